"""Quantities: the words, the figure that a record keeps and its bound."""

from __future__ import annotations

import pytest

from whowhom.resolve import numbers

ROWS = [
    ("2,000", 2000, None),
    ("more than 2,000", 2000, "more-than"),
    ("two dozen", 24, None),
    ("several hundred", 300, "about"),
    ("a few thousand", 3000, "about"),
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
]


@pytest.mark.parametrize(("words", "count", "bound"), ROWS)
def test_quantity(words: str, count: int | None, bound: str | None) -> None:
    found = numbers.read(words.split())
    assert found is not None
    assert (found.count, found.bound) == (count, bound)


def test_range_keeps_both_ends() -> None:
    assert numbers.read(["10,000", "to", "15,000"]) == numbers.Quantity(10000, 15000, 10000, "at-least")


@pytest.mark.parametrize("words", ["the ships", "hundred", "and", "tanks", "2,000 tanks", ""])
def test_no_quantity(words: str) -> None:
    assert numbers.read(words.split()) is None


def test_longest_quantity_before_a_noun() -> None:
    words = ["with", "as", "many", "as", "300", "tanks"]
    found = numbers.ending_at(words, 5)
    assert found is not None
    assert (found[0].count, found[0].bound, found[1]) == (300, "up-to", 1)
