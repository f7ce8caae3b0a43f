"""Verdicts brought to the records: each finds the record of today that it is about, and the record says what holds.

A record's id hangs on its words, its type and its parties, so another codebook may give the act another one. A verdict
then goes to the record of the same report that rests on the same words, has the type that was judged or set right, and
shares a party; where there is none it is dormant, and wakes with the next coding that has one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from whowhom.store.duck import Connection, QueryError, insert, transaction
from whowhom.store.review.fields import told
from whowhom.store.review.ruling import Json, Ruling, Verdict, latest, ruling
from whowhom.store.upkeep.diff import alike
from whowhom.store.write import rewrite

_COLUMNS = 'id, kind, document, event, judged, fields, proper, reviewer, note, blind, decides, made, undone, "now"'
# Coding a report anew takes its rulings out with its records; a dormant verdict may find its act in any new coding.
_UNSETTLED = """
SELECT DISTINCT v.document FROM verdicts v WHERE v.undone IS NULL AND NOT EXISTS (
    SELECT 1 FROM rulings r WHERE r.document = v.document AND r.event = v."now") ORDER BY 1
"""


def settle(con: Connection, documents: Sequence[str] | None = None) -> list[str]:
    """Brings the verdicts on these reports to their records, or those on whatever was coded anew; one transaction a
    report. The reports whose records changed, which are then to be linked anew."""
    if documents is None:
        documents = [id for (id,) in con.execute(_UNSETTLED).fetchall()]
    return [document for document in documents if _settle(con, document)]


def after_coding(con: Connection) -> None:
    """Brings verdicts to what was coded anew. Where the file takes no more, the next coding makes up for it."""
    with suppress(QueryError):
        settle(con)


def standing(con: Connection, document: str | None = None) -> list[Verdict]:
    """Verdicts that are not undone, of one report or of all, in the order in which they were made."""
    of, params = ("AND document = ?", [document]) if document else ("", [])
    sql = f"SELECT {_COLUMNS} FROM verdicts WHERE undone IS NULL {of} ORDER BY id"
    return [verdict(row) for row in con.execute(sql, params).fetchall()]


def verdict(row: Sequence[Any]) -> Verdict:
    id, kind, document, event, judged, fields, right, *rest = row
    return Verdict(id, kind, document, event, json.loads(judged), json.loads(fields), json.loads(right), *rest)


def machine(con: Connection, documents: Sequence[str]) -> dict[str, dict[str, Json]]:
    """Report -> id -> record, as the coder wrote them, whatever people said since."""
    sql = """SELECT e.document, e.id, e.record, r.machine FROM events e
             LEFT JOIN rulings r ON r.event = e.id AND r.document = e.document
             WHERE e.document = ANY(?) ORDER BY e.position, e.id"""
    found: dict[str, dict[str, Json]] = {}
    for document, id, record, own in con.execute(sql, [list(documents)]).fetchall():
        found.setdefault(document, {})[id] = json.loads(own or record)
    return found


def _settle(con: Connection, document: str) -> bool:
    verdicts, records = standing(con, document), machine(con, [document]).get(document, {})
    about = {one.id: _found(one, records) for one in verdicts}
    rulings: dict[str, Ruling] = {}
    for id, own in records.items():
        heard = latest([one for one in verdicts if about[one.id] == id])
        if heard:
            rulings[id] = ruling(own, heard)
    with transaction(con):
        for one in verdicts:
            con.execute('UPDATE verdicts SET "now" = ? WHERE id = ?', [about[one.id], one.id])
        con.execute("DELETE FROM rulings WHERE document = ?", [document])
        rows = [_row(document, id, one, records[id]) for id, one in rulings.items()]
        insert(con, "rulings", rows)
        changed = _write(
            con, document, {id: rulings[id].record if id in rulings else own for id, own in records.items()}
        )
        if changed:
            con.execute("DELETE FROM linked WHERE document = ?", [document])
    return changed


def _row(document: str, id: str, one: Ruling, own: Json) -> tuple[Any, ...]:
    return (id, document, one.kind, list(one.reviewers), list(one.disputed), json.dumps(own, ensure_ascii=False))


def _write(con: Connection, document: str, records: dict[str, Json]) -> bool:
    """Writes the records that say something else than the store has; whether there were any."""
    rows = con.execute("SELECT id, number, record FROM events WHERE document = ?", [document]).fetchall()
    other = [(number, records[id]) for id, number, record in rows if json.loads(record) != records[id]]
    for number, record in other:
        rewrite(con, number, record)
    return bool(other)


def _found(one: Verdict, records: dict[str, Json]) -> str | None:
    """The record of today that a verdict is about."""
    if one.event in records:
        return one.event
    right = one.judged | one.proper
    ranked = [(_likeness(one, right, record), id) for id, record in records.items()]
    best = max(ranked, default=(0.0, ""), key=lambda pair: (pair[0], pair[1]))
    return best[1] if best[0] > 0 else None


def _likeness(one: Verdict, right: Json, record: Json) -> float:
    """How much a record is like the one that was judged, or like what it was set right to; 0: it is another act."""
    if record["type"] not in (one.judged["type"], right["type"]):
        return 0.0
    if not _share(told(record), told(one.judged)) and not _share(told(record), told(right)):
        return 0.0
    if not alike(one.judged, record):  # no word in common
        return 0.0
    return max(alike(one.judged, record), alike(right, record))


def _share(a: Json, b: Json) -> bool:
    """Whether two acts have a party in common, or neither has any: a state and its forces count as one."""
    mine, theirs = (_states([*one["actors"], *one["recipients"]]) for one in (a, b))
    return bool(mine & theirs) or not mine or not theirs


def _states(ids: Iterable[str]) -> set[str]:
    return {id.split(".")[0] for id in ids}
