"""How many acts of each kind there are in each period of the time of which the store has reports."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whowhom.store.ask.query import day_bounds
from whowhom.store.look.cube import DATELESS, QUADS, Cube
from whowhom.store.look.found import Look, Question

PERIODS = ("day", "week", "month", "quarter", "year")
MOST = 120  # bars
_MONDAY = 4  # 1970-01-05, in days since 1970
Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Timeline:
    """``periods``: the first day of each, without a gap. The counts stand beside them, an act where it began.

    ``first`` and ``last``: the days that are asked for, null for an open end. Acts that stand in no period: ``earlier``
    and ``later`` than the store's reports, and ``dateless``.
    """

    by: str
    periods: tuple[str, ...]
    verbal_cooperation: tuple[int, ...]
    material_cooperation: tuple[int, ...]
    verbal_conflict: tuple[int, ...]
    material_conflict: tuple[int, ...]
    first: str | None
    last: str | None
    earlier: int
    later: int
    dateless: int


def timeline(look: Look, asked: Question, by: str | None = None) -> Timeline:
    """Acts by period, as if no time were asked for. Without ``by`` the shortest period that gives at most MOST bars.

    Raises ValueError for a period that there is none of, or that gives too many bars.
    """
    of = look.cube
    acts = look.found({**asked, "since": None, "until": None}).acts
    days, quads = of.days[acts], of.quads[acts]
    low, high = span(look, of)
    by = by or _fitting(low, high)
    start, end = int(period(np.array([low]), by)[0]), int(period(np.array([high]), by)[0])
    if end - start >= 50 * MOST:
        raise ValueError(f"A bar a {by} would be {end - start + 1} bars; take a longer period.")
    dated = days != DATELESS
    at = period(days[dated], by) - start
    within = (at >= 0) & (at <= end - start)
    table = np.zeros((len(QUADS) + 1, end - start + 1), np.int64)  # the last row: acts of no kind
    np.add.at(table, (quads[dated][within], at[within]), 1)
    since, until = asked.get("since"), asked.get("until")
    return Timeline(
        by=by,
        periods=tuple(str(day) for day in _first_days(np.arange(start, end + 1), by)),
        **{quad.replace("-", "_"): tuple(row) for quad, row in zip(QUADS, table.tolist(), strict=False)},
        first=day_bounds(since)[0] if since else None,
        last=day_bounds(until)[1] if until else None,
        earlier=int((at < 0).sum()),
        later=int((at > end - start).sum()),
        dateless=int((~dated).sum()),
    )


def span(look: Look, of: Cube) -> tuple[int, int]:
    """The days of the earliest and the latest report; of the acts, where no report has a day."""
    return look.kept.get("span", lambda: _span(look, of))


def _span(look: Look, of: Cube) -> tuple[int, int]:
    day = "date_diff('day', DATE '1970-01-01', {}(published))".format
    row = look.con.execute(f"SELECT {day('min')}, {day('max')} FROM documents").fetchone()
    low, high = row or (None, None)
    known = of.days[of.days != DATELESS]
    if low is None and len(known):
        return int(known.min()), int(known.max())
    return (low, high) if low is not None else (0, -1)  # nothing has a day: no time at all


def _fitting(low: int, high: int) -> str:
    for by in PERIODS[:-1]:
        start, end = period(np.array([low, high]), by)
        if end - start < MOST:
            return by
    return PERIODS[-1]


def period(days: Days, by: str) -> Days:
    """The number of the period in which each day lies; periods of one length are counted through."""
    if by not in PERIODS:
        raise ValueError(f"{by!r} is no period; choose {', '.join(PERIODS)}.")
    if by in ("day", "week"):
        return days if by == "day" else (days - _MONDAY) // 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // {"month": 1, "quarter": 3, "year": 12}[by]


def _first_days(periods: Days, by: str) -> NDArray[np.datetime64]:
    if by in ("day", "week"):
        return (periods if by == "day" else periods * 7 + _MONDAY).astype("datetime64[D]")
    months = periods * {"month": 1, "quarter": 3, "year": 12}[by]
    return months.astype("datetime64[M]").astype("datetime64[D]")
