"""The desk in a real browser: a round by key, a second reviewer who sees nothing of it, and what both come to."""

import shutil

import pytest
from playwright.sync_api import expect

from whowhom.serve import application
from whowhom.store import open_store

TOKEN = "a-token-of-the-tests"
SAMPLE = "order=random&size=20"


@pytest.fixture
def store(demo_db, tmp_path):
    shutil.copy(demo_db, tmp_path / "s.duckdb")
    with open_store(tmp_path / "s.duckdb") as opened:
        yield opened


@pytest.fixture
def site(store, serving):
    """The explorer over a copy of the demo's store that may be written."""
    address, stop = serving(application(store, token=TOKEN, review=True))
    yield address
    stop()


def sit_down(page, name, path=f"/review?{SAMPLE}"):
    """At the desk under a name, with a record before one."""
    page.goto(f"/review?token={TOKEN}")
    page.wait_for_selector(".review-by, [aria-label='Your name']")
    if page.locator(".review-by").count():
        page.click("text=change")
    page.fill("[aria-label='Your name']", name)
    page.keyboard.press("Enter")
    page.wait_for_selector(".review-card")
    page.goto(path)
    page.wait_for_selector(".review-card")


def sentence(page):
    return page.inner_text(".review-sentence")


def press(page, key):
    """Presses a key that leads to another record, and waits for it."""
    before = sentence(page)
    page.keyboard.press(key)
    page.wait_for_function("before => document.querySelector('.review-sentence')?.innerText !== before", arg=before)


def judged(page, count):
    expect(page.locator(".review-progress span")).to_have_text(f"{count} of 20 judged")


def standing(store):
    return [(one["reviewer"], one["kind"], one["fields"]) for one in store.verdicts() if one["state"] == "holds"]


def test_a_round_by_key(page, store):
    sit_down(page, "Ada")
    first = sentence(page)
    press(page, "a")
    judged(page, 1)
    second = sentence(page)
    page.keyboard.press("c")
    status = "refused" if page.input_value("[aria-label=Status]") == "denied" else "denied"
    page.select_option("[aria-label=Status]", status)
    page.focus("[aria-label=Who]")
    page.keyboard.type("Chi")
    page.wait_for_selector("[role=option][aria-selected=true] >> text=CHN")
    page.keyboard.press("Enter")
    page.wait_for_selector(".review-chip[title=CHN]")
    press(page, "Control+Enter")
    judged(page, 2)
    page.keyboard.press("Shift+R")
    page.wait_for_selector(".review-note input:focus")
    page.keyboard.type("a film")
    press(page, "Enter")
    judged(page, 3)
    press(page, "u")
    judged(page, 2)
    (accepted, corrected) = standing(store)
    assert accepted[:2] == ("Ada", "accept")
    assert corrected[1] == "correct" and corrected[2]["status"] == status and "CHN" in corrected[2]["actors"]
    press(page, "p")
    assert sentence(page) == second != first
    expect(page.locator(".review-verdicts")).to_contain_text("You corrected it")


def test_a_value_lights_its_words(page):
    sit_down(page, "Ada", "/review?order=random&actor=RUS")
    page.hover(".review-fields > div:nth-child(4)")
    page.wait_for_selector(".review-report .lit")


def test_the_second_reviewer_is_blind_until_both_differ(page, store):
    sit_down(page, "Ada")
    (record,) = store.events(limit=1)
    store.verdict("reject", record["id"], by="Ada", note="a film")
    sit_down(page, "Bo", "/review?order=second")
    expect(page.locator(".review-entry")).to_have_count(1)
    assert "Ada" not in page.inner_text("main") and "film" not in page.inner_text("main")
    page.route("**/review/verdicts", lambda route: (page.wait_for_timeout(1000), route.continue_()))
    page.keyboard.press("a")
    page.wait_for_selector("text=All of this queue is judged.")  # while the verdict is still on its way
    page.click("text=how far reviewers agree")
    page.wait_for_selector(".dispute")
    assert page.inner_text(".agreement-table tbody tr:first-child .reading") == "no better than chance"
    page.click("text=Ada is right")
    page.wait_for_selector("[role=status] >> text=Ada is right.")
    assert store.event(record["id"])["review"]["verdict"] == "reject"


def test_a_wrong_word_is_told_and_nothing_is_lost(page, store):
    sit_down(page, "Ada")
    before = sentence(page)
    page.keyboard.press("c")
    page.focus("[aria-label=Who]")
    page.keyboard.type("Narnia")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[role=alert] >> text=Nobody knows a party 'Narnia'")
    assert sentence(page) == before
    assert not store.verdicts()


def test_enter_never_chooses_what_other_letters_may_mean(page, store):
    sit_down(page, "Ada")
    page.route("**/suggest?q=Narnia*", lambda route: None)  # an answer that does not come in time
    page.keyboard.press("c")
    page.focus("[aria-label=Who]")
    page.keyboard.type("N")
    page.wait_for_selector("[role=option][aria-selected=true]")
    page.keyboard.type("arnia")
    page.keyboard.press("Enter")
    page.wait_for_selector(".review-chip[title=Narnia]")


def test_an_empty_queue_says_so(page):
    sit_down(page, "Ada")
    page.goto("/review?order=second")
    page.wait_for_selector("text=There is nothing in this queue.")
