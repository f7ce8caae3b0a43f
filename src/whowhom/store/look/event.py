"""One record, and what stands around it: its report's other records, its incident, and what its codes are called."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from whowhom.describe import state
from whowhom.store.duck import Connection
from whowhom.store.errors import NotThereError

Record = dict[str, Any]
TABLES = {"evt": "events", "rel": "relations", "inc": "incidents"}
MOST_TELLINGS = 200  # records of one incident

_SAME_REPORT = "SELECT record FROM {table} WHERE document = ? ORDER BY position, id"
_ORDER = """
SELECT id, json_extract_string(record, '$.links[*].event') FROM events WHERE document = ? ORDER BY position, id
"""
_THESE = "SELECT id, record FROM events WHERE document = ? AND id = ANY(?)"
_INCIDENT = """
SELECT i.record FROM incidents i JOIN incident_events x ON x.key = i.key AND x.incident = i.id
WHERE x.event = ? AND x.document = ?
"""
_TELLINGS = """
SELECT e.record FROM incident_events x JOIN events e ON e.number = x.number
LEFT JOIN documents d ON d.id = e.document
WHERE x.incident = ? ORDER BY d.published NULLS LAST, e.document, e.position LIMIT ?
"""
_SUREST = """
SELECT e.record FROM incident_events x JOIN events e ON e.number = x.number
WHERE x.incident = ? ORDER BY e.confidence DESC, e.day, e.id LIMIT 1
"""
_NAMES = "SELECT id, min(name) FROM parties WHERE id = ANY(?) AND name <> '' GROUP BY id"


@dataclass(frozen=True, slots=True)
class Around:
    """``place`` of ``places``: which act of its report it is, from 1 (0: none), between ``previous`` and ``next``;
    ``linked``: those of its report that it links to, or that link to it; ``relations`` of the report; ``incident``
    with the records that tell it, earliest report first; ``names`` of party codes that come up."""

    place: int
    places: int
    previous: Record | None
    next: Record | None
    linked: tuple[Record, ...]
    relations: tuple[Record, ...]
    incident: Record | None
    tellings: tuple[Record, ...]
    names: dict[str, str]


def found(con: Connection, id: str) -> Record:
    """The record of that id. Raises NotThereError."""
    table = TABLES.get(id[:3])
    row = con.execute(f"SELECT record FROM {table} WHERE id = ? LIMIT 1", [id]).fetchone() if table else None
    if row is None:
        raise NotThereError(f"No record {id!r} in this store; it may have been coded anew since.")
    record: Record = json.loads(row[0])
    return record


def surest(con: Connection, incident: str) -> Record:
    """See ``Store.surest``."""
    row = con.execute(_SUREST, [incident]).fetchone()
    if row is None:
        raise NotThereError(f"No record of {incident!r} is left in this store; `whowhom incidents` links it anew.")
    record: Record = json.loads(row[0])
    return record


def around(con: Connection, record: Record) -> Around:
    """See ``Store.around``."""
    of = record["document"]["id"]
    order = con.execute(_ORDER, [of]).fetchall()
    ids = [id for id, _ in order]
    place = ids.index(record["id"]) + 1 if record["id"] in ids else 0
    before, after = (ids[place - 2] if place > 1 else None), (ids[place] if 0 < place < len(ids) else None)
    linked = [link["event"] for link in record.get("links", ())] + [id for id, to in order if record["id"] in to]
    these = con.execute(_THESE, [of, [id for id in (before, after, *linked) if id]]).fetchall()
    told: dict[str | None, Record] = {id: json.loads(row) for id, row in these}
    row = con.execute(_INCIDENT, [record["id"], of]).fetchone()
    incident: Record | None = json.loads(row[0]) if row else None
    tellings = tellings_of(con, incident["id"]) if incident else ()
    codes = [code for one in (record, incident) if one for code in codes_in(one)]
    return Around(
        place,
        len(ids),
        told.get(before),
        told.get(after),
        tuple(told[id] for id in dict.fromkeys(linked) if id in told),
        same_report(con, "relations", of),
        incident,
        tellings,
        called(con, codes),
    )


def same_report(con: Connection, table: str, document: str) -> tuple[Record, ...]:
    """The records of a report in the order in which it tells them."""
    return tuple(json.loads(row) for (row,) in con.execute(_SAME_REPORT.format(table=table), [document]).fetchall())


def tellings_of(con: Connection, incident: str) -> tuple[Record, ...]:
    return tuple(json.loads(row) for (row,) in con.execute(_TELLINGS, [incident, MOST_TELLINGS]).fetchall())


def codes_in(record: Record) -> list[str]:
    """Codes that a record gives without their names: of states, and of parties."""
    figures = record.get("figures", ())
    named = [*(force["owner"] for force in record.get("forces", ())), *(x["of"] for x in record.get("casualties", ()))]
    named += [party["country"] for side in ("actors", "recipients") for party in record.get(side, ())]
    named += [record.get("alleged_by"), *(figure["owner"] for figure in figures), *record.get("parties", ())]
    named += [one for figure in figures for value in figure["values"] for one in value["speakers"]]
    named += [denial["by"] for denial in record.get("denials", ())]
    named += [one for told in record.get("dissent", ()) if told["of"] != "when" for one in told["value"].split(", ")]
    was = record.get("review", {}).get("was", {})
    named += [id for side in ("actors", "recipients") for id in was.get(side, ())]
    return [code for code in named if code]


def called(con: Connection, codes: Iterable[str]) -> dict[str, str]:
    """What each of these parties is called; codes that nobody knows are left out."""
    wanted = sorted(set(codes))
    names = {code: name for code in wanted if (name := state(code))}
    rest = [code for code in wanted if code not in names]
    return names | {id: str(name) for id, name in con.execute(_NAMES, [rest]).fetchall()} if rest else names
