"""Pages of incidents, as ``whowhom incidents`` gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query
from pydantic import Field

from whowhom.describe import describe
from whowhom.export.flat_incidents import INCIDENT_COLUMNS
from whowhom.serve.asking import Filters, FiltersAndPart, Looking
from whowhom.serve.sheets import Sheet
from whowhom.serve.views.events import Line


class Only(Filters):
    """Filters, and what only an incident can be asked."""

    min_sources: int = Field(
        0, alias="min-sources", ge=0, le=1000, description="Told by so many independent sources or more."
    )
    disputed: bool = Field(False, description="Only what is denied, or told with other figures, days or sides.")


class OnlyPart(Only, FiltersAndPart):
    """The same, and a part of them."""


@dataclass(frozen=True, slots=True)
class Incidents:
    """``more``: whether the next part has any."""

    incidents: tuple[Line, ...]
    more: bool


def incidents(store: Looking, asked: Annotated[OnlyPart, Query()]) -> Incidents:
    """Incidents of which one record meets every condition, earliest first."""
    rows = store.incidents(**_only(asked), limit=asked.limit + 1, offset=asked.offset)
    found = [Line(record["id"], describe(record), record) for record in rows]
    return Incidents(tuple(found[: asked.limit]), len(found) > asked.limit)


def incidents_sheet(store: Looking, asked: Annotated[Only, Query()]) -> Sheet:
    """The same with the columns that the command line writes."""
    return Sheet(store.incidents(**_only(asked)), INCIDENT_COLUMNS, lambda record: record)


def _only(asked: Only) -> dict[str, Any]:
    return {**asked.asked(), "min_sources": asked.min_sources, "disputed": asked.disputed}
