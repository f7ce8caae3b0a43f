"""The example reports are read, dated, listed and coded."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from whowhom import Coder
from whowhom.clean import clean
from whowhom.read import read_sources
from whowhom.records import Report
from whowhom.syntax import Reading

FOLDER = Path(__file__).parents[1] / "examples"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file() and path.name != "README.md")
COUNT = 40
SHORTEST, LONGEST = 60, 220  # words of headline and body
WORDS = frozenset(("headline", "body"))


def _read(path: Path) -> list[Report]:
    found = list(read_sources([str(path)]))
    assert all(isinstance(item, Report) for item in found), found
    return [item for item in found if isinstance(item, Report)]


REPORTS = [(path.name, report) for path in FILES for report in _read(path)]
each = pytest.mark.parametrize(("name", "report"), REPORTS, ids=[f"{name}-{report.id}" for name, report in REPORTS])


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()


def test_there_are_forty_of_several_kinds() -> None:
    assert len(REPORTS) == COUNT
    kinds = Counter(path.suffix for path in FILES)
    assert kinds == {".txt": 28, ".html": 10, ".jsonl": 1}
    assert len({report.id for _, report in REPORTS}) == COUNT


@each
def test_each_has_the_date_of_its_file(name: str, report: Report) -> None:
    reading = clean(Reading(report))
    assert not reading.problems
    assert reading.report.published is not None
    assert name.startswith(reading.report.published)


@each
def test_each_is_short_and_pure(name: str, report: Report) -> None:
    """The words of the report are kept, the page's own furniture is no part of them."""
    reading = clean(Reading(report))
    told = " ".join(report.text[slice(*block.span)] for block in reading.blocks if block.kind in WORDS)
    assert SHORTEST <= len(told.split()) <= LONGEST, name
    assert not re.search(r"cookie|newsletter|all rights reserved|share this|most read|tags:", told, re.I)


def test_the_list_names_every_file_once() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (\S+\.(?:txt|html|jsonl)) \|.*\| (\d{4}-\d\d-\d\d) \|", page, re.M)
    assert [name for name, _ in rows] == [path.name for path in FILES]
    assert all(name.startswith(day) for name, day in rows)


@pytest.mark.parametrize(
    ("first", "copy"),
    [
        ("2018-03-26-us-expels-russians.txt", "2018-03-27-us-expels-russians-reprint.html"),
        ("2023-04-11-balikatan.txt", "2023-04-12-balikatan-reprint.txt"),
    ],
)
def test_two_reports_are_near_copies(first: str, copy: str) -> None:
    """Most runs of five words of the copy stand in the report that it copies, but not all."""
    one, two = (_runs(report.text) for name in (first, copy) for told, report in REPORTS if told == name)
    assert 0.8 < len(one & two) / len(two) < 1


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[start : start + 5]) for start in range(len(words) - 4)}


@each
def test_each_gives_events_with_true_spans(coder: Coder, name: str, report: Report) -> None:
    reading = coder.read(report)
    assert not reading.problems
    assert reading.events, name
    for event in reading.events:
        for text, span in event.evidence:
            assert report.text[slice(*span)] == text


def test_whom_a_raid_kills_is_not_who_raided(coder: Coder) -> None:
    (report,) = _read(FOLDER / "2019-02-26-balakot-new-delhi.txt")
    lost = [(event, one) for event in coder.read(report).events for one in event.casualties]
    assert lost
    assert all(one.of not in {party.id for party in event.actors} for event, one in lost)
