"""All acts of a store in memory, as columns of numbers: what a million of them have in common is counted in a moment.

DuckDB says which records meet a question; what these tell apart, and how many acts they are, is counted here. An act is
an incident, or a record where the store has none. It has a value if one of its records has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whowhom.store.ask.acts import has_incidents
from whowhom.store.duck import Connection

QUADS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
DATELESS = -(2**31)

# Every record's number with its value. A state with all its organs is one party, an organisation stands for itself.
VALUES: Mapping[str, str] = {
    "party": """SELECT DISTINCT p.number, coalesce(k.country, k.id) AS value
                FROM event_parties p JOIN parties k ON k.key = p.party""",
    **{name: f"SELECT number, {name} AS value FROM events" for name in ("type", "mode", "quad", "status")},
    "source": """SELECT e.number, s.value FROM events e JOIN (
                SELECT document, coalesce(outlet_id, outlet) AS value FROM sightings
                UNION SELECT id, coalesce(outlet_id, outlet) FROM documents) s ON s.document = e.document""",
    "country": "SELECT DISTINCT number, country AS value FROM event_places",
    "place": "SELECT DISTINCT number, name AS value FROM event_places",
}

SINCE_1970 = f"coalesce(date_diff('day', DATE '1970-01-01', {{}}), {DATELESS})"
_QUAD = f"coalesce(list_position({list(QUADS)}, quad), 0) - 1"
# Oldest first; of one day, the surest last.
_INCIDENTS = f"""
WITH told AS (SELECT x.key, min(e.day) AS day FROM incident_events x JOIN events e ON e.number = x.number GROUP BY 1)
SELECT i.key, {SINCE_1970.format("coalesce(i.when_start, i.when_end, t.day)")} AS day, {_QUAD} AS quad,
       coalesce(i.confidence, 0) AS sure
FROM incidents i LEFT JOIN told t ON t.key = i.key ORDER BY day, sure, i.id"""
_RECORDS = f"""
SELECT number AS key, {SINCE_1970.format("day")} AS day, {_QUAD} AS quad, coalesce(confidence, 0) AS sure
FROM events ORDER BY 2, sure, id"""

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Small = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Dimension:
    """What acts are told apart by: ``values``, and side by side the seats of records and their values' places there,
    in order of acts, and of places within an act."""

    values: tuple[str, ...]
    seats: Small
    codes: Small


@dataclass(frozen=True, slots=True)
class Cube:
    """Acts from the oldest to the newest, and their records in the same order, each in a seat of its own.

    ``seat_of``: of a record's number its seat, -1 for none; ``numbers`` the other way round; ``act_of``: of a seat its
    act. Of an act: ``keys`` (in the store), ``days`` (since 1970), ``quads`` (-1 for none), ``sure`` (0 to 1).
    """

    incidents: bool
    seat_of: Small
    numbers: Numbers
    act_of: Small
    keys: Numbers
    days: Numbers
    quads: Numbers
    sure: NDArray[np.float64]

    def seats(self, numbers: Numbers) -> Flags:
        """Flags on the seats of these records."""
        found = np.zeros(len(self.act_of) + 1, bool)  # the last one is for those without a seat
        found[self.seat_of[numbers]] = True
        return found[:-1]

    def acts(self, seats: Flags) -> Flags:
        """The acts of which one of these records tells."""
        found = np.zeros(len(self.keys), bool)
        found[self.act_of[seats]] = True
        return found

    def told(self, of: Dimension, seats: Flags) -> tuple[Small, Small]:
        """Acts and the codes of their values, side by side and each pair once, as these records tell of them."""
        here = seats[of.seats]
        acts, codes = self.act_of[of.seats[here]], of.codes[here]
        anew = np.ones(len(codes), bool)
        anew[1:] = (acts[1:] != acts[:-1]) | (codes[1:] != codes[:-1])
        return acts[anew], codes[anew]

    def ranks(self) -> Numbers:
        """Of every act its rank by key: its row where the acts come from the store in the order of their keys."""
        return np.argsort(np.argsort(self.keys))

    def counts(self, of: Dimension, seats: Flags) -> Numbers:
        """How many acts have each value, told by these records."""
        return np.bincount(self.told(of, seats)[1], minlength=len(of.values))


def cube(con: Connection) -> Cube:
    """Reads the acts of a store."""
    linked = has_incidents(con)
    keys, days, quads, sure = columns(con, _INCIDENTS if linked else _RECORDS)
    told = "SELECT number, key FROM incident_events WHERE number IS NOT NULL ORDER BY number"
    numbers, whose = columns(con, told) if linked else (keys, keys)
    order = np.argsort(keys)
    acts = order[np.searchsorted(keys, whose, sorter=order)]
    seated = np.argsort(acts, kind="stable")
    seat_of = np.full(int(numbers.max(initial=0)) + 2, -1, np.int32)
    seat_of[numbers[seated]] = np.arange(len(seated))
    return Cube(linked, seat_of, numbers[seated], acts[seated].astype(np.int32), keys, days, quads, sure)


def dimension(con: Connection, of: Cube, told: str) -> Dimension:
    """Reads which record has which value: ``told`` is a question for number and value, as those of VALUES."""
    sql = f"""
        WITH told AS MATERIALIZED (SELECT * FROM ({told}) WHERE value IS NOT NULL),
        known AS MATERIALIZED (
            SELECT value, row_number() OVER (ORDER BY value) - 1 AS code FROM (SELECT DISTINCT value FROM told))
        """
    values = con.execute(f"{sql} SELECT value FROM known ORDER BY code").fetchall()
    numbers, codes = columns(con, f"{sql} SELECT number, code FROM told JOIN known USING (value)")
    seats = of.seat_of[numbers]
    seats, codes = seats[seats >= 0], codes[seats >= 0]
    order = np.argsort(of.act_of[seats] * np.int64(len(values) + 1) + codes)
    return Dimension(tuple(value for (value,) in values), seats[order], codes[order].astype(np.int32))


def columns(con: Connection, sql: str, params: Sequence[Any] = ()) -> list[Any]:
    """The columns of a question, as arrays of whole numbers, or of fractions."""
    found = con.execute(sql, params).fetchnumpy()
    return [column if column.dtype.kind == "f" else column.astype(np.int64) for column in found.values()]
