"""Quantities in words: "more than 2,000", "two dozen or so", "10,000 to 15,000", "an estimated 12.3 million".

A reader of counts (``whole``) takes no fraction for a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from whowhom.resolve.numerals import DASHES, NONE, Found, Quantity, numeral, table

__all__ = ["DASHES", "JOINS", "NONE", "Quantity", "ending_at", "read", "scan"]

JOINS = {"to", "or", "and"} | DASHES
REACH = 40  # words within which a quantity ends, with its bounds and both ends of a range
LONGEST = 10  # words of the longest quantity ("as many as two hundred and fifty thousand")


@cache
def _phrases(name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Bound phrases as words, longest first, so that "no more than" wins over "more than"."""
    rows = [(tuple(phrase.split()), bound) for bound, phrases in table()[name].items() for phrase in phrases]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _bounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Those before a figure, by their first word."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, bound in _phrases("bounds"):
        out.setdefault(phrase[0], []).append((phrase, bound))
    return out


@cache
def _skipped() -> frozenset[str]:
    return frozenset(table()["skip"])


def read(words: Sequence[str]) -> Quantity | None:
    """The quantity that all the words spell, or None if they spell no quantity."""
    found = scan(words, 0)
    return found[0] if found and found[1] == len(words) else None


def ending_at(words: Sequence[str], end: int) -> tuple[Quantity, int] | None:
    """The longest quantity whose last word is ``words[end - 1]``, and its first index. What it counts follows."""
    for start in range(max(0, end - LONGEST), end):
        if start and words[start].isdigit() and len(words[start - 1]) == 3 and words[start - 1].isdigit():
            continue  # the middle of "300 000 000"
        found = scan(words[:end], start, short=True)
        if found and found[1] == end:
            return found[0], start
    return None


def scan(words: Sequence[str], start: int, *, whole: bool = True, short: bool = False) -> Found | None:
    """The quantity that begins at ``start`` and the index after it. Case does not matter.

    ``whole``: fractions are no quantity. ``short``: "m" and "b" after a figure are millions and billions.
    """
    if start >= len(words) or not _may_begin(words[start]):
        return None
    low = [""] * start + [w.lower() for w in words[start : start + REACH]]
    bound, i, between = _bound(low, start)
    first = numeral(low, i, short)
    if first is None or (whole and _is_fraction(first[0])):
        return None
    quantity, i = first
    quantity, i = _range(low, quantity, i, between, short)
    quantity, i = _suffix(low, quantity, i)
    if bound and quantity.low is not None:
        quantity = replace(quantity, bound=bound)
        quantity = replace(quantity, high=None) if bound in ("more-than", "at-least") else quantity
        quantity = replace(quantity, low=None) if bound == "up-to" else quantity
    return quantity, i


def _may_begin(word: str) -> bool:
    return word[:1].isdigit() or word.lower() in _openings()


@cache
def _openings() -> frozenset[str]:
    """Every word that a quantity in words begins with."""
    rows = table()
    groups = ("small", "order", "order_of", "several", "parts", "group", "uncounted", "skip")
    bounds = {phrase[0] for phrase, _ in _phrases("bounds")}
    return frozenset(word for name in groups for word in rows[name]) | bounds | set(rows["openings"])


def _is_fraction(quantity: Quantity) -> bool:
    return quantity.count is None and quantity != NONE


def _bound(words: list[str], i: int) -> tuple[str | None, int, bool]:
    """Reads "more than", "at least some", "an estimated"; also whether "between" opens a range."""
    bound, skip, phrases = None, _skipped(), _bounds()
    for _ in range(3):
        begun = phrases.get(words[i], ()) if i < len(words) else ()
        match = next(((p, b) for p, b in begun if tuple(words[i : i + len(p)]) == p), None)
        if match:
            bound, i = bound or match[1], i + len(match[0])
        elif words[i : i + 1] and words[i] in skip:
            i += 1
        elif words[i : i + 1] in (["a"], ["an"], ["the"]) and set(words[i + 1 : i + 2]) & skip:
            i += 2
        else:
            break
    if words[i : i + 1] in (["between"], ["from"]):
        return bound, i + 1, True
    return bound, i, False


def _range(words: list[str], low: Quantity, i: int, between: bool, short: bool) -> Found:
    """ "10,000 to 15,000", "24 or 23", "between 20 and 30": the record keeps the figure that is sure, the lower."""
    if low.low is None or words[i : i + 1] == [] or words[i] not in JOINS or (words[i] == "and" and not between):
        return low, i
    found = numeral(words, i + 1, short)
    if found is None or found[0].low is None or low.bound == "order" or found[0].bound == "order":
        return low, i
    first, second, end = low.low, found[0].low, found[1]
    if words[i] != "or" and first < 1000 <= second:
        first *= _carried(words, end, first, second)
    if second <= first and words[i] in DASHES:
        return low, i
    small, large = (int(n) if n == int(n) else n for n in (min(first, second), max(first, second)))
    return Quantity(small, large, small if isinstance(small, int) else None, "at-least"), end


def _carried(words: list[str], end: int, first: float, second: float) -> int:
    """ "10 to 15,000 men", "$10 to $15 billion": the scale of the second figure is meant for the first as well."""
    scale = table()["scale"].get(words[end - 1], 1000 if second % 1000 == 0 else 1)
    return int(scale) if first < second / scale else 1


def _suffix(words: list[str], quantity: Quantity, i: int) -> Found:
    if words[i : i + 2] and words[i] in DASHES and words[i + 1 : i + 2] == ["strong"]:
        return quantity, i + 2
    skip = 1 if words[i : i + 1] and words[i] in DASHES else 0
    for phrase, bound in _phrases("after"):
        at = i + skip
        if tuple(words[at : at + len(phrase)]) == phrase and quantity.count is not None:
            return replace(quantity, bound=bound, high=None if bound == "at-least" else quantity.high), at + len(phrase)
    return quantity, i
