"""Towns that only a verb or the report's date makes places."""

from __future__ import annotations

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Report, Span
from whowhom.resolve.places import find_toponyms, load_places
from whowhom.syntax import Reading

PARSER = SpacyParser()
TABLES = load_places()


def country(text: str, words: str, day: str | None = "2022-11-30") -> str | None:
    report = Report(id="t", text=text, source="-", published=day)
    reading = Reading(
        report, (Block("body", Span(0, len(text))),), tuple(PARSER.parse(text, [Block("body", Span(0, len(text)))]))
    )
    found = {place.value.text: place.value.country for place in find_toponyms(reading, TABLES)}
    return found.get(words, "no place")


CASES = [
    ("The Russian army devastated Mariupol.", "Mariupol", "2022-04-01", "UKR"),
    ("Ukraine said Russian shells had hit Kramatorsk and Mariupol.", "Kramatorsk", "2022-04-01", "UKR"),
    ("Herat fell to the Taliban.", "Herat", "2021-08-12", "AFG"),
    ("A spy was poisoned in Salisbury, Britain said.", "Salisbury", "2018-03-12", "GBR"),
    ("Ian Smith of Rhodesia spoke in Salisbury.", "Salisbury", "1979-01-01", "ZWE"),
    ("The mayor of Philadelphia resigned.", "Philadelphia", "2022-04-01", "USA"),
]


@pytest.mark.parametrize(("text", "words", "day", "expected"), CASES)
def test_towns(text: str, words: str, day: str, expected: str) -> None:
    assert country(text, words, day) == expected
