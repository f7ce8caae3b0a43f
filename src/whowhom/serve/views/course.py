"""Acts in the course of time, as columns of one entry a period, and where their level changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import Field

from whowhom.series import MissingPackageError, label, turns
from whowhom.serve.asking import Filters


class FiltersOverTime(Filters):
    """Filters, and the length of the periods that acts are counted by."""

    by: Literal["week", "month", "quarter", "year"] | None = Field(
        None, description="Length of a period; without it, what suits the time."
    )

    def asked(self) -> dict[str, Any]:
        return {"by": self.by, **{name: value for name, value in Filters.asked(self).items() if name != "by"}}


AskedOverTime = Annotated[FiltersOverTime, Query()]


@dataclass(frozen=True, slots=True)
class Change:
    """A change point: from ``period`` (its first day) on ``after`` acts a period where there were ``before``."""

    period: str
    before: float
    after: float
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """``periods`` are first days, ``names`` what one calls them (2022-Q1); the other columns have one entry for each.

    ``score_sum`` and ``score_mean`` are of scores from -10 to +10; the mean is null where there is no act. ``undated``
    acts stand at their report's date; ``reports`` are all of the store from that time. ``note`` says why change points
    were not looked for. docs/series.md tells more.
    """

    by: str
    periods: tuple[str, ...]
    names: tuple[str, ...]
    verbal_cooperation: tuple[int, ...]
    material_cooperation: tuple[int, ...]
    verbal_conflict: tuple[int, ...]
    material_conflict: tuple[int, ...]
    score_sum: tuple[float, ...]
    score_mean: tuple[float | None, ...]
    firsts: tuple[int, ...]
    undated: tuple[int, ...]
    reports: tuple[int, ...]
    changes: tuple[Change, ...]
    note: str | None


def course(rows: Sequence[Mapping[str, Any]], by: str) -> Course:
    """Of the rows of ``look.parts``; change points where the packages that find them are installed."""
    changes, note = _changes(rows, by)

    def column(name: str) -> Iterable[Any]:
        return (row[name] for row in rows)

    return Course(
        by,
        tuple(day.isoformat() for day in column("period")),
        tuple(label(day, by) for day in column("period")),
        tuple(column("verbal_cooperation")),
        tuple(column("material_cooperation")),
        tuple(column("verbal_conflict")),
        tuple(column("material_conflict")),
        tuple(round(score, 1) for score in column("score_sum")),
        tuple(None if score is None else round(score, 2) for score in column("score_mean")),
        tuple(column("firsts")),
        tuple(column("undated")),
        tuple(column("reports")),
        changes,
        note,
    )


def _changes(rows: Sequence[Mapping[str, Any]], by: str) -> tuple[tuple[Change, ...], str | None]:
    try:
        found = turns(rows, by)
    except MissingPackageError as error:
        return (), str(error)
    return tuple(Change(one.period.isoformat(), one.before, one.after, one.words) for one in found.found), found.note
