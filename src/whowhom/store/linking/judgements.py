"""What people decide about incidents: kept by the ids of records, so that it outlives every new coding and linking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from whowhom.link.incidents import Judgement
from whowhom.store.clock import now
from whowhom.store.duck import Connection, transaction
from whowhom.store.errors import StoreError
from whowhom.store.rows import Rows

FEWEST = 2  # records that a judgement must name
_ALL = """
WITH gone AS (
    SELECT j.id, list(event ORDER BY event) AS missing FROM judgements j, unnest(j.events) AS u(event)
    WHERE event NOT IN (SELECT id FROM events) GROUP BY j.id
)
SELECT j.*, coalesce(g.missing, []) AS missing,
       CASE WHEN j.undone IS NOT NULL THEN 'undone'
            WHEN len(j.events) - len(coalesce(g.missing, [])) < 2 THEN 'dormant' ELSE 'holds' END AS state
FROM judgements j LEFT JOIN gone g ON g.id = j.id ORDER BY j.id
"""


def standing(con: Connection) -> list[Judgement]:
    """Judgements that are not undone, in the order in which they were made."""
    sql = "SELECT id, kind, events FROM judgements WHERE undone IS NULL ORDER BY id"
    return [Judgement(id, kind, tuple(events)) for id, kind, events in con.execute(sql).fetchall()]


def judge(con: Connection, kind: str, events: Sequence[str], judge: str, note: str) -> int:
    """Keeps a judgement and returns its number. Raises StoreError for records that the store does not hold."""
    if kind not in ("merge", "split"):
        raise ValueError(f"A judgement is a merge or a split, not {kind!r}.")
    whole = [_whole(con, id) for id in dict.fromkeys(events)]
    if len(set(whole)) < FEWEST:
        raise StoreError(f"A {kind} needs two records or more; `whowhom explain INCIDENT` lists those of an incident.")
    number = next_number(con)
    values = [number, kind, sorted(set(whole)), judge, note, now()]
    with transaction(con):
        con.execute("INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, NULL)", values)
        _unlink(con, whole)
    return number


def next_number(con: Connection) -> int:
    """The number of the next judgement or verdict; they are counted together."""
    sql = "SELECT coalesce(max(id), 0) + 1 FROM (SELECT id FROM judgements UNION ALL SELECT id FROM verdicts)"
    (number,) = con.execute(sql).fetchone() or (1,)
    return int(number)


def undo(con: Connection, number: int) -> None:
    """Takes a judgement back, though it stays on the list. Raises StoreError."""
    found = con.execute("SELECT events, undone FROM judgements WHERE id = ?", [number]).fetchone()
    if found is None:
        raise StoreError(f"There is no judgement {number}; `whowhom judge list` shows them.")
    if found[1] is not None:
        raise StoreError(f"Judgement {number} is undone already.")
    with transaction(con):
        con.execute("UPDATE judgements SET undone = ? WHERE id = ?", [now(), number])
        _unlink(con, found[0])


def listed(con: Connection) -> list[dict[str, Any]]:
    """All judgements with their ``state``: holds, undone, or dormant where fewer than two of its records are left."""
    return list(Rows(con, _ALL))


def _whole(con: Connection, id: str) -> str:
    """The id of the one record that begins so."""
    sql = "SELECT id FROM events WHERE starts_with(id, ?) ORDER BY id <> ?, id LIMIT 2"
    found = [name for (name,) in con.execute(sql, [id, id]).fetchall()] if id else []
    if not found:
        raise StoreError(f"No record {id!r}; `whowhom explain INCIDENT` lists the records of an incident.")
    if found[0] != id and len(found) > 1:
        raise StoreError(f"{id!r} begins several records ({found[0]}, {found[1]} …); write more of the id.")
    return str(found[0])


def _unlink(con: Connection, events: Sequence[str]) -> None:
    """Lets the next link draw up anew whatever these records hang together with."""
    sql = "DELETE FROM linked WHERE document IN (SELECT document FROM incident_events WHERE event = ANY(?))"
    con.execute(sql, [list(events)])
