"""Verdicts: what a reviewer says of a record, kept so that it outlives every new coding."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from whowhom.store.clock import now
from whowhom.store.duck import Connection, insert, transaction
from whowhom.store.errors import NotThereError, StoreError
from whowhom.store.linking.judgements import next_number
from whowhom.store.review.fields import checked
from whowhom.store.review.proper import proper
from whowhom.store.review.ruling import Json
from whowhom.store.review.settle import machine
from whowhom.store.rows import Rows

KINDS = ("accept", "reject", "correct")
LONGEST_NAME, LONGEST_NOTE = 100, 2000
_INCIDENT = "SELECT event FROM incident_events WHERE incident = ? ORDER BY event"
_ALL = """
SELECT v.* EXCLUDE (judged, proper), v.judged ->> '$.type' AS type,
       CASE WHEN v.undone IS NOT NULL THEN 'undone' WHEN v."now" IS NULL THEN 'dormant'
            WHEN v.id < max(CASE WHEN v.undone IS NULL THEN v.id END)
                        OVER (PARTITION BY v.document, v."now", v.reviewer) THEN 'superseded'
            ELSE 'holds' END AS state
FROM verdicts v ORDER BY v.id
"""


def give(
    con: Connection,
    kind: str,
    id: str,
    *,
    by: str,
    fields: Mapping[str, Any] | None = None,
    note: str = "",
    blind: bool | None = None,
    decides: bool = False,
) -> tuple[list[int], list[str]]:
    """Keeps a verdict on a record, or one on each record of an incident: their numbers, and the reports concerned.

    ``blind``: given without seeing what others say; without it, whether nobody else has said anything yet. Raises
    ValueError for a verdict that cannot be understood, NotThereError for a record that is not there.
    """
    reviewer = _checked(kind, by, note, fields)
    wanted = checked(fields or {})
    ids = [event for (event,) in con.execute(_INCIDENT, [id]).fetchall()] or [id]
    numbers, documents, rows = list[int](), list[str](), list[tuple[Any, ...]]()
    for number, event in enumerate(ids, next_number(con)):
        record = _record(con, event)
        document, right = record["document"]["id"], proper(con, record, wanted)
        alone = blind if blind is not None else not _others(con, document, event, reviewer)
        told = [json.dumps(part, ensure_ascii=False) for part in (record, wanted, right)]
        made = (reviewer, note.strip(), alone and not decides, decides, now(), None, event)
        rows.append((number, kind, document, event, *told, *made))
        numbers.append(number)
        documents.append(document)
    with transaction(con):
        insert(con, "verdicts", rows)
    return numbers, documents


def undo(con: Connection, number: int, by: str | None = None) -> str:
    """Takes a verdict back, though it stays on the list; its report. ``by``: only where it is that reviewer's.

    Raises NotThereError for none, StoreError for one that is undone already or another's.
    """
    found = con.execute("SELECT document, undone, reviewer FROM verdicts WHERE id = ?", [number]).fetchone()
    if found is None:
        raise NotThereError(f"There is no verdict {number}; `whowhom judge list` shows them.")
    if found[1] is not None:
        raise StoreError(f"Verdict {number} is undone already.")
    if by is not None and found[2] != by:
        raise StoreError(f"Verdict {number} is {found[2]}'s; only who gave it takes it back here.")
    con.execute("UPDATE verdicts SET undone = ? WHERE id = ?", [now(), number])
    return str(found[0])


def listed(con: Connection) -> list[Json]:
    """All verdicts with their ``state``: holds, superseded (the reviewer gave a later one), undone, dormant (no record
    of today tells the act)."""
    return [{**row, "fields": json.loads(row["fields"])} for row in Rows(con, _ALL)]


def exists(con: Connection, number: int) -> bool:
    return con.execute("SELECT 1 FROM verdicts WHERE id = ?", [number]).fetchone() is not None


def _checked(kind: str, by: str, note: str, fields: Mapping[str, Any] | None) -> str:
    """The reviewer's name. Raises ValueError for what cannot be a verdict."""
    if kind not in KINDS:
        raise ValueError(f"A verdict is one of {', '.join(KINDS)}, not {kind!r}.")
    if (kind == "correct") != bool(fields):
        raise ValueError("A correction names the fields that it sets right; accept and reject name none.")
    if not by.strip() or len(by) > LONGEST_NAME:
        raise ValueError(f"A reviewer has a name, of {LONGEST_NAME} characters at most.")
    if len(note) > LONGEST_NOTE:
        raise ValueError(f"The note is too long; {LONGEST_NOTE} characters at most.")
    return by.strip()


def _record(con: Connection, id: str) -> Json:
    """The record with that id as the coder wrote it; an id may be cut short where it stays unique."""
    sql = "SELECT id, document FROM events WHERE starts_with(id, ?) ORDER BY id <> ?, id LIMIT 2"
    found: Sequence[tuple[str, str]] = con.execute(sql, [id, id]).fetchall() if id else []
    if not found:
        raise NotThereError(f"No record {id!r} to judge; `whowhom events` lists them.")
    if found[0][0] != id and len(found) > 1:
        raise StoreError(f"{id!r} begins several records ({found[0][0]}, {found[1][0]} …); write more of the id.")
    return machine(con, [found[0][1]])[found[0][1]][found[0][0]]


def _others(con: Connection, document: str, event: str, reviewer: str) -> bool:
    """Whether somebody else's verdict on the record stands."""
    sql = 'SELECT 1 FROM verdicts WHERE document = ? AND "now" = ? AND reviewer <> ? AND undone IS NULL LIMIT 1'
    return con.execute(sql, [document, event, reviewer]).fetchone() is not None
