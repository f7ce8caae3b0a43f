"""The table of joint exercises."""

import pytest
from playwright.sync_api import expect

ROWS = ".exercises tbody tr.opens"
DAYS = f"{ROWS} .ex-day"


@pytest.fixture
def exercises(page):
    page.goto("/exercises")
    page.wait_for_selector(ROWS)
    return page


def test_it_lists_what_the_api_tells(exercises):
    told = exercises.evaluate("fetch('/api/v1/exercises').then((answer) => answer.json())")
    assert exercises.locator(ROWS).count() == told["total"]
    patrol = exercises.locator(ROWS, has_text="23 Jul 2019").inner_text()
    for words in ("Russia and China", "patrol", "South Korea", "2 Tu-95MS", "first"):
        assert words in patrol


def test_it_sorts_both_ways(exercises):
    down = exercises.locator(DAYS).all_inner_texts()
    exercises.click("th >> text=When")
    exercises.wait_for_url("**/exercises?sort=day")
    exercises.wait_for_function(f"() => document.querySelector('{DAYS}').textContent === '{down[-1]}'")
    exercises.click("th >> text=When")
    exercises.wait_for_url("**/exercises?sort=-day")
    exercises.wait_for_function(f"() => document.querySelector('{DAYS}').textContent === '{down[0]}'")


def test_a_row_opens_the_event(exercises):
    href = exercises.get_attribute(DAYS, "href")
    exercises.click(f"{ROWS} .ex-kind")
    exercises.wait_for_url(f"**{href}")


def test_groups_have_headings(exercises):
    exercises.click(".options >> text=By who takes part")
    exercises.wait_for_function(
        "() => { const told = [...document.querySelectorAll('tr.group th')].map(h => h.innerText);"
        " return told.length > 1 && new Set(told).size === told.length }"
    )
    headings = exercises.locator("tr.group th").all_inner_texts()
    assert any("China and Russia" in heading for heading in headings)


def test_a_year_of_the_strip(exercises):
    exercises.click(".year-strip a[aria-label^='2019']")
    exercises.wait_for_url("**/exercises?year=2019")
    exercises.wait_for_function(
        f"() => [...document.querySelectorAll('{DAYS}')].every(a => /2019/.test(a.textContent))"
    )
    expect(exercises.locator(".ex-bar")).to_contain_text(f"{exercises.locator(ROWS).count()} acts in 2019")
    assert exercises.locator(".year-strip li").count() > 5


def test_filters_and_another_kind(page):
    page.goto("/exercises?actor=RUS&with=CHN")
    page.wait_for_selector(ROWS)
    assert all("Russia" in who and "China" in who for who in page.locator(".ex-who").all_inner_texts())
    page.goto("/exercises?mode=visit")
    page.wait_for_selector(ROWS)
    assert {kind.split()[0] for kind in page.locator(".ex-kind").all_inner_texts()} == {"visit"}


def test_nothing_found_says_so(page):
    page.goto("/exercises?actor=Atlantis")
    assert "No joint exercise" in page.inner_text(".nothing-title")
