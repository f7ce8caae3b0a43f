"""``whowhom events``: questions to a store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from whowhom.cli.errors import one_line_errors, tell
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
from whowhom.cli.options import CodebookDir, Db, Format, Limit, MinConfidence, Out, check_sources
from whowhom.cli.output import choose, writer
from whowhom.records import TENTATIVE

PAGE = 200  # records to one table; a longer answer comes in several


def events(
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
    min_confidence: MinConfidence = TENTATIVE,
    codebook: CodebookDir = None,
    format: Format = None,
    out: Out = None,
    limit: Limit = None,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="Leave out the first N.")] = 0,
) -> None:
    """Ask a store: events that meet every condition, earliest first.

    Examples:

    \b
      whowhom events --db events.duckdb --actor RUS --with CHN --since 2022
      whowhom events --db events.duckdb --type ASSAULT --bbox 27,41,42,47 --format csv
    """
    from whowhom.store import open_store

    form = choose(format, out)
    check_sources(["-"], None, codebook)
    asked: dict[str, Any] = {"actor": actor, "with_": with_, "party": party, "bloc": members(bloc, codebook)}
    asked |= {"type": type, "mode": mode, "quad": quad, "status": status, "source": source, "country": country}
    asked |= {"place": place, "since": since, "until": until, "first": first, "text": text}
    with open_store(db, read_only=True) as store:
        with one_line_errors():
            rows = store.events(bbox=box(bbox), min_confidence=min_confidence, limit=limit, offset=offset, **asked)
        if rows.note:
            tell(f"note: {rows.note}")
        found = 0
        with writer(form, out, ids=True) as to:
            for page in pages(iter(rows)):
                to.write(page)
                found += len(page)
        if not found and limit != 0 and not offset:
            for hint in unknown(store, asked):
                tell(f"note: {hint}")


def pages(records: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """At least one page, so that an empty answer says so."""
    yield list(islice(records, PAGE))
    while page := list(islice(records, PAGE)):
        yield page
