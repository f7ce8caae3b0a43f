"""The newest acts, and those that are called a first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from whowhom.describe import describe
from whowhom.serve.asking import MOST, Asked, AskedPart, Looking
from whowhom.serve.sheets import Sheet, sheet_of
from whowhom.store.look.lately import Act


@dataclass(frozen=True, slots=True)
class When:
    """As in docs/record.md."""

    start: str | None
    end: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Line:
    """One act as a sentence that a person would say.

    ``reports`` tell it, of ``sources`` that are independent of each other. ``claim``: the words that call it a first,
    in the report with the title ``claimed_in``.
    """

    id: str
    sentence: str
    quad: str | None
    status: str
    when: When | None
    reports: int
    sources: int
    claim: str | None
    claimed_in: str | None


@dataclass(frozen=True, slots=True)
class Lately:
    """A part of the acts, newest first; ``total`` is all of them, ``more`` whether the next part has any."""

    acts: tuple[Line, ...]
    total: int
    more: bool


def lately(store: Looking, asked: AskedPart) -> Lately:
    """Acts that meet every condition, newest first, of one day the surest first."""
    return _lately(store, asked, asked.asked())


def firsts(store: Looking, asked: AskedPart) -> Lately:
    """Acts that a report calls the first, or the first since some time, newest first, with the words that claim it."""
    return _lately(store, asked, {**asked.asked(), "first": True})


def lately_sheet(store: Looking, asked: Asked) -> Sheet:
    """All of them, in the same order."""
    return sheet_of(Line, _all(store, asked.asked()))


def firsts_sheet(store: Looking, asked: Asked) -> Sheet:
    """All of them, in the same order."""
    return sheet_of(Line, _all(store, {**asked.asked(), "first": True}))


def _lately(store: Looking, asked: AskedPart, filters: dict[str, Any]) -> Lately:
    found = store.newest(limit=asked.limit, offset=asked.offset, **filters)
    return Lately(tuple(map(_line, found.acts)), found.total, found.total > asked.offset + asked.limit)


def _all(store: Looking, filters: dict[str, Any]) -> Iterator[Line]:
    for offset in count(0, MOST):
        found = store.newest(limit=MOST, offset=offset, **filters)
        yield from map(_line, found.acts)
        if offset + MOST >= found.total:
            return


def _line(act: Act) -> Line:
    told, when = act.record, act.record["when"]
    day = When(when["start"], when["end"], when["precision"]) if when else None
    said = (told["id"], describe(told, dated=False), told["quad"], told["status"], day)
    return Line(*said, act.reports, act.sources, act.claim, act.claimed_in)
