"""Why an answer may be empty: a name that the store does not know, with the nearest that it does."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from whowhom.store.ask.query import is_party
from whowhom.store.duck import Connection

# What may be asked for by a word, and the column that has those words.
_COLUMNS = {
    **{name: (name, "events") for name in ("type", "mode", "quad", "status")},
    "country": ("country", "event_places"),
    "place": ("name", "event_places"),
}


def hints(con: Connection, parties: Sequence[str | None], **asked: Sequence[str] | None) -> list[str]:
    """One sentence for every party, type, mode, quad, status, country or place that no event of the store has."""
    found = [_party(con, name) for name in parties if name]
    for name in _COLUMNS:
        found += [_value(con, name, value) for value in asked.get(name) or ()]
    return [hint for hint in found if hint]


def _party(con: Connection, name: str) -> str | None:
    condition, params = is_party("p", name)
    if con.execute(f"SELECT 1 FROM event_parties p WHERE {condition} LIMIT 1", params).fetchone():
        return None
    sql = "SELECT DISTINCT unnest([id, country, name]) FROM event_parties"
    return _say("party", name, [row[0] for row in con.execute(sql).fetchall() if row[0]])


def _value(con: Connection, name: str, value: str) -> str | None:
    column, table = _COLUMNS[name]
    known = [row[0] for row in con.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall() if row[0]]
    if value.lower() in {one.lower() for one in known}:
        return None
    return _say(name, value, known)


def _say(what: str, value: str, known: Sequence[str]) -> str:
    folded = {one.lower(): one for one in known}
    near = [folded[one] for one in get_close_matches(value.lower(), list(folded), n=3, cutoff=0.6)]
    return f"no event has the {what} {value!r}" + (f"; nearest: {', '.join(near)}." if near else ".")
