"""The overview: filters with counts, the time that is drawn on the timeline, and the ways to acts and pairs."""

import re

import pytest
from playwright.sync_api import expect

CHOICE = ".overview-side .facet-choice"


@pytest.fixture
def overview(page):
    """So low a window that the map, which is slow to draw without a graphics card, stays out of view."""
    page.set_viewport_size({"width": 1440, "height": 360})
    page.goto("/")
    page.wait_for_selector(".act-line")
    page.wait_for_selector(CHOICE)
    page.wait_for_selector(".timeline rect")
    return page


def total(page):
    """The number of acts that the head tells."""
    return int(re.match(r"[\d,]+", page.inner_text(".overview-head [role=status]"))[0].replace(",", ""))


def test_a_choice_narrows_everything_and_its_chip_takes_it_away(overview):
    choice = overview.locator(CHOICE, has_text="Russia")
    expected = int(choice.locator(".facet-count").inner_text())
    all_of_them = total(overview)
    choice.click()
    overview.wait_for_function(
        "n => document.querySelector('.overview-head [role=status]').textContent.startsWith(n + ' of')", arg=expected
    )
    assert "party=RUS" in overview.url
    expect(choice).to_have_attribute("aria-pressed", "true")
    overview.click(".filter-chip button[aria-label='Take away: Takes part: Russia']")
    overview.wait_for_function("() => !document.querySelector('.filter-chip')")
    assert "party" not in overview.url
    overview.wait_for_function(
        "n => document.querySelector('.overview-head [role=status]').textContent.startsWith(n)", arg=str(all_of_them)
    )


def test_a_second_value_of_a_facet_can_be_added(overview):
    overview.locator(CHOICE, has_text="Assault").click()
    overview.wait_for_url("**type=ASSAULT")
    overview.locator(CHOICE, has_text="Accuse").click()
    overview.wait_for_url("**type=ASSAULT&type=ACCUSE")
    expect(overview.locator(".filter-chip")).to_have_count(2)
    overview.click("text=Clear all")
    overview.wait_for_function("() => !location.search")


def test_letters_find_a_value(overview):
    field = overview.get_by_label("Find in: Who takes part")
    field.fill("niger")
    facet = overview.locator(".overview-facet", has=field)
    facet.locator(".facet-choice", has_text="United States").wait_for(state="detached")
    expect(facet.get_by_text("Niger", exact=True)).to_be_visible()


def test_a_time_is_drawn_and_taken_away(overview):
    box = overview.locator(".brush").bounding_box()
    overview.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    overview.mouse.down()
    overview.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=4)
    overview.mouse.up()
    overview.wait_for_url(re.compile(r"since=20\d\d-\d\d&until=20\d\d-\d\d"))
    overview.wait_for_selector(".timeline g.out")
    overview.locator(".brush").dblclick(position={"x": 10, "y": 20})
    overview.wait_for_function("() => !location.search")


def test_a_time_is_chosen_by_key(overview):
    ends = overview.locator("[role=slider]")
    ends.nth(0).focus()
    for _ in range(3):
        overview.keyboard.press("ArrowRight")
    overview.wait_for_url("**since=2015-03&**")
    expect(ends.nth(0)).to_have_attribute("aria-valuetext", "Mar 2015")
    overview.keyboard.press("Delete")
    overview.wait_for_function("() => !location.search")


def test_the_figures_stand_in_a_table_as_well(overview):
    overview.click(".time-table summary")
    overview.wait_for_selector(".time-table tbody tr")
    assert overview.locator(".time-table tbody tr").count() > 100


def test_a_first_leads_to_its_event_and_a_changed_pair_to_the_pair(overview):
    first = overview.locator("section", has=overview.get_by_role("heading", name="Firsts")).locator(
        "a[href^='/event/']"
    )
    expect(first.nth(3)).to_be_attached()
    expect(overview.locator("a.changed").first).to_have_attribute("href", re.compile("^/pair/"))


def test_nothing_found_says_how_to_go_on(page):
    page.goto("/?party=FJI&country=CUB")
    page.click("text=Clear all filters")
    page.wait_for_selector(".act-line")
    assert "?" not in page.url


def test_on_a_narrow_screen_the_filters_open_as_a_sheet(overview):
    overview.set_viewport_size({"width": 390, "height": 844})
    overview.wait_for_selector(".overview-side", state="hidden")
    overview.click("button:has-text('Filters')")
    overview.locator("dialog.sheet .facet-choice", has_text="Verbal conflict").click()
    overview.wait_for_url("**quad=verbal-conflict")
    overview.click("dialog.sheet button:has-text('Show')")
    overview.wait_for_selector("dialog.sheet", state="hidden")
    expect(overview.locator(".sheet-opens")).to_have_text("Filters (1)")


def test_the_map_comes_when_it_is_seen(page):
    page.set_viewport_size({"width": 1440, "height": 300})
    page.goto("/")
    page.wait_for_selector(".act-line")
    assert not page.locator(".act-map").count()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_selector(".map-panel .act-map")
