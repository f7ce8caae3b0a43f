"""Copies: reports whose words were taken from one another. A copy is one more place where a text was printed.

Two texts are copies where most of the shorter one's words stand in the other in the same order of three, and so do
its facts: the market reports of Monday and of Tuesday have a frame in common and other figures in it. Where they share
no more than a follow-up repeats as background, one must begin as something in the other.

Groups are drawn from all such pairs, so that the order in which reports came changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from whowhom.link.copies.minhash import Numbers
from whowhom.link.copies.texts import Text

SAME, EDITED, EXCERPT, REVISION = "same-text", "wire-copy", "excerpt", "revision"

# Read off 4,477 reports of three archives and our own; docs/incidents.md says how many pairs are right.
SHARED = 0.5  # of the shorter text's features, in the other
SURE = 0.7  # the same, from where on it does not count how they begin
LED = 0.3  # of the features of one text's first words, in the other
REVISED = 0.2  # the same of two texts at one address
FACTS = 0.5  # of the shorter text's facts, and of its numbers, in the other
FEWEST_NUMBERS = 2  # fewer numbers prove nothing
FEWEST_FEATURES = 20  # a shorter text may be like another by chance, unless it is the same
WHOLE = 0.8  # of the shorter text's features: all of it, but for small edits
SHORTER = 0.75  # length of an excerpt beside what it was taken from, at most


class Pair(NamedTuple):
    """Two reports that are copies, the lower id first."""

    document: str
    other: str
    kind: str
    share: float  # of the shorter text's features, in the other


class Rank(NamedTuple):
    """By which the head of a group is chosen: the earliest report, then the longest, then the lowest id."""

    undated: bool
    published: str
    shortness: int
    id: str

    @classmethod
    def of(cls, id: str, published: str | None, length: int) -> Rank:
        return cls(published is None, published or "", -length, id)


class Copy(NamedTuple):
    """A report that is a copy of the head of its group; ``share`` and ``kind`` as of the pair that says so."""

    document: str
    of: str
    kind: str
    share: float


def compared(one: Text, other: Text, one_address: bool = False) -> tuple[str, float] | None:
    """The kind of copy that two texts are of each other, with the share that they have in common; None if of none.

    ``one_address`` says that both stood at the same URL.
    """
    if np.array_equal(one.words, other.words):
        return SAME, 1.0
    short, long = sorted((one, other), key=lambda text: len(text.words))
    if not len(short.words):
        return None
    share = round(max(_in(short.features, long), _in(long.features, short)), 4)
    if one_address and share >= REVISED:
        return REVISION, share
    if share < SHARED or len(short.features) < FEWEST_FEATURES:
        return None
    if not _same_facts(short, long) or (share < SURE and not _same_lead(short, long)):
        return None
    whole = share >= WHOLE and len(short.words) <= SHORTER * len(long.words)
    return (EXCERPT if whole else EDITED), share


def _in(features: Numbers, other: Text) -> float:
    """The share of some features that another text has."""
    return len(np.intersect1d(features, other.features, assume_unique=True)) / len(features)


def _same_lead(one: Text, other: Text) -> bool:
    return _in(one.lead, other) >= LED or _in(other.lead, one) >= LED


def _same_facts(short: Text, long: Text) -> bool:
    numbers = short.numbers
    told = _held(numbers, long.numbers) if numbers.total() >= FEWEST_NUMBERS else 1.0
    return told >= FACTS and _held(short.facts, long.facts) >= FACTS


def _held(some: Counter[str], others: Counter[str]) -> float:
    """The share of some facts that is among others; all of none."""
    return (some & others).total() / some.total() if some else 1.0


def grouped(ranks: Mapping[str, Rank], pairs: Iterable[Pair]) -> list[Copy]:
    """One row for each report that is a copy of an earlier one, in the order of their ids.

    Whole texts of one another are one group with all their copies. An excerpt joins the group of what it was taken
    from, or that group joins the excerpt's if the excerpt was told first; a text that quotes two others does not make
    them copies of each other.
    """
    known = [pair for pair in pairs if pair.document in ranks and pair.other in ranks]
    head = _heads(ranks, [pair for pair in known if pair.kind != EXCERPT])
    root = _roots(ranks, head, [pair for pair in known if pair.kind == EXCERPT])
    best: dict[str, tuple[bool, float, str, str]] = {}
    for pair in known:
        for one, other in ((pair.document, pair.other), (pair.other, pair.document)):
            top = root[head[one]]
            if one != top and root[head[other]] == top:
                best[one] = max(best.get(one, (False, 0.0, "", "")), (other == top, pair.share, pair.kind, other))
    return [Copy(one, root[head[one]], kind, share) for one, (_, share, kind, _) in sorted(best.items())]


def _heads(ranks: Mapping[str, Rank], pairs: Iterable[Pair]) -> dict[str, str]:
    """Each report's head where every pair joins two."""
    parent = {id: id for id in ranks}

    def top(id: str) -> str:
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for pair in pairs:
        first, second = sorted((top(pair.document), top(pair.other)), key=lambda id: ranks[id])
        parent[second] = first
    return {id: top(id) for id in ranks}


def _roots(ranks: Mapping[str, Rank], head: Mapping[str, str], pairs: Iterable[Pair]) -> dict[str, str]:
    """The head that each head's group joins by its excerpts: that of the earliest group before it."""
    before: dict[str, set[str]] = {}
    for first, second in _ordered(ranks, head, pairs):
        before.setdefault(second, set()).add(first)
    root: dict[str, str] = {}
    for one in sorted(set(head.values()), key=lambda id: ranks[id]):
        root[one] = min((root[other] for other in before.get(one, ())), key=lambda id: ranks[id], default=one)
    return root


def _ordered(ranks: Mapping[str, Rank], head: Mapping[str, str], pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        if head[pair.document] != head[pair.other]:
            first, second = sorted((head[pair.document], head[pair.other]), key=lambda id: ranks[id])
            yield first, second
