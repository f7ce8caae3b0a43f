"""Acts that their reports call a first, or the first since some time, newest first."""

from __future__ import annotations

from typing import Any

from whowhom.store.ask.acts import has_incidents
from whowhom.store.ask.query import events_query, up_to
from whowhom.store.duck import Connection
from whowhom.store.rows import EventRows

# Several reports of one act call it a first: the surest record stands for all.
_ONCE = """LEFT JOIN incident_events x ON x.event = f.id AND x.document = f.document
    QUALIFY row_number() OVER (PARTITION BY coalesce(x.incident, f.id) ORDER BY f.confidence DESC, f.document) = 1"""


def firsts(con: Connection, *, limit: int | None = None, **asked: Any) -> EventRows:
    """The records, once for every incident; ``asked`` as ``events_query`` takes it. Raises ValueError."""
    found, params = events_query(first=True, **asked)
    once = _ONCE if has_incidents(con) else ""
    newest = "ORDER BY coalesce(f.when_start, f.when_end, f.published) DESC NULLS LAST, f.document, f.id"
    sql = f"SELECT f.* FROM ({found}) f {once} {newest}"
    return EventRows(con, f"{sql} {up_to(limit)}", params)
