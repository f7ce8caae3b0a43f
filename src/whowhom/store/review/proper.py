"""A record as it should be: what a reviewer corrected, written as the coder would have written it.

A corrected value gets the words of the report that name it; where none do, the sentence that the record rests on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from whowhom.codebook import Codebook
from whowhom.codebook import load as load_codebook
from whowhom.describe import organisation, state
from whowhom.store.duck import Connection
from whowhom.store.review.fields import KEYS, nearest, same, told

Json = dict[str, Any]
SIDES = ("actors", "recipients")


def proper(con: Connection, record: Json, fields: Mapping[str, Any]) -> Json:
    """The keys of ``record`` that can be corrected, with ``fields`` (as ``fields.checked`` gives them) set right.

    Raises ValueError for a type, mode or party that nobody knows.
    """
    had = told(record)
    changed = {name: value for name, value in fields.items() if not same(name, value, had[name])}
    out = {key: record[key] for key in KEYS}
    if "type" in changed or "mode" in changed:
        out |= _kind(con, str(fields.get("type", record["type"])), changed, record["mode"])
    for side in SIDES:
        if side in changed:
            out[side] = [_party(con, record, id) for id in changed[side]]
    if any(side in changed for side in SIDES):
        out["reciprocal"] = record["reciprocal"] and not out["recipients"] and len(out["actors"]) > 1
    if "status" in changed:
        out["status"] = changed["status"]
    if "when" in changed:
        out["when"] = _when(changed["when"])
    if "places" in changed:
        out["places"] = [_place(con, record, name) for name in changed["places"]]
    return out


@cache
def codebook() -> Codebook:
    """The built-in one."""
    return load_codebook()


def _kind(con: Connection, type: str, changed: Mapping[str, Any], old: str | None) -> Json:
    """Type and mode with all that hangs on them. A mode that another type does not have falls away."""
    book = codebook().types.get(type)
    if book is None:
        return _kind_here(con, type, changed.get("mode"))
    modes = [name for name in book.modes if name]
    mode = changed.get("mode", old if old in modes else None)
    if mode is not None and mode not in modes:
        raise ValueError(f"{type} has no mode {mode!r}{nearest(mode, modes)}; it has {', '.join(modes) or 'none'}.")
    found = book.modes.get(mode) or book.modes.get(None)
    if found is None:
        return {"type": type, "mode": mode, "cameo": book.cameo, "quad": book.quad, "score": book.score}
    return {
        "type": type,
        "mode": mode,
        "cameo": found.cameo or book.cameo,
        "quad": found.quad,
        "score": found.score,
    }


def _kind_here(con: Connection, type: str, mode: str | None) -> Json:
    """A type of somebody's own codebook, as the store's records have it."""
    sql = """SELECT cameo, quad, score FROM events WHERE type = ?
             ORDER BY mode IS DISTINCT FROM ?, id LIMIT 1"""
    row = con.execute(sql, [type, mode]).fetchone()
    if row is None:
        raise ValueError(f"There is no type {type!r}{nearest(type, codebook().types)}.")
    return {"type": type, "mode": mode, "cameo": row[0], "quad": row[1], "score": row[2]}


def _party(con: Connection, record: Json, id: str) -> Json:
    """A party by its id: as its report has it, as the store knows it, or as the tables name it."""
    for party in _told_parties(con, record):
        if party["id"] == id:
            return party
    row = con.execute("SELECT name, country, sector FROM parties WHERE id = ? ORDER BY name LIMIT 1", [id]).fetchone()
    name, country, sector = row if row else _named(id)
    who = {"id": id, "name": name, "country": country, "sector": sector}
    return who | _words(record, name)


def _told_parties(con: Connection, record: Json) -> Iterator[Json]:
    yield from (party for side in SIDES for party in record[side])
    rows = con.execute("SELECT record FROM events WHERE document = ? ORDER BY position, id", [record["document"]["id"]])
    for (other,) in rows.fetchall():
        yield from (party for side in SIDES for party in json.loads(other)[side])


def _named(id: str) -> tuple[str, str | None, str | None]:
    """(name, country, sector) of a party that the store has never seen."""
    country, _, sector = id.partition(".")
    name = state(country)
    if name:
        sectors = codebook().grammar["sectors"]
        if sector and sector.split(".")[0] not in sectors:
            raise ValueError(f"{id!r}: there is no sector {sector!r}; the sectors are {', '.join(sectors)}.")
        return (f"{name} ({sector})" if sector else name), country, sector.split(".")[0] or None
    known = organisation(id)
    if known is None:
        raise ValueError(f"Nobody knows a party {id!r}; write a state's letters (RUS), RUS.MIL, or NATO.")
    return known, None, None


def _when(value: Mapping[str, Any]) -> Json:
    start, end = value["start"], value["end"]
    precision = "day" if start and start == end else "unknown"
    return {"start": start, "end": end, "precision": precision, "text": None, "span": None}


def _place(con: Connection, record: Json, name: str) -> Json:
    for place in record["places"]:
        if name in (place["name"], place["text"]):
            return dict(place)
    sql = "SELECT kind, country, lon, lat FROM event_places WHERE name = ? ORDER BY lon IS NULL, kind LIMIT 1"
    kind, country, lon, lat = con.execute(sql, [name]).fetchone() or ("place", None, None, None)
    place = {"name": name, "kind": kind, "country": country, "lon": lon, "lat": lat, "role": None}
    return place | _words(record, name)


def _words(record: Json, name: str) -> Json:
    """Where the record's sentences name it; else the first of them."""
    for found in record["evidence"]:
        at = found["text"].find(name)
        if at >= 0:
            start = found["span"][0] + at
            return {"text": name, "span": [start, start + len(name)]}
    first = record["evidence"][0]
    return {"text": first["text"], "span": list(first["span"])}
