"""How unusual a count is after those before it.

The usual is the mean of the preceding periods; their spread, and how few they are, say how far a count may stray by
chance. Chance is a negative binomial distribution, the common one for counts that come in bursts. The surprise is how
often as much, or as little, would come by chance, in powers of ten: 3 is once in a thousand periods, -3 as rare a lull.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log, log10

WINDOW = 12  # periods before, which the usual is taken from
LEAST = 6  # fewer say nothing
_SMALL = 1e-12


@dataclass(frozen=True, slots=True)
class Usual:
    """Mean and variance of a period, taken from ``periods`` of them."""

    mean: float
    variance: float
    periods: int

    def expected(self, length: int = 1) -> float:
        """Acts in ``length`` periods."""
        return self.mean * length

    def surprise(self, count: int, length: int = 1) -> float:
        """Of ``count`` acts in ``length`` periods, as a power of ten; above zero where there are more than usual."""
        mean = self.mean * length
        variance = self.variance * length + self.variance * length**2 / self.periods
        more = count > mean
        tail = _tail(count, mean, variance, up=more)
        return -log10(tail) if more else log10(tail)


def usual(total: int, squares: int, periods: int) -> Usual:
    """From the sum of the counts and of their squares. Half an act is added, since what has never been may still come;
    counts scatter at least as much as independent acts would (variance = mean)."""
    mean = (total + 0.5) / periods
    spread = (squares - total**2 / periods) / (periods - 1) if periods > 1 else 0.0
    return Usual(mean, max(mean, spread), periods)


def surprises(counts: Sequence[int], window: int = WINDOW, least: int = LEAST) -> list[float | None]:
    """How unusual every count is after up to ``window`` before it; None where there are fewer than ``least``.

    In powers of ten: 3 is so many as come once in a thousand periods by chance, -3 so few.
    """
    found: list[float | None] = []
    for n, count in enumerate(counts):
        before = counts[max(0, n - window) : n]
        known = usual(sum(before), sum(c * c for c in before), len(before)) if len(before) >= least else None
        found.append(known.surprise(count) if known else None)
    return found


@lru_cache(maxsize=100_000)  # thousands of pairs with few acts share some hundred counts
def _tail(count: int, mean: float, variance: float, *, up: bool) -> float:
    """The chance of at least (``up``) or at most that many, under a negative binomial with variance above its mean."""
    size = mean**2 / (variance - mean)
    miss, hit = log(size / (size + mean)), log(mean / (size + mean))

    def chance(k: int) -> float:
        return exp(lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * miss + k * hit)

    if not up:
        return min(1.0, sum(chance(k) for k in range(count + 1)))
    total, k = 0.0, count
    while True:
        term = chance(k)
        total += term
        if term <= total * _SMALL:
            return max(total, 1e-300)
        k += 1
