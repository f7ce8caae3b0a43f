"""One place: where it is, and the acts there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path

from whowhom.serve.asking import Asked, Looking
from whowhom.store.look.facets import Value
from whowhom.store.look.place import Place
from whowhom.store.look.timeline import Timeline

PARTIES = 12
Name = Annotated[str, Path(max_length=200, description="As reports write it: Kerch Strait.")]


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """``acts`` there that meet the filters, by year in ``years``; ``parties``: who takes part in most of them."""

    place: Place
    acts: int
    years: Timeline
    parties: tuple[Value, ...]


def place(
    store: Looking,
    name: Annotated[str, Path(max_length=200, description="As reports write it: Kerch Strait.")],
    asked: Asked,
) -> PlaceSeen:
    """One place by its name: where it is, what else it is called, what is near, and who acts there with whom, when.

    The acts themselves, newest first, are /lately with that ``place``.
    """
    filters = {**asked.asked(), "place": [name]}
    (parties,) = store.facets(facet="party", top=PARTIES, **filters)
    return PlaceSeen(
        store.place(name, **filters), store.how_many(**filters), store.timeline("year", **filters), parties.values
    )
