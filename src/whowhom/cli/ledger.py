"""``whowhom ledger``: the account of a store, which always adds up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.console import Console

from whowhom.cli.errors import SOME_FAILED, tell, wrong_use
from whowhom.cli.ledger_table import problems_table, runs_table, units_table
from whowhom.cli.options import Db
from whowhom.serial import to_jsonl

CUT_SHORT = ("waiting", "leased", "changed")  # states of a source that is not read to its end


def ledger(
    db: Db,
    units: Annotated[bool, typer.Option("--units", help="Each source instead of each run.")] = False,
    problems: Annotated[
        bool, typer.Option("--problems", help="What went wrong instead, by kind, with examples.")
    ] = False,
    run: Annotated[int | None, typer.Option("--run", metavar="N", help="The problems of this run only.")] = None,
    format: Annotated[
        str | None, typer.Option("--format", metavar="FORM", help="table or jsonl (default: jsonl in a pipe).")
    ] = None,
) -> None:
    """Give the account of a store: every run, what it read and what became of it.

    Each report read stands in one column: coded, without events, failed, known or copies. What was cut short is named,
    and how to go on.

    Examples:

    \b
      whowhom ledger --db events.duckdb
      whowhom ledger --db events.duckdb --problems --run 3
    """
    from whowhom.store import open_store

    form = format or ("table" if sys.stdout.isatty() else "jsonl")
    if form not in ("table", "jsonl"):
        wrong_use(f"--format {format}: no such form here; choose table or jsonl.")
    if run is not None and not problems:
        wrong_use("--run: it chooses among problems; add --problems.")
    with open_store(db, read_only=True) as store:
        account, runs = store.account(run), store.runs()
    if run is not None and run not in [one["id"] for one in runs]:
        wrong_use(f"--run {run}: there is no such run; `whowhom ledger --db {db}` lists them.")
    if form == "jsonl":
        for record in _records(account, runs, units, problems):
            print(to_jsonl(record))
    else:
        _print(account, runs, units, problems)
    _say_how_to_go_on(account, str(db))


def _records(account: dict[str, Any], runs: list[dict[str, Any]], units: bool, problems: bool) -> Iterator[Any]:
    if problems:
        yield from ({"record": "problems", **kind} for kind in account["problems"])
    elif units:
        yield from ({"record": "source", **unit} for unit in account["units"])
    else:
        for one in runs:
            times = {name: one[name] and one[name].isoformat(" ", "seconds") for name in ("started", "finished")}
            yield {"record": "run", **one, **times}
        yield {"record": "store", "ledger": account["total"].as_dict(), "documents": account["documents"]}


def _print(account: dict[str, Any], runs: list[dict[str, Any]], units: bool, problems: bool) -> None:
    console = Console(file=sys.stdout, highlight=False)
    if problems:
        console.print(problems_table(account["problems"]) if account["problems"] else "No problems.")
    elif units:
        console.print(units_table(account["units"], account["total"]))
    else:
        console.print(runs_table(runs, account["total"]))
        held = ", ".join(f"{count} {status.replace('-', ' ')}" for status, count in account["documents"].items())
        console.print(f"The store holds {sum(account['documents'].values())} reports{': ' if held else ''}{held}.")


def _say_how_to_go_on(account: dict[str, Any], db: str) -> None:
    left = [unit["name"] for unit in account["units"] if unit["state"] in CUT_SHORT]
    if left:
        some = " ".join(left[:3]) + (" …" if len(left) > 3 else "")
        count = "1 source was" if len(left) == 1 else f"{len(left)} sources were"
        tell(f"note: {count} not read to the end; go on with `whowhom ingest {some} --db {db}`.")
    for difference in account["differences"]:
        tell(difference)
    if account["differences"]:
        raise typer.Exit(SOME_FAILED)
