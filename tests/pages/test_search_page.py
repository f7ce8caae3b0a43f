"""Search in the browser: from the head of any page to a sentence in its report."""

from urllib.parse import parse_qs, urlsplit


def asked(page):
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_the_head_leads_to_hits_with_the_words_lit(page):
    page.goto("/?type=COOPERATE")
    page.fill("#search", "drill")
    page.press("#search", "Enter")
    page.wait_for_selector(".hit mark")
    assert urlsplit(page.url).path == "/search" and asked(page) == {"text": "drill", "type": "COOPERATE"}
    assert {word.lower() for word in page.locator(".hit mark").all_inner_texts()} <= {"drill", "drills", "drilling"}


def test_without_words_it_tells_how_to_search(page):
    page.goto("/search")
    page.click("text=exercise NOT naval")
    page.wait_for_selector(".hit mark")
    assert asked(page)["text"] == "exercise NOT naval"


def test_types_and_years_narrow_the_hits(page):
    page.goto("/search?text=said")
    page.click(".found-types a >> nth=0")
    page.wait_for_url("**/search?*type=*")
    kind = asked(page)["type"]
    page.wait_for_function("() => document.querySelectorAll('.found-types a').length === 1")
    page.click(".found-years a >> nth=-1")
    page.wait_for_url("**/search?*until=*")
    assert asked(page)["since"] == asked(page)["until"]
    page.click(f"button[aria-label='Take away: Type: {kind.capitalize()}']")
    page.wait_for_function("() => !location.search.includes('type=')")


def test_hits_stand_under_their_reports_where_those_give_the_order(page):
    page.goto("/search?text=said")
    page.click("text=Newest reports")
    page.wait_for_selector(".told:not(.stale) .hit-report")
    titles = page.locator(".hit-report").all_inner_texts()
    assert len(set(titles)) == len(titles) < page.locator(".hit").count()


def test_a_quotation_leads_to_where_it_stands(page):
    page.goto("/search?text=drill")
    page.wait_for_selector(".hit-quote a")
    at = parse_qs(urlsplit(page.locator(".hit-quote a").first.get_attribute("href")).query)["at"][0]
    start, end = map(int, at.split("-"))
    shown = page.locator(".hit-quote bdi").first.inner_text()
    assert end - start == len(shown)


def test_keys_walk_through_the_hits(page):
    page.goto("/search?text=drill")
    page.wait_for_selector(".hit")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.list > li')[1]")


def test_nothing_found_and_nothing_understood_are_told(page):
    page.goto("/search?text=xyzzyx")
    page.wait_for_selector(".nothing")
    page.goto("/search?text=NOT%20drill")
    assert "asks for no word" in page.inner_text("[role=alert]")


def test_what_is_searched_is_text_and_no_markup(page):
    page.goto("/search?text=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20OR%20drill")
    page.wait_for_selector(".hit")
    assert page.locator("main img").count() == 0
    assert "<img src=x onerror=alert(1)> OR drill" in page.inner_text("h1")


def test_a_filter_by_code_is_told_by_its_name(page):
    page.goto("/search?text=said&party=RUS")
    page.wait_for_selector(".filter-chip >> text=Takes part: Russia")
