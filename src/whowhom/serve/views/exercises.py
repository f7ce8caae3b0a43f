"""Joint exercises and patrols as a table: who with whom, when, how long, where, with what, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, get_args

from fastapi import Query
from pydantic import Field

from whowhom.serve.asking import Filters, Looking, Part
from whowhom.serve.sheets import Sheet, sheet_of
from whowhom.serve.views.exercise import Exercise, exercise
from whowhom.store.look.exercises import Group, Sort


class Ordered(Filters):
    """Filters, and an order."""

    sort: str = Field(
        "-day",
        pattern=f"^-?({'|'.join(get_args(Sort))})$",
        description="By what; with - before it the greatest first.",
    )
    group: Group = Field("none", description="Together: the acts of the same sides (pair), or of one year.")
    year: int | None = Field(None, ge=1, le=9999, description="Of that year alone.")

    def order(self) -> dict[str, Any]:
        """The order as ``Store.exercises`` takes it."""
        sort = self.sort.removeprefix("-")
        return {"sort": sort, "down": sort != self.sort, "group": self.group, "year": self.year}


class OrderedPart(Ordered, Part):
    """Filters, an order and a part in one address."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """Acts of a year; null: those of which no day is known."""

    year: int | None
    acts: int


@dataclass(frozen=True, slots=True)
class Exercises:
    """One part of the ``total``, which is that of the ``year`` where one is asked for; ``years`` counts all."""

    exercises: tuple[Exercise, ...]
    years: tuple[YearCount, ...]
    total: int
    more: bool


def exercises(store: Looking, asked: Annotated[OrderedPart, Query()]) -> Exercises:
    """Joint exercises and patrols that meet the filters; with a type or mode in the question, acts of that kind."""
    filters = asked.asked()
    rows = list(store.exercises(**filters, **asked.order(), limit=asked.limit + 1, offset=asked.offset))
    years = tuple(YearCount(**row) for row in store.exercise_years(**filters))
    found = tuple(map(exercise, rows[: asked.limit]))
    total = sum(year.acts for year in years if asked.year in (None, year.year))
    return Exercises(found, years, total, len(rows) > asked.limit)


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise as one line of a table: ``lon`` and ``lat`` of its first place, degrees; ``days`` it lasted."""

    id: str
    sentence: str
    type: str
    mode: str | None
    status: str
    sides: tuple[str, ...]
    start: str | None
    end: str | None
    precision: str
    days: int | None
    places: tuple[str, ...]
    lon: float | None
    lat: float | None
    forces: tuple[str, ...]
    claims: tuple[str, ...]
    reports: int
    sources: int
    confidence: float


def exercises_sheet(store: Looking, asked: Annotated[Ordered, Query()]) -> Sheet:
    """The same with a line an exercise; GeoJSON has those with a place."""
    return sheet_of(Line, (_line(exercise(row)) for row in store.exercises(**asked.order(), **asked.asked())))


def _line(of: Exercise) -> Line:
    where = next((place for place in of.places if place.lon is not None), None)
    return Line(
        of.id,
        of.sentence,
        of.type,
        of.mode,
        of.status,
        tuple(side.name for side in of.sides),
        of.when["start"],
        of.when["end"],
        of.when["precision"],
        of.days,
        tuple(place.name for place in of.places),
        where.lon if where else None,
        where.lat if where else None,
        tuple(": ".join(filter(None, (force.owner, force.words))) for force in of.forces),
        tuple(claim.text for claim in of.claims),
        of.reports,
        of.sources,
        of.confidence,
    )
