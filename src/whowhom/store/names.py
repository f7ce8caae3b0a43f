"""What a party of the store is called."""

from __future__ import annotations

from whowhom.describe import state
from whowhom.store.duck import Connection


def called(con: Connection, party: str) -> str:
    """The name of an id: "Russia" for RUS, "Armed forces of Russia" for RUS.MIL; the word itself where nobody knows."""
    known = state(party.strip().upper())
    sql = "SELECT name FROM event_parties WHERE upper(id) = ? AND name <> '' GROUP BY name ORDER BY count(*) DESC, name"
    row = None if known else con.execute(f"{sql} LIMIT 1", [party.strip().upper()]).fetchone()
    return known or (str(row[0]) if row else party.strip())
