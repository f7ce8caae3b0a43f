"""Ctrl-K: a few words lead to a party, a pair, a place, a view."""

import pytest

FIRST = ".palette li[aria-selected=true]"


@pytest.fixture
def line(page):
    """The line to write in, over a view with a filter."""
    page.goto("/exercises?since=2015")
    page.wait_for_selector(".exercises tbody tr")
    page.keyboard.press("Control+k")
    page.wait_for_selector(".palette li")
    return page


@pytest.mark.parametrize(
    ("words", "offered", "leads"),
    [
        ("russia china", "Russia and China", "/pair/RUS/CHN?since=2015"),
        ("south korea and usa", "South Korea and United States", "/pair/KOR/USA?since=2015"),
        ("south korea", "South Korea", "/actor/KOR?since=2015"),
        ("bay of b", "Bay of Bengal", "/place/Bay%20of%20Bengal?since=2015"),
        ("netw", "Network", "/network?since=2015"),
        ("zzz", "“zzz”", "/search?since=2015&text=zzz"),
    ],
)
def test_words_lead_where_they_mean(line, words, offered, leads):
    line.fill(".palette input", words)
    line.wait_for_selector(f"{FIRST} >> text={offered}")
    line.keyboard.press("Enter")
    line.wait_for_url(f"**{leads}")
    line.wait_for_selector(".palette", state="detached")


def test_arrows_choose_and_escape_closes(line):
    line.wait_for_load_state("networkidle")
    names = line.locator(".palette li span:first-child").all_inner_texts()
    line.wait_for_selector(f"{FIRST} >> text={names[0]}")
    line.keyboard.press("ArrowDown")
    line.wait_for_selector(f"{FIRST} >> text={names[1]}")
    line.keyboard.press("ArrowUp")
    line.keyboard.press("ArrowUp")
    line.wait_for_selector(f"{FIRST} >> text={names[-1]}")
    line.keyboard.press("Escape")
    line.wait_for_selector(".palette", state="detached")
    assert line.url.endswith("/exercises?since=2015")
