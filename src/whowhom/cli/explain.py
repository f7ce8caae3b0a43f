"""``whowhom explain``: why a record or an incident says what it says."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from whowhom.cli.errors import wrong_use
from whowhom.cli.incident_panel import incident_panel
from whowhom.cli.incidents import linked
from whowhom.cli.options import Db
from whowhom.cli.panel import record_panel
from whowhom.serial import to_jsonl

INCIDENT = "inc_"  # the beginning of every incident's id


def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="A record's id, or its beginning.", show_default=False)],
    db: Db,
    format: Annotated[str, typer.Option("--format", metavar="FORM", help="table (for people) or jsonl.")] = "table",
) -> None:
    """Show a record or an incident with its words and reasons.

    Of a record: the evidence with every value marked in it, the words of each value, the rules that decided, the coder,
    how sure. Of an incident (inc_…): who tells it, every figure with who gives it, its records, why they are one act.

    Examples:

    \b
      whowhom explain evt_4f1d --db events.duckdb
      whowhom explain inc_90aa --db events.duckdb --format jsonl
    """
    from whowhom.store import open_store

    if format not in ("table", "jsonl"):
        wrong_use(f"--format {format}: no such form here; choose table or jsonl.")
    if id.startswith(INCIDENT):
        _incident(id, db, format)
        return
    with open_store(db, read_only=True) as store:
        record = store.event(id)
        report = store.document(record["document"]["id"])
    if format == "jsonl":
        print(to_jsonl(record))
        return
    console = Console(file=sys.stdout, highlight=False)
    console.print(record_panel(record, report["text"] if report else None, console))


def _incident(id: str, db: Db, format: str) -> None:
    from whowhom.link.incidents import rules

    with linked(db) as store:
        record = store.incident(id)
        events = [store.event(event) for event in record["events"]]
        judged = [one for one in store.judgements() if set(one["events"]) & set(record["events"])]
    if format == "jsonl":
        print(to_jsonl(record))
        return
    events.sort(key=lambda event: record["documents"].index(event["document"]["id"]))
    Console(file=sys.stdout, highlight=False).print(incident_panel(record, events, judged, rules().meanings))
