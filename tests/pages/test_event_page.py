"""The pages of an act and of a report: every value lights its own words, and a hostile report stays text."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from house_fakes import DRILL
from odd_fakes import HOSTILE, TAGS, OddCoder, hostile_report, odd_reports
from tests.pages.conftest import serving
from whowhom.serve import application
from whowhom.store import open_store

ODD = quote(hostile_report().id, safe="")

# Every value in turn, as the keyboard reaches it: its keys, and the words that are lit while the focus is there.
LIT = """async () => {
  const found = []
  for (const said of document.querySelectorAll('.value .said')) {
    const keys = said.closest('.value').dataset.value.split(' ')
    const pieces = (key) => [...document.querySelectorAll(`.paper [data-of~="${key}"]`)]
    const lit = (key) => pieces(key).every((one) => one.matches('.lit'))
    for (let frames = 0; frames < 60 && !(said.matches(':focus') && keys.every(lit)); frames++) {
      said.blur() // a page that has just come may not listen yet
      said.focus()
      await new Promise(requestAnimationFrame)
    }
    found.push(keys.map((key) => [key, lit(key), pieces(key).map((one) => one.textContent).join('')]))
  }
  return found
}"""

# Whether the letters of a word stand from left to right.
IN_ORDER = """(word) => {
  const walker = document.createTreeWalker(document.querySelector('.paper'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(word)
    if (at < 0) continue
    const lefts = [...word].map((_, n) => {
      const range = document.createRange()
      range.setStart(walker.currentNode, at + n)
      range.setEnd(walker.currentNode, at + n + 1)
      return range.getBoundingClientRect().left
    })
    return lefts.every((left, n) => n === 0 || left > lefts[n - 1])
  }
}"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """The address of an explorer over a hostile report, and an act of which two reports tell differently."""
    path = tmp_path_factory.mktemp("odd") / "odd.duckdb"
    with open_store(path) as store:
        store.ingest(odd_reports(), OddCoder())
    with open_store(path, read_only=True) as store:
        address, stop = serving(application(store))
        yield address
        stop()


@pytest.fixture(scope="module")
def records(demo_db):
    """The fullest record of each of some reports of the demo."""
    sql = """SELECT record FROM (SELECT id, document, json_array_length(record, '$.places')
        + json_array_length(record, '$.forces') + json_array_length(record, '$.casualties') AS told FROM events)
        JOIN events USING (id, document) QUALIFY row_number() OVER (PARTITION BY document ORDER BY told DESC, id) = 1
        ORDER BY told DESC, id LIMIT 6"""
    with open_store(demo_db, read_only=True) as store:
        from json import loads

        return [loads(row["record"]) for row in store.sql(sql)]


def opened(page, address):
    page.goto(address)
    page.wait_for_selector(".paper p")


def words_at(record, key):
    """The words of a record at a path as "places.0"."""
    for part in key.split("."):
        record = record[int(part)] if part.isdigit() else record[part]
    return record["text"]


def test_every_value_lights_its_own_words(page, records):
    for record in records:
        opened(page, f"/event/{record['id']}")
        told = [one for value in page.evaluate(LIT) for one in value]
        assert len(told) >= 3
        for key, lit, words in told:
            assert lit, key
            assert words.split() == words_at(record, key).split(), key  # a line's end is no part of a paragraph


def test_odd_letters_before_the_words_move_nothing(page, odd):
    opened(page, f"{odd}/event/evt_odd")
    told = {key: words for value in page.evaluate(LIT) for key, _, words in value}
    assert told["actors.0"] == "Gondorian"
    assert told["places.0"] == "Pelennor"
    assert told["attribution.0"] == "the Gondorian defence ministry said"
    assert told["casualties.0"] == "At least three riders"
    evidence = page.locator('.paper [data-of~="evidence"]').all_text_contents()
    assert evidence == [DRILL[: DRILL.index(" At least")], DRILL[DRILL.index("At least") : DRILL.index(" Gondor has")]]


def test_value_and_words_light_each_other(page, odd):
    opened(page, f"{odd}/event/evt_odd")
    page.hover(".told-field.role-where .value")
    expect(page.locator(".paper .lit")).to_have_text("Pelennor")
    page.hover(".paper .role-how-long")
    expect(page.locator(".value.lit")).to_contain_text("6 hours")
    page.hover("h1")
    expect(page.locator(".lit")).to_have_count(0)


def test_keys_lead_from_act_to_act_and_to_the_words(page, odd):
    opened(page, f"{odd}/event/evt_odd")
    page.keyboard.press("j")
    page.wait_for_url("**/event/evt_odd_2")
    expect(page.locator("h1")).to_contain_text("met")
    assert "Follows" in page.inner_text(".event-left")
    page.keyboard.press("k")
    page.wait_for_url("**/event/evt_odd")
    expect(page.locator("h1")).to_contain_text("held a joint exercise")
    page.wait_for_selector(".paper .evidence")
    page.keyboard.press("e")
    page.wait_for_function("() => document.activeElement.matches('.paper .evidence.lit')")
    page.keyboard.press("r")
    page.wait_for_url(f"**/report/{ODD}?at=*")


def test_the_next_act_is_that_of_the_list(page):
    page.goto("/")
    page.wait_for_selector(".act-line")
    links = page.locator("a[href*='/event/']")
    list_of = page.evaluate("""() => [...document.querySelector('a.act-line').closest('ol, ul, tbody')
        .querySelectorAll('a[href*="/event/"]')].map((link) => link.getAttribute('href').split('?')[0])""")
    links.first.click()
    page.wait_for_selector(".steps")
    expect(page.locator(".steps")).to_contain_text(f"1 of {len(list_of)} in the list")
    page.keyboard.press("j")
    page.wait_for_url(f"**{list_of[1]}*")


def test_an_incident_shows_its_sources_and_their_figures(page, demo_db):
    with open_store(demo_db, read_only=True) as store:
        record = next(one for one in store.incidents(min_sources=2) if one["figures"] and one["why"])
    opened(page, f"/event/{record['id']}")
    panel = page.locator(".incident")
    expect(panel.locator("h2")).to_contain_text(f"{record['independent']} independent sources")
    expect(panel.locator(".figure")).to_have_count(len(record["figures"]))
    expect(panel.locator(".tellings > li")).to_have_count(len(record["events"]))
    expect(panel.locator("[aria-current]")).to_have_count(1)
    panel.locator("summary").click()
    expect(panel.locator(".signs li").first).to_be_visible()


def test_a_figure_that_is_told_twice_stands_once(page, demo_db):
    with open_store(demo_db, read_only=True) as store:
        told = next(one for one in store.events(type="COERCE", mode="seize", actor="RUS") if len(one["forces"]) > 1)
    opened(page, f"/event/{told['id']}")
    row = page.locator(".told-field.role-with .value", has_text="naval vessel")
    expect(row).to_have_count(1)
    expect(row.locator(".said")).to_have_count(len(told["forces"]))


def test_sources_that_differ_stand_side_by_side(page, odd):
    opened(page, f"{odd}/event/evt_raid_a")
    figure = page.locator(".figure.differs")
    expect(figure.locator("dt")).to_contain_text("sources differ")
    assert [words.split()[0] for words in figure.locator(".figure-value").all_inner_texts()] == ["3", "6"]
    page.click(".tellings li:not([aria-current]) > a")
    page.wait_for_url("**/event/evt_raid_b")


@pytest.mark.parametrize("path", ["/event/evt_odd", f"/report/{ODD}"])
def test_a_hostile_report_is_text(page, odd, path):
    opened(page, odd + path)
    paper = page.locator(".paper")
    assert "".join(HOSTILE.split()) == "".join(paper.locator("p").all_text_contents()).replace(" ", "").replace(
        "\n", ""
    )
    assert paper.locator("script, img, b").count() == 0
    assert page.locator(".paper .furniture").inner_text() == TAGS
    names = paper.locator(".unseen-mark").evaluate_all("(marks) => marks.map((mark) => mark.dataset.name)")
    assert names == ["RLO", "PDI", "zero width", "soft hyphen", "U+0007", "RLI"]
    assert page.evaluate(IN_ORDER, "fell") and page.evaluate(IN_ORDER, "the bank")
    assert page.title() != "taken"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_report_has_its_acts_in_the_margin(page, odd):
    opened(page, f"{odd}/report/{ODD}")
    notes = page.locator(".paper-row").first.locator(".note")
    expect(notes).to_have_count(3)
    notes.first.hover()
    lit = page.locator(".paper .tells.lit")
    expect(lit.first).to_contain_text("held a joint drill")
    page.hover(".paper .trigger.standing")
    expect(page.locator(".lit-note")).to_have_text("GON and ROH: alliance.")
    assert page.locator("a[href^='javascript']").count() == 0
    notes.first.click()
    page.wait_for_url("**/event/evt_odd")


def test_an_address_lights_the_characters_that_it_names(page, odd):
    at = HOSTILE.index("Pelennor")
    opened(page, f"{odd}/report/{ODD}?at={at}-{at + len('Pelennor')}")
    expect(page.locator(".paper .asked")).to_have_text("Pelennor")
    page.wait_for_function("() => document.activeElement.matches('.asked')")


@pytest.mark.parametrize("path", ["/event/evt_none", "/report/none"])
def test_what_is_not_there_is_said(page, path):
    page.goto(path)
    expect(page.locator("[role=alert]")).to_contain_text("in this store")
