"""``whowhom copies``: texts that were printed more than once, and by whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from whowhom.cli.errors import tell, wrong_use
from whowhom.cli.options import Db, Limit
from whowhom.cli.plain import plain
from whowhom.serial import to_jsonl


def copies(
    db: Db,
    format: Annotated[
        str | None, typer.Option("--format", metavar="FORM", help="table or jsonl (default: jsonl in a pipe).")
    ] = None,
    limit: Limit = None,
) -> None:
    """List texts that were printed more than once, and who printed them.

    A copy is one more place where a text was printed, and never a second source for it: the same text, an edited wire
    copy, an excerpt, or a revision at the same address.

    Examples:

    \b
      whowhom copies --db events.duckdb
      whowhom copies --db events.duckdb --format jsonl
    """
    from whowhom.store import open_store

    form = format or ("table" if sys.stdout.isatty() else "jsonl")
    if form not in ("table", "jsonl"):
        wrong_use(f"--format {format}: no such form here; choose table or jsonl.")
    _find(db)
    console, found = Console(file=sys.stdout, highlight=False), 0
    with open_store(db, read_only=True) as store:
        for group in store.copies():
            if found == limit:
                break
            found += 1
            if form == "jsonl":
                print(to_jsonl(group))
            else:
                console.print(_table(group))
    if not found and limit != 0:
        tell("note: no text of this store was printed twice.")


def _find(db: Path) -> None:
    """Compares first what a stopped ingest, or an earlier version, has left."""
    from whowhom.store import open_store

    with open_store(db, read_only=True) as store:
        left = store.uncompared()
    if left:
        tell(f"note: comparing {left:,} reports first.")
        with open_store(db) as store:
            store.find_copies()


def _table(group: dict[str, Any]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, title=plain(_name(group)), title_justify="left")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for report in (group, *group["copies"]):
        kind, share = report.get("kind", "first"), report.get("share")
        for place in report["places"]:
            who = ", ".join(str(place[key]) for key in ("outlet", "country", "url", "source") if place[key])
            table.add_row(report["published"] or "", kind, f"{share:.0%}" if share else "", plain(who))
            kind, share = "seen again", None
    return table


def _name(report: dict[str, Any]) -> str:
    return f"\n{report['document']}  {report['title'] or ''}".rstrip()
