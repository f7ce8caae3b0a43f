"""Where a series changes its level: change points, by the library ruptures (PELT, exact and without chance).

Counts are made comparable first (Anscombe's square root gives every level the same scatter). A further change point
must be worth ``3 * variance * ln(periods)`` of squared error, where the variance is 1, as of independent acts, or what
neighbouring periods differ by, if that is more. A level lasts at least three periods.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log
from typing import Any

from whowhom.series.errors import needed
from whowhom.series.words import label, rate

LEAST_PERIODS, LEAST_ACTS, LEAST_LENGTH = 12, 10, 3
_PENALTY = 3.0
_NORMAL_MAD = 0.6745  # of a normal distribution's differences


@dataclass(frozen=True, slots=True)
class Turn:
    """From ``period`` (its first day) on there are ``after`` acts a period, where there were ``before``."""

    period: date
    before: float
    after: float
    words: str  # "from 2022-03 on: 4.1 acts a month after 0.6"


@dataclass(frozen=True, slots=True)
class Turns:
    """The change points found, earliest first; ``note`` says why none could be looked for."""

    found: tuple[Turn, ...] = ()
    note: str | None = None


def turns(rows: Sequence[Mapping[str, Any]], by: str) -> Turns:
    """Change points in the ``count`` of a series' rows, whose periods are each a ``by``: week, month, quarter or year.

    Raises MissingPackageError without ruptures.
    """
    counts = [int(row["count"]) for row in rows]
    if len(counts) < LEAST_PERIODS or sum(counts) < LEAST_ACTS:
        few = f"{len(counts)} {by}s with {sum(counts)} acts are too few to look for change points"
        return Turns(note=f"{few}; that takes {LEAST_PERIODS} {by}s and {LEAST_ACTS} acts.")
    cuts = [0, *_cuts(counts), len(counts)]
    levels = [sum(counts[start:end]) / (end - start) for start, end in pairwise(cuts)]
    found = []
    for cut, (before, after) in zip(cuts[1:-1], pairwise(levels), strict=True):
        period = rows[cut]["period"]
        words = f"from {label(period, by)} on: {rate(after)} acts a {by} after {rate(before)}"
        found.append(Turn(period, before, after, words))
    return Turns(tuple(found))


def _cuts(counts: Sequence[int]) -> list[int]:
    """Where a new level begins."""
    with needed("Change points"):
        import numpy as np
        from ruptures import KernelCPD
    even = 2 * np.sqrt(np.array(counts) + 3 / 8)
    steps = float(np.median(np.abs(np.diff(even)))) / _NORMAL_MAD
    penalty = _PENALTY * max(1.0, steps**2 / 2) * log(len(counts))
    search = KernelCPD(kernel="linear", min_size=LEAST_LENGTH).fit(even.reshape(-1, 1))
    return [int(end) for end in search.predict(pen=penalty)[:-1]]
