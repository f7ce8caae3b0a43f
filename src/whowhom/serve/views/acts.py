"""Acts as a list shows them, for the views of a party and of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from whowhom.describe import describe
from whowhom.store.ask.query import FIRSTS

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a line shows of an act beside its sentence; ``score`` from -10 to +10, ``documents`` (reports) tell it."""

    type: str
    mode: str | None
    quad: str
    status: str
    score: float
    when: dict[str, Any] | None
    confidence: float
    documents: int


@dataclass(frozen=True, slots=True)
class Act:
    """An act as a sentence. ``claim``: the words that call it the first, or the first since some time."""

    id: str
    sentence: str
    record: Brief
    claim: str | None = None


def acts(
    rows: Iterable[Mapping[str, Any]], records: Mapping[int, Record], tellings: Mapping[int, list[Record]]
) -> tuple[Act, ...]:
    """The acts of some rows (``act`` is their key), in that order."""
    found = [(records[row["act"]], tellings.get(row["act"], ())) for row in rows]
    return tuple(
        Act(record["id"], describe(record, dated=False), _brief(record), claim(told)) for record, told in found
    )


def claim(tellings: Iterable[Record]) -> str | None:
    """The words of the surest report that calls the act a first."""
    said = (record["precedent"] for record in tellings if record.get("precedent"))
    return next((one["text"] for one in said if one["claim"] in FIRSTS), None)


def _brief(record: Record) -> Brief:
    return Brief(
        record["type"],
        record["mode"],
        record["quad"],
        record["status"],
        record["score"],
        record["when"],
        record["confidence"],
        len(record.get("documents", ("its own",))),
    )
