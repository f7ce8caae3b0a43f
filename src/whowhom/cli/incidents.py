"""``whowhom incidents``: one act, many reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from whowhom.cli.errors import one_line_errors, tell
from whowhom.cli.events import pages
from whowhom.cli.filters import (
    Actor,
    Bbox,
    BlocOf,
    Country,
    First,
    Mode,
    Party,
    PlaceOf,
    Quad,
    Since,
    Source,
    Status,
    Text,
    Type,
    Until,
    With,
    box,
    members,
    unknown,
)
from whowhom.cli.incident_table import incidents_table
from whowhom.cli.options import CodebookDir, Db, Format, Limit, MinConfidence, Out, check_sources
from whowhom.cli.output import Shape, choose, writer
from whowhom.cli.progress import ProgressLine
from whowhom.export.flat_incidents import INCIDENT_COLUMNS
from whowhom.records import TENTATIVE

INCIDENTS = Shape(INCIDENT_COLUMNS, incidents_table, "No incidents found.")

MinSources = Annotated[
    int, typer.Option("--min-sources", metavar="N", min=0, help="Told by N independent sources or more.")
]
Disputed = Annotated[
    bool, typer.Option("--disputed", help="Only what is denied, or told with other figures, days or sides.")
]


def incidents(
    db: Db,
    actor: Actor = None,
    with_: With = None,
    party: Party = None,
    bloc: BlocOf = None,
    type: Type = None,
    mode: Mode = None,
    quad: Quad = None,
    status: Status = None,
    source: Source = None,
    country: Country = None,
    place: PlaceOf = None,
    since: Since = None,
    until: Until = None,
    first: First = False,
    text: Text = None,
    bbox: Bbox = None,
    min_sources: MinSources = 0,
    disputed: Disputed = False,
    min_confidence: MinConfidence = TENTATIVE,
    codebook: CodebookDir = None,
    format: Format = None,
    out: Out = None,
    limit: Limit = None,
) -> None:
    """Ask a store for incidents: each act once, with all reports that tell of it.

    An incident is shown where one of its records meets every condition.

    Examples:

    \b
      whowhom incidents --db events.duckdb --actor RUS --with UKR --min-sources 2
      whowhom incidents --db events.duckdb --type PROTEST --disputed --format csv
    """
    form = choose(format, out)
    check_sources(["-"], None, codebook)
    asked: dict[str, Any] = {"actor": actor, "with_": with_, "party": party, "bloc": members(bloc, codebook)}
    asked |= {"type": type, "mode": mode, "quad": quad, "status": status, "source": source, "country": country}
    asked |= {"place": place, "since": since, "until": until, "first": first, "text": text}
    with linked(db) as store:
        with one_line_errors():
            rows = store.incidents(
                min_sources=min_sources,
                disputed=disputed,
                min_confidence=min_confidence,
                bbox=box(bbox),
                limit=limit,
                **asked,
            )
        found = 0
        with writer(form, out, ids=True, shape=INCIDENTS) as to:
            for page in pages(iter(rows)):
                to.write(page)
                found += len(page)
        if not found and limit != 0:
            for hint in unknown(store, asked):
                tell(f"note: {hint}")


@contextmanager
def linked(db: Path) -> Iterator[Any]:
    """The store, open to read only, its incidents brought up to date before; where it may not be written, told so."""
    from whowhom.store import StoreError, open_store

    with open_store(db, read_only=True) as store:
        if store.is_linked():
            yield store
            return
    try:
        with open_store(db) as writable:
            line = ProgressLine(None, what="reports linked")
            writable.link(lambda done, all_: line.show(done, f"of {all_}"))
            line.close()
    except StoreError as error:
        tell(f"note: the incidents are not up to date: {error}")
    with open_store(db, read_only=True) as store:
        yield store
