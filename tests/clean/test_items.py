"""Where the items of a round-up begin, and where a byline says that a report was written."""

import pytest

from whowhom.clean import clean
from whowhom.read import report_from_text
from whowhom.syntax import Reading


def kinds(*paragraphs: str) -> list[tuple[str, str | None]]:
    reading = clean(Reading(report_from_text("\n\n".join(paragraphs), source="t")))
    return [(block.kind, block.place) for block in reading.blocks]


FULL = "Two riders were killed and a dozen were hurt."


@pytest.mark.parametrize("stop", [".", ":"])
def test_items_may_open_with_a_place_and_a_stop(stop: str) -> None:
    places = ["Arnor", "Minas Tirith", "Rohan and Gondor"]
    found = kinds("THE WEEK", *(f"{place}{stop} {FULL}" for place in places))
    assert [place for kind, place in found if kind == "dateline"] == places


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["They spoke for an hour.", "Lind: We are ready.", "Reporter: When will you leave?", "Lind: Tomorrow at noon."],
        ["Nobody spoke. They sat down.", "Talks failed. They went home.", "Gen. Lind was late. He said nothing."],
        [f"Arnor. {FULL}", f"Rohan. {FULL}", "In the north it rained for a week."],
    ],
)
def test_other_openings_make_no_items(paragraphs: list[str]) -> None:
    assert "dateline" not in [kind for kind, _ in kinds(*paragraphs)]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("By our correspondents in Nairobi and Mombasa", "Nairobi"),
        ("From our own correspondent, LIMA, Jan 13", "LIMA"),
        ("From our Washington bureau", "Washington"),
        ("By Ada Lind in Port Moresby", "Port Moresby"),
        ("By ADA LIND and J. T. Berg in Kabul", "Kabul"),
        ("Ada Lind in Bogota", "Bogota"),
        ("Ada Lind, Kampala", "Kampala"),
    ],
)
def test_a_byline_says_where_a_report_was_written(line: str, place: str) -> None:
    assert ("dateline", place) in kinds("The rebels reject another truce", line, FULL)


@pytest.mark.parametrize("line", ["By Ada Lind", "Clashes erupt as talks fail in the north", "From bad to worse"])
def test_other_lines_say_nothing_of_it(line: str) -> None:
    assert "dateline" not in [kind for kind, _ in kinds("The rebels reject another truce", line, FULL)]


def test_a_report_may_be_all_in_headlines() -> None:
    pair = ["ARNOR LIFTS BAN ON RIDERS", "Guards free twenty; exiles told to return"]
    assert [kind for kind, _ in kinds(*pair, *pair, *pair)].count("headline") == 3
