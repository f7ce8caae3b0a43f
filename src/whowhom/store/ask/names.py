"""What a party of the store is called."""

from __future__ import annotations

from whowhom.describe import state
from whowhom.store.duck import Connection


def called(con: Connection, party: str) -> str:
    """The name of an id: "Russia" for RUS, "Armed forces of Russia" for RUS.MIL; the word itself where nobody knows."""
    known = state(party.strip().upper())
    sql = "SELECT name FROM parties WHERE upper(id) = ? AND name <> '' ORDER BY name LIMIT 1"
    row = None if known else con.execute(sql, [party.strip().upper()]).fetchone()
    return known or (str(row[0]) if row else party.strip())
