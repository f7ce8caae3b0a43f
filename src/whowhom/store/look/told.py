"""The records of some acts: each act's own, and those that tell of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from whowhom.store.duck import Connection

Record = dict[str, Any]


def records(con: Connection, count: str, acts: Iterable[int]) -> dict[int, Record]:
    """The record of each incident or event (``count``), by its key."""
    table, key = ("events", "number") if count == "events" else ("incidents", "key")
    sql = f"SELECT {key}, record FROM {table} WHERE {key} = ANY(?)"
    return {act: json.loads(record) for act, record in con.execute(sql, [sorted(set(acts))]).fetchall()}


def tellings(con: Connection, count: str, acts: Iterable[int]) -> dict[int, list[Record]]:
    """The events' records that tell of each act, the surest first."""
    if count == "events":
        return {act: [record] for act, record in records(con, count, acts).items()}
    sql = """SELECT x.key, e.record FROM incident_events x JOIN events e ON e.number = x.number
        WHERE x.key = ANY(?) ORDER BY e.confidence DESC, e.id"""
    found: dict[int, list[Record]] = {}
    for act, record in con.execute(sql, [sorted(set(acts))]).fetchall():
        found.setdefault(act, []).append(json.loads(record))
    return found


def relations(con: Connection, a: str, b: str | None = None, most: int = 12) -> list[Record]:
    """Standing states of a party, or between two, with their reports' days; the latest told first.

    A state's code means its organs too.
    """
    mine = "EXISTS (SELECT 1 FROM (SELECT unnest(r.parties) AS id) p WHERE p.id = ? OR starts_with(p.id, ?))"
    sides = [side for side in (a, b) if side]
    sql = f"""SELECT r.record, d.published::VARCHAR FROM relations r JOIN documents d ON d.id = r.document
        WHERE {" AND ".join([mine] * len(sides))} ORDER BY d.published DESC NULLS LAST, r.id LIMIT {int(most)}"""
    rows = con.execute(sql, [value for side in sides for value in (side, f"{side}.")]).fetchall()
    return [{**json.loads(record), "published": published} for record, published in rows]
