"""The manifest in the store: which sources there are, which are to be read, and who holds them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any
from uuid import uuid4

from whowhom.store.clock import now
from whowhom.store.duck import Connection, transaction
from whowhom.store.intake.ledger import Ledger
from whowhom.store.intake.unit import GIVEN, Source, Unit, unit_id

LEASE = timedelta(minutes=10)  # renewed by every transaction
_TOKEN = uuid4().hex[:12]
COLUMNS = {
    **dict.fromkeys((field.name for field in fields(Unit)), "VARCHAR"),
    **dict.fromkeys(("size", "modified"), "BIGINT"),
    **dict.fromkeys(("reports", "lost", "passes", "attempts", "run"), "INTEGER"),
    **dict.fromkeys(("cursor", "ledger"), "JSON"),
    "lease_until": "TIMESTAMP",
}


def owner() -> str:
    """This process: its number alone may have been another's before, and a forked one has the same token."""
    return f"{os.getpid()}-{_TOKEN}"


class Manifest:
    """The units of a store, as one run of a coder works through them. ``only_new``: the rest is not counted again."""

    def __init__(self, con: Connection, run: int, coder: str, codebook: str, only_new: bool = False) -> None:
        self._con, self._run, self._coder, self._codebook, self.only_new = con, run, coder, codebook, only_new
        self.leased: dict[str, Unit] = {}
        self.given = next(read_units(con, [GIVEN]), Unit(GIVEN, GIVEN, "what has no source of its own", state="done"))

    def enter(self, sources: Sequence[Source]) -> list[Unit]:
        """The row of every source, in the same order: made, or found and compared with what the source is now."""
        ids = [unit_id(source) for source in sources]
        rows = {unit.id: unit for unit in read_units(self._con, ids)}
        news = {}
        for id, source in zip(ids, sources, strict=True):
            unit = rows.setdefault(id, Unit(id, source.kind, source.name))
            if not self.held(unit) and self._compare(unit, source):
                news[id] = unit
        with transaction(self._con):
            self.save(news.values())
        return [rows[id] for id in ids]

    def held(self, unit: Unit) -> bool:
        """Whether another run of this process reads it. Another process cannot: a store has one owner."""
        mine = unit.run == self._run or unit.owner != owner()
        return unit.state == "leased" and not mine and unit.lease_until is not None and unit.lease_until > now()

    def lease(self, pairs: Iterable[tuple[Unit, Source]]) -> None:
        """Takes units in hand before they are read: one that is found so by a later run has ended its program."""
        units = []
        for unit, source in pairs:
            unit.error = None
            if unit.ended and not unit.lasting:
                unit.begin_anew("waiting")
            if unit.cursor is None:
                unit.digest = source.digest()
            unit.state, unit.attempts = "leased", unit.attempts + 1
            units.append(unit)
            self.leased[unit.id] = unit
        with transaction(self._con):
            self.save(units)

    def renew(self) -> None:
        """Holds for a while longer what is in hand, within the transaction of the caller."""
        sql = "UPDATE units SET lease_until = ? WHERE state = 'leased' AND owner = ? AND run = ?"
        self._con.execute(sql, [now() + LEASE, owner(), self._run])

    def save(self, units: Iterable[Unit]) -> None:
        """Writes rows in place of what was there, within the transaction of the caller."""
        rows = [self._row(unit) for unit in units]
        if not rows:
            return
        self._con.execute("DELETE FROM units WHERE id IN (SELECT unnest(?::VARCHAR[]))", [[row[0] for row in rows]])
        names, slots = ", ".join(COLUMNS), ", ".join(f"unnest(?::{kind}[])" for kind in COLUMNS.values())
        columns = [list(cells) for cells in zip(*rows, strict=True)]
        self._con.execute(f"INSERT INTO units ({names}) SELECT {slots}", columns)

    def _row(self, unit: Unit) -> list[Any]:
        leased = unit.state == "leased"
        if unit.ended and unit.lost:
            unit.state = "failed" if unit.lost == unit.reports else "done"
        unit.run, unit.coder, unit.codebook = self._run, self._coder, self._codebook
        unit.owner, unit.lease_until = (owner(), now() + LEASE) if leased else (None, None)
        cells = {name: getattr(unit, name) for name in COLUMNS}
        cells["cursor"] = None if unit.cursor is None else json.dumps(unit.cursor)
        cells["ledger"] = json.dumps(unit.ledger.as_dict())
        return list(cells.values())

    def _compare(self, unit: Unit, source: Source) -> bool:
        """Brings the row up to what the source is now; whether anything is new about it."""
        was = (unit.name, unit.settings, unit.size, unit.modified)
        its = (source.name, str(source.settings), source.size, source.modified)
        unit.name, unit.settings, unit.size, unit.modified = its
        if unit.coder is None or unit.lasting:
            return True
        same = (its[1:] == was[1:] and source.modified is not None) or (
            its[1] == was[1] and unit.digest is not None and unit.digest == source.digest()
        )
        if not same or unit.codebook != self._codebook:
            unit.begin_anew("waiting" if same else "changed")
            unit.passes = 0
        elif unit.lost and unit.coder != self._coder:  # another version may well read what this one could not
            unit.passes = 0
        return not same or its != was


def read_units(con: Connection, ids: Sequence[str] | None = None) -> Iterator[Unit]:
    """The rows of the manifest with these ids, or all, by name."""
    columns = ", ".join(COLUMNS)
    sql = f"SELECT {columns} FROM units WHERE ? IS NULL OR id IN (SELECT unnest(?::VARCHAR[])) ORDER BY kind, name"
    for row in con.execute(sql, [ids, ids]).fetchall():
        cells = dict(zip(COLUMNS, row, strict=True))
        cells["cursor"] = None if cells["cursor"] is None else json.loads(cells["cursor"])
        cells["ledger"] = Ledger.of(cells["ledger"])
        yield Unit(**cells)
