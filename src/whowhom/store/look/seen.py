"""One question with many answers: the acts of a party or a pair are found once, and every part is drawn from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from whowhom.store.ask.acts import DONE, Asked, acts_sql, checked, party_keys
from whowhom.store.ask.query import Condition, day_bounds
from whowhom.store.ask.search import AMONG
from whowhom.store.ask.series import frame
from whowhom.store.duck import Connection
from whowhom.store.look.found import Look, Question
from whowhom.store.look.parts import SHARED

Parts = dict[str, list[dict[str, Any]]]

OWN = ("since", "until", "min_confidence")  # what is asked of the act itself, not of its records
MOST = 3_000  # periods: more are no picture
_MONTHS = {"month": 48, "quarter": 240}  # up to so many months of time, periods of that length can be told apart
_A_YEAR = {"week": 52, "month": 12, "quarter": 4}
_LINKED = "SELECT s.act, s.done, x.number, x.document FROM shown s JOIN incident_events x ON x.key = s.act"
_NAMES = {  # the key of an act, the events and the reports that tell of it
    "events": {
        "key": "number",
        "numbers": "SELECT act, act AS number FROM shown",
        "told": "SELECT done, documents[1] AS document FROM shown",
    },
    "incidents": {"key": "key", "numbers": _LINKED, "told": _LINKED},
}


def seen(
    look: Look,
    asked: Question,
    sides: tuple[str, str | None],
    by: str | None,
    parts: Mapping[str, Condition],
) -> tuple[Parts, str, str]:
    """The rows of every part, the length of the periods, and what was counted: incidents or events.

    ``asked`` as ``Store.events`` takes it; without a status, what has occurred or goes on counts as done. ``by``:
    week, month, quarter or year; without it, what suits the time. Raises ValueError for what cannot be understood.
    """
    con, of = look.con, _question(look, asked, sides)
    by = _length(con, of, by)
    periods, days = frame(by, of)
    acts, params = acts_sql(of, party_keys(con, of.a), party_keys(con, of.b))
    done = "true" if asked.get("status") else f"status IN ({', '.join(map(repr, DONE))})"
    words = {"done": done, **_NAMES[str(of.count)]}
    asking = {name: sql.format(**words) for name, (sql, _) in parts.items()}
    columns = ", ".join(f"(SELECT list(p) FROM ({sql}) p) AS {name}" for name, sql in asking.items())
    values = [value for _, more in parts.values() for value in more]
    sql = f"WITH {acts}, {periods}, {SHARED.format(**words)} SELECT {columns}"
    row = con.execute(sql, [*params, *days, *values]).fetchone() or ()
    return {name: rows or [] for name, rows in zip(parts, row, strict=True)}, by, str(of.count)


def _question(look: Look, asked: Question, sides: tuple[str, str | None]) -> Asked:
    since, until, sure = (asked.get(name) for name in OWN)
    (a, b), own = sides, None
    if told := {name: value for name, value in asked.items() if value and name not in OWN}:
        keys = look.cube.keys[look.found(told).acts & look.found({"party": [a]}).acts]
        own = f"e.{'key' if look.cube.incidents else 'number'} {AMONG}", [json.dumps(keys.tolist())]
    of = Asked(a, b, status=None, since=since, until=until, min_confidence=sure, own=own, documents=False)
    return checked(look.con, of)


def _length(con: Connection, asked: Asked, by: str | None) -> str:
    """``by``, or periods so long that they can be told apart in a picture. Raises ValueError for too many."""
    row = con.execute("SELECT min(published), max(published) FROM documents").fetchone()
    first, last = (known or date.min for known in row or (None, None))
    since = date.fromisoformat(day_bounds(asked.since)[0]) if asked.since else first
    until = date.fromisoformat(day_bounds(asked.until)[1]) if asked.until else last
    months = (until.year - since.year) * 12 + until.month - since.month
    if by is None:
        return next((by for by, most in _MONTHS.items() if months <= most), "year")
    periods = months * _A_YEAR.get(by, 1) // 12
    if periods > MOST:
        raise ValueError(f"{periods:,} {by}s are more than can be shown; choose a shorter time or longer periods.")
    return by
