"""The table of men, crowds and machines, and what a noun in it stands for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from whowhom.records import Token

NOUNS = ("NOUN", "PROPN", "ADJ")  # what the parser may take a noun of the table for


@dataclass(frozen=True, slots=True)
class Noun:
    """``group``: men, people, ship, aircraft, vehicle, weapon or unit. ``always``: a force even without a figure."""

    word: str
    group: str
    kind: str
    always: bool


@cache
def table() -> dict[str, Any]:
    return tomllib.loads((files("whowhom") / "codebook" / "forces.toml").read_text("utf-8"))


@cache
def _nouns() -> dict[str, Noun]:
    nouns, kinds = table()["nouns"], table()["nouns"]["kinds"]
    out: dict[str, Noun] = {}
    for unit, kind in nouns["unit"]["kinds"].items():
        out[unit] = Noun(unit, "unit", kind, False)
    for group in ("people", "men", "ship", "aircraft", "vehicle", "weapon"):
        for how in ("counted", "always"):
            for word in nouns[group].get(how, {}).get("words", []):
                out[word] = Noun(word, group, kinds.get(word, word), how == "always")
    return out


@cache
def modifiers() -> frozenset[str]:
    return frozenset(table()["nouns"]["modifiers"]["words"])


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """ "destroyers" -> "destroyer", "servicemen" -> "serviceman"; a word of the table stays as it is."""
    low = word.lower()
    irregular = table()["nouns"]["plurals"]
    if low in table()["nouns"]["never"]:
        return ""
    if low in irregular:
        return str(irregular[low])
    if low in _nouns():
        return low
    for ending in ("s", "es"):
        if low.endswith(ending) and low.removesuffix(ending) in _nouns():
            return low.removesuffix(ending)
    return low


def noun_of(token: Token) -> Noun | None:
    """The table's noun that a token is, if any."""
    if token.pos not in NOUNS:
        return None
    noun = _nouns().get(singular(token.lower))
    taken = token.pos == "ADJ" and noun is not None and noun.always and noun.group == "ship"  # "the frigate Dena"
    return noun if token.pos in ("NOUN", "PROPN") or taken else None


def kind_noun(kind: str) -> Noun | None:
    """The table's noun that a kind ends in ("attack helicopter")."""
    return _nouns().get(kind.split()[-1])


def is_plural(token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or token.lower in table()["nouns"]["several"]["words"]
