"""What the acts that meet a question have in common: by party, type, mode, kind, status, outlet, country and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whowhom.describe import state
from whowhom.store.ask.outlets import outlet_name
from whowhom.store.ask.query import several
from whowhom.store.look.cube import VALUES
from whowhom.store.look.found import Look, Question

FACETS = tuple(VALUES)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: as a filter takes it, as a person would say it, and how many acts have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values that most acts have, those that are asked for among them; ``more`` is the number of the others."""

    facet: str
    values: tuple[Value, ...]
    more: int


def facets(
    look: Look, asked: Question, names: Sequence[str] = FACETS, top: int = 8, find: str = ""
) -> tuple[Facet, ...]:
    """Counts obey all filters but the facet's own, so that they tell what another value of it would add."""
    return tuple(_facet(look, asked, name, top, find.strip().lower()) for name in names)


def _facet(look: Look, asked: Question, name: str, top: int, find: str) -> Facet:
    of = look.dimension(name)
    wanted = {value.strip().lower() for value in several(asked.get(name))}
    counts = look.counts(name, {**asked, name: None})
    names = look.kept.get(("names", name), lambda: _names(look, name, of.values))
    found = [
        Value(value, names[value], int(count))
        for value, count in zip(of.values, counts, strict=True)
        if count and (not find or find in names[value].lower() or find in value.lower())
    ]
    found.sort(key=lambda one: (-one.count, one.name))
    shown = found[:top] + [one for one in found[top:] if one.value.lower() in wanted]
    return Facet(name, tuple(shown), len(found) - len(shown))


def _names(look: Look, facet: str, values: Sequence[str]) -> dict[str, str]:
    """How a person would say each value."""
    if facet == "source":
        return {value: outlet_name(value) for value in values}
    if facet in ("party", "country"):
        sql = "SELECT id, min(name) FROM parties WHERE name <> '' GROUP BY id"
        known = dict(look.con.execute(sql).fetchall())
        return {value: state(value) or known.get(value) or value for value in values}
    if facet == "place":
        return {value: value for value in values}
    return {value: value.replace("-", " ").capitalize() for value in values}
