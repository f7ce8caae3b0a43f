"""What the acts that meet the filters have in common, with how many acts each further choice would leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from whowhom.serve.asking import Filters, Looking
from whowhom.serve.sheets import Sheet, sheet_of
from whowhom.store.look.facets import Facet

Name = Literal["party", "type", "mode", "quad", "status", "source", "country", "place"]


class FacetsAsked(Filters):
    """Filters, and what of the facets is shown."""

    facet: Name | None = Field(None, description="This one alone; without it all.")
    find: str = Field("", max_length=100, description="Only values in whose name these letters stand.")
    top: int = Field(8, ge=1, le=200, description="So many values of each; what is chosen is always among them.")


@dataclass(frozen=True, slots=True)
class Facets:
    """``total``: acts that meet all filters, of ``all`` that are as sure as the filters ask for. ``names``: of what the
    filters name by a code, RUS or AP, as a person would say it."""

    total: int
    all: int
    facets: tuple[Facet, ...]
    names: dict[str, str]


def facets(store: Looking, asked: Annotated[FacetsAsked, Query()]) -> Facets:
    """How many acts have which party, type, mode, kind, status, outlet, country or place, whatever its own filter."""
    filters = asked.asked()
    found = store.facets(facet=asked.facet, top=asked.top, find=asked.find, **filters)
    total, all_ = store.how_many(**filters), store.how_many(min_confidence=asked.min_confidence)
    return Facets(total, all_, found, asked.names(store))


@dataclass(frozen=True, slots=True)
class Counted:
    """One value of a facet, and how many acts have it."""

    facet: str
    value: str
    name: str
    acts: int


def facets_sheet(store: Looking, asked: Annotated[FacetsAsked, Query()]) -> Sheet:
    """The same values one a row; `top` says how many of each facet."""
    found = store.facets(facet=asked.facet, top=asked.top, find=asked.find, **asked.asked())
    rows = (Counted(one.facet, value.value, value.name, value.count) for one in found for value in one.values)
    return sheet_of(Counted, rows)
