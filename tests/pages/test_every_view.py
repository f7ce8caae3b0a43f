"""What holds for every view: it fits its window, light and dark, can be read and reached by all, and by key."""

import re
from pathlib import Path

import pytest

from whowhom.store import open_store

WEB = Path(__file__).parents[2] / "web"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
TABLE = (WEB / "src" / "views" / "routes.tsx").read_text(encoding="utf-8")
PATTERNS = re.findall(r"\bpath: '([^']+)'", TABLE)
IN_THE_HEAD = dict(re.findall(r"\bpath: '([^']+)'[^}]*\bkey: '(\w)'", TABLE))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
LOADED = "() => document.querySelector('main :is(h1, h2)') && !document.querySelector('main .waiting, main .stale')"
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def examples(demo_db):
    """An address for each pattern of the table of views."""
    with open_store(demo_db, read_only=True) as store:
        (told,) = store.sql("SELECT id FROM incidents ORDER BY sources DESC, documents DESC, id LIMIT 1")
        report = store.incident(told["id"])["documents"][0]
        (place,) = store.sql("SELECT name FROM event_places GROUP BY name ORDER BY count(*) DESC, name LIMIT 1")
    return {
        "/event/:id": f"/event/{told['id']}",
        "/report/:id": f"/report/{report}",
        "/pair/:a/:b": "/pair/RUS/CHN",
        "/actor/:id": "/actor/RUS",
        "/search": "/search?text=exercise",
        "/place/:name": f"/place/{place['name']}",
    }


def opened(page, address):
    page.goto(address)
    page.wait_for_function(LOADED)
    return page


def violations(page):
    """What axe finds wrong: the rule, and where. The source is handed over from outside, as the policy demands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES)
    return [
        f"{one['id']}: {node['target'][0]} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_view_fits_wide_and_narrow_windows(page, examples, pattern):
    opened(page, examples.get(pattern, pattern))
    page.wait_for_function(FITS)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("() => innerWidth === 390")
    page.wait_for_function(FITS)  # charts are drawn anew a moment later


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core, which npm brings; `make test` asks for it")
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_view_can_be_read_by_all_light_and_dark(page, examples, pattern):
    opened(page, examples.get(pattern, pattern))
    assert violations(page) == []
    page.keyboard.press("d")
    assert violations(page) == []


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_stop_of_the_tab_key_is_seen(page, examples, pattern):
    opened(page, examples.get(pattern, pattern))
    for _ in range(30):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["is"] == "BODY":
            break
        assert stop["ring"], stop
        page.wait_for_function(f"() => ({STOP})().seen")  # the page is moved to it a moment later


STOP = """() => {
    const on = document.activeElement, box = on.getBoundingClientRect(), style = getComputedStyle(on)
    return {
        is: on.tagName, name: on.className + ' ' + on.textContent.slice(0, 40),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        seen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    }
}"""


@pytest.mark.parametrize("pattern", sorted(IN_THE_HEAD))
def test_a_view_of_the_head_has_a_key(page, pattern):
    opened(page, "/ledger" if pattern == "/" and "/ledger" in PATTERNS else "/")
    page.keyboard.press("g")
    page.keyboard.press(IN_THE_HEAD[pattern])
    page.wait_for_url(f"**{pattern}")
    page.wait_for_function(LOADED)
    assert page.get_attribute(".views a[aria-current]", "href") == pattern


def test_from_the_list_to_an_act_and_back_by_key(page):
    opened(page, "/?actor=RUS")
    page.wait_for_selector(".act-line")
    page.keyboard.press("j")
    page.keyboard.press("j")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/*")
    page.wait_for_function(LOADED)
    page.wait_for_function("() => document.activeElement.id === 'main'")
    page.keyboard.press("Escape")
    page.wait_for_url("**/?actor=RUS")
    page.wait_for_selector(".act-line")
    assert name in page.inner_text("main").replace("\n", "")
