"""Which pairs do more, or less, than they used to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from whowhom.series.changes import LEAST_ACTS, Change, ranked
from whowhom.serve.asking import Filters, Looking


class ChangesAsked(Filters):
    """Filters, and how many pairs are shown."""

    top: int = Field(10, ge=1, le=200, description="So many pairs, those that changed most.")


@dataclass(frozen=True, slots=True)
class Kind:
    """Acts of one type: how many there were, how many were to be expected."""

    type: str
    now: int
    expected: float


@dataclass(frozen=True, slots=True)
class PairChanged:
    """``now`` acts where ``expected`` were usual; ``surprise`` as in docs/series.md, below zero where the pair fell
    silent; the mean scores from -10 to 10, null where there was no act; ``kinds``: what changed most first."""

    a: str
    b: str
    a_name: str
    b_name: str
    now: int
    expected: float
    surprise: float
    score_now: float | None
    score_earlier: float | None
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The time from ``since`` to ``until`` (days) against ``before`` periods of the length ``by``; ``note`` says why
    nothing can be told, where it cannot."""

    by: str
    before: int
    since: str
    until: str
    note: str | None
    changes: tuple[PairChanged, ...]


def changes(store: Looking, asked: Annotated[ChangesAsked, Query()]) -> Changes:
    """Pairs of states and organisations that changed most in the newest part of the store, or since a day."""
    found = store.changed(least=LEAST_ACTS, **asked.asked())
    try:
        pairs, note = ranked(found.rows)[: asked.top], None
    except ValueError as why:  # too few periods before it
        pairs, note = [], str(why)
    told = tuple(_told(pair, store.called(pair.a), store.called(pair.b)) for pair in pairs)
    return Changes(found.by, found.before, found.since, found.until, note, told)


def _told(pair: Change, a: str, b: str) -> PairChanged:
    kinds = tuple(Kind(kind.type, kind.now, kind.expected) for kind in pair.kinds)
    numbers = (pair.now, pair.expected, pair.surprise, pair.score_now, pair.score_earlier)
    return PairChanged(pair.a, pair.b, a, b, *numbers, kinds)
