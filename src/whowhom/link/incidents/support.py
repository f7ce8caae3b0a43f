"""Who tells what: the reports of a value, and how many independent sources they are."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from whowhom.link.incidents.told import Told
from whowhom.link.origins import Sighting, Source, sources

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The records of an incident and their independent sources."""

    members: tuple[Told, ...]
    sources: tuple[Source, ...]

    def independent(self, documents: Iterable[str]) -> int:
        """How many independent sources these reports are."""
        asked = set(documents)
        return sum(not asked.isdisjoint(source.documents) for source in self.sources)

    def ranked(self, told: Mapping[K, Sequence[Told]]) -> list[K]:
        """Values by how many independent sources tell them, then by reports; the first told of equals."""
        return sorted(told, key=lambda value: self._rank(told[value]))

    def _rank(self, members: Sequence[Told]) -> tuple[int, int, tuple[str, str, str]]:
        documents = {told.document for told in members}
        return -self.independent(documents), -len(documents), min(order(told) for told in members)


def crowd(members: Iterable[Told], seen: Mapping[str, Sequence[Sighting]], copies: Mapping[str, str]) -> Crowd:
    """``seen``: the places where each report was seen; ``copies`` as ``origins.sources`` takes them."""
    of = tuple(sorted(members, key=order))
    documents = list(dict.fromkeys(told.document for told in of))
    places = [one for document in documents for one in seen.get(document) or [Sighting(document)]]
    return Crowd(of, sources(places, copies))


def order(told: Told) -> tuple[str, str, str]:
    """By day of the report, those without one last, then by ids: whatever order they came in."""
    return (f"{told.published:09}" if told.published is not None else "~", told.document, told.id)


def by(members: Iterable[Told], value: Mapping[str, K]) -> dict[K, list[Told]]:
    """Value -> the members that have it, of ``value`` by id of record; who has none is left out."""
    out: dict[K, list[Told]] = {}
    for told in members:
        if told.id in value:
            out.setdefault(value[told.id], []).append(told)
    return out
