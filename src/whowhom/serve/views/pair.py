"""What two parties do to each other and with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from whowhom.serve.asking import Looking, PartyName
from whowhom.serve.views.acts import Act, acts
from whowhom.serve.views.course import AskedOverTime, Course, course
from whowhom.serve.views.ladder import Exercise, exercise
from whowhom.serve.views.shares import Spot, Standing, TypeShare, spots, standings, type_shares
from whowhom.store.look.whom import Whom


@dataclass(frozen=True, slots=True)
class Way:
    """Acts of one direction: ``forth`` by a to b, ``back`` by b to a, ``together`` with each other."""

    way: Literal["forth", "back", "together"]
    count: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    score_mean: float | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Everything between two parties in the time asked for.

    ``acts`` were done (or have the status asked for), ``undone`` are planned, refused or denied: these stand in the
    lists, not in the counts. ``side_by_side``: acts of both towards others, listed in ``beside``. ``dateless`` acts
    stand in no period, nor do ``earlier`` ones, from before the store's first report, unless a time is asked for:
    ``earliest`` is the first day of these. Lists have the newest first, ``agreements`` all cooperation but exercises.
    """

    a: Whom
    b: Whom
    counted: Literal["incidents", "events"]
    acts: int
    undone: int
    side_by_side: int
    earlier: int
    earliest: str | None
    dateless: int
    reports: int
    course: Course
    ways: tuple[Way, ...]
    types: tuple[TypeShare, ...]
    exercises: tuple[Exercise, ...]
    agreements: tuple[Act, ...]
    disputes: tuple[Act, ...]
    firsts: tuple[Act, ...]
    newest: tuple[Act, ...]
    beside: tuple[Act, ...]
    relations: tuple[Standing, ...]
    places: tuple[Spot, ...]


def pair(store: Looking, a: PartyName, b: PartyName, asked: AskedOverTime) -> Pair:
    """What two parties do to each other and with each other, in the course of time and by kind."""
    found = store.pair(a, b, **asked.asked())
    (sums,) = found["sums"]

    def lines(name: str) -> tuple[Act, ...]:
        return acts(found[name], found["records"], found["tellings"])

    return Pair(
        found["a"],
        found["b"],
        found["counted"],
        sums["acts"],
        sums["undone"],
        sums["beside"],
        sums["earlier"]["count"],
        sums["earlier"]["first"] and sums["earlier"]["first"].isoformat(),
        sums["dateless"],
        sums["reports"],
        course(found["periods"], found["by"]),
        tuple(Way(**row) for row in found["ways"]),
        type_shares(found["types"]),
        tuple(_exercise(row, found) for row in found["exercises"]),
        lines("agreements"),
        lines("disputes"),
        lines("firsts"),
        lines("newest"),
        lines("beside"),
        standings(found["relations"]),
        spots(found["places"]),
    )


def _exercise(row: Mapping[str, Any], found: Mapping[str, Any]) -> Exercise:
    return exercise(row, found["records"][row["act"]], found["tellings"].get(row["act"], []))
