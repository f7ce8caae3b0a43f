"""Pages of records, as ``whowhom events`` gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whowhom.describe import describe
from whowhom.export import Account, of_event
from whowhom.export.documents import geojson_lines
from whowhom.export.flat import COLUMNS
from whowhom.serve.asking import Asked, AskedPart, Looking
from whowhom.serve.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """One record as a sentence that a person would say, with the whole of it (docs/record.md, docs/incidents.md)."""

    id: str
    sentence: str
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Events:
    """``more``: whether the next part has any; ``note`` says how the answer was found where that matters."""

    events: tuple[Line, ...]
    more: bool
    note: str | None


def events(store: Looking, asked: AskedPart) -> Events:
    """Records that meet every condition, earliest first."""
    rows = store.events(**asked.asked(), limit=asked.limit + 1, offset=asked.offset)
    found = [Line(record["id"], describe(record), record) for record in rows]
    return Events(tuple(found[: asked.limit]), len(found) > asked.limit, rows.note)


def events_sheet(store: Looking, asked: Asked) -> Sheet:
    """The same with the columns that the command line writes; GeoJSON has one point a place."""
    rows = store.events(**asked.asked())
    return Sheet(rows, COLUMNS, lambda record: record, lambda some: geojson_lines(map(of_event, some), Account()))
