"""How sure a record is: what its two coders and its evidence say, made a share by a curve that was measured.

The weights are codebook/grammar.toml [confidence]; ``python -m bench.reliability --fit`` computes them from coded
reports, and without ``--fit`` shows how often records of each confidence are right.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from whowhom.code.act import Act

GUESSED = "recipient."
EDGE = 0.02  # chances are cut here before their log-odds are taken


def signs(act: Act) -> dict[str, float]:
    """What speaks for and against an act, as numbers: the weights' names are these keys."""
    rules = [why.rule for why in act.why]
    alone = rules[:1] != [] and rules[0].startswith("learned.")
    heard = act.heard
    return {
        "one": 1.0,
        "frame": 0.0 if alone else _odds(act.confidence),
        "heard": 0.0 if heard is None else _odds(heard),
        "alone": float(alone),
        "recipient": 0.0 if act.chosen is None else _odds(act.chosen),
        "guessed": float(any(rule.startswith(GUESSED) for rule in rules)),
        "nobody": float(not act.actors),
        "unreal": float(act.status != "occurred"),
        "again": float(len(act.evidence) > 1),
    }


def confidence(act: Act, weights: Mapping[str, float]) -> float:
    """The share of records like this one that are right in all: type, parties and status."""
    score = sum(weights.get(name, 0.0) * value for name, value in signs(act).items())
    return 1.0 / (1.0 + exp(-score))


def _odds(chance: float) -> float:
    chance = min(1.0 - EDGE, max(EDGE, chance))
    return log(chance / (1.0 - chance))
