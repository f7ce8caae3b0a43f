"""Which phrases of reports on one story tell the same act: signs with weights give each pair a chance.

Phrases are grouped while the chances between two groups are high enough on average, so that one likeness does not chain
two acts together. The signs and their weights stand in codebook/same.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from whowhom.link.stories.average import average_link
from whowhom.link.stories.phrases import Phrase, Roots
from whowhom.link.stories.same import Same, same
from whowhom.link.words import rarity, root

Floats = NDArray[np.float64]
Vectors = Mapping[str, NDArray[np.float32]]
Reports = Mapping[tuple[str, str], float]
FAINT = 0.02  # a chance below it counts as none, which spares memory


def same_acts(
    phrases: Sequence[Phrase], reports: Reports, vectors: Vectors, table: Same | None = None
) -> list[tuple[str, ...]]:
    """Every phrase in exactly one group, by id. ``reports``: how alike two reports are, as ``stories.likeness`` tells.

    ``vectors``: a vector for each word of the phrases; a word without one says nothing. ``table``: in place of ours.
    """
    table = table or same()
    ordered = sorted(phrases, key=lambda phrase: phrase.id)
    chances = chance(signs(ordered, reports, vectors), one_root(ordered), table)
    left, right = np.nonzero(np.triu(chances >= FAINT, 1))
    pairs = {(int(a), int(b)): float(chances[a, b]) for a, b in zip(left, right, strict=True)}
    groups = average_link(len(ordered), pairs, table.limits["act"])
    return [tuple(ordered[n].id for n in group) for group in groups]


def chance(found: Mapping[str, Floats], alike: NDArray[np.bool_], table: Same) -> Floats:
    """For each pair the chance that both tell one act, from 0 to 1. ``alike``: which pairs have one root."""
    total = np.zeros(alike.shape)
    for name, values in found.items():
        total += values * np.where(alike, table.one_root[name], table.two_roots[name])
    return np.round(1.0 / (1.0 + np.exp(-total)), 6)


def one_root(phrases: Sequence[Phrase]) -> NDArray[np.bool_]:
    """For each pair whether the heads have one root."""
    heads = np.array([phrase.head for phrase in phrases])
    return np.asarray(heads[:, None] == heads[None, :])


def signs(phrases: Sequence[Phrase], reports: Reports, vectors: Vectors) -> dict[str, Floats]:
    """The value of each sign of codebook/same.toml for each pair of phrases: square, in their order."""
    sense = np.array([_sense(phrase, vectors) for phrase in phrases])
    return {
        "begin": np.ones((len(phrases), len(phrases))),
        "sense": sense @ sense.T,
        "near": _shared([phrase.near for phrase in phrases]),
        "object": _shared([phrase.object for phrase in phrases]),
        "around": _shared([phrase.around for phrase in phrases]),
        "beside": _beside(phrases),
        "reports": _each(phrases, lambda a, b: _alike(a.document, b.document, reports)),
    }


def _sense(phrase: Phrase, vectors: Vectors) -> Floats:
    """The mean of the words' vectors, rare words counting for more; length 1, or 0 where no word has one."""
    known = [np.asarray(vectors[word], float) * (0.1 + rarity(root(word))) for word in phrase.words if word in vectors]
    total = np.sum(known, axis=0) if known else np.zeros(len(next(iter(vectors.values()), ())))
    return np.asarray(total / (np.linalg.norm(total) or 1.0))


def _shared(sets: Sequence[Roots]) -> Floats:
    """For each pair how much of the smaller set the other has too, by the rarity of the roots."""
    column = {word: n for n, word in enumerate(sorted(frozenset().union(*sets)))}
    has = np.zeros((len(sets), len(column)))
    for row, words in zip(has, sets, strict=True):
        row[[column[word] for word in words]] = 1.0
    heavy = has * np.array([rarity(word) for word in column])
    sizes = heavy.sum(axis=1)
    smaller = np.minimum(sizes[:, None], sizes[None, :])
    return np.asarray(np.divide(heavy @ has.T, smaller, out=np.zeros_like(smaller), where=smaller > 0))


def _beside(phrases: Sequence[Phrase]) -> Floats:
    """In how many of the two sentences the head of the other is told as well, by another phrase."""
    heads: dict[tuple[str, int], set[str]] = {}
    for phrase in phrases:
        heads.setdefault((phrase.document, phrase.sentence), set()).add(phrase.head)
    here = [heads[phrase.document, phrase.sentence] for phrase in phrases]
    told = np.array([[phrase.head in found for phrase in phrases] for found in here], dtype=float)
    return np.where(one_root(phrases), 0.0, told + told.T)


def _each(phrases: Sequence[Phrase], value: Callable[[Phrase, Phrase], float]) -> Floats:
    return np.array([[value(a, b) for b in phrases] for a in phrases])


def _alike(a: str, b: str, reports: Reports) -> float:
    return 1.0 if a == b else reports.get((min(a, b), max(a, b)), 0.0)
