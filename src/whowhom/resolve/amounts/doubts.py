"""Figures that are no amounts: years, days and hours, labels, names, scores, ordinals, "one" for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from whowhom.resolve.amounts.pieces import Piece
from whowhom.resolve.amounts.units import Unit
from whowhom.resolve.numbers import Quantity
from whowhom.resolve.numerals import DASHES, table
from whowhom.syntax import Sentence

NAMES = {"EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "FAC", "PERSON"}


def is_amount(
    sentence: Sentence, pieces: Sequence[Piece], figure: int, end: int, quantity: Quantity, unit: Unit
) -> bool:
    """Whether the numeral at pieces ``figure`` … ``end`` - 1 measures, pays or counts."""
    words: dict[str, Any] = table()["figures"]
    before = pieces[figure - 1] if figure else None
    after = pieces[end] if end < len(pieces) else None
    if _glued_to_name(words, pieces, figure) or _is_clock(words, pieces, figure, end):
        return False
    if after and after.glued and (after.lower in words["ordinals"] or (after.text in "°′'" and not unit.name)):
        return False
    if pieces[figure].lower == "one" and end == figure + 1:
        return _is_one(words, pieces, figure, unit)
    if unit.group not in ("count", ""):
        return True
    if quantity.bound == "order":
        return True
    if after and after.glued and after.text[0].isalpha():
        return False  # "5s", "40X": letters of a name
    if _is_date(sentence, words, pieces, figure, end, quantity, unit):
        return False
    if before and (before.lower in words["labels"] or before.text in "#§"):
        return False
    return not (_is_name(sentence, pieces, figure, end, unit) or _is_score(pieces, figure, end))


def _glued_to_name(words: dict[str, Any], pieces: Sequence[Piece], figure: int) -> bool:
    """ "G70", "TA-125", "F-16"; but "sub-7" and "now-18"."""
    piece = pieces[figure]
    if figure == 0 or not piece.glued or piece.money:
        return False
    before = pieces[figure - 1]
    if before.text in DASHES and figure > 1 and before.glued:
        earlier = pieces[figure - 2]
        return earlier.text.isalpha() and earlier.lower not in words["glued"] and piece.is_figure
    return before.text.isalnum() or before.text in ".:/_@#"


def _is_clock(words: dict[str, Any], pieces: Sequence[Piece], figure: int, end: int) -> bool:
    after = pieces[end] if end < len(pieces) else None
    if after is None:
        return False
    joined = "".join(p.lower for p in pieces[end : end + 4])
    hour = any(joined.startswith(word) for word in ("a.m", "p.m"))
    return hour or after.lower in words["clock"] or (after.text == ":" and after.glued and pieces[end - 1].is_figure)


def _is_one(words: dict[str, Any], pieces: Sequence[Piece], figure: int, unit: Unit) -> bool:
    """ "one" counts before a noun, and in "one of the ships"; else it stands for somebody."""
    before = pieces[figure - 1].lower if figure else ""
    after = pieces[figure + 1].lower if figure + 1 < len(pieces) else ""
    if before in words["before_one"] or after in words["one"] or after in DASHES:
        return False
    return bool(unit.name) or after == "of"


def _is_date(
    sentence: Sentence,
    words: dict[str, Any],
    pieces: Sequence[Piece],
    figure: int,
    end: int,
    quantity: Quantity,
    unit: Unit,
) -> bool:
    near = [p.lower for p in (*pieces[max(0, figure - 1) : figure], *pieces[end : end + 1])]
    if end == figure + 1 and any(word in words["calendar"] for word in near):
        return True
    first, last = words["now"]
    plain = pieces[end - 1].text
    year = is_year(pieces, figure, end) or (plain.isdigit() and len(plain) == 4 and first <= int(plain) <= last)
    if not (year and quantity.bound is None):
        return end == figure + 1 and sentence[pieces[figure].token].ent == "DATE" and _in_date(sentence, pieces, figure)
    counted = unit.group == "count" and unit.name and sentence[pieces[figure].token].ent in ("CARDINAL", "QUANTITY")
    return not counted


def is_year(pieces: Sequence[Piece], figure: int, end: int) -> bool:
    """Four digits after a word that leads to a year ("since 1948")."""
    words: dict[str, Any] = table()["figures"]
    plain, (first, last) = pieces[end - 1].text, words["years"]
    led = figure > 0 and pieces[figure - 1].lower in words["year_before"]
    return led and plain.isdigit() and len(plain) == 4 and first <= int(plain) <= last


def _in_date(sentence: Sentence, pieces: Sequence[Piece], figure: int) -> bool:
    """Whether the parser sees a date of several words here, in which the figure is a day or a year."""
    at = pieces[figure].token
    near = [k for k in (at - 1, at + 1) if 0 <= k < len(sentence)]
    return any(sentence[k].ent == "DATE" for k in near)


def _is_name(sentence: Sentence, pieces: Sequence[Piece], figure: int, end: int, unit: Unit) -> bool:
    """ "Game 2", "the S&P 500", "room 5", "Boeing 787": the figure belongs to the noun before it."""
    token = sentence[pieces[figure].token]
    if token.i == 0 or figure == 0 or not pieces[figure].is_figure:
        return False
    before = sentence[token.i - 1]
    if before.text == "," and token.i > 1 and not unit.name and _is_age(sentence, token.i):
        return True
    if before.pos == "NOUN" and not unit.name and before.ent == "":
        return True
    if unit.group == "count" and end < len(pieces) and sentence[_last_of(pieces, end, unit)].tag == "NNP":
        return True  # a street or a make, no thing that is counted
    if before.pos == "PROPN" and not before.ent.startswith(("DATE", "TIME")):
        plural = unit.group == "count" and sentence[pieces[end].token].tag in ("NNS",) if end < len(pieces) else False
        return not plural
    left = token.dep in ("nummod", "appos", "npadvmod") and token.head < token.i
    return (before.pos == "NOUN" and left) or (token.ent in NAMES and before.ent == token.ent)


def _is_score(pieces: Sequence[Piece], figure: int, end: int) -> bool:
    """ "won 2-1", "888-847-6592": figures with a dash between them and nothing that they count."""
    left = figure > 1 and pieces[figure - 1].text in DASHES and pieces[figure - 2].is_figure and pieces[figure].glued
    right = end + 1 < len(pieces) and pieces[end].text in DASHES and pieces[end + 1].is_figure
    return left or right


def _is_age(sentence: Sentence, i: int) -> bool:
    """ "Lena Berg, 25, said": a figure between commas after a person."""
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    return after is not None and after.text == "," and sentence[i - 2].pos == "PROPN"


def _last_of(pieces: Sequence[Piece], end: int, unit: Unit) -> int:
    """The token of the noun that is counted."""
    return pieces[min(len(pieces), end + len(unit.name.split())) - 1].token
