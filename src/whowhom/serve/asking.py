"""What a request may ask, said once for all views: the store, the filters of ``whowhom events``, and a page.

Every filter's name in an address is the one of ``Store.events``, with "-" for "_", and ``with`` for ``with_``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from whowhom.records import TENTATIVE
from whowhom.store import Store
from whowhom.store.ask.outlets import outlet_name
from whowhom.store.ask.query import read_box

MOST = 500  # records to a page
PartyName = Annotated[str, Path(max_length=200, description="A party: RUS, RUS.MIL, NATO or a full name.")]


class Filters(BaseModel):
    """Conditions that an act must meet, all of them; those of ``Store.events``."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)

    actor: str | None = Field(None, max_length=200, description="Who did it: RUS, RUS.MIL, NATO or a full name.")
    with_: str | None = Field(None, alias="with", max_length=200, description="Another party, on either side.")
    party: list[str] = Field([], max_length=50, description="Takes part, on either side; one of them.")
    bloc: str | None = Field(None, max_length=200, description="An organisation: it, or who is its member that day.")
    type: list[str] = Field([], max_length=50, description="PLOVER types: ASSAULT, CONSULT …")
    mode: list[str] = Field([], max_length=50, description="Modes: exercise, visit …")
    quad: list[str] = Field([], max_length=4, description="verbal-cooperation, material-conflict …")
    status: list[str] = Field([], max_length=10, description="occurred, ongoing, planned, refused, denied …")
    source: list[str] = Field([], max_length=50, description="Outlets that tell it, by id or name.")
    country: list[str] = Field([], max_length=50, description="A place of the act lies there: RUS, UKR …")
    place: list[str] = Field([], max_length=50, description="A place of the act has that name: Kerch Strait …")
    since: str | None = Field(None, max_length=10, description="From 2022, 2022-11 or 2022-11-30 on.")
    until: str | None = Field(None, max_length=10, description="Up to 2022, 2022-11 or 2022-11-30.")
    first: bool = Field(False, description="Only what is called a first, or the first since a time.")
    text: str | None = Field(None, max_length=500, description='Words in the evidence; "in quotes" as they stand.')
    bbox: str | None = Field(None, max_length=100, description="west,south,east,north in degrees.")
    min_confidence: float = Field(
        TENTATIVE, alias="min-confidence", ge=0, le=1, description="Leave out what is less sure; 0 shows all."
    )

    def asked(self) -> dict[str, Any]:
        """The arguments of ``Store.events``. Raises ValueError for a value that cannot be understood."""
        out = self.model_dump(include=set(Filters.model_fields))
        out["bbox"] = read_box(self.bbox) if self.bbox else None
        out["bloc"] = _bloc(self.bloc) if self.bloc else None
        return out

    def names(self, store: Store) -> dict[str, str]:
        """Of what is asked for by a code, RUS or AP, as a person would say it."""
        parties = [*filter(None, (self.actor, self.with_, self.bloc)), *self.party, *self.country]
        return {**{code: store.called(code) for code in parties}, **{id: outlet_name(id) for id in self.source}}


class Part(BaseModel):
    """Which part of a long answer."""

    limit: int = Field(50, ge=1, le=MOST, description="So many at most.")
    offset: int = Field(0, ge=0, le=10_000_000, description="After so many.")


class FiltersAndPart(Filters, Part):
    """Filters and a part in one address."""


def _own_hand(request: Request) -> Iterator[Store]:
    """The store for one request: requests run side by side, and each needs a hand of its own on the file."""
    store: Store = request.app.state.store
    with store.another_hand(still=True) as mine:
        yield mine


def _bloc(org: str) -> Any:
    from whowhom.codebook.rows import bloc

    return bloc(org)


Looking = Annotated[Store, Depends(_own_hand)]
Asked = Annotated[Filters, Query()]
AskedPart = Annotated[FiltersAndPart, Query()]
