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


def test_on_a_narrow_screen_the_view_that_is_open_is_seen_among_the_views(page):
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto("/try")
    expect(page.locator(".views [aria-current]")).to_be_in_viewport(ratio=0.9)


def test_on_a_narrow_screen_what_is_only_planned_stands_beside_the_day(page):
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto("/?status=planned")
    line = page.locator(".act-line", has=page.locator(".status")).first
    line.wait_for()
    day, status = (line.locator(part).bounding_box() for part in (".act-day", ".status"))
    assert status["x"] > day["x"] and status["y"] < day["y"] + day["height"]


def test_what_one_writes_into_the_search_stays_while_the_address_changes(page):
    page.goto("/network?text=drill")
    expect(page.locator("#search")).to_have_value("drill")
    page.fill("#search", "patrol")
    page.click(".options >> text=Against whom")
    page.wait_for_url("**ties=against*")
    expect(page.locator("#search")).to_have_value("patrol")
    page.go_back()
    page.wait_for_url("**/network?text=drill")
    page.press("#search", "Enter")
    page.wait_for_url("**/search?*text=patrol*")
