"""``whowhom ingest``: reports into a store."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from whowhom.cli.errors import SOME_FAILED, Problems, one_line_errors, tell, wrong_use
from whowhom.cli.house import coder_by
from whowhom.cli.options import (
    AllowPrivate,
    CodebookDir,
    CoderName,
    Columns,
    Db,
    FramesOnly,
    Input,
    Jobs,
    Model,
    Progress,
    Published,
    Sources,
    check_sources,
    standard_input,
)
from whowhom.cli.progress import ProgressLine
from whowhom.cli.road import Road
from whowhom.cli.stops import stoppable
from whowhom.run import team


def ingest(
    ctx: typer.Context,
    sources: Sources,
    db: Db,
    published: Published = None,
    input: Input = None,
    columns: Columns = None,
    allow_private: AllowPrivate = False,
    codebook: CodebookDir = None,
    model: Model = None,
    frames_only: FramesOnly = False,
    coder: CoderName = None,
    jobs: Jobs = 1,
    progress: Progress = None,
) -> None:
    """Code reports into a store.

    What the store holds already is passed over, so that a run that was stopped goes on where it ended. The account at
    the end gives every report of the sources one place: coded, without events, failed, known, or a copy of a text that
    was coded before. The folder of a ``whowhom run`` is taken in as it was coded.

    Examples:

    \b
      whowhom ingest archive/ CC-NEWS.warc.gz --db events.duckdb
      whowhom ingest news.csv --columns text=body,title=headline --db events.duckdb
    """
    from whowhom.store import IngestInterruptedError, Ledger, open_store

    check_sources(sources, published, codebook)
    problems, line = Problems(), ProgressLine(progress)
    with one_line_errors():
        options = {"input": input, "published": published, "columns": columns, "allow_private": allow_private}
        if coded := _coded(sources, any(options.values()) or codebook or model or frames_only or coder):
            coders: AbstractContextManager[Any] = nullcontext(coded.coder())
            road = Road(coded.sources())
        else:
            coders = team(partial(coder_by, ctx.obj.coder, codebook, model, frames_only, coder), jobs)
            road = Road(ctx.obj.units(sources, **options, stdin=standard_input()))

    def show(ledger: Ledger) -> None:
        road.advance(ledger.read)
        counts = f"{ledger.events} events · {ledger.known} known · {ledger.failed} failed"
        line.show(ledger.read, counts, road.said)

    with stoppable() as stop, coders as made, open_store(db) as store:
        try:
            ledger = store.ingest_units(road, made, progress=show, on_problem=problems)
        except IngestInterruptedError as stopped:
            line.close()
            _print_ledger(stopped.ledger.as_dict())
            tell("stopped; all of this is stored, the same command goes on from here.")
            raise typer.Exit(stop.code) from None
    line.close()
    _print_ledger(ledger.as_dict())
    if ledger.failed:
        raise typer.Exit(SOME_FAILED)


def _coded(sources: list[str], stated: object) -> Any:
    """The run whose folder is to be ingested, if it is one. ``stated``: whether something is said of how to code."""
    from whowhom.run.folder import RunFolder

    folders = [folder for folder in map(RunFolder, map(Path, sources)) if folder.is_run()]
    if folders and (len(sources) > 1 or stated):
        wrong_use(f"{folders[0].path} is a run, coded already; ingest it alone, without options of reading or coding.")
    return folders[0] if folders else None


def _print_ledger(ledger: dict[str, int]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    table.add_row(str(ledger["read"]), "reports read")
    table.add_row(str(ledger["coded"]), f"coded ({ledger['events']} events, {ledger['relations']} relations)")
    for name in ("without_events", "failed", "known", "copies"):
        style = "red" if name == "failed" and ledger[name] else ""
        table.add_row(str(ledger[name]), name.replace("_", " "), style=style)
    Console(file=sys.stdout, highlight=False).print(table)
