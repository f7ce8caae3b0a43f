"""The frame around every view."""

from playwright.sync_api import expect


def test_the_overview_lists_what_happened(page):
    page.goto("/")
    page.wait_for_selector(".act-line")
    expect(page).to_have_title("Overview · whowhom")


def test_the_address_is_the_state(page):
    page.goto("/?actor=RUS&type=COOPERATE")
    page.wait_for_selector(".act-line")
    page.fill("#search", "patrol")
    page.press("#search", "Enter")
    page.wait_for_url("**/search?*text=patrol*")
    assert "actor=RUS" in page.url and "type=COOPERATE" in page.url


def test_keys_lead_everywhere(page):
    page.goto("/")
    page.wait_for_selector(".act-line")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")


def test_dark_is_kept(page):
    page.goto("/")
    page.click("button[aria-label='Light or dark']")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_an_error_says_what_to_do(page):
    page.goto("/?since=yesterday")
    assert "is no date" in page.inner_text("[role=alert]")
