"""A sentence coded as one types it."""


def test_a_sentence_shows_its_acts_words_and_frames(page):
    page.goto("/try?day=2022-12-02")
    page.set_default_timeout(60_000)  # the coder is loaded with the first sentence
    page.fill(
        ".try-field",
        "On Wednesday Russian and Chinese bombers flew a joint patrol over the Sea of Japan, and it rained.",
    )
    page.wait_for_selector(".try-act")
    assert "say=On+Wednesday" in page.url
    assert "30 November 2022" in page.inner_text(".try-act .review-sentence")
    assert "{actor" in page.inner_text(".try-frames")
    assert page.inner_text(".paper .unread") == "rained"
    page.hover(".try-act .review-fields > div >> nth=0")
    page.wait_for_selector(".paper .lit >> text=Russian")


def test_an_example_is_one_click_away_and_no_act_is_told(page):
    page.goto("/try?say=The+cat+sat+on+the+mat.")
    page.set_default_timeout(60_000)
    page.wait_for_selector("text=No act.")
    page.click(".try-examples button >> nth=0")
    page.wait_for_selector(".try-act")


def test_without_review_the_desk_says_how_to_begin(page):
    page.goto("/review")
    page.wait_for_selector("text=whowhom serve --review")
