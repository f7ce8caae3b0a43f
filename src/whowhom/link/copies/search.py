"""Which texts are worth comparing: those that share a band of their signatures, or several passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whowhom.link.copies.minhash import Numbers, bands

ENOUGH = 2  # passages in common
COMMON = 200  # a passage of more texts than this is a standing phrase and says nothing

FIRST_BITS = 20  # of a key, by which it is looked up first

Owners = NDArray[np.int64]


class Marks(NamedTuple):
    """Numbers by which texts may meet, and beside each the number of its text."""

    keys: Numbers
    owners: Owners
    bands: NDArray[np.bool_]  # whether the key is a band; else it is a passage


def marks(first: int, signatures: Sequence[bytes], passages: Sequence[Numbers]) -> Marks:
    """The marks of texts that are numbered from ``first`` on."""
    texts = np.arange(first, first + len(signatures), dtype=np.int64)
    of_bands = bands(signatures)
    return Marks(
        np.concatenate([of_bands.ravel(), *passages]),
        np.concatenate([np.repeat(texts, of_bands.shape[1]), np.repeat(texts, [len(one) for one in passages])]),
        np.repeat([True, False], [of_bands.size, sum(map(len, passages))]),
    )


def candidates(new: Marks, others: Iterable[Marks]) -> set[tuple[int, int]]:
    """Pairs of texts worth comparing of which at least one is among the ``new``, the lower number first.

    ``others`` are gone through once, in as many parts as one likes; no more of them is kept than meets the new.
    """
    wanted = _Wanted(new.keys)
    fresh = set(np.unique(new.owners).tolist())
    met: Counter[tuple[int, int]] = Counter()
    for owners, band in _meetings([new, *(wanted.of(part) for part in others)]):
        for pair in combinations(owners, 2) if len(owners) <= COMMON else _with_first(owners, band):
            if pair[0] in fresh or pair[1] in fresh:
                met[pair] += ENOUGH if band else 1
    return {pair for pair, count in met.items() if count >= ENOUGH}


class _Wanted:
    """Keys to be found among very many: a table of their first bits turns nearly all others away."""

    def __init__(self, keys: Numbers) -> None:
        self._keys = np.unique(keys)
        self._begins = np.zeros(1 << FIRST_BITS, np.bool_)
        self._begins[_first_bits(self._keys)] = True

    def of(self, part: Marks) -> Marks:
        maybe = np.flatnonzero(self._begins[_first_bits(part.keys)])
        here = maybe[np.isin(part.keys[maybe], self._keys)]
        return Marks(part.keys[here], part.owners[here], part.bands[here])


def _first_bits(keys: Numbers) -> Numbers:
    return keys >> np.uint64(64 - FIRST_BITS)


def _meetings(parts: Sequence[Marks]) -> Iterator[tuple[list[int], bool]]:
    """The texts of each key that has several, in order, and whether it is a band."""
    keys, owners, of_band = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((owners, keys))
    keys, owners, of_band = keys[order], owners[order], of_band[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)
    ends = np.r_[starts[1:], len(keys)]
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield owners[start:end].tolist(), bool(of_band[start])


def _with_first(owners: Sequence[int], band: bool) -> Iterator[tuple[int, int]]:
    """Very many texts that are nearly alike are all compared with one of them."""
    return ((owners[0], other) for other in owners[1:]) if band else iter(())
