"""Counts by type and by place, and standing states, as the views of a party and of a pair show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from whowhom.describe import describe


@dataclass(frozen=True, slots=True)
class TypeShare:
    """Acts of one PLOVER type: ``forth`` done by the (first) party, ``back`` done to it."""

    type: str
    quad: str
    count: int
    forth: int
    back: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and the acts there; ``lon`` and ``lat`` in degrees."""

    name: str
    kind: str | None
    lon: float
    lat: float
    count: int
    conflict: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing state that a report tells of, with its sentence, from character ``start`` to ``end`` of the report."""

    id: str
    kind: str
    trend: str | None
    parties: tuple[str, ...]
    words: str
    text: str
    document: str
    start: int
    end: int
    published: str | None


def type_shares(rows: Iterable[Mapping[str, Any]]) -> tuple[TypeShare, ...]:
    return tuple(TypeShare(**row) for row in rows)


def spots(rows: Iterable[Mapping[str, Any]]) -> tuple[Spot, ...]:
    return tuple(Spot(**row) for row in rows)


def standings(records: Iterable[Mapping[str, Any]]) -> tuple[Standing, ...]:
    return tuple(_standing(record) for record in records)


def _standing(record: Mapping[str, Any]) -> Standing:
    first = record["evidence"][0]
    start, end = first["span"]
    return Standing(
        record["id"],
        record["kind"],
        record["trend"],
        tuple(record["parties"]),
        describe(record),
        first["text"],
        record["document"]["id"],
        start,
        end,
        record["document"]["published"],
    )
