"""``whowhom firsts``: what is called a first, newest first."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whowhom.cli import complete
from whowhom.cli.errors import one_line_errors, tell
from whowhom.cli.filters import Since, Until
from whowhom.cli.options import Db, Format, Limit, MinConfidence, Out
from whowhom.cli.output import choose, writer
from whowhom.cli.plain import plain_record
from whowhom.cli.series import Modes, Types
from whowhom.cli.table import DAY_WIDTH, ID_SHOWN
from whowhom.dates import when_words
from whowhom.describe import describe
from whowhom.records import TENTATIVE


def firsts(
    db: Db,
    actor: Annotated[
        str | None,
        typer.Option(metavar="WHO", autocompletion=complete.parties, help="Whose: RUS, RUS.MIL, NATO or a full name."),
    ] = None,
    with_: Annotated[
        str | None,
        typer.Option("--with", metavar="WHO", autocompletion=complete.parties, help="Another party of the act."),
    ] = None,
    type: Types = None,
    mode: Modes = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = TENTATIVE,
    format: Format = None,
    out: Out = None,
    limit: Limit = None,
) -> None:
    """List acts that are called a first, or the first since some time, newest first.

    Every act stands there once, with the words that claim it; whether it was a first, the report answers for.

    Examples:

    \b
      whowhom firsts --db events.duckdb --since 2022
      whowhom firsts --db events.duckdb --actor RUS --mode exercise --format csv
    """
    from whowhom.store import open_store

    form = choose(format, out)
    asked: dict[str, Any] = {"actor": actor, "with_": with_, "type": type, "mode": mode}
    asked |= {"since": since, "until": until, "min_confidence": min_confidence}
    with open_store(db, read_only=True) as store:
        with one_line_errors():
            records = list(store.firsts(limit=limit, **asked))
        if form == "table" and out is None:
            _feed(plain_record(records))
        else:
            with writer(form, out, ids=True) as to:
                to.write(records)
        if not records and limit != 0:
            for hint in store.hints([actor, with_], type=type, mode=mode):
                tell(f"note: {hint}")


def _feed(records: list[dict[str, Any]]) -> None:
    console = Console(file=sys.stdout, highlight=False)
    if not records:
        console.print("No firsts found.", style="dim")
        return
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold dim")
    table.add_column("When", width=DAY_WIDTH)
    table.add_column("What", ratio=3, overflow="fold")
    table.add_column("Called", ratio=2, overflow="fold")
    for record in records:
        told = record["document"]["title"] or record["document"]["source"]
        when = Text.assemble(when_words(record["when"]) or "–", "\n", (record["id"][:ID_SHOWN], "dim"))
        called = Text.assemble(f"“{record['precedent']['text']}”", "\n", (told, "dim"))
        table.add_row(when, Text(describe(record)), called)
    console.print(table)
