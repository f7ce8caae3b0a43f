"""A report cut into windows that the encoder can take. Training and reading cut alike, so they live together here.

A window is ``[CLS] sentence [SEP] sentence [SEP] …`` in word pieces. Where a report needs more than one, each later
window begins with the lead and the last sentences of the one before: they are read again as context, not judged again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

SIZE = 256  # word pieces in a window
LONGEST = 150  # word pieces of one sentence that are read; a list of 3,000 words is no sentence
CONTEXT = 2  # sentences before the first that a window judges
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
    """The lead and the nearest sentences before, as far as half a window holds them."""
    room, out = size // 2, []
    for i in [*range(first - 1, max(0, first - CONTEXT) - 1, -1), 0]:
        if first > 0 and i not in out and lengths[i] + 1 <= room:
            out.append(i)
            room -= lengths[i] + 1
    return sorted(out)


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
