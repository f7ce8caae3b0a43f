"""Whom a code or name in an address means in this store, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from whowhom.describe import state, states
from whowhom.store.ask.query import is_party
from whowhom.store.duck import Connection
from whowhom.store.errors import NotThereError

Kind = Literal["state", "organ", "group", "armed group", "organisation"]
ORGANS = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")  # sectors that a state acts by; others live in it
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Whom:
    """A party. ``country``: the state whose own it is, or that it is itself; null for what is no state's."""

    id: str
    name: str
    kind: Kind
    country: str | None
    sector: str | None


def whom(con: Connection, word: str) -> Whom:
    """The party of that code or full name. Raises NotThereError, with the nearest names, where the store knows none."""
    code = _code_of(word)
    condition, params = is_party("p", code)
    sql = f"""SELECT p.id, p.country, p.sector, coalesce(p.name, p.id) FROM parties p WHERE {condition}
        ORDER BY upper(p.id) <> ?, lower(p.name) <> lower(?), p.id, p.name LIMIT 1"""
    row = con.execute(sql, [*params, code, word.strip()]).fetchone()
    if row is None:
        raise NotThereError(_unknown(con, word))
    if name := state(code):
        return Whom(code, name, "state", code, None)
    id, country, sector, called = row
    return Whom(id, called, kind_of(country, sector), country, sector)


def kind_of(country: str | None, sector: str | None) -> Kind:
    """Of a party that is no whole state."""
    if country:
        return "organ" if sector in ORGANS else "group"
    return "armed group" if sector == "REB" else "organisation"


def names(con: Connection, ids: Iterable[str]) -> dict[str, str]:
    """What each of these parties is called; its id where nobody knows."""
    wanted = sorted(set(ids))
    sql = "SELECT id, min(name) FROM parties WHERE id = ANY(?) AND name <> '' GROUP BY id"
    known = dict(con.execute(sql, [wanted]).fetchall())
    return {id: state(id) or known.get(id, id) for id in wanted}


def _code_of(word: str) -> str:
    """The code of a state that is written by its name; else the word itself."""
    said = word.strip()
    by_name = {name.casefold(): code for code, name in states().items()}
    return by_name.get(said.casefold(), said.upper() if state(said.upper()) else said)


def _unknown(con: Connection, word: str) -> str:
    said = word.strip()
    rows = con.execute("SELECT DISTINCT id, country, name FROM parties ORDER BY ALL").fetchall()
    known = {one.casefold(): one for id, country, name in rows for one in (id, name, state(country or "")) if one}
    near = [known[one] for one in get_close_matches(said.casefold(), list(known), n=NEAREST, cutoff=0.6)]
    hint = f" The nearest: {', '.join(near)}." if near else " Write a code, as RUS or RUS.MIL, or a full name."
    return f"No act in this store names {said!r}.{hint}"
