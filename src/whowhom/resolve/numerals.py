"""One numeral: "2,000", "1.2 million", "two dozen", "dozens", "half a million", "one in three"; without bounds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

DIGITS = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]+)(?:\.[0-9]+)?")  # also 1,20,000
RATIO = re.compile(r"([0-9]{1,4})[/⁄]([0-9]{1,4})")
LARGEST = 10**15  # what nobody counts or pays; longer rows of digits are numbers of accounts and the like
DASHES = {"-", "–", "—"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """``count`` is what a record keeps (None for "a", "several", fractions); ``low``, ``high`` what the words allow.

    ``bound``: None exact, more-than, at-least, up-to, about, order (an order of magnitude: "dozens" = 24).
    """

    low: float | None
    high: float | None
    count: int | None
    bound: str | None


NONE = Quantity(None, None, None, None)
Found = tuple[Quantity, int]  # a quantity and the index after its last word


@cache
def table() -> dict[str, Any]:
    return tomllib.loads((files("whowhom") / "codebook" / "numbers.toml").read_text("utf-8"))


@cache
def scales() -> dict[str, int]:
    """Words that multiply: hundred, million, bn, dozen …"""
    return {**table()["scale"], **table()["group"]}


def numeral(words: Sequence[str], i: int, short: bool = False) -> Found | None:
    """The numeral that begins at word ``i``, in lower case. ``short``: "m" and "b" are millions and billions."""
    if i >= len(words):
        return None
    for rule in (_order, _half, _share, _spelled, _vague):
        found = rule(words, i)
        if found:
            return _and_half(words, *found)
    digits = _digits(words, i, short)
    return _and_half(words, *digits) if digits else None


def _and_half(words: Sequence[str], quantity: Quantity, end: int) -> Found:
    """ "two and a half", "3 and a quarter"."""
    after = list(words[end : end + 3])
    part = table()["parts"].get(after[2]) if len(after) == 3 and after[:2] == ["and", "a"] else None
    if part is None or quantity.count is None or quantity.bound == "order" or words[end + 3 : end + 4] == ["dozen"]:
        return quantity, end
    value, end = quantity.count + Fraction(1, part), end + 3
    while end < len(words) and words[end] in scales():
        value, end = value * scales()[words[end]], end + 1  # "two and a half million"
    told = exact(value)
    return (replace(told, bound=quantity.bound), end) if told else (quantity, end)


def exact(value: Decimal | Fraction | int) -> Quantity | None:
    """A figure as it stands; None for one that is too large to count anything."""
    if value > LARGEST:
        return None
    whole = int(value) if value == int(value) else None
    number = float(value) if whole is None else whole
    return Quantity(number, number, whole, None)


def _order(words: Sequence[str], i: int) -> Found | None:
    """ "dozens", "hundreds of thousands"; the "of" before the counted noun is left to the caller."""
    orders: dict[str, int] = table()["order"]
    tens: dict[str, int] = table()["order_of"]
    after = words[i + 1 : i + 3]
    if words[i] in tens and after[:1] == ["of"] and after[1:] and after[1] in orders:
        scale = table()["scale"].get(after[1].removesuffix("s"))
        if scale:
            return _magnitude(tens[words[i]] * scale), i + 3
    return (_magnitude(orders[words[i]]), i + 1) if words[i] in orders else None


def _magnitude(count: int) -> Quantity:
    """``count`` is twice the unit: the least that the plural says."""
    return Quantity(count // 2, count * 5, count, "order")


def _digits(words: Sequence[str], i: int, short: bool) -> Found | None:
    word = words[i]
    plain = word.rstrip("+")
    ratio = RATIO.fullmatch(word)
    if ratio and int(ratio[1]) < int(ratio[2]) and int(ratio[2]) in table()["under"]:  # "24/7" is no share
        return _with(exact(Fraction(int(ratio[1]), int(ratio[2]))), i + 1)
    if len(plain) > 40 or not DIGITS.fullmatch(plain):
        return None
    value, i = Decimal(plain.replace(",", "")), i + 1
    while len(word) <= 3 and i < len(words) and re.fullmatch(r"[0-9]{3}", words[i]):
        value, i = value * 1000 + int(words[i]), i + 1  # "3 000"
    units = {**scales(), **table()["short"]} if short else scales()
    while i < len(words) and words[i] in units:
        value, i = value * units[words[i]], i + 1
    quantity = exact(value)
    if quantity and word.endswith("+"):
        quantity = replace(quantity, bound="at-least", high=None)
    return _with(quantity, i)


def _with(quantity: Quantity | None, end: int) -> Found | None:
    return (quantity, end) if quantity is not None else None


def _share(words: Sequence[str], i: int) -> Found | None:
    """ "two-thirds", "a third of", "half of", "one in three", "one out of ten"."""
    parts: dict[str, int] = table()["parts"]
    at = i
    over = 1 if words[i] in ("a", "an") else table()["small"].get(words[i])
    if over is not None:
        at += 1
        for phrase in (["in"], ["out", "of"]):
            end = at + len(phrase)
            under = _small(words[end]) if list(words[at:end]) == phrase and end < len(words) else None
            if under is not None and over < under and words[i] not in ("a", "an"):
                return _with(exact(Fraction(over, under)), end + 1)
        at += words[at : at + 1] != [] and words[at] in DASHES
    if at < len(words) and words[at] in parts and (over or 1) < parts[words[at]]:
        plural = words[at].endswith("s") and over is not None
        alone = over is not None or words[at] == "half"  # "the final third of the match" is no share
        if plural or (alone and words[at + 1 : at + 2] == ["of"]):
            return _with(exact(Fraction(over or 1, parts[words[at]])), at + 1)
    return None


def _small(word: str) -> int | None:
    number = table()["small"].get(word)
    return int(number) if number is not None else (int(word) if re.fullmatch(r"[0-9]{1,4}", word) else None)


def _half(words: Sequence[str], i: int) -> Found | None:
    """ "half a dozen", "half-a-million", "a half dozen", "a quarter of a million"."""
    flat = [w for w in words[i : i + 6] if w not in DASHES]
    for opening, share in ((["half", "a"], 2), (["a", "half"], 2), (["a", "quarter", "of", "a"], 4)):
        size = len(opening)
        if flat[:size] == opening and flat[size : size + 1] and flat[size] in scales():
            end = i
            seen = 0
            while seen <= size:
                seen += words[end] not in DASHES
                end += 1
            return _with(exact(Fraction(scales()[flat[size]], share)), end)
    return None


def _spelled(words: Sequence[str], i: int) -> Found | None:
    """ "two hundred and fifty thousand", "a dozen", "twenty-four", "several hundred", "a few thousand"."""
    units, several, small = scales(), table()["several"], table()["small"]
    total, part, seen, bound, start = 0, 0, False, None, i
    if words[i] in ("a", "an") and words[i + 1 : i + 2] and words[i + 1] in {**units, **several}:
        i += 1
        part, seen = (1, True) if words[i] in units else (0, False)
    if words[i] in several and words[i + 1 : i + 2] and words[i + 1] in units:
        part, seen, bound, i = several[words[i]], True, "order", i + 1
    while i < len(words):
        word = words[i]
        if word in small:
            part, seen = part + small[word], True
        elif word in units and seen:
            large = units[word] >= 1000
            total, part = (total + max(part, 1) * units[word], 0) if large else (total, max(part, 1) * units[word])
        elif not (word in {"and", *DASHES} and seen and _continues(words, i)):
            break
        i += 1
    quantity = exact(total + part) if seen and i > start else None
    return (replace(quantity, bound=bound), i) if quantity else None


def _continues(words: Sequence[str], i: int) -> bool:
    """Whether "and" or a hyphen stands inside one numeral ("two hundred and six", "twenty-four")."""
    small: dict[str, int] = table()["small"]
    nxt, before = words[i + 1 : i + 2], words[i - 1]
    if not nxt or nxt[0] not in small:
        return False
    if words[i] in DASHES:
        return small.get(before, 0) >= 20 and 0 < small[nxt[0]] < 10
    return before in table()["scale"]


def _vague(words: Sequence[str], i: int) -> Found | None:
    """ "a couple of" = 2 about, "a pair of" = 2; "a", "several", "a handful of" name no figure."""
    article = words[i] in ("a", "an")
    key = (words[i + 1] if i + 1 < len(words) else "") if article else words[i]
    end = i + 2 if article else i + 1
    if key in ("couple", "pair"):
        return Quantity(2, 2, 2, "about" if key == "couple" else None), end
    if key in table()["uncounted"] and (article or words[i] != "some"):
        return NONE, end
    return (NONE, i + 1) if article else None
