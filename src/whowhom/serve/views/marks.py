"""Where acts took place, for the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from whowhom.serve.asking import Asked, Looking
from whowhom.serve.sheets import Sheet, sheet_of
from whowhom.store.look.marks import Marks

MOST = 10_000  # spots that a map still pans smoothly with
ALL = 10_000_000


@dataclass(frozen=True, slots=True)
class Mark:
    """One spot, as ``Marks`` says it in columns."""

    lon: float
    lat: float
    name: str
    kind: str | None
    country: str | None
    radius_km: float | None
    acts: int
    cooperation: int
    conflict: int
    newest: str | None


def marks(store: Looking, asked: Asked) -> Marks:
    """Where the acts took place that meet every condition, one entry a spot of the earth."""
    return store.marks(MOST, **asked.asked())


def marks_sheet(store: Looking, asked: Asked) -> Sheet:
    """All spots, in the same order."""
    return sheet_of(Mark, _each(store.marks(ALL, **asked.asked())))


def _each(found: Marks) -> Iterator[Mark]:
    columns = (getattr(found, field.name) for field in fields(Mark))
    return (Mark(*row) for row in zip(*columns, strict=True))
