"""One place: the map stands there, with who acts there, when, and the acts themselves."""

from playwright.sync_api import expect


def test_a_place_has_its_acts_and_who_does_them(page):
    seen = page.request.get("/api/v1/places/Niamey").json()
    page.goto("/place/Niamey")
    page.wait_for_selector(".list .act-line")
    assert page.inner_text("h1") == "Niamey"
    expect(page.locator(".list .act-line")).to_have_count(seen["acts"])
    expect(page.locator("a[href^='/pair/']")).to_have_count(len(seen["place"]["pairs"]))
    page.click(".list .act-line >> nth=0")
    page.wait_for_url("**/event/*")


def test_a_year_becomes_the_time_that_is_asked_for(page):
    page.goto("/place/Xinjiang?projection=flat")
    page.click(".year-strip a >> nth=0")
    page.wait_for_url("**since=*until=*")
    assert "projection=flat" in page.url


def test_the_map_stands_at_the_place(page):
    page.set_default_timeout(60_000)
    page.goto("/place/Havana?projection=flat")
    page.wait_for_selector("[data-drawn]")
    page.click(".map-canvas canvas")
    page.wait_for_selector(".map-card .act-line")
    assert page.inner_text(".map-card h2") == "Havana"


def test_a_place_that_nobody_names(page):
    page.goto("/place/Nowhere%2FLand")
    assert "took place at 'Nowhere/Land'" in page.inner_text("[role=alert]")
