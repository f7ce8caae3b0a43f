"""Quantities in words: "more than 2,000", "two dozen", "several hundred", "10,000 to 15,000", "tens of thousands"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
DASHES = {"-", "–", "—"}
JOINS = {"to", "or", "and"} | DASHES
LONGEST = 10  # words of the longest quantity ("as many as two hundred and fifty thousand")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``count`` is what a record keeps (None for "a" and "several"); ``low`` and ``high`` are what the words allow.

    ``bound``: None exact, more-than, at-least, up-to, about, order (an order of magnitude: "dozens" = 24).
    """

    low: int | None
    high: int | None
    count: int | None
    bound: str | None


NONE = Quantity(None, None, None, None)


@cache
def _table() -> dict[str, Any]:
    data = tomllib.loads((files("whowhom") / "codebook" / "forces.toml").read_text("utf-8"))
    table: dict[str, Any] = data["numbers"]
    return table


@cache
def _phrases(name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Bound phrases as words, longest first, so that "no more than" wins over "more than"."""
    rows = [(tuple(phrase.split()), bound) for bound, phrases in _table()[name].items() for phrase in phrases]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def read(words: Sequence[str]) -> Quantity | None:
    """The quantity that all the words spell, or None if they spell no quantity."""
    found = scan(words, 0)
    return found[0] if found and found[1] == len(words) else None


def ending_at(words: Sequence[str], end: int) -> tuple[Quantity, int] | None:
    """The longest quantity whose last word is ``words[end - 1]``, and its first index."""
    for start in range(max(0, end - LONGEST), end):
        found = scan(words[:end], start)
        if found and found[1] == end:
            return found[0], start
    return None


def scan(words: Sequence[str], start: int) -> tuple[Quantity, int] | None:
    """The quantity that begins at ``start`` and the index after it. Case does not matter."""
    low = [w.lower() for w in words]
    bound, i, between = _bound(low, start)
    first = _amount(low, i)
    if first is None:
        return None
    quantity, i = first
    quantity, i = _range(low, quantity, i, between)
    quantity, i = _suffix(low, quantity, i)
    if bound and quantity.count is not None:
        quantity = replace(quantity, bound=bound)
        quantity = replace(quantity, high=None) if bound in ("more-than", "at-least") else quantity
        quantity = replace(quantity, low=None) if bound == "up-to" else quantity
    return quantity, i


def _bound(words: list[str], i: int) -> tuple[str | None, int, bool]:
    """Reads "more than", "at least some", "an estimated"; also whether "between" opens a range."""
    bound = None
    for _ in range(3):
        match = next(((p, b) for p, b in _phrases("bounds") if tuple(words[i : i + len(p)]) == p), None)
        if match:
            bound, i = bound or match[1], i + len(match[0])
        elif words[i : i + 1] and words[i] in _table()["skip"]:
            i += 1
        elif words[i : i + 1] in (["a"], ["an"], ["the"]) and set(words[i + 1 : i + 2]) & set(_table()["skip"]):
            i += 2
        else:
            break
    if words[i : i + 1] in (["between"], ["from"]):
        return bound, i + 1, True
    return bound, i, False


def _range(words: list[str], low: Quantity, i: int, between: bool) -> tuple[Quantity, int]:
    """ "10,000 to 15,000", "24 or 23", "between 20 and 30": the record keeps the figure that is sure, the lower."""
    if low.count is None or words[i : i + 1] == [] or words[i] not in JOINS or (words[i] == "and" and not between):
        return low, i
    found = _amount(words, i + 1)
    if found is None or found[0].count is None:
        return low, i
    first, second, end = low.count, found[0].count, found[1]
    if words[i] != "or" and second < first and second >= 1000 and first < 1000:
        first *= 1000 if second % 1000 == 0 else 1  # "10 to 15,000" men
    if second <= first and words[i] in DASHES:
        return low, i
    small, large = min(first, second), max(first, second)
    return Quantity(small, large, small, "at-least"), end


def _suffix(words: list[str], quantity: Quantity, i: int) -> tuple[Quantity, int]:
    if words[i : i + 2] and words[i] in DASHES and words[i + 1 : i + 2] == ["strong"]:
        return quantity, i + 2
    skip = 1 if words[i : i + 1] and words[i] in DASHES else 0
    for phrase, bound in _phrases("after"):
        at = i + skip
        if tuple(words[at : at + len(phrase)]) == phrase and quantity.count is not None:
            return replace(quantity, bound=bound, high=None if bound == "at-least" else quantity.high), at + len(phrase)
    return quantity, i


def _exact(value: float) -> Quantity:
    whole = round(value)
    return Quantity(whole, whole, whole, None)


def _amount(words: list[str], i: int) -> tuple[Quantity, int] | None:
    for rule in (_order, _digits, _half, _spelled, _vague):
        found = rule(words, i)
        if found:
            return found
    return None


def _order(words: list[str], i: int) -> tuple[Quantity, int] | None:
    """ "dozens", "hundreds of thousands"; the "of" before the counted noun is left to the caller."""
    word = words[i] if i < len(words) else ""
    table = _table()
    if word in table["order_of"] and words[i + 1 : i + 2] == ["of"] and words[i + 2 : i + 3]:
        scale = words[i + 2].removesuffix("s")
        if words[i + 2] in table["order"] and scale in table["scale"]:
            count = table["order_of"][word] * table["scale"][scale]
            return Quantity(None, None, count, "order"), i + 3
    if word in table["order"]:
        return Quantity(None, None, table["order"][word], "order"), i + 1
    return None


def _digits(words: list[str], i: int) -> tuple[Quantity, int] | None:
    word = words[i] if i < len(words) else ""
    plus = word.endswith("+")
    if not DIGITS.fullmatch(word.rstrip("+")):
        return None
    value, i = float(word.rstrip("+").replace(",", "")), i + 1
    while len(word) <= 3 and i < len(words) and re.fullmatch(r"\d{3}", words[i]):
        value, i = value * 1000 + int(words[i]), i + 1  # "3 000"
    while i < len(words) and words[i] in {**_table()["scale"], **_table()["group"]}:
        value, i = value * {**_table()["scale"], **_table()["group"]}[words[i]], i + 1
    if value != int(value):
        return None
    quantity = _exact(value)
    return (replace(quantity, bound="at-least", high=None) if plus else quantity), i


def _half(words: list[str], i: int) -> tuple[Quantity, int] | None:
    """ "half a dozen", "half-a-million", "a half dozen", "a quarter of a million"."""
    flat = [w for w in words[i : i + 6] if w not in DASHES]
    units = {**_table()["scale"], **_table()["group"]}
    for opening, share in ((["half", "a"], 0.5), (["a", "half"], 0.5), (["a", "quarter", "of", "a"], 0.25)):
        size = len(opening)
        if flat[:size] == opening and flat[size : size + 1] and flat[size] in units:
            end = i
            seen = 0
            while seen <= size:
                seen += words[end] not in DASHES
                end += 1
            return replace(_exact(share * units[flat[size]]), bound=None), end
    return None


def _spelled(words: list[str], i: int) -> tuple[Quantity, int] | None:
    """ "two hundred and fifty thousand", "a dozen", "twenty-four", "several hundred", "a few thousand"."""
    table = _table()
    units: dict[str, int] = {**table["scale"], **table["group"]}
    total, part, seen, bound, start = 0, 0, False, None, i
    if words[i : i + 1] in (["a"], ["an"]) and words[i + 1 : i + 2] and words[i + 1] in {**units, **table["several"]}:
        i += 1
        part, seen = (1, True) if words[i] in units else (0, False)
    if words[i : i + 1] and words[i] in table["several"] and words[i + 1 : i + 2] and words[i + 1] in units:
        part, seen, bound, i = table["several"][words[i]], True, "about", i + 1
    while i < len(words):
        word = words[i]
        if word in table["small"]:
            part, seen = part + table["small"][word], True
        elif word in units and seen:
            if units[word] >= 1000:
                total, part = total + max(part, 1) * units[word], 0
            else:
                part = max(part, 1) * units[word]
        elif word in {"and", *DASHES} and seen and _continues(words, i, part):
            pass
        else:
            break
        i += 1
    return (replace(_exact(total + part), bound=bound), i) if seen and i > start else None


def _continues(words: list[str], i: int, part: int) -> bool:
    """Whether "and" or a hyphen stands inside one numeral ("two hundred and six", "twenty-four")."""
    small: dict[str, int] = _table()["small"]
    nxt, before = words[i + 1 : i + 2], words[i - 1]
    if not nxt or nxt[0] not in small:
        return False
    if words[i] in DASHES:
        return small.get(before, 0) >= 20 and 0 < small[nxt[0]] < 10
    scale: dict[str, int] = _table()["scale"]
    return before in scale


def _vague(words: list[str], i: int) -> tuple[Quantity, int] | None:
    """ "a couple of" = 2 about, "a pair of" = 2; "a", "several", "a handful of" name no figure."""
    word = words[i] if i < len(words) else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    article = word in ("a", "an")
    key = after if article else word
    end = i + 2 if article else i + 1
    if key in ("couple", "pair"):
        return replace(_exact(2), bound="about" if key == "couple" else None), end
    if key in _table()["uncounted"] and (article or word != "some"):
        return NONE, end
    return (NONE, i + 1) if article else None
