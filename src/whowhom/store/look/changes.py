"""What every pair did in the newest part of the store, or the time that is asked for, and in the time before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from whowhom.store.ask.query import day_bounds
from whowhom.store.look.found import Look, Question, said
from whowhom.store.look.pairs import changes, pairs
from whowhom.store.look.timeline import period, span

LENGTHS = {"week": 7, "month": 31, "quarter": 92, "year": 366}  # days
BEFORE = 12  # periods that say what is usual
LEAST = 6  # fewer of them say nothing
ENOUGH = 30  # acts in a period, on average: with fewer hardly a pair has enough to tell anything
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


def changed(look: Look, asked: Question, least: int) -> Changed:
    """Of acts that meet the filters, pairs of at least ``least`` in both times; without a status, of what was done.
    Raises ValueError as ``Store.events`` does."""
    return look.kept.get(("changed", said(asked), least), lambda: _changed(look, asked, least))


def _changed(look: Look, asked: Question, least: int) -> Changed:
    low, high = span(look, look.cube)
    since = day_bounds(asked["since"])[0] if asked.get("since") else None
    until = day_bounds(asked["until"])[1] if asked.get("until") else max(_day(high), since or "")
    first, last = date.fromisoformat(since or until), date.fromisoformat(until)
    a_day = len(look.cube.keys) / max(high - low, 1)
    by = _length(low, _number(since or until), a_day, (last - first).days)
    since = since or _newest(by, last)
    if since > until:
        raise ValueError(f"since {since} is later than until {until}.")
    of = look.kept.get("pairs", lambda: pairs(look.con, look.cube))
    acts = look.found({**asked, "since": None, "until": None}).acts
    if not asked.get("status"):
        acts = acts & of.done
    days = look.cube.days
    reports, turn, end = period(np.array([low, _number(since), _number(until)]), by).tolist()
    start = min(turn, max(turn - BEFORE, reports))
    periods = period(days, by)
    rows = changes(of, acts & (periods >= start) & (days <= _number(until)), periods, turn, least)
    lengths = {"periods_now": end - turn + 1, "periods_earlier": turn - start}
    return Changed(by, BEFORE, since, until, [{**row, **lengths} for row in rows])


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


def _number(day: str) -> int:
    return (date.fromisoformat(day) - _EPOCH).days


def _day(number: int) -> str:
    return (_EPOCH + timedelta(number)).isoformat()
