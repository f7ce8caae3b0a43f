"""``whowhom judge``: what people say of records and incidents, kept beside them."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from whowhom.cli import review
from whowhom.cli.options import Db
from whowhom.cli.plain import plain
from whowhom.cli.review import By, Note
from whowhom.cli.table import ID_SHOWN

app = typer.Typer(no_args_is_help=True, help="Say what is right: of records, and which of them are one act.")

app.command("accept")(review.accept)
app.command("reject")(review.reject)
app.command("correct")(review.correct)

Events = Annotated[
    list[str], typer.Argument(metavar="EVENT…", help="Ids of records, or their beginnings.", show_default=False)
]


@app.command("merge")
def merge(events: Events, db: Db, by: By, note: Note = "") -> None:
    """Decide that these records are one act.

    It goes before all signs and holds after every new ingest. Of two judgements that contradict each other the later
    holds.

    Examples:

    \b
      whowhom judge merge evt_4f1d evt_90aa --db events.duckdb --by Ada
      whowhom judge merge evt_4f1d evt_90aa --db events.duckdb --by Ada --note "the same convoy"
    """
    _keep("merge", events, db, by, note)


@app.command("split")
def split(events: Events, db: Db, by: By, note: Note = "") -> None:
    """Decide that no two of these records are one act.

    Examples:

    \b
      whowhom judge split evt_4f1d evt_90aa --db events.duckdb --by Ada
      whowhom judge split evt_4f1d evt_90aa --db events.duckdb --by Ada --note "two raids"
    """
    _keep("split", events, db, by, note)


@app.command("list")
def list_(db: Db) -> None:
    """List the judgements and verdicts of a store: those that hold, those undone, superseded or dormant.

    One is dormant while its records are not in the store, or no record tells its act; it wakes when they come back.

    Examples:

    \b
      whowhom judge list --db events.duckdb
      whowhom judge list --db archive/2018.duckdb
    """
    from whowhom.store import open_store

    with open_store(db, read_only=True) as store:
        found = [*map(_judgement, store.judgements()), *map(_verdict, store.verdicts())]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold dim")
    for column in ("No.", "Judgement", "Records", "By", "When (UTC)", "Note"):
        table.add_column(column, overflow="fold")
    for cells in sorted(found, key=lambda row: int(row[0])):
        table.add_row(*map(plain, cells))
    console = Console(file=sys.stdout, highlight=False)
    if found:
        console.print(table, markup=False)
    else:
        console.print("No judgements.", style="dim")


def _judgement(one: dict[str, Any]) -> tuple[str, ...]:
    records = ", ".join(f"{id[:ID_SHOWN]}{' (gone)' if id in one['missing'] else ''}" for id in one["events"])
    return (str(one["id"]), _said(one), records, one["judge"], f"{one['made']:%Y-%m-%d %H:%M}", one["note"])


def _verdict(one: dict[str, Any]) -> tuple[str, ...]:
    about = (one["now"] or one["event"])[:ID_SHOWN]
    set_right = ", ".join(f"{name} {json.dumps(value, ensure_ascii=False)}" for name, value in one["fields"].items())
    made = (one["reviewer"], f"{one['made']:%Y-%m-%d %H:%M}", one["note"])
    return (str(one["id"]), _said(one), f"{about} {set_right}".strip(), *made)


def _said(one: dict[str, Any]) -> str:
    return str(one["kind"]) if one["state"] == "holds" else f"{one['kind']}, {one['state']}"


@app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `judge list` numbers it.", show_default=False)],
    db: Db,
) -> None:
    """Take a judgement or a verdict back. It stays on the list, as undone.

    Examples:

    \b
      whowhom judge undo 7 --db events.duckdb
      whowhom judge undo 12 --db archive/2018.duckdb
    """
    from whowhom.store import open_store

    with open_store(db) as store:
        store.undo_judgement(number)
    print(f"judgement {number} is undone")


app.command("agreement")(review.agreement)
app.command("gold")(review.gold)
app.command("examples")(review.examples)


def _keep(kind: str, events: list[str], db: Db, by: str, note: str) -> None:
    from whowhom.store import open_store

    with open_store(db) as store:
        number = store.judge(kind, events, by=by, note=note)
    print(f"judgement {number} holds: {kind} {' '.join(events)}")
