"""Weights of signs, computed from choices whose right answer is known: a conditional logit over the options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whowhom.code.weigh import Option, choose

FOLDS, STEPS, RATE, HOLD = 5, 600, 0.05, 4.0  # HOLD keeps weights small
MARK = "own:"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """A choice: its options, which of them are right, and whether it stands in a coded report."""

    report: str
    options: tuple[Option, ...]
    right: tuple[bool, ...]
    coded: bool = True


def shares(choices: Sequence[Judged], weights: dict[str, float]) -> tuple[float, float]:
    """Of choices: whose chosen option is right, and for which a right option is there."""
    right = [one.right[one.options.index(choose(one.options, weights))] for one in choices]
    return sum(right) / max(1, len(choices)), sum(any(one.right) for one in choices) / max(1, len(choices))


def fit(choices: Sequence[Judged], own: tuple[str, ...] = ()) -> dict[str, float]:
    """The weights for coded reports. Those of signs that begin with ``own`` are learned for coded reports apart."""
    choices = [one for one in choices if any(one.right)]
    signs = [_signs(option, own if one.coded else ()) for one in choices for option in one.options]
    names = sorted({name for one in signs for name in one})
    rows = np.array([[one.get(name, 0.0) for name in names] for one in signs])
    right = np.array([float(r) for one in choices for r in one.right])
    sizes = [len(one.options) for one in choices]
    told = dict(zip(names, map(float, _descend(rows, right, np.array(sizes))), strict=True))
    apart = {name.removeprefix(MARK): value for name, value in told.items() if name.startswith(MARK)}
    shared = (name for name in told if not name.startswith(MARK))
    return {name: told.get(name, 0.0) + apart.get(name, 0.0) for name in {*apart, *shared}}


def crossed(choices: Sequence[Judged], own: tuple[str, ...] = ()) -> float:
    """The share of coded choices that are right when made by weights that have not seen their report."""
    fold = {report: n % FOLDS for n, report in enumerate(sorted({one.report for one in choices}))}
    right = 0.0
    for n in range(FOLDS):
        weights = fit([one for one in choices if fold[one.report] != n], own)
        asked = [one for one in choices if fold[one.report] == n and one.coded]
        right += shares(asked, weights)[0] * len(asked)
    return right / max(1, sum(one.coded for one in choices))


def lines(weights: dict[str, float]) -> list[str]:
    """As a table of codebook/grammar.toml."""
    return [f'"{n}" = {w:.2f}' if "." in n else f"{n} = {w:.2f}" for n, w in sorted(weights.items())]


def _signs(option: Option, own: tuple[str, ...]) -> dict[str, float]:
    apart = {MARK + n: v for n, v in option.signs.items() if n.startswith(own)} if own else {}
    return {**option.signs, **apart}


def _descend(rows: Floats, right: Floats, sizes: NDArray[np.int64]) -> Floats:
    """Adam on the negative log-likelihood that one of the right options is chosen, plus HOLD / 2 of squared weights."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    weights, first, second = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        chances = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        among = chances * right
        chances = chances / np.add.reduceat(chances, starts)[group]
        among = among / np.maximum(np.add.reduceat(among, starts)[group], 1e-12)
        slope = rows.T @ (chances - among) + HOLD * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights
