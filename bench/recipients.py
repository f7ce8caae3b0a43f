"""How well is the recipient of an act chosen? python -m bench.recipients [FOLDER …] [--fit]

Every act that the coder finds in coded reports has options for its recipient (src/whowhom/code/recipient.py). Shown is
the share of acts whose right option was chosen, and whose right option was there at all. With --fit the weights of
codebook/grammar.toml [recipient] are computed, and printed for that table: a conditional logit over the options, each
report in five judged by weights that have not seen it. Coded reports (the folders) and marked training text
(bench.marked) count alike, but the weights named in OWN are learned for coded reports apart: who marks training text
names a recipient wherever a reader could, who codes a report only where its words do.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.marked import examples, kept
from bench.score import Json, load, party, sides
from whowhom import Coder
from whowhom.code import recipient
from whowhom.code.act import Act
from whowhom.code.recipient import Scene, options
from whowhom.code.weigh import Option, choose
from whowhom.read import report_from_text
from whowhom.records import Party
from whowhom.syntax import Reading

HERE = Path(__file__).resolve().parent
# Signs whose weights are learned for coded reports apart.
OWN = ("nobody", "slot", "context", "owner", "author", "authorities", "lonely", "guess")
FOLDS, STEPS, RATE, HOLD = 5, 600, 0.05, 4.0  # HOLD keeps weights small
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """An act with the options for its recipient, which of them are right, and whether it stands in a coded report."""

    report: str
    options: tuple[Option, ...]
    right: tuple[bool, ...]
    coded: bool


def judged(coder: Coder, reports: Sequence[Json], coded: bool) -> list[Judged]:
    """The acts of reports whose words tell exactly one coded act of their type."""
    out: list[Judged] = []
    for one in reports:
        report = report_from_text(
            one["text"], source=one["id"], id=one["id"], published=one["published"], published_from="field"
        )
        seen: list[tuple[Act, list[Option]]] = []
        recipient.options = partial(_noted, seen)
        try:
            reading = coder.read(report)
        finally:
            recipient.options = options
        for act, given in seen:
            told = _told(act, reading, one)
            if told is not None:
                asked = sides(told, told)[1]
                right = tuple(_names(option.parties) == asked for option in given)
                out.append(Judged(one["id"], tuple(given), right, coded))
    return out


def _noted(seen: list[tuple[Act, list[Option]]], act: Act, scene: Scene) -> list[Option]:
    seen.append((act, options(act, scene)))
    return seen[-1][1]


def _told(act: Act, reading: Reading, coded: Json) -> Json | None:
    """The one coded act that the act's words tell; None if there are more, or it is done together."""
    words = reading.sentences[act.sentence]
    tokens = {act.verb, *(token for index, token in act.verbs if index == act.sentence)}
    spans = [words[token].span for token in tokens]
    found = []
    for one in coded["events"]:
        start = coded["text"].find(one["key"])
        end = start + len(one["key"])
        if act.type in (one["type"], *one.get("type_also", ())) and any(s.start < end and start < s.end for s in spans):
            found.append(one)
    return found[0] if len(found) == 1 and not found[0].get("reciprocal") else None


def _names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(party({"country": p.country, "id": p.id, "name": p.name}) for p in parties)


def shares(acts: Sequence[Judged], weights: dict[str, float]) -> tuple[float, float]:
    """Of acts: whose chosen option is right, and for whom a right option is there."""
    right = [act.right[act.options.index(choose(act.options, weights))] for act in acts]
    return sum(right) / max(1, len(acts)), sum(any(act.right) for act in acts) / max(1, len(acts))


def fit(acts: Sequence[Judged]) -> dict[str, float]:
    """The weights for coded reports."""
    acts = [act for act in acts if any(act.right)]
    signs = [_signs(option, act.coded) for act in acts for option in act.options]
    names = sorted({name for one in signs for name in one})
    rows = np.array([[one.get(name, 0.0) for name in names] for one in signs])
    right = np.array([float(r) for act in acts for r in act.right])
    sizes = [len(act.options) for act in acts]
    weights = _descend(rows, right, np.array(sizes))
    told = dict(zip(names, map(float, weights), strict=True))
    own = {name.removeprefix(MARK): value for name, value in told.items() if name.startswith(MARK)}
    return {n: told.get(n, 0.0) + own.get(n, 0.0) for n in {*own, *(n for n in told if not n.startswith(MARK))}}


MARK = "own:"


def _signs(option: Option, coded: bool) -> dict[str, float]:
    own = {MARK + n: v for n, v in option.signs.items() if n.startswith(OWN)} if coded else {}
    return {**option.signs, **own}


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


def crossed(acts: Sequence[Judged]) -> float:
    """The share of coded acts whose recipient is right when it is chosen by weights that have not seen its report."""
    fold = {report: n % FOLDS for n, report in enumerate(sorted({act.report for act in acts}))}
    right = 0.0
    for n in range(FOLDS):
        weights = fit([act for act in acts if fold[act.report] != n])
        asked = [act for act in acts if fold[act.report] == n and act.coded]
        right += shares(asked, weights)[0] * len(asked)
    return right / max(1, sum(act.coded for act in acts))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.recipients", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "reports", HERE / "examples"])
    parser.add_argument("--fit", action="store_true", help="compute the weights (minutes)")
    parser.add_argument("--frames-only", action="store_true", help="without the learned coder")
    given = parser.parse_args(arguments)
    coder = Coder(learned=not given.frames_only)
    table = coder.house.codebook.grammar["recipient"]["unheard" if given.frames_only else "heard"]
    coded = [act for f in given.folders if f.is_dir() for act in judged(coder, load(f), True)]
    marked = judged(coder, kept(), False)
    if given.frames_only:  # the codebook's examples are what frames alone must get right
        coded += judged(coder, examples(coder.house.codebook), True)
    for name, acts in (("coded reports", coded), ("marked text", marked)):
        print(f"{name}: {len(acts)} acts, recipient right %.3f, among the options %.3f" % shares(acts, table))
    if given.fit:
        print(f"coded reports, weights that have not seen them: {crossed([*coded, *marked]):.3f}")
        for name, weight in sorted(fit([*coded, *marked]).items()):
            print(f'"{name}" = {weight:.2f}' if "." in name else f"{name} = {weight:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
