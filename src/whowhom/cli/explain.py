"""``whowhom explain``: why a record says what it says."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from whowhom.cli.errors import wrong_use
from whowhom.cli.options import Db
from whowhom.cli.panel import record_panel
from whowhom.serial import to_jsonl


def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="A record's id, or its beginning.", show_default=False)],
    db: Db,
    format: Annotated[str, typer.Option("--format", metavar="FORM", help="table (for people) or jsonl.")] = "table",
) -> None:
    """Show a record beside its words, and why.

    The evidence with every value marked in it, the words of each value, the rules that decided, the coder, how sure.

    Examples:

    \b
      whowhom explain evt_4f1d --db events.duckdb
      whowhom explain evt_4f1d --db events.duckdb --format jsonl
    """
    from whowhom.store import open_store

    if format not in ("table", "jsonl"):
        wrong_use(f"--format {format}: no such form here; choose table or jsonl.")
    with open_store(db, read_only=True) as store:
        record = store.event(id)
        report = store.document(record["document"]["id"])
    if format == "jsonl":
        print(to_jsonl(record))
        return
    console = Console(file=sys.stdout, highlight=False)
    console.print(record_panel(record, report["text"] if report else None, console))
