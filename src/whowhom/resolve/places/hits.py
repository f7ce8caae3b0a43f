"""A name of a place as it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.records import Token
from whowhom.resolve.places.tables import Entry
from whowhom.syntax import Sentence

SPATIAL = ("GPE", "LOC", "FAC")
CITY_OF_A_MILLION = 6.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A name from token ``first`` through ``last``; ``core`` is the stretch that the gazetteer knows."""

    first: int
    last: int
    core: tuple[int, int]
    entries: tuple[Entry, ...]
    kind: str | None = None  # what a noun at its side says: "province", "Lake"
    bearing: float | None = None  # "western": 270; -1 for "central"
    adjective: str | None = None  # country of a demonym before it ("the Syrian city of Aleppo")


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of the stretch that is governed from outside it; the last such one."""
    heads = [i for i in range(first, last + 1) if not first <= sentence[i].head <= last or sentence[i].head == i]
    return heads[-1] if heads else last


def text_of(sentence: Sentence, i: int, j: int) -> str:
    """The characters between two tokens: hyphens and spaces as in the report."""
    out = sentence[i].text
    for k in range(i + 1, j + 1):
        gap = sentence[k].span.start > sentence[k - 1].span.end
        out += (" " if gap else "") + sentence[k].text
    return out


def named(token: Token) -> bool:
    return token.text[:1].isupper()
