"""Krippendorff's alpha: how far coders agree beyond what chance would give. 1: always, 0: as by chance, below: worse.

K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), Departmental Papers (ASC) 43: of the values v that
at least two coders gave a unit u, m_u of them, and all n such values together,

    alpha = 1 - D_o / D_e
    D_o = 1/n       * sum over u of 1/(m_u - 1) * sum over ordered pairs of values in u of d(v, w)
    D_e = 1/n(n-1)  * sum over ordered pairs of all values of d(v, w)

with d = 0 for equal values and else 1 (nominal), or the square of their difference (interval). A coder who gave a unit
no value is left out of it, so that nobody need judge everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any

Distance = Callable[[Any, Any], float]
FEWEST = 2  # values that make a unit count


def nominal(a: Hashable, b: Hashable) -> float:
    """Values are the same or they are not."""
    return float(a != b)


def interval(a: float, b: float) -> float:
    """Values are numbers; the farther apart, the worse."""
    return float((a - b) ** 2)


def alpha(units: Iterable[Sequence[Any]], distance: Distance = nominal) -> float | None:
    """Alpha of units, each with the values that its coders gave; None where no two values differ, or none are paired,
    so that nothing can be said."""
    paired = [Counter(values) for values in units if len(values) >= FEWEST]
    every = sum(paired, Counter[Any]())
    n = every.total()
    expected = _between(every, distance) / (n * (n - 1)) if n else 0.0
    if not expected:
        return None
    observed = sum(_between(unit, distance) / (unit.total() - 1) for unit in paired) / n
    return 1 - observed / expected


def _between(values: Counter[Any], distance: Distance) -> float:
    """The sum of distances over all ordered pairs; equal values add nothing."""
    return sum(2 * values[a] * values[b] * distance(a, b) for a, b in combinations(values, 2))
