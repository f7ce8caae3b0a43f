"""The map, drawn by a browser that has no graphics card."""

import re

import pytest

DRAWN, CANVAS = "[data-drawn]", ".map-canvas canvas"
FILLED = f"""wide => {{
    const drawn = document.querySelector('{CANVAS}'), box = document.querySelector('.map-canvas')
    return innerWidth === wide && drawn.clientWidth === box.clientWidth && drawn.clientHeight === box.clientHeight
}}"""


@pytest.fixture
def marks(page):
    return page.request.get("/api/v1/marks").json()


def drawn(page, address):
    page.set_default_timeout(60_000)  # without a graphics card a globe takes its time
    page.set_viewport_size({"width": 700, "height": 520})
    page.goto(address)
    page.wait_for_selector(DRAWN)


def test_every_place_is_drawn_and_a_click_opens_its_acts(page, marks):
    drawn(page, f"/map?projection=flat&map={marks['lon'][0]},{marks['lat'][0]},5")
    assert int(page.get_attribute(DRAWN, "data-drawn")) == len(marks["name"])
    page.click(CANVAS)  # what stands in its middle
    page.wait_for_selector(".map-card .act-line")
    assert page.inner_text(".map-card h2") == marks["name"][0]
    assert page.locator(".map-card a[href^='/event/']").count() == marks["acts"][0]
    page.click(".map-card [aria-label=Close]")
    page.wait_for_selector(".map-card", state="detached")


def test_the_address_says_how_the_earth_is_seen(page):
    drawn(page, "/map?type=ASSAULT")
    page.click("text=Flat")
    page.wait_for_url("**/map?*projection=flat*")
    page.focus(CANVAS)
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"[?&]map=-?[\d.]+%2C-?[\d.]+%2C[\d.]+"))
    page.click("text=Globe")
    page.wait_for_url(lambda address: "projection" not in address and "type=ASSAULT" in address)


def test_only_the_acts_of_a_part(page, marks):
    drawn(page, "/map?projection=flat&map=127,37,5")
    page.click("text=Only acts in this part")
    page.wait_for_url("**bbox=*")
    page.wait_for_function(
        "n => Number(document.querySelector('[data-drawn]')?.dataset.drawn) < n", arg=len(marks["name"])
    )
    page.click("text=Acts everywhere")
    page.wait_for_url(lambda address: "bbox" not in address)


def test_light_and_dark_switch_on_the_spot(page):
    drawn(page, "/map?projection=flat")
    light = page.locator(CANVAS).screenshot()
    page.keyboard.press("d")
    page.wait_for_selector("html[data-theme=dark]")
    page.wait_for_selector(f"{DRAWN}[data-theme=dark]")
    assert page.locator(CANVAS).screenshot() != light


def test_the_places_as_a_table(page, marks):
    drawn(page, "/map")
    page.press("text=As a table", "Enter")
    page.wait_for_selector(".map-table table")
    assert page.locator(".map-table tbody tr").count() == len(marks["name"])
    page.click("text=Back to the map")
    page.wait_for_selector(DRAWN)


def test_without_webgl_there_is_the_table(page, marks):
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto("/map")
    page.wait_for_selector(".map-table table")
    assert "cannot draw the map" in page.inner_text(".map-note")
    assert page.locator(".map-table tbody tr").count() == len(marks["name"])


def test_the_address_waits_for_the_reader_to_move_the_map(page):
    drawn(page, "/map?projection=flat")
    page.set_viewport_size({"width": 600, "height": 600})  # the map fits itself to its box, and that is no move
    page.wait_for_function(FILLED, arg=600)
    assert "map=" not in page.url
    page.click("[aria-label='Nearer']")
    page.wait_for_url("**/map?*map=*")
