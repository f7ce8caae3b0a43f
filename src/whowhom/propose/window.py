"""A report cut into windows that the encoder can take. Training and reading cut alike, so they live together here.

A window is ``[CLS] sentence [SEP] sentence [SEP] …`` in word pieces. Where a report needs more than one, each later
window begins with the lead: it is read again as context, not judged again. The sentences just before the window would
cost a fifth of the time more, and coded reports come out no better with them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

SIZE = 256  # word pieces in a window
LONGEST = 150  # word pieces of one sentence that are read; a list of 3,000 words is no sentence
CLS, SEP = 101, 102  # ids of the BERT vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """Indexes of the sentences in order; those from ``own`` on are judged here, the others are context."""

    sentences: tuple[int, ...]
    own: int


def windows(lengths: Sequence[int], size: int = SIZE) -> Iterator[Window]:
    """Every sentence is judged in exactly one window. ``lengths``: word pieces a sentence, already cut to LONGEST."""
    first = 0
    while first < len(lengths):
        before = _context(lengths, first, size)
        used = 1 + sum(lengths[i] + 1 for i in before)
        last = first
        while last < len(lengths) and (last == first or used + lengths[last] + 1 <= size):
            used += lengths[last] + 1
            last += 1
        yield Window((*before, *range(first, last)), len(before))
        first = last


def _context(lengths: Sequence[int], first: int, size: int) -> list[int]:
    """The lead, unless it is judged here or would fill half of the window."""
    return [0] if first > 0 and lengths[0] + 1 <= size // 2 else []


class Piece(NamedTuple):
    """A word piece's id and its characters ``[start, end)`` in its sentence."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Input:
    """What the encoder takes, a number a word piece, and where each sentence's pieces begin."""

    ids: list[int]
    kinds: list[int]  # 1 in the mention of a party, else 0
    begins: list[int]  # for each sentence of the window: position of its first piece


Pieces = Sequence[Sequence[Piece]] | Mapping[int, Sequence[Piece]]
Marked = Sequence[Sequence[tuple[int, int]]] | Mapping[int, Sequence[tuple[int, int]]]


def encode(window: Window, pieces: Pieces, marked: Marked) -> Input:
    """``pieces`` and ``marked`` (character spans of mentions) by the index of their sentence."""
    ids, kinds, begins = [CLS], [0], []
    for index in window.sentences:
        begins.append(len(ids))
        ids += [piece.id for piece in pieces[index]]
        ids.append(SEP)
        kinds += [0] * (len(ids) - len(kinds))
        for start, end in marked[index]:
            for n in within(pieces[index], start, end):
                kinds[begins[-1] + n] = 1
    return Input(ids, kinds, begins)


def within(pieces: Sequence[Piece], start: int, end: int) -> range:
    """Which pieces of a sentence, whose pieces are in order, share a character with the span."""
    first = last = bisect_right(pieces, start, key=_end)
    while last < len(pieces) and pieces[last].start < end:
        last += 1
    return range(first, last)


_end = attrgetter("end")
