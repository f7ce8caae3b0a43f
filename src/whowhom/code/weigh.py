"""Options with signs, and weights that add up: how the program chooses where several readings are left.

A sign is a number that speaks for an option (usually 1 where something is so); a weight says how much. The weights are
tables of codebook/grammar.toml, computed from coded and marked reports (bench/weights.py), so each choice can tell why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from whowhom.records import Party

Weights = Mapping[str, float]
CUT = 6.0  # up to where log-odds of the learned coder count as a sign


@dataclass(slots=True)
class Option:
    """Parties that may be meant, () for nobody, with what speaks for them; ``chance`` among all options."""

    parties: tuple[Party, ...]
    signs: dict[str, float] = field(default_factory=dict)
    chance: float = 0.0

    def score(self, weights: Weights, without: str = "") -> float:
        """The sum of the weighted signs, all but one if that is named."""
        return sum(weights.get(name, 0.0) * value for name, value in self.signs.items() if name != without)


def cut(odds: float) -> float:
    """Log-odds as a sign: beyond sure they say no more."""
    return max(-CUT, min(CUT, odds))


def choose(given: Sequence[Option], weights: Weights) -> Option:
    """The option with the highest sum of weighted signs; the first of equals."""
    scores = [option.score(weights) for option in given]
    best = max(range(len(given)), key=lambda n: (scores[n], -n))
    given[best].chance = 1.0 / sum(exp(score - scores[best]) for score in scores)
    return given[best]


def reasons(option: Option, weights: Weights, most: int = 3) -> list[str]:
    """The signs that speak most for an option, the strongest first."""
    told = {name: weights.get(name, 0.0) * value for name, value in option.signs.items()}
    return [name for name in sorted(told, key=lambda name: (-told[name], name))[:most] if told[name] > 0]
