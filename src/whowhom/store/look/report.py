"""A report with all that the store knows of it: its records, what went wrong, where it was printed, who copied it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whowhom.store.duck import Connection
from whowhom.store.errors import NotThereError
from whowhom.store.look.event import Record, same_report
from whowhom.store.rows import Rows

Row = dict[str, Any]

_DOCUMENT = """
SELECT d.* EXCLUDE (digest), d.published::VARCHAR AS published, r.started::VARCHAR AS coded
FROM documents d LEFT JOIN runs r ON r.id = d.run WHERE d.id = ? LIMIT 1
"""
_INCIDENTS = "SELECT event, incident FROM incident_events WHERE document = ?"
_PROBLEMS = "SELECT DISTINCT stage, code, message, span_start, span_end, fatal FROM problems WHERE document = ?"
_SIGHTINGS = """
SELECT source, url, title, coalesce(outlet, outlet_id) AS outlet, outlet_country AS country,
       published::VARCHAR AS published
FROM sightings WHERE document = ? ORDER BY published NULLS LAST, source LIMIT 500
"""
_COPIES = """
WITH mine AS (SELECT coalesce(any_value("of"), $1) AS head, any_value(kind) AS kind, any_value(share) AS share
              FROM copies WHERE document = $1)
SELECT d.id, d.title, d.source, coalesce(d.outlet, d.outlet_id) AS outlet, d.published::VARCHAR AS published,
       coalesce(c.kind, m.kind) AS kind, coalesce(c.share, m.share) AS share, d.id = m.head AS first
FROM mine m, documents d LEFT JOIN copies c ON c.document = d.id
WHERE (d.id = m.head OR c."of" = m.head) AND d.id <> $1 ORDER BY d.published NULLS LAST, d.id LIMIT 500
"""


@dataclass(frozen=True, slots=True)
class Report:
    """``document`` is its row; ``incidents`` says which incident each of its events belongs to; ``copies`` are the
    reports with the same text, ``first`` of them the one that this is a copy of."""

    document: Row
    events: tuple[Record, ...]
    relations: tuple[Record, ...]
    incidents: dict[str, str]
    problems: tuple[Row, ...]
    sightings: tuple[Row, ...]
    copies: tuple[Row, ...]


def report(con: Connection, id: str, records: bool = True) -> Report:
    """See ``Store.report``."""
    document = next(iter(Rows(con, _DOCUMENT, [id])), None)
    if document is None:
        raise NotThereError(f"No report {id!r} in this store; it may have been taken out since.")
    return Report(
        document,
        same_report(con, "events", id) if records else (),
        same_report(con, "relations", id) if records else (),
        dict(con.execute(_INCIDENTS, [id]).fetchall()),
        tuple(Rows(con, _PROBLEMS, [id])),
        tuple(Rows(con, _SIGHTINGS, [id])),
        tuple(Rows(con, _COPIES, [id])),
    )
