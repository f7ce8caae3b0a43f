"""Quantities: the words, the figure that a record keeps and its bound."""

from __future__ import annotations

import pytest

from whowhom.resolve import numbers

ROWS = [
    ("2,000", 2000, None),
    ("more than 2,000", 2000, "more-than"),
    ("two dozen", 24, None),
    ("several hundred", 200, "order"),
    ("a few thousand", 2000, "order"),
    ("scores", 40, "order"),
    ("dozens", 24, "order"),
    ("hundreds", 200, "order"),
    ("thousands", 2000, "order"),
    ("tens of thousands", 20000, "order"),
    ("hundreds of thousands", 200000, "order"),
    ("some 500", 500, "about"),
    ("nearly two million", 2000000, "about"),
    ("at least six", 6, "at-least"),
    ("up to 40", 40, "up-to"),
    ("as many as 1.2 million", 1200000, "up-to"),
    ("no more than 30", 30, "up-to"),
    ("a dozen", 12, None),
    ("half a dozen", 6, None),
    ("half a million", 500000, None),
    ("10,000 to 15,000", 10000, "at-least"),
    ("between 20 and 30", 20, "at-least"),
    ("24 or 23", 23, "at-least"),
    ("300 - strong", 300, None),
    ("twenty - four", 24, None),
    ("two hundred and fifty thousand", 250000, None),
    ("an estimated 8,000", 8000, "about"),
    ("40 or so", 40, "about"),
    ("100 or more", 100, "at-least"),
    ("a", None, None),
    ("several", None, None),
    ("a couple", 2, "about"),
    ("a hundred", 100, None),
    ("one", 1, None),
    ("two and a half million", 2500000, None),
    ("10 to 15,000", 10000, "at-least"),
    ("2,435,000", 2435000, None),
    ("1.5 lakh", 150000, None),
    ("3 trillion", 3000000000000, None),
]


@pytest.mark.parametrize(("words", "count", "bound"), ROWS)
def test_quantity(words: str, count: int | None, bound: str | None) -> None:
    found = numbers.read(words.split())
    assert found is not None
    assert (found.count, found.bound) == (count, bound)


def test_range_keeps_both_ends() -> None:
    assert numbers.read(["10,000", "to", "15,000"]) == numbers.Quantity(10000, 15000, 10000, "at-least")


FRACTIONS = [
    ("8.5", 8.5, 8.5, None),
    ("12.3 million", 12300000, 12300000, None),
    ("one in three", 1 / 3, 1 / 3, None),
    ("two out of five", 0.4, 0.4, None),
    ("two - thirds", 2 / 3, 2 / 3, None),
    ("1/4", 0.25, 0.25, None),
    ("two and a half", 2.5, 2.5, None),
    ("between 1.5 and 2 million", 1500000, 2000000, "at-least"),
    ("dozens", 12, 120, "order"),
]


@pytest.mark.parametrize(("words", "low", "high", "bound"), FRACTIONS)
def test_fractions_where_they_are_asked_for(words: str, low: float, high: float, bound: str | None) -> None:
    found = numbers.scan(words.split(), 0, whole=False)
    assert found is not None
    assert (found[0].low, found[0].high, found[0].bound) == (pytest.approx(low), pytest.approx(high), bound)


@pytest.mark.parametrize("words", ["8.5", "one in three", "two - thirds", "two and a half"])
def test_a_fraction_is_no_count(words: str) -> None:
    assert numbers.read(words.split()) is None


@pytest.mark.parametrize("words", ["9" * 400, "9" * 5000, "9" * 400 + " million", "5" + " billion" * 90, "24/7", "1/0"])
@pytest.mark.parametrize("whole", [True, False])
def test_what_is_too_large_to_count_anything_is_no_figure(words: str, whole: bool) -> None:
    found = numbers.scan(words.split(), 0, whole=whole)
    assert found is None or found[0].low is None or found[0].low <= 10**15


def test_the_tail_of_a_figure_is_no_figure() -> None:
    assert numbers.ending_at(["999"] * 30, 30) is None


def test_m_is_a_million_only_before_what_is_counted() -> None:
    assert numbers.ending_at(["12", "m"], 2) == (numbers.Quantity(12000000, 12000000, 12000000, None), 0)
    assert numbers.scan(["12", "m"], 0) == (numbers.Quantity(12, 12, 12, None), 1)


@pytest.mark.parametrize("words", ["the ships", "hundred", "and", "tanks", "2,000 tanks", ""])
def test_no_quantity(words: str) -> None:
    assert numbers.read(words.split()) is None


def test_longest_quantity_before_a_noun() -> None:
    words = ["with", "as", "many", "as", "300", "tanks"]
    found = numbers.ending_at(words, 5)
    assert found is not None
    assert (found[0].count, found[0].bound, found[1]) == (300, "up-to", 1)
