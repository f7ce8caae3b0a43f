"""What sort of thing the kind of a force is: "attack helicopter" is an aircraft, as ``codebook/forces.toml`` has it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def sort_of(kind: str) -> str | None:
    """men, people, ship, aircraft, vehicle or weapon, by the kind's last word; None for what is none of these."""
    head = kind.split()[-1]
    if head == "troops":  # the kind by which soldiers of all words are kept
        return "men"
    return next((sort for sort, words in _sorts().items() if head == sort or head in words), None)


@cache
def _sorts() -> dict[str, frozenset[str]]:
    text = files("whowhom.codebook").joinpath("forces.toml").read_text(encoding="utf-8")
    nouns = tomllib.loads(text)["nouns"]
    return {
        sort: frozenset(word for part in parts.values() for word in part["words"])
        for sort, parts in nouns.items()
        if parts.keys() <= {"always", "counted"}
    }
