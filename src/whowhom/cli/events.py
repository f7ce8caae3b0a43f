"""``whowhom events``: questions to a store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from whowhom.cli.errors import one_line_errors, tell
from whowhom.cli.options import CodebookDir, Db, Format, Limit, MinConfidence, Out, check_sources
from whowhom.cli.output import choose, writer
from whowhom.records import TENTATIVE

PAGE = 200  # records to one table; a longer answer comes in several
_MANY = "May be given several times."


def events(
    db: Db,
    actor: Annotated[
        str | None, typer.Option(metavar="WHO", help="Who did it: RUS, RUS.MIL, NATO or a full name.")
    ] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="WHO", help="Another party of the same act, on either side.")
    ] = None,
    bloc: Annotated[
        str | None,
        typer.Option(metavar="ORG", help="NATO, ASEAN …: it, or who is its member that day, on either side."),
    ] = None,
    type: Annotated[list[str] | None, typer.Option(metavar="TYPE", help=f"ASSAULT, CONSULT … {_MANY}")] = None,
    mode: Annotated[list[str] | None, typer.Option(metavar="MODE", help=f"exercise, visit … {_MANY}")] = None,
    status: Annotated[list[str] | None, typer.Option(metavar="STATUS", help=f"occurred, planned … {_MANY}")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From 2022, 2022-11 or 2022-11-30 on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to 2022, 2022-11 or 2022-11-30.")] = None,
    first: Annotated[
        bool, typer.Option("--first", help="Only what is called a first, or the first since a time.")
    ] = False,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that stand so in the evidence.")] = None,
    bbox: Annotated[
        str | None, typer.Option(metavar="W,S,E,N", help="Place within west,south,east,north, in degrees.")
    ] = None,
    min_confidence: MinConfidence = TENTATIVE,
    codebook: CodebookDir = None,
    format: Format = None,
    out: Out = None,
    limit: Limit = None,
) -> None:
    """Ask a store: events that meet every condition, earliest first.

    Examples:

    \b
      whowhom events --db events.duckdb --actor RUS --with CHN --since 2022
      whowhom events --db events.duckdb --type ASSAULT --bbox 27,41,42,47 --format csv
    """
    from whowhom.store import open_store
    from whowhom.store.query import read_box

    form = choose(format, out)
    check_sources(["-"], None, codebook)
    members = _members(bloc, codebook) if bloc else None
    with open_store(db, read_only=True) as store:
        with one_line_errors():
            rows = store.events(
                actor=actor,
                with_=with_,
                bloc=members,
                type=type,
                mode=mode,
                status=status,
                since=since,
                until=until,
                first=first,
                text=text,
                bbox=read_box(bbox) if bbox else None,
                min_confidence=min_confidence,
                limit=limit,
            )
        found = 0
        with writer(form, out, ids=True) as to:
            for page in _pages(iter(rows)):
                to.write(page)
                found += len(page)
        if not found and limit != 0:
            for hint in store.hints([actor, with_], type=type, mode=mode, status=status):
                tell(f"note: {hint}")


def _members(org: str, codebook: str | None) -> Any:
    """The organisation and who was its member when. A codebook of one's own is checked first."""
    from whowhom.codebook.rows import bloc
    from whowhom.codebook.rows.check import require

    with one_line_errors():
        if codebook:
            require(codebook)
        try:
            return bloc(org, (codebook,) if codebook else ())
        except ValueError as error:
            raise ValueError(f"--bloc: {error}") from error


def _pages(records: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """At least one page, so that an empty answer says so."""
    yield list(islice(records, PAGE))
    while page := list(islice(records, PAGE)):
        yield page
