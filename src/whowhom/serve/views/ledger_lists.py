"""The long lists of the ledger: sources, problems and reports, page by page or as a whole file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from whowhom.serve.asking import Looking, Part
from whowhom.serve.sheets import Sheet, sheet_of
from whowhom.serve.views.ledger import Counts
from whowhom.store.look.ledger import Paged

RUN = Field(None, ge=0, le=2**31 - 1, description="Of this run only.")


class AskedSources(BaseModel):
    """Which sources."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: Literal["open", "waiting", "leased", "done", "failed", "changed"] | None = Field(
        None, description="How far they were read; open: not to the end."
    )
    name: str = Field("", max_length=500, description="Letters of their names.")


class AskedProblems(BaseModel):
    """Which problems."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    run: int | None = RUN
    code: str | None = Field(None, max_length=100, description="Of this kind: language, empty …")
    document: str | None = Field(None, max_length=500, description="Of the report with this id.")


class AskedReports(BaseModel):
    """Which reports."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: Literal["coded", "no-events", "failed", "copy"] | None = Field(None, description="What became of them.")
    run: int | None = RUN
    name: str = Field("", max_length=500, description="Letters of the title or of the source.")


class SourcesPart(AskedSources, Part):
    """A part of them."""


class ProblemsPart(AskedProblems, Part):
    """A part of them."""


class ReportsPart(AskedReports, Part):
    """A part of them."""


@dataclass(frozen=True, slots=True)
class Source:
    """``reports`` were read of its present content so far, ``lost`` of them failed. ``error``: the last thing that
    cost a report. ``run`` touched it last. ``counts``: of all runs."""

    kind: str
    name: str
    state: str
    reports: int
    lost: int
    error: str | None
    run: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Sources:
    total: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """``document``: the report that it happened to; ``stored``: whether the store holds that report, under which
    ``title`` and ``source``. ``fatal``: it cost the report."""

    run: int
    stage: str
    code: str
    fatal: bool
    message: str
    document: str | None
    stored: bool
    title: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Faults:
    total: int
    problems: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A report and what became of it: ``status`` is coded, no-events, failed or copy; ``records`` were coded."""

    id: str
    title: str | None
    source: str
    published: str | None
    outlet: str | None
    status: str
    records: int
    run: int
    coder: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Reports:
    total: int
    reports: tuple[Read, ...]


def sources(store: Looking, asked: Annotated[SourcesPart, Query()]) -> Sources:
    """What was read and how far, unfinished sources first."""
    found = store.sources(asked.state, asked.name, asked.limit, asked.offset)
    return Sources(found.total, tuple(_sources(found)))


def sources_sheet(store: Looking, asked: Annotated[AskedSources, Query()]) -> Sheet:
    return sheet_of(Source, _sources(store.sources(asked.state, asked.name)))


def problems(store: Looking, asked: Annotated[ProblemsPart, Query()]) -> Faults:
    """What went wrong, what cost a report first."""
    found = store.problems_of(asked.run, asked.code, asked.document, asked.limit, asked.offset)
    return Faults(found.total, tuple(Fault(**row) for row in found.rows))


def problems_sheet(store: Looking, asked: Annotated[AskedProblems, Query()]) -> Sheet:
    return sheet_of(Fault, (Fault(**row) for row in store.problems_of(asked.run, asked.code, asked.document).rows))


def reports(store: Looking, asked: Annotated[ReportsPart, Query()]) -> Reports:
    """Reports and what became of them, the newest first."""
    found = store.reports_read(asked.status, asked.run, asked.name, asked.limit, asked.offset)
    return Reports(found.total, tuple(Read(**row) for row in found.rows))


def reports_sheet(store: Looking, asked: Annotated[AskedReports, Query()]) -> Sheet:
    return sheet_of(Read, (Read(**row) for row in store.reports_read(asked.status, asked.run, asked.name).rows))


def _sources(found: Paged) -> Iterator[Source]:
    for row in found.rows:
        counts = Counts(**json.loads(row.pop("ledger")))
        yield Source(**row, counts=counts)
