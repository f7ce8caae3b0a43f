"""The ledger in the browser: numbers that add up, and behind them every run, source, problem and report."""

import re


def test_the_numbers_add_up(page):
    page.goto("/ledger")
    page.wait_for_selector(".sum-line")
    read, *rest = (int(n.replace(",", "")) for n in page.locator(".sum-line dd").all_inner_texts())
    assert read == sum(rest) > 30


def test_its_parts_stand_in_the_address(page):
    page.goto("/ledger")
    page.click(".tabs >> text=Sources")
    page.wait_for_selector("[aria-label='Sources'] tbody tr")
    assert "show=sources" in page.url
    page.click(".tabs >> text=Runs")
    page.wait_for_selector("[aria-label='Runs'] tbody tr")
    assert "show" not in page.url


def test_sources_are_chosen_by_name(page):
    page.goto("/ledger?show=sources")
    page.fill(".by-name input", "malabar")
    page.press(".by-name input", "Enter")
    page.wait_for_url(re.compile("name=malabar"))
    page.wait_for_function("() => document.querySelectorAll('tbody tr').length === 1")
    assert "malabar" in page.inner_text("tbody tr")


def test_problems_are_chosen_by_kind(page):
    page.goto("/ledger?show=problems")
    page.click(".choices >> text=passed over")
    page.wait_for_url(re.compile("code=passed-over"))
    assert "passed over" in page.inner_text("[aria-label='Problems'] tbody")


def test_a_report_is_one_click_away(page):
    page.goto("/ledger?show=reports&name=malabar")
    page.wait_for_function("() => document.querySelectorAll('tbody tr').length === 1")
    assert re.search(r"/report/doc_\w+$", page.locator("tbody a").get_attribute("href"))
