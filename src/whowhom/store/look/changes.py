"""What every pair did in the newest part of the store, or the time that is asked for, and in the time before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from whowhom.store.ask.acts import DONE, Asked
from whowhom.store.ask.pairs import change_rows
from whowhom.store.ask.query import conditions, day_bounds
from whowhom.store.ask.search import resolved
from whowhom.store.look.found import Look, Question, said
from whowhom.store.look.timeline import period, span

LENGTHS = {"week": 7, "month": 31, "quarter": 92, "year": 366}  # days
BEFORE = 12  # periods that say what is usual
LEAST = 6  # fewer of them say nothing
FEWEST = 5  # acts of a pair in both times together; of fewer nothing is said
ENOUGH = 30  # acts in a period, on average: with fewer hardly a pair has enough to tell anything
_OWN = ("since", "until", "min_confidence")  # what is asked of the act itself, not of its records
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Changed:
    """``rows`` as ``Store.changes`` gives them, of the time from ``since`` to ``until`` (days) against ``before``
    periods of the length ``by`` ahead of it."""

    by: str
    before: int
    since: str
    until: str
    rows: list[dict[str, Any]]


def changed(look: Look, asked: Question) -> Changed:
    """Of acts that meet the filters; without a status, of what was done. Raises ValueError as ``Store.events`` does."""
    return look.kept.get(("changed", said(asked)), lambda: _changed(look, asked))


def _changed(look: Look, asked: Question) -> Changed:
    low, high = span(look, look.cube)
    since = day_bounds(asked["since"])[0] if asked.get("since") else None
    until = day_bounds(asked["until"])[1] if asked.get("until") else max(_day(high), since or "")
    first, last = date.fromisoformat(since or until), date.fromisoformat(until)
    a_day = len(look.cube.keys) / max(high - low, 1)
    by = _length(low, (first - _EPOCH).days, a_day, (last - first).days)
    since = since or _newest(by, last)
    told = resolved(look.con, look.path, {key: value for key, value in asked.items() if key not in _OWN})[0]
    where, params = conditions(**told)
    question = Asked(
        status=None if asked.get("status") else DONE,
        since=since,
        until=until,
        min_confidence=asked.get("min_confidence"),
        told=(where.removeprefix("WHERE "), params) if where else None,
    )
    return Changed(by, BEFORE, since, until, list(change_rows(look.con, question, by, BEFORE, FEWEST)))


def _length(low: int, turn: int, acts: float, days: int) -> str:
    """The shortest period that holds acts enough (so many a day), and of which twelve are no less than the days that
    are asked for; but so short that the store has some of them before the turn, to compare with."""
    fitting = [by for by in LENGTHS if int(np.diff(period(np.array([low, turn]), by))[0]) > LEAST] or ["week"]
    full = [by for by in fitting if acts * LENGTHS[by] >= ENOUGH and LENGTHS[by] * BEFORE >= days]
    return full[0] if full else fitting[-1]


def _newest(by: str, last: date) -> str:
    """The first day of the last period, or of the one before where less than half of that has gone by."""
    first = _first(by, last)
    if (last - first).days * 2 < LENGTHS[by]:
        first = _first(by, first - timedelta(1))
    return first.isoformat()


def _first(by: str, day: date) -> date:
    if by == "week":
        return day - timedelta(day.weekday())
    return day.replace(day=1, month={"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[by])


def _day(number: int) -> str:
    return (_EPOCH + timedelta(number)).isoformat()
