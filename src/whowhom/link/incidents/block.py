"""Which pairs of records are worth comparing: a party in common, types that may tell one act, and days that may meet.

Reports without a name in common tell one act only where it is of the same exact day.

Records are laid into blocks by party and by stretches of days, and only within a block (and its next one) compared, by
whole columns at once: the work grows with the records of a state's fortnight, not with all pairs of a store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whowhom.link.incidents.rules import Rules
from whowhom.link.incidents.told import Side, Told

Pair = tuple[int, int]
Flags = NDArray[np.bool_]
UNDATED = -1  # the stretch of records without any day


def candidates(tolds: Sequence[Told], rules: Rules, fresh: Sequence[bool] | None = None) -> Iterator[Pair]:
    """Pairs of positions, each once, the lower first. ``fresh``: of a pair at least one must be."""
    columns = _Columns(tolds, rules, fresh)
    for name, stretches in _blocks(tolds, rules).items():
        for stretch in sorted(stretches):
            here = stretches[stretch]
            after = stretches.get(stretch + 1, []) if stretch != UNDATED else []
            for i, j in columns.pairs(here, here + after):
                if min(columns.parties[i] & columns.parties[j]) == name and _one_story(tolds[i], tolds[j], rules):
                    yield i, j  # pairs of several parties stand in the block of the first


def _one_story(a: Told, b: Told, rules: Rules) -> bool:
    if (a.exact and b.exact) or a.document == b.document:
        return True
    needed = "undated_shared" if a.around is None else "story_shared"
    return bool(len(a.story.keys() & b.story.keys()) >= rules.limits[needed])


def _blocks(tolds: Sequence[Told], rules: Rules) -> dict[str, dict[int, list[int]]]:
    """Party -> stretch of days -> positions. A stretch is as long as acts of unknown days may lie apart."""
    out: dict[str, dict[int, list[int]]] = {}
    for n, told in enumerate(tolds):
        stretch = UNDATED if told.around is None else told.around // (2 * rules.limits["window_days"])
        for name in told.actors.keys() | told.recipients.keys():
            out.setdefault(name, {}).setdefault(stretch, []).append(n)
    return out


class _Columns:
    """What decides whether a pair is compared, as columns of numbers."""

    def __init__(self, tolds: Sequence[Told], rules: Rules, fresh: Sequence[bool] | None) -> None:
        self.parties = [told.actors.keys() | told.recipients.keys() for told in tolds]
        self._size: int = rules.limits["block"]
        self._slip: int = rules.limits["slip_days"]
        self._gap: int = 2 * rules.limits["window_days"]
        self._fresh = np.array(fresh if fresh is not None else [True] * len(tolds), dtype=bool)
        types = sorted({told.event.type for told in tolds})
        self._type = np.array([types.index(told.event.type) for told in tolds], dtype=np.int16)
        self._kin = np.array([[b == a or b in rules.kin.get(a, ()) for b in types] for a in types], dtype=bool)
        self._exact = np.array([told.exact for told in tolds], dtype=bool)
        self._first = np.array([told.first or 0 for told in tolds], dtype=np.int64)
        self._last = np.array([told.last or 0 for told in tolds], dtype=np.int64)
        self._around = np.array([told.around or 0 for told in tolds], dtype=np.int64)
        bits = {name: 1 << n % 64 for n, name in enumerate(sorted({p for ps in self.parties for p in ps}))}
        sides = [[_mask(side, bits) for side in (told.actors, told.recipients)] for told in tolds]
        self._sides = np.array(sides, dtype=np.uint64).reshape(len(tolds), 2)
        self._mutual = np.array([told.event.reciprocal for told in tolds], dtype=bool)

    def pairs(self, here: list[int], all_: list[int]) -> Iterator[Pair]:
        """Pairs of the first list with itself and with what the second holds beyond it."""
        cuts = [*range(0, len(here), self._size), len(here)]
        for start, end in pairwise(cuts):
            rows = np.array(here[start:end])
            others = np.array(all_[start:])
            found = np.argwhere(self._may(rows[:, None], others[None, :]))
            for x, y in found[found[:, 0] < found[:, 1]].tolist():
                i, j = int(rows[x]), int(others[y])
                yield min(i, j), max(i, j)

    def _may(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Flags:
        kin = self._kin[self._type[i], self._type[j]] & (self._fresh[i] | self._fresh[j])
        return np.asarray(kin & self._meet(i, j) & self._days(i, j))

    def _days(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Flags:
        slip = (self._first[i] <= self._last[j] + self._slip) & (self._first[j] <= self._last[i] + self._slip)
        near = np.abs(self._around[i] - self._around[j]) <= self._gap
        return np.asarray(np.where(self._exact[i] & self._exact[j], slip, near))

    def _meet(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Flags:
        """The doers have somebody in common or one is unsaid; or the sides are exchanged; or the act is mutual."""
        doer_i, doer_j = self._sides[i, 0], self._sides[j, 0]
        other_i, other_j = self._sides[i, 1], self._sides[j, 1]
        alike = ((doer_i & doer_j) != 0) | (doer_i == 0) | (doer_j == 0)
        exchanged = ((doer_i & other_j) != 0) & ((other_i & doer_j) != 0)
        return np.asarray(alike | exchanged | self._mutual[i] | self._mutual[j])


def _mask(side: Side, bits: dict[str, int]) -> int:
    """The parties of a side as bits; that two share one is no more than a hint."""
    mask = 0
    for name in side:
        mask |= bits[name]
    return mask
