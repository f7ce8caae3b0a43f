"""``whowhom export``: acts in the layouts of other data sets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from whowhom.cli.errors import one_line_errors, tell, wrong_use
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
)
from whowhom.cli.incidents import linked
from whowhom.cli.options import CodebookDir, MinConfidence, Out, Progress, check_sources
from whowhom.cli.progress import ProgressLine
from whowhom.plugins import Plugin, Registry
from whowhom.records import TENTATIVE


def export(
    form: Annotated[
        str | None,
        typer.Argument(metavar="FORMAT", help="gdelt, icews, acled, geojson … (--list tells all).", show_default=False),
    ] = None,
    db: Annotated[
        Path | None, typer.Option("--db", metavar="FILE", help="The store, a DuckDB file.", show_default=False)
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    incidents: Annotated[
        bool, typer.Option("--incidents", help="One act for all reports that tell of it; sources are counted once.")
    ] = False,
    dataset: Annotated[
        str | None, typer.Option("--dataset", metavar="NAME", help="An imported data set, byte for byte as it came in.")
    ] = None,
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
    out: Out = None,
    progress: Progress = None,
) -> None:
    """Write acts in the layout of another data set, for its usual readers.

    The account on standard error tells how many rows were written, and which acts the data set has no place for. A file
    is there whole or not at all. docs/exchange.md tells what each column holds and how pandas reads it.

    Examples:

    \b
      whowhom export gdelt --db events.duckdb --since 2022 --out events.tsv
      whowhom export geojson --db events.duckdb --type ASSAULT --out attacks.geojson
    """
    if list_:
        _list()
        return
    if not form or not db:
        wrong_use("Say what to export as and from where, as in `whowhom export gdelt --db FILE`; --list tells what.")
    check_sources(["-"], None, codebook)
    if form == "parquet" and out is None and sys.stdout.isatty():
        wrong_use("Parquet is no text for a terminal; add --out FILE.parquet or redirect the output.")
    with one_line_errors():
        asked = {
            "actor": actor,
            "with_": with_,
            "party": party,
            "bloc": members(bloc, codebook),
            "type": type,
            "mode": mode,
            "quad": quad,
            "status": status,
            "source": source,
            "country": country,
            "place": place,
            "since": since,
            "until": until,
            "first": first,
            "text": text,
            "bbox": box(bbox),
        }
        if dataset and (incidents or any(asked.values())):
            wrong_use("--dataset gives an imported data set whole; leave the other conditions out.")
        asked["min_confidence"] = min_confidence
        _export(form, db, out, incidents, dataset, progress, asked)


def _export(
    form: str, db: Path, out: Path | None, incidents: bool, dataset: str | None, progress: bool | None, asked: Any
) -> None:
    from whowhom.export import FORMS, form_of
    from whowhom.store import open_store

    if form not in FORMS and form in (exporters := Registry().exporters):
        _by_plugin(exporters[form], db, out, incidents, asked)
        return
    form_of(form)
    line = ProgressLine(progress, what="acts")
    with linked(db) if incidents else open_store(db, read_only=True) as store:
        account = store.export(
            form,
            out or sys.stdout.buffer,
            incidents=incidents,
            dataset=dataset,
            on_act=lambda account: line.show(account.acts, f"{account.rows} rows"),
            **asked,
        )
    line.close()
    for told in account.lines():
        tell(told)


def _by_plugin(exporter: Plugin, db: Path, out: Path | None, incidents: bool, asked: Any) -> None:
    from whowhom.store import open_store

    with linked(db) if incidents else open_store(db, read_only=True) as store:
        records = list(store.incidents(**asked) if incidents else store.events(**asked))
        text = "".join(exporter(records))  # a file is there whole or not at all
        if out is None:
            sys.stdout.write(text)
        else:
            out.write_text(text, encoding="utf-8", newline="")
    tell(f"{len(records)} acts given to {exporter.package}")


def _list() -> None:
    from whowhom.export import FORMS, form_of

    told = {name: form_of(name) for name in FORMS}
    told |= {name: f"by {one.package}" for name, one in Registry().exporters.items() if name not in told}
    for name, label in told.items():
        print(f"{name:<8} {label}")
