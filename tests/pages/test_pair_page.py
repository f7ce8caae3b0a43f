"""The page of a pair, and that of one party."""

import re

from playwright.sync_api import expect


def shown(page, address):
    page.goto(address)
    page.wait_for_selector(".pair-page h1")
    page.wait_for_selector(".course svg.plot")
    return page


def test_a_pair_is_shown_with_its_course_its_ladder_and_its_acts(page):
    shown(page, "/pair/RUS/CHN")
    assert page.inner_text("h1") == "Russia⇄China"
    assert "acts between them" in page.inner_text(".sums")
    assert page.locator(".course svg.plot [data-mark=rect] rect").count() > 3
    ladder = page.get_by_role("region", name="Exercises and patrols")
    expect(ladder).to_contain_text("Pacific Ocean · patrol · 7 days")
    expect(page.get_by_role("region", name="Standing relations")).to_contain_text("Beijing have drawn closer")
    expect(page.get_by_role("region", name="Side by side")).to_contain_text("Venezuela")


def test_what_nobody_tells_of_is_said_in_a_line(page):
    shown(page, "/pair/USA/CUB")
    expect(page.locator("main")).to_contain_text(re.compile(r"No report tells of exercises, .* or \w+"))


def test_a_mark_of_the_ladder_opens_its_event(page):
    shown(page, "/pair/RUS/CHN?min-confidence=0.5")
    mark = page.locator("svg.plot a").first
    assert "joint patrol" in mark.get_attribute("aria-label") or "joint exercise" in mark.get_attribute("aria-label")
    mark.press("Enter")
    page.wait_for_url(re.compile(r"/event/inc_\w+\?min-confidence=0.5$"))


def test_the_length_of_periods_is_in_the_address(page):
    shown(page, "/pair/RUS/CHN")
    page.click(".periods a:has-text('Year')")
    page.wait_for_url("**/pair/RUS/CHN?by=year")
    page.wait_for_selector(".periods .options a[aria-current]:has-text('Year')")


def test_a_click_on_a_period_narrows_the_time(page):
    shown(page, "/pair/RUS/CHN")
    page.locator(".course svg.plot [data-mark=rect] rect").first.click()
    page.wait_for_url("**/pair/RUS/CHN?since=2019-07-01&until=2019-09-30")
    page.wait_for_selector(".periods .options a[aria-current]:has-text('Month')")
    page.click("text=Whole time")
    page.wait_for_url(re.compile(r"/pair/RUS/CHN$"))


def test_another_pair_is_chosen_by_key(page):
    shown(page, "/pair/RUS/CHN")
    page.focus("input[name=b]")
    page.keyboard.press("Control+a")
    page.keyboard.type("Egyp")
    page.wait_for_selector("datalist option[value=Egypt]", state="attached")
    page.keyboard.type("t")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pair/Russia/Egypt")
    page.wait_for_selector("h1:has-text('Egypt')")


def test_two_pairs_are_compared_on_the_same_axes(page):
    shown(page, "/pair/RUS/CHN")
    page.fill("input[name=a]", "United States")
    page.fill("input[name=b]", "Cuba")
    page.click("text=Compare with this pair")
    page.wait_for_url("**/pair/RUS/CHN?also=United+States%2FCuba")
    page.wait_for_selector(".difference")
    expect(page.locator(".compared h3")).to_have_text(["Russia and China", "United States and Cuba"])
    first, second = (
        page.locator(".compared").nth(n).locator("svg.plot").first.locator("[data-mark='y-axis tick label']")
        for n in (0, 1)
    )
    expect(first).to_have_text(re.compile(r"\d"))
    expect(second).to_have_text(first.text_content())
    page.click("text=Compare no longer")
    page.wait_for_selector(".difference", state="detached")


def test_an_unknown_party_is_answered_with_the_nearest(page):
    page.goto("/pair/RUS/Chian")
    assert "The nearest: China" in page.inner_text("[role=alert]")
    assert page.input_value("input[name=b]") == "Chian"


def test_a_party_is_shown_with_partners_that_lead_to_pairs(page):
    shown(page, "/actor/RUS")
    expect(page.locator("h1")).to_have_text(re.compile("^Russia"))
    against = page.get_by_role("region", name="Against whom")
    expect(against.locator("a", has_text="Ukraine").first).to_be_visible()
    expect(page.locator(".turn").first).to_be_visible()
    page.get_by_role("region", name="With whom").locator("a").first.click()
    page.wait_for_url("**/pair/RUS/CHN")
    page.wait_for_selector("h1:has-text('China')")


def test_a_change_point_is_told_and_its_line_is_lit(page):
    shown(page, "/actor/RUS")
    lit = ".course svg.plot line[stroke-opacity='1']"
    assert re.search(r"from \d{4}-Q\d on: [\d.]+ acts a quarter after", page.inner_text(".turn >> nth=0"))
    assert page.locator(lit).count() == 0
    page.focus(".turn >> nth=0")
    page.wait_for_selector(lit, state="attached")


def test_the_places_stand_on_a_map_on_demand(page):
    shown(page, "/actor/RUS")
    page.click("text=On a map")
    page.wait_for_url("**/actor/RUS?where=map*")
    page.wait_for_selector(".act-map")


def test_an_organ_leads_to_its_state_and_a_type_narrows(page):
    shown(page, "/actor/RUS.MIL")
    expect(page.locator(".sums")).to_contain_text("Organ of Russia")
    page.get_by_role("region", name="What it does").locator("a:has-text('Mobilize')").click()
    page.wait_for_url("**/actor/RUS.MIL?type=MOBILIZE")
    page.click(".sums a")
    page.wait_for_url("**/actor/RUS?type=MOBILIZE")
