"""The table of signs and limits by which records are linked: codebook/linking.toml."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whowhom.codebook.model import CodebookError
from whowhom.codebook.texts import parse_toml, shipped

FILE = "linking.toml"


@dataclass(frozen=True)
class Rules:
    """Weights by name of sign, and what the signs are measured with; ``digest`` names this very table."""

    digest: str
    bias: float
    weights: Mapping[str, float]
    meanings: Mapping[str, str]
    kin: Mapping[str, frozenset[str]]  # type -> types as which the same act may be told, itself among them
    unkin: frozenset[str]  # modes of which that does not hold
    groups: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]  # sector -> names of its classes
    branches: Mapping[str, frozenset[str]]  # sector -> its branch of the state
    statuses: Mapping[str, str]  # status -> its kind
    limits: Mapping[str, Any]
    bounds: Mapping[str, tuple[float, float]]
    precedence: tuple[str, ...]

    def total(self, signs: Mapping[str, float]) -> float:
        """The sum of a pair's signs. Above 0: one act. An unknown sign is a KeyError."""
        return self.bias + sum(self.weights[name] * value for name, value in signs.items())

    def reasons(self, signs: Mapping[str, float], most: int = 4) -> tuple[str, ...]:
        """The signs that spoke most for one act, the strongest first."""
        told = {name: self.weights[name] * value for name, value in signs.items()}
        return tuple(name for name in sorted(told, key=lambda name: (-told[name], name))[:most] if told[name] > 0)


@cache
def rules() -> Rules:
    """The shipped table. Raises CodebookError where it lacks something."""
    return read_rules(shipped(FILE))


def read_rules(text: str) -> Rules:
    table = parse_toml(FILE, text)
    try:
        return Rules(
            digest=hashlib.sha256(text.encode()).hexdigest()[:12],
            bias=float(table["bias"]),
            weights={name: float(sign["weight"]) for name, sign in table["sign"].items()},
            meanings={name: str(sign["means"]) for name, sign in table["sign"].items()},
            kin=_kin(table["kin"]),
            unkin=frozenset(table["unkin"]["modes"]),
            groups={name: frozenset(types) for name, types in table["groups"].items()},
            classes=_inverted(table["classes"]),
            branches=_inverted(table["branches"]),
            statuses={status: kind for kind, listed in table["statuses"].items() for status in listed},
            limits=table["limits"],
            bounds={name: (float(low), float(high)) for name, (low, high) in table["bounds"].items()},
            precedence=tuple(table["precedence"]["order"]),
        )
    except KeyError as error:
        raise CodebookError(FILE, "head of the file", f"{error.args[0]!r} is missing") from error


def _kin(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    types = {type for group in table.values() for type in group}
    return {type: frozenset(t for group in table.values() if type in group for t in group) for type in sorted(types)}


def _inverted(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    sectors = {sector for listed in table.values() for sector in listed}
    return {sector: frozenset(name for name, listed in table.items() if sector in listed) for sector in sorted(sectors)}
