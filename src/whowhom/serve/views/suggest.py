"""What the reader may mean by a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from whowhom.serve.asking import Looking

Letters = Annotated[str, Query(max_length=100, description="Letters of a name or a code.")]
Most = Annotated[int, Query(ge=1, le=50, description="So many at most.")]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``kind``: party, place, outlet, type or mode. ``value``: what the filter of that kind takes (an outlet's is
    `source`). ``count``: records, or reports of an outlet."""

    kind: str
    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggestions:
    suggestions: tuple[Suggestion, ...]


def suggest(store: Looking, q: Letters = "", limit: Most = 10) -> Suggestions:
    """Parties, places, outlets and types whose name or code holds the letters. Those that begin so come first, the
    fullest before the others; accents and capitals make no difference.
    """
    return Suggestions(tuple(Suggestion(**one) for one in store.suggestions(q, limit)))
