"""The account of a store for the explorer: the whole of it, and its sources, problems and reports page by page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from whowhom.store.ask.query import up_to
from whowhom.store.duck import Connection
from whowhom.store.intake import account
from whowhom.store.rows import Rows

LAST_RUNS = 200
OPEN = ("waiting", "leased", "changed")  # states of a source that is not read to its end
_RUNS = """
SELECT r.id, r.coder, r.codebook, strftime(r.started, '%Y-%m-%d %H:%M:%S') AS started,
    strftime(r.finished, '%Y-%m-%d %H:%M:%S') AS finished, r.ledger,
    (SELECT count(*) FROM problems p WHERE p.run = r.id) AS problems
FROM runs r ORDER BY r.id DESC LIMIT ?"""
_UNFINISHED = "SELECT name FROM units WHERE state = ANY(?) ORDER BY name LIMIT 3"
_VERSIONS = "SELECT coder, codebook, count(*) AS reports FROM documents GROUP BY ALL ORDER BY ALL"
_SOURCES = """
SELECT kind, name, state, reports, lost, error, run, ledger
FROM units WHERE (? IS NULL OR state = ANY(?)) AND contains(lower(name), lower(?)) ORDER BY state = 'done', name, id"""
_PROBLEMS = """
SELECT p.run, p.stage, p.code, p.fatal, p.message, p.document, d.id IS NOT NULL AS stored, d.title, d.source
FROM problems p LEFT JOIN documents d ON d.id = p.document
WHERE (? IS NULL OR p.run = ?) AND (? IS NULL OR p.code = ?) AND (? IS NULL OR p.document = ?)
ORDER BY p.fatal DESC, p.run DESC, p.stage, p.code, p.message, p.document"""
_REPORTS = """
SELECT id, title, source, published::VARCHAR AS published, coalesce(outlet_id, outlet) AS outlet, status,
    run, coder, codebook
FROM documents
WHERE (? IS NULL OR status = ?) AND (? IS NULL OR run = ?)
    AND (contains(lower(coalesce(title, '')), lower(?)) OR contains(lower(source), lower(?)))
ORDER BY documents.published DESC NULLS LAST, id"""
_WITH_RECORDS = """
WITH page AS MATERIALIZED (SELECT *, row_number() OVER () AS place FROM ({page})),
told AS (SELECT document, count(*) AS records FROM events WHERE document IN (SELECT id FROM page) GROUP BY document)
SELECT p.* EXCLUDE (place), coalesce(t.records, 0) AS records FROM page p LEFT JOIN told t ON t.document = p.id
ORDER BY p.place"""


@dataclass(frozen=True, slots=True)
class Paged:
    """A list that is read as far as somebody asks; ``total`` counts all of it."""

    total: int
    rows: Rows


def whole(con: Connection) -> dict[str, Any]:
    """The account of all runs; the last ``LAST_RUNS`` of them, the newest first; what is still to be done.

    ``total``, ``reports`` and ``sources`` by their status, ``versions``: reports by coder and codebook, ``problems`` by
    kind, ``differences``, ``uncompared``: reports that were not compared with the others yet.
    """
    return {
        "total": account.total(con),
        "reports": account.documents(con),
        "sources": dict(con.execute("SELECT state, count(*) FROM units GROUP BY state ORDER BY state").fetchall()),
        "unfinished": [name for (name,) in con.execute(_UNFINISHED, [OPEN]).fetchall()],
        "runs": [{**row, "ledger": json.loads(row["ledger"])} for row in Rows(con, _RUNS, [LAST_RUNS])],
        "versions": list(Rows(con, _VERSIONS)),
        "problems": account.problems(con),
        "differences": account.differences(con),
    }


def sources(con: Connection, state: str | None, name: str, limit: int | None, offset: int) -> Paged:
    """What was read, those that are not read to their end first. ``state``: as the manifest has it, or "open"."""
    states = OPEN if state == "open" else (state,)
    return _paged(con, _SOURCES, [state, list(states), name], limit, offset)


def problems(
    con: Connection, run: int | None, code: str | None, document: str | None, limit: int | None, offset: int
) -> Paged:
    """What went wrong, what cost a report first. ``stored``: whether the store holds the report."""
    return _paged(con, _PROBLEMS, [run, run, code, code, document, document], limit, offset)


def reports(con: Connection, status: str | None, run: int | None, name: str, limit: int | None, offset: int) -> Paged:
    """Reports with what became of them, the newest first. ``name``: letters of the title or of the source."""
    return _paged(con, _REPORTS, [status, status, run, run, name, name], limit, offset, _WITH_RECORDS)


def _paged(
    con: Connection, sql: str, params: list[Any], limit: int | None, offset: int, around: str = "{page}"
) -> Paged:
    (total,) = con.execute(f"SELECT count(*) FROM ({sql})", params).fetchone() or (0,)
    return Paged(int(total), Rows(con, around.format(page=f"{sql} {up_to(limit, offset)}"), params))
