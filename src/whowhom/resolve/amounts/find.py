"""Amounts of a sentence: every figure that measures, pays or counts something, with its bounds and its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whowhom.records import Span
from whowhom.resolve import numbers
from whowhom.resolve.amounts.doubts import is_amount, is_year
from whowhom.resolve.amounts.pieces import Piece, pieces_of
from whowhom.resolve.amounts.units import Unit, currency, per_at, unit_at
from whowhom.resolve.numbers import JOINS, NONE, Quantity
from whowhom.resolve.numerals import DASHES, table
from whowhom.syntax import Sentence

NO_UNIT = Unit("", "")
NAMING = {"ADJ", "NOUN", "PROPN", "ADV"}


@dataclass(frozen=True, slots=True)
class Amount:
    """``figure``: the numeral alone; ``span``: with bounds and unit; ``head``: token of the unit, else of the figure.

    ``trend``: "up" or "down" where something changed by so much.
    """

    quantity: Quantity
    unit: Unit
    trend: str | None
    figure: Span
    span: Span
    head: int


@dataclass(frozen=True, slots=True)
class _Read:
    """An amount and the pieces that it takes: ``first`` … ``end`` - 1."""

    amount: Amount
    first: int
    end: int


def amounts_of(sentence: Sentence) -> list[Amount]:
    pieces = pieces_of(sentence)
    words = [p.lower for p in pieces]
    out: list[_Read] = []
    i = 0
    while i < len(pieces):
        found = _read(sentence, pieces, words, i)
        if found is None:
            i += 1
            continue
        if isinstance(found, _Read):
            joined = _joined(words, out[-1], found) if out else None
            out[-1:] = [joined] if joined else [*out[-1:], found]
            i = found.end
        else:
            i = found
    return [read.amount for read in out]


def _read(sentence: Sentence, pieces: Sequence[Piece], words: list[str], i: int) -> _Read | int | None:
    """What begins at piece ``i``: an amount, a figure that is none (the index after it), or nothing."""
    found = numbers.scan(words, i, whole=False)
    if found is None:
        return None
    if found[0].low is None and found[0].high is None:
        return found[1]
    read = _one(sentence, pieces, words, i, found)
    if read is None:  # "in 2018 to 3.9 million": no range, since one end is no amount
        end = _first_end(words, i, found[1])
        single = numbers.scan(words[:end], i, whole=False)
        read = _one(sentence, pieces, words, i, single) if single and end < found[1] else None
        return read or end
    return read


def _is_negative(pieces: Sequence[Piece], figure: int) -> bool:
    """ "-0.3 per cent", "minus 20 degrees": a sign with nothing before it that it could join."""
    if figure == 0 or pieces[figure - 1].lower not in table()["figures"]["minus"]:
        return False
    sign, alone = pieces[figure - 1], figure == 1 or not pieces[figure - 1].glued
    return alone and (pieces[figure].glued or sign.text.isalpha())


def _first_end(words: list[str], i: int, end: int) -> int:
    """Where the first figure of a range ends; ``end`` where there is no range."""
    for k in range(i + 1, end):
        found = numbers.scan(words[:k], i, whole=False)
        if found and found[1] == k and found[0] != NONE and words[k] in JOINS:
            return k
    return end


def _one(
    sentence: Sentence, pieces: Sequence[Piece], words: list[str], i: int, found: tuple[Quantity, int]
) -> _Read | None:
    money = next((p.money for p in pieces[i : found[1]] if p.money), None)
    after = found[1]
    if after < len(pieces) and words[after] in table()["short"] and (money or _counts_next(sentence, pieces, after)):
        found = numbers.scan(words, i, whole=False, short=True) or found
    quantity, end = found
    figure = _figure(words, i, end)
    unit, last, head = _unit(sentence, pieces, quantity, end, money)
    first_end = _first_end(words, i, end)
    dated = first_end < end and is_year(pieces, figure, first_end)
    if dated or not is_amount(sentence, pieces, figure, end, quantity, unit):
        return None
    spans = Span(pieces[figure].start, pieces[end - 1].span.end), Span(pieces[i].start, pieces[last - 1].span.end)
    if figure > 1 and words[figure - 2 : figure - 1] == ["sub"] and pieces[figure].glued:
        quantity = replace(quantity, low=None, bound="up-to")
    if _is_negative(pieces, figure):
        low, high = quantity.low, quantity.high
        quantity = replace(
            quantity, low=None if high is None else -high, high=None if low is None else -low, count=None
        )
    trend = _trend(sentence, pieces, i, unit)
    return _Read(Amount(quantity, unit, trend, *spans, head), i, last)


def _figure(words: list[str], first: int, end: int) -> int:
    """Where the numeral begins behind its bounds: the last start from which the same words are read to the end."""
    for at in range(end - 1, first, -1):
        found = numbers.scan(words, at, whole=False, short=True)
        if found and found[1] == end and not _inside(words, first, at, end):
            return at
    return first


def _inside(words: list[str], first: int, at: int, end: int) -> bool:
    """Whether the numeral begins before ``at``: "two hundred" is no "hundred"."""
    return at > first and any(
        (found := numbers.scan(words[:end], k, whole=False, short=True)) is not None
        and found[1] == end
        and found[0].bound is None
        and words[k] not in ("the", "a", "an")
        for k in range(first, at)
    )


def _counts_next(sentence: Sentence, pieces: Sequence[Piece], i: int) -> bool:
    """Whether "m" or "b" at piece ``i`` multiplies: something that can be counted or weighed follows."""
    if i + 1 >= len(pieces):
        return False
    after = sentence[pieces[i + 1].token]
    named = after.pos in ("NOUN", "PROPN") or after.tag == "JJ" or after.dep == "amod"
    return pieces[i].text == "M" or after.lower == "of" or named


def _unit(
    sentence: Sentence, pieces: Sequence[Piece], quantity: Quantity, end: int, money: str | None
) -> tuple[Unit, int, int]:
    """The unit, the piece after it and its token."""
    value = quantity.low or quantity.high or 0
    at = end + (end < len(pieces) and pieces[end].text in DASHES and pieces[end].glued)
    found = unit_at(pieces, at, value)
    figure = pieces[end - 1].token
    if money:
        unit, last, head = currency(money), end, figure
        if found and found[0].group == "money":
            last = found[1]
    elif found:
        unit, last = found
        head = pieces[last - 1].token
    elif end < len(pieces) and pieces[end].lower == "of":
        return _of_whom(sentence, pieces, end, value)
    else:
        return _counted(sentence, pieces, end, at)
    by = per_at(pieces, last, unit.group == "money")
    if by:
        unit, last = replace(unit, name=f"{unit.name} per {by[0]}"), by[1]
    return unit, last, head


def _counted(sentence: Sentence, pieces: Sequence[Piece], end: int, at: int) -> tuple[Unit, int, int]:
    """What a bare figure counts: the noun that it stands before."""
    figure = pieces[end - 1].token
    start = pieces[at].token if at < len(pieces) else len(sentence)
    last = start
    while last < len(sentence) and _names(sentence, last, start):
        last += 1
    while last > start and sentence[last - 1].pos not in ("NOUN", "PROPN"):
        last -= 1
    if last == start:
        return NO_UNIT, end, figure
    tokens = sentence.tokens[start:last]
    name = " ".join([*(t.lower for t in tokens[:-1]), singular(tokens[-1].lower)]).replace(" - ", "-")
    final = next(k for k in range(len(pieces), 0, -1) if pieces[k - 1].token == last - 1)
    return Unit(name, "count"), final, last - 1


def _of_whom(sentence: Sentence, pieces: Sequence[Piece], end: int, value: float) -> tuple[Unit, int, int]:
    """ "dozens of people", "millions of dollars", "12 of its ships": what the words after "of" name."""
    found, figure = unit_at(pieces, end + 1, value), pieces[end - 1].token
    if value < 1:
        return NO_UNIT, end, figure
    if found:
        return found[0], found[1], pieces[found[1] - 1].token
    at = end + 1
    while at < len(pieces) and sentence[pieces[at].token].tag in ("DT", "PRP$", "PDT"):
        at += 1
    unit, last, head = _counted(sentence, pieces, at, at)
    return (unit, last, head) if unit.name else (NO_UNIT, end, figure)


def _names(sentence: Sentence, i: int, start: int) -> bool:
    """Whether a word belongs to the noun phrase that a figure opens."""
    token = sentence[i]
    if token.pos in NAMING and token.text != ",":
        noun_before = i > start and sentence[i - 1].pos in ("NOUN", "PROPN")
        return not (noun_before and sentence[i - 1].dep not in ("compound", "amod", "nmod", "npadvmod", "punct"))
    inner = token.text in DASHES and i > start and sentence[i - 1].span.end == token.span.start
    return inner or (token.tag in ("VBN", "VBG") and token.dep == "amod" and token.head > i)


def singular(word: str) -> str:
    """One of what a plural counts, by the table or by rule."""
    if word in table()["singulars"]:
        return str(table()["singulars"][word])
    for ending, one in (("ies", "y"), ("men", "man"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + one
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _trend(sentence: Sentence, pieces: Sequence[Piece], first: int, unit: Unit) -> str | None:
    """ "rose 5%", "down nearly 3 per cent": the nearest word of change before it, if only "by" stands between."""
    if unit.group != "share":
        return None
    rows = table()["trends"]
    for at in range(first - 1, max(-1, first - 4), -1):
        word = pieces[at].lower
        for trend in ("up", "down"):
            if word in rows[trend]:
                return trend
        if word not in table()["trends"]["between"]:
            return None
    return None


def _joined(words: list[str], one: _Read, two: _Read) -> _Read | None:
    """ "1 per cent to 1.5 per cent", "between 15 cm and 23 cm": both ends of one range."""
    between = words[one.end : two.first]
    opened = one.first > 0 and words[one.first - 1] in ("between", "from")
    opened = opened or words[one.first] in ("between", "from")
    if between not in (["to"], ["-"], ["–"]) and not (between == ["and"] and opened):
        return None
    a, b = one.amount, two.amount
    if a.unit != b.unit or words[two.first] in ("between", "from") or a.figure.end < b.figure.start - 60:
        return None
    if a.quantity.low is None or b.quantity.low is None or a.quantity.low != a.quantity.high:
        return None
    if between != ["and"] and b.quantity.low < a.quantity.low and not opened:
        return None
    quantity = Quantity(a.quantity.low, b.quantity.low, a.quantity.count, a.quantity.bound or "at-least")
    figure, span = Span(a.figure.start, b.figure.end), Span(a.span.start, b.span.end)
    return _Read(replace(a, quantity=quantity, figure=figure, span=span, head=b.head), one.first, two.end)
