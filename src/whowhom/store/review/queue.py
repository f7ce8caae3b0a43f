"""What is to be reviewed, and in which order; the same question gives everybody the same queue.

What others say is kept out of it: a record stands there as the coder wrote it, as sure as the coder was, and of others
only their number is told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from whowhom.store.ask.query import Condition, conditions
from whowhom.store.duck import Connection
from whowhom.store.errors import NotThereError
from whowhom.store.review.ruling import Json, Verdict, latest
from whowhom.store.review.settle import machine, standing
from whowhom.store.rows import Rows

ORDERS = {
    "unsure": "abs(sure - 0.5)",  # what the coder is least sure of
    "random": "md5(id || ?)",  # a sample that its seed names
    "newest": "-epoch(day)",
    "second": "md5(id || ?)",  # what somebody else has judged
}
SEEDED = ("random", "second")
_QUEUE = """
WITH said AS (
    SELECT document, "now" AS event, arg_max(kind, id) FILTER (reviewer = ?) AS own,
           count(DISTINCT reviewer) FILTER (reviewer <> ?)::INTEGER AS others
    FROM verdicts WHERE undone IS NULL AND "now" IS NOT NULL GROUP BY ALL),
found AS (
    SELECT e.id, e.document, e.day, e.number, s.own, coalesce(s.others, 0) AS others,
           coalesce((r.machine ->> '$.confidence')::DOUBLE, e.confidence) AS sure
    FROM events e
    LEFT JOIN rulings r ON r.event = e.id AND r.document = e.document
    LEFT JOIN said s ON s.event = e.id AND s.document = e.document
    {where}),
queue AS (SELECT *, {order} AS place FROM found WHERE sure >= ? AND {second} ORDER BY place, id LIMIT ?)
SELECT q.id, q.own, q.others, q.sure, coalesce(r.machine, e.record) AS record
FROM queue q JOIN events e ON e.number = q.number LEFT JOIN rulings r ON r.event = q.id AND r.document = q.document
ORDER BY q.place, q.id
"""


def queue(
    con: Connection, asked: dict[str, Any], *, reviewer: str, order: str, seed: str, size: int
) -> list[dict[str, Any]]:
    """The first ``size`` records to review: ``id``, ``record`` (as the coder wrote it), ``sure``, ``own`` (the
    reviewer's verdict, or None) and ``others`` (how many else have judged it). ``asked`` as ``conditions`` takes it;
    its ``min_confidence`` is the coder's. Raises ValueError."""
    if order not in ORDERS:
        raise ValueError(f"There is no queue {order!r}; choose {', '.join(ORDERS)}.")
    least = asked.pop("min_confidence", None) or 0.0
    where, params = conditions(**asked)
    second = "others > 0" if order == "second" else "true"
    sql = _QUEUE.format(where=where, second=second, order=ORDERS[order])
    seeds = [seed] if order in SEEDED else []
    rows = Rows(con, sql, [reviewer, reviewer, *params, *seeds, least, size])
    return [{**row, "record": json.loads(row["record"])} for row in rows]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A record as the coder wrote it, the reviewer's own verdict on it, and the others' where there is an own one."""

    record: Json
    own: Verdict | None
    others: tuple[Verdict, ...]


def reviewed(con: Connection, id: str, reviewer: str) -> Reviewed:
    """What a reviewer may see of a record. Raises NotThereError."""
    row = con.execute("SELECT document FROM events WHERE id = ?", [id]).fetchone()
    if row is None:
        raise NotThereError(f"There is no record {id!r} to review.")
    given = latest([one for one in standing(con, row[0]) if one.now == id])
    own = next((one for one in given if one.reviewer == reviewer), None)
    others = tuple(one for one in given if one.reviewer != reviewer) if own else ()
    return Reviewed(machine(con, [row[0]])[row[0]][id], own, others)


_DISPUTED: Condition = ("SELECT event, document, disputed FROM rulings WHERE len(disputed) > 0 ORDER BY document", [])


def disputes(con: Connection, reviewer: str | None) -> tuple[list[tuple[Reviewed, tuple[str, ...]]], int]:
    """Records on which reviewers differ, each with the fields; of those that ``reviewer`` has not judged only the
    number, so that a verdict to come stays blind. None: all."""
    found, hidden = [], 0
    for event, document, fields in con.execute(*_DISPUTED).fetchall():
        given = latest([one for one in standing(con, document) if one.now == event])
        own = next((one for one in given if one.reviewer == reviewer), None)
        if reviewer is not None and own is None:
            hidden += 1
            continue
        others = tuple(one for one in given if one is not own)
        found.append((Reviewed(machine(con, [document])[document][event], own, others), tuple(fields)))
    return found, hidden
