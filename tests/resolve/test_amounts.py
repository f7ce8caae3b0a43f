"""Amounts: the figure, what the words allow, the unit; and figures that are none."""

from __future__ import annotations

from functools import cache

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Span
from whowhom.resolve.amounts import Amount, amounts_of


@cache
def parser() -> SpacyParser:
    return SpacyParser()


def amounts(text: str) -> list[Amount]:
    return [
        found
        for sentence in parser().parse(text, [Block("body", Span(0, len(text)))])
        for found in amounts_of(sentence)
    ]


ROWS = [
    ("The deal is worth €1.2bn.", [(1200000000, 1200000000, None, "euro")]),
    ("He spent £350m a week.", [(350000000, 350000000, None, "pound sterling per week")]),
    ("It lent C$5 million.", [(5000000, 5000000, None, "canadian dollar")]),
    ("It lent US $5 million.", [(5000000, 5000000, None, "dollar")]),
    ("It will cost $1-2bn.", [(1000000000, 2000000000, "at-least", "dollar")]),
    ("It cost between $10 and $15 million.", [(10000000, 15000000, "at-least", "dollar")]),
    ("Growth of 3-4% is expected.", [(3, 4, "at-least", "percentage")]),
    ("Rates went from 1 per cent to 1.5 per cent.", [(1, 1.5, "at-least", "percentage")]),
    ("The car covers 0-60mph.", [(0, 60, "at-least", "mile per hour")]),
    ("The field measures 12 square miles.", [(12, 12, None, "square mile")]),
    ("A 45-year-old man was held.", [(45, 45, None, "year of age")]),
    ("Less than 10.5 tonnes of grain came.", [(None, 10.5, "up-to", "metric ton")]),
    ("It was minus 20 degrees.", [(-20, -20, None, "degree")]),
    ("The town has 26 schools.", [(26, 26, None, "school")]),
    ("Dozens of people came.", [(12, 120, "order", "people")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_amounts(text: str, expected: list[tuple[float | None, float | None, str | None, str]]) -> None:
    told = [(a.quantity.low, a.quantity.high, a.quantity.bound, a.unit.name) for a in amounts(text)]
    assert told == expected


NONE = [
    "The war of 1812 began in June.",
    "They met at 10.30 a.m. on June 4, 2019.",
    "Resolution 2254 was read on page 3.",
    "The visitors won 3-0.",
    "The 22nd amendment stands.",
    "He drove a BMW X5 and saw an F-16 and a TA-35.",
    "She lost one to him.",
    "Call 888-847-6592.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_amount(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "trend"), [("Shares fell 3%.", "down"), ("Sales rose by 3%.", "up"), ("Sales rose to 3%.", None)]
)
def test_the_way_a_share_went(text: str, trend: str | None) -> None:
    assert [a.trend for a in amounts(text)] == [trend]


def test_spans() -> None:
    text = "They gave more than $4 million."
    (found,) = amounts(text)
    assert text[slice(*found.span)] == "more than $4 million"
    assert text[slice(*found.figure)] == "$4 million"
