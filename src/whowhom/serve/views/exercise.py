"""One joint exercise, as all records that tell it have it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from whowhom.describe import describe, state
from whowhom.export.flat import force_words
from whowhom.forces import sort_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """Who takes part: a state with all its organs, or an organisation. ``parties``: those of its organs that do."""

    id: str
    name: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """``kind``: city, sea, strait …; ``lon`` and ``lat`` in degrees, null for what has no point."""

    name: str
    kind: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True)
class Force:
    """People or things of one ``kind`` and ``owner``. ``low`` and ``high`` are the least and the greatest number that
    a report tells, null where none does; ``bound`` as in docs/record.md; ``sort``: men, ship, aircraft …; ``words``:
    all of it but the owner."""

    owner: str | None
    sort: str | None
    kind: str
    model: str | None
    low: int | None
    high: int | None
    bound: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report calls it: ``claim`` is first, since, largest or last; ``text`` its words."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One act. ``days``: how many it lasted, null where its beginning or end is unknown; ``lasted``: the words of a
    report for that; ``reports`` tell of it, from ``sources`` that are independent; ``confidence`` from 0 to 1."""

    id: str
    sentence: str
    type: str
    mode: str | None
    status: str
    sides: tuple[Side, ...]
    when: Json
    days: int | None
    lasted: str | None
    places: tuple[Place, ...]
    forces: tuple[Force, ...]
    claims: tuple[Claim, ...]
    reports: int
    sources: int
    confidence: float


def exercise(row: Json) -> Exercise:
    """A row of ``Store.exercises``."""
    records = [json.loads(record) for record in row["records"]]
    start, end = row["when_start"], row["when_end"]
    lasted = next((record["duration"]["text"] for record in records if record["duration"]), None)
    claims = {p["claim"]: Claim(p["claim"], p["text"]) for record in reversed(records) if (p := record["precedent"])}
    return Exercise(
        row["id"],
        describe(records[0]),
        row["type"],
        row["mode"],
        row["status"],
        _sides([*row["actors"], *row["recipients"]], records),
        {"start": _iso(start), "end": _iso(end), "precision": row["precision"]},
        (end - start).days + 1 if start and end and row["precision"] == "day" else None,
        lasted,
        _places(row["places"], records),
        _forces(records),
        tuple(claims.values()),
        row["reports"],
        row["sources"],
        row["confidence"],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _sides(ids: Iterable[str], records: Iterable[Json]) -> tuple[Side, ...]:
    """In the order in which the act names them; an id that no record of it has names itself."""
    known = {party["id"]: party for record in records for party in (*record["actors"], *record["recipients"])}
    out: dict[str, Side] = {}
    for id in ids:
        party = known.get(id, {"name": id, "country": None})
        whole = party["country"] or id
        name = state(whole) or party["name"] or id
        told = out.get(whole, Side(whole, name, ())).parties
        out[whole] = Side(whole, name, tuple(dict.fromkeys((*told, party["name"] or id))))
    return tuple(out.values())


def _places(names: Iterable[str], records: Iterable[Json]) -> tuple[Place, ...]:
    known = {place["name"]: place for record in records for place in record["places"]}
    found = (known[name] for name in names if name in known)
    return tuple(Place(place["name"], place["kind"], place["lon"], place["lat"]) for place in found)


def _forces(records: Iterable[Json]) -> tuple[Force, ...]:
    """Every kind of every owner once; where it is counted, its bare mention says nothing more."""
    told: dict[tuple[str | None, str, str | None], list[Json]] = {}
    for force in (force for record in records for force in record["forces"] if force["kind"] != "money"):
        told.setdefault((force["owner"], force["kind"], force["model"]), []).append(force)
    return tuple(_force(*key, forces) for key, forces in told.items())


def _force(owner: str | None, kind: str, model: str | None, told: list[Json]) -> Force:
    counted = [force for force in told if force["count"] is not None] or told[:1]
    counts, bounds = [force["count"] for force in counted], {force["bound"] for force in counted}
    low, high = (min(counts), max(counts)) if counts[0] is not None else (None, None)
    bound = bounds.pop() if len(bounds) == 1 and low == high else None
    words = force_words({"kind": kind, "model": model, "count": high, "bound": bound})
    name = state(owner.split(".")[0]) or owner if owner else None
    return Force(name, sort_of(kind), kind, model, low, high, bound, words if low == high else f"{low} to {words}")
