"""Records whose evidence holds words: one page of them, and of all of them how many by type and by year."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from whowhom.store.ask.query import up_to
from whowhom.store.ask.search import HIT
from whowhom.store.look.cube import DATELESS, SINCE_1970, Flags, Numbers, columns
from whowhom.store.look.found import Look, Question

# By the day of the act, or by that of the report; the number decides between those of one day.
ORDERS = {
    "-day": "e.day DESC NULLS LAST, e.number",
    "day": "e.day NULLS LAST, e.number",
    "-report": "d.published DESC NULLS LAST, e.document, e.position, e.number",
    "report": "d.published NULLS LAST, e.document, e.position, e.number",
}
_REPORTS = "events e JOIN documents d ON d.id = e.document"
_LATE = 2**31  # behind all days


def holding(look: Look, order: str, limit: int, offset: int, asked: Question) -> dict[str, Any]:
    """``total``, ``types`` and ``years`` (value, count) of all records that meet the filters, ``records`` of one page.

    Raises ValueError, naming the value, for what cannot be understood.
    """
    if order not in ORDERS:
        raise ValueError(f"sort: {order!r} is no order; choose {', '.join(ORDERS)}.")
    part = up_to(limit, offset)
    seats, kinds, days = look.records(asked), look.dimension("type"), _days(look, "e.day")
    types = np.bincount(kinds.codes[seats[kinds.seats]], minlength=len(kinds.values)).tolist()
    known = days[seats & (days != DATELESS)].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    told = sorted(zip(kinds.values, types, strict=True), key=lambda one: (-one[1], one[0]))
    return {
        "total": int(seats.sum()),
        "types": [{"value": value, "count": count} for value, count in told if count],
        "years": [
            {"value": year, "count": count}
            for year, count in zip(*(found.tolist() for found in np.unique(known, return_counts=True)), strict=True)
        ],
        "records": _page(look, seats, order, limit, offset) if part else [],
    }


def _page(look: Look, seats: Flags, order: str, limit: int, offset: int) -> list[dict[str, Any]]:
    """Only records of the days on which the page begins and ends, and of those between, are put in order."""
    days = _days(look, "d.published" if order.endswith("report") else "e.day")[seats]
    late = np.where(days == DATELESS, _LATE, -days if order.startswith("-") else days)
    ranked = np.sort(late)[offset : offset + limit]
    if not len(ranked):
        return []
    some, skipped = (late >= ranked[0]) & (late <= ranked[-1]), int((late < ranked[0]).sum())
    numbers = look.cube.numbers[seats][some]
    sql = f"SELECT e.record FROM {_REPORTS} WHERE {HIT} ORDER BY {ORDERS[order]} {up_to(limit, offset - skipped)}"
    rows = look.con.execute(sql, [json.dumps(numbers.tolist())]).fetchall()
    return [json.loads(record) for (record,) in rows]


def _days(look: Look, column: str) -> Numbers:
    """Of every seat the day of its record or report, since 1970."""
    return look.kept.get(("days", column), lambda: _read_days(look, column))


def _read_days(look: Look, column: str) -> Numbers:
    numbers, days = columns(look.con, f"SELECT e.number, {SINCE_1970.format(column)} FROM {_REPORTS}")
    found = np.full(len(look.cube.act_of) + 1, DATELESS, np.int64)
    found[look.cube.seat_of[numbers]] = days
    return found[:-1]
