"""Compute the weights of codebook/same.toml (ECB+): python -m bench.ecbplus_weights [DEV.jsonl]

Printed are the figures on topics whose answers were not seen (the topics in five parts, each judged by the weights, and
the limit of a story, that the other four choose), and the weights of all topics, for that table. Two logistic
regressions: one over pairs of phrases of a story whose heads have one root, one over the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.ecbplus import Told, read_stories, vectors
from bench.lines import SETS, Figures, beside, read
from bench.score import Json
from whowhom.link.stories.mentions import Floats, Vectors, one_root, same_acts, signs
from whowhom.link.stories.same import Same, same
from whowhom.link.stories.stories import likeness, marks, stories
from whowhom.propose import Model

FOLDS, HOLD, STEPS = 5, 1.0, 30  # HOLD keeps weights small
STORY = (0.22, 0.24, 0.26, 0.28, 0.30, 0.32)  # limits of a story that are tried


@dataclass(frozen=True)
class Pairs:
    """Pairs of checked phrases of one topic: the values of the signs, one column a sign, and what is asked for."""

    topic: int
    values: Floats
    one_root: NDArray[np.bool_]
    right: NDArray[np.bool_]


def pairs(told: Told, words: Vectors, lines: dict[str, Json]) -> list[Pairs]:
    """The pairs of a story, by topic; a story that holds reports of two topics gives none across them."""
    answers = {
        f"{document} {one['m_id']}": one["cluster"]
        for document in told.documents
        for one in lines[document]["mentions"]
        if one["kind"] == "event" and one["validated"]
    }
    found = np.stack(list(signs(told.phrases, told.reports, words).values()), axis=-1)
    alike = one_root(told.phrases)
    topics = np.array([int(lines[phrase.document]["topic"]) for phrase in told.phrases])
    out = []
    for topic in sorted(set(topics)):
        known = [n for n, phrase in enumerate(told.phrases) if topics[n] == topic and phrase.id in answers]
        left, right = (np.array(known, dtype=int)[side] for side in np.triu_indices(len(known), 1))
        asked = np.array([answers.get(phrase.id, "") for phrase in told.phrases])
        out.append(Pairs(topic, found[left, right], alike[left, right], asked[left] == asked[right]))
    return out


def fit(given: Collection[Pairs], names: Collection[str]) -> Same:
    values = np.concatenate([one.values for one in given])
    alike = np.concatenate([one.one_root for one in given])
    right = np.concatenate([one.right for one in given]).astype(float)
    one, two = (_regress(values[rows], right[rows]) for rows in (alike, ~alike))
    weights = (dict(zip(names, np.round(side, 2).tolist(), strict=True)) for side in (one, two))
    return Same(same().limits, *weights)


def _regress(values: Floats, right: Floats) -> Floats:
    """Newton's method on the negative log-likelihood plus HOLD / 2 of squared weights."""
    weights = np.zeros(values.shape[1])
    for _ in range(STEPS):
        chances = 1.0 / (1.0 + np.exp(-values @ weights))
        slope = values.T @ (chances - right) + HOLD * weights
        bend = (values * (chances * (1 - chances))[:, None]).T @ values + HOLD * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ecbplus_weights", description=__doc__.splitlines()[0])
    parser.add_argument("input", nargs="?", type=Path, default=SETS / "ecbplus" / "dev.jsonl")
    path = parser.parse_args(arguments).input
    if not path.is_file():
        print(f"{path} is not here: nothing measured", file=sys.stderr)
        return 0
    lines, model = read(path), Model()
    print("unseen topics:", json.dumps(beside(path)(lines, crossed_stories(lines, beside(path)))["story"]))
    by_id = {line["id"]: line for line in lines}
    told = [(one, vectors(model, one)) for one in read_stories(lines)]
    given = [found for one, words in told for found in pairs(one, words, by_id)]
    names = tuple(same().one_root)
    print("unseen topics:", json.dumps(beside(path)(lines, crossed(told, given, lines, names))["events"]))
    table = fit(given, names)
    for name in names:
        print(f"[sign.{name}]\none_root = {table.one_root[name]}\ntwo_roots = {table.two_roots[name]}")
    return 0


def folds(lines: list[Json]) -> dict[str, int]:
    """Topic -> the part in which it is judged."""
    return {topic: n % FOLDS for n, topic in enumerate(sorted({line["topic"] for line in lines}, key=int))}


def crossed_stories(lines: list[Json], figures: Figures) -> list[Json]:
    """Stories by the limit that is best on the topics of the other parts."""
    bags = {line["id"]: marks(line["text"]) for line in lines}
    alike, fold = likeness(bags), folds(lines)
    told = [{id: str(n) for n, one in enumerate(stories(bags, alike, t)) for id in one.documents} for t in STORY]
    out = []
    for n in range(FOLDS):
        known = [line for line in lines if fold[line["topic"]] != n]
        best = max(told, key=lambda found: figures(known, _stories(known, found))["story"]["B3_F1"])
        out += _stories([line for line in lines if fold[line["topic"]] == n], best, f"{n} ")
    return out


def _stories(lines: list[Json], told: dict[str, str], part: str = "") -> list[Json]:
    return [{"id": line["id"], "story": part + told[line["id"]], "mentions": []} for line in lines]


def crossed(
    told: list[tuple[Told, Vectors]], given: list[Pairs], lines: list[Json], names: Collection[str]
) -> list[Json]:
    """Predictions with weights that have not seen the answers of the line's topic."""
    fold = folds(lines)
    cluster: list[dict[str, str]] = []
    for n in range(FOLDS):
        table = fit([one for one in given if fold[str(one.topic)] != n], names)
        groups = [
            (s, g) for s, (one, words) in enumerate(told) for g in same_acts(one.phrases, one.reports, words, table)
        ]
        cluster.append({id: f"{s} {group[0]}" for s, group in groups for id in group})
    return [
        {
            "id": line["id"],
            "mentions": [
                {"m_id": one["m_id"], "cluster": cluster[fold[line["topic"]]][f"{line['id']} {one['m_id']}"]}
                for one in line["mentions"]
                if one["kind"] == "event"
            ],
        }
        for line in lines
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
