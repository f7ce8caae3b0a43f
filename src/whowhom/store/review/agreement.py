"""How far reviewers agree, field by field, over the records that two or more judged without seeing each other's word.

A record is a unit. Whether it is an act at all is a field of its own; the others are compared among those who say that
it is one. Reviewers begin from what the coder wrote, which makes them agree sooner than two who code from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from whowhom.store.duck import Connection
from whowhom.store.review.alpha import FEWEST, Distance, alpha, interval, nominal
from whowhom.store.review.fields import comparable, told
from whowhom.store.review.ruling import Json, Verdict, latest
from whowhom.store.review.settle import standing

Unit = list[Verdict]  # verdicts of different reviewers on one record
NONE = "none"  # a value of its own: no mode, nobody on that side


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field. ``units``: records that two or more gave a value; ``same``: those on which all gave the same.
    ``alpha`` is over ``values`` values; null where no two differ or none are paired. ``measure``: nominal, or interval
    (days)."""

    field: str
    measure: str
    units: int
    same: int
    values: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """``reviewers``: name -> verdicts that stand; ``units``: records that two or more judged unseen by each other."""

    reviewers: dict[str, int]
    units: int
    fields: tuple[Agreement, ...]


def agreement(con: Connection) -> Agreed:
    """The agreement of all reviewers of a store."""
    given = standing(con)
    units = [unit for unit in _units(given) if len(unit) >= FEWEST]
    names = sorted({one.reviewer for one in given})
    reviewers = {name: len([one for one in _latest(given) if one.reviewer == name]) for name in names}
    return Agreed(reviewers, len(units), tuple(_field(units, *row) for row in _MEASURED))


def by_record(given: Iterable[Verdict]) -> list[list[Verdict]]:
    """Verdicts of one record together, whatever its id was when they were given."""
    found: dict[tuple[str, str], list[Verdict]] = {}
    for one in given:
        found.setdefault((one.document, one.now or one.event), []).append(one)
    return list(found.values())


def _units(given: Sequence[Verdict]) -> list[Unit]:
    return [latest([one for one in group if one.blind]) for group in by_record(given)]


def _latest(given: Sequence[Verdict]) -> list[Verdict]:
    return [one for group in by_record(given) for one in latest(group)]


def _field(units: Sequence[Unit], name: str, distance: Distance, read: Callable[[Verdict], Any]) -> Agreement:
    said = [[value for one in unit if (value := read(one)) is not None] for unit in units]
    paired = [values for values in said if len(values) >= FEWEST]
    figure = alpha(paired, distance)
    return Agreement(
        name,
        "interval" if distance is interval else "nominal",
        len(paired),
        sum(len(set(values)) == 1 for values in paired),
        sum(map(len, paired)),
        None if figure is None else round(figure, 3),
    )


def _act(one: Verdict) -> str:
    return "no act" if one.kind == "reject" else "act"


def _value(field: str) -> Callable[[Verdict], Any]:
    """The value of a field by one who says that it is an act; None by one who does not."""
    return lambda one: None if one.kind == "reject" else comparable(field, _right(one)[field]) or NONE


def _right(one: Verdict) -> Json:
    return told(one.judged | one.proper)


def _day(end: str) -> Callable[[Verdict], int | None]:
    """A day as a number; an open end has none."""

    def read(one: Verdict) -> int | None:
        day = None if one.kind == "reject" else _right(one)["when"][end]
        return date.fromisoformat(day).toordinal() if day else None

    return read


_MEASURED: tuple[tuple[str, Distance, Callable[[Verdict], Any]], ...] = (
    ("verdict", nominal, _act),
    ("type", nominal, _value("type")),
    ("mode", nominal, _value("mode")),
    ("status", nominal, _value("status")),
    ("actors", nominal, _value("actors")),
    ("recipients", nominal, _value("recipients")),
    ("places", nominal, _value("places")),
    ("when", nominal, _value("when")),
    ("start", interval, _day("start")),
    ("end", interval, _day("end")),
)
