"""One report: its text with all that it tells, where it was printed, and who copied it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Path, Query

from whowhom.serve.asking import Looking
from whowhom.serve.views.told import Head, Told, Words, head, told, words

Json = Mapping[str, Any]
Id = Annotated[str, Path(max_length=2000, description="Of a report, as its records name it.")]

WithActs = Annotated[bool, Query(description="false: without its acts and relations, which may be thousands.")]


@dataclass(frozen=True, slots=True)
class BlockTold:
    """A labelled stretch of the text: headline, teaser, dateline, body, furniture, repeat. In characters."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Act:
    """A record of the report; ``evidence`` are [start, end) of its sentences. A relation has no incident."""

    told: Told
    incident: str | None
    evidence: tuple[tuple[int, int], ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ProblemTold:
    """What went wrong at which ``stage``; ``fatal``: the report was not coded."""

    stage: str
    code: str
    message: str
    start: int | None
    end: int | None
    fatal: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where the text was seen."""

    source: str
    url: str | None
    title: str | None
    outlet: str | None
    country: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Another report with the same text. ``share``: of the shorter text, how much stands in the other, 0 to 1.
    ``first``: this one is the earliest of them."""

    id: str
    title: str | None
    source: str
    outlet: str | None
    published: str | None
    kind: str
    share: float
    first: bool


@dataclass(frozen=True, slots=True)
class ReportTold:
    """Offsets count characters (code points) of ``text``. ``status``: coded, no-events, failed, copy. ``coded``: when
    the run began that coded it (UTC)."""

    head: Head
    published_from: str | None
    status: str
    text: str
    blocks: tuple[BlockTold, ...]
    acts: tuple[Act, ...]
    relations: tuple[Act, ...]
    problems: tuple[ProblemTold, ...]
    sightings: tuple[Sighting, ...]
    copies: tuple[Copy, ...]
    coder: str
    codebook: str
    run: int
    coded: str | None


def report(store: Looking, id: Id, acts: WithActs = True) -> ReportTold:
    """One report with its text, all that it tells, where it was printed, and who copied it."""
    found = store.report(id, records=acts)
    row = found.document
    blocks = json.loads(row["blocks"] or "[]")
    problems = (
        (p["stage"], p["code"], p["message"], p["span_start"], p["span_end"], p["fatal"]) for p in found.problems
    )
    return ReportTold(
        _head(row, (*found.events, *found.relations)),
        row["published_from"],
        row["status"],
        row["text"],
        tuple(BlockTold(block["kind"], *block["span"]) for block in blocks),
        tuple(_act(one, found.incidents.get(one["id"])) for one in found.events),
        tuple(_act(one, None) for one in found.relations),
        tuple(ProblemTold(*problem) for problem in problems),
        tuple(Sighting(**one) for one in found.sightings),
        tuple(Copy(**one) for one in found.copies),
        row["coder"],
        row["codebook"],
        row["run"],
        row["coded"],
    )


def _act(record: Json, incident: str | None) -> Act:
    evidence = tuple((one["span"][0], one["span"][1]) for one in record["evidence"])
    return Act(told(record), incident, evidence, words(record))


def _head(row: Json, records: tuple[Json, ...]) -> Head:
    """As its records name it; a report without any, by its row."""
    for record in records:
        return head(record["document"])
    outlet = row["outlet"] or row["outlet_id"]
    keys = ("id", "title", "source", "url", "published", "language")
    return Head(**{key: row[key] for key in keys}, outlet=outlet, press=None)
