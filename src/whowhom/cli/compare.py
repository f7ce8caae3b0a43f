"""``whowhom compare``: own records beside a data set of others."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from itertools import islice
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from whowhom.cli import complete
from whowhom.cli.errors import one_line_errors, tell, wrong_use
from whowhom.cli.incidents import linked
from whowhom.cli.options import Db, Limit
from whowhom.cli.table import ID_SHOWN

FORMS = ("table", "jsonl", "csv")
Json = dict[str, Any]


def compare(
    db: Db,
    with_: Annotated[
        str, typer.Option("--with", metavar="DATASET", help="An imported data set, by its name.", show_default=False)
    ],
    by: Annotated[str, typer.Option("--by", metavar="PERIOD", help="day, week, month or year.")] = "month",
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor", metavar="STATE", autocompletion=complete.states, help="Only pairs with this state, as RUS."
        ),
    ] = None,
    other: Annotated[
        str | None,
        typer.Option(
            "--other", metavar="STATE", autocompletion=complete.states, help="Only pairs with this state too, as CHN."
        ),
    ] = None,
    matches: Annotated[bool, typer.Option("--matches", help="List the acts that both have instead of counts.")] = False,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="FORM", help="table, jsonl or csv (default: table, jsonl in a pipe)."),
    ] = None,
    limit: Limit = None,
) -> None:
    """Put own acts beside those of an imported data set: counts by pair of states and period, and what both have.

    Two are the same where pair and PLOVER type agree and their dates are a day apart at most. The sum stands on
    standard error.

    Examples:

    \b
      whowhom compare --db events.duckdb --with icews --by month --actor RUS
      whowhom compare --db events.duckdb --with acled --matches --format csv
    """
    form = format or ("table" if sys.stdout.isatty() else "jsonl")
    if form not in FORMS:
        wrong_use(f"--format {form}: no such form here; choose {', '.join(FORMS[:-1])} or {FORMS[-1]}.")
    with one_line_errors(), linked(db) as store:
        found = store.compare(with_, by=by, actor=actor, other=other)
        counts = list(found.counts)
        rows = list(found.matches) if matches else counts
    _write([_plain(row) for row in islice(rows, limit)], form)
    tell(_sum(counts, found.unit, with_))


def _plain(row: Json) -> Json:
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}


def _short(value: Any) -> str:
    """As much of an id as ``explain`` needs."""
    told = "" if value is None else str(value)
    return told[:ID_SHOWN] if told.startswith(("evt_", "inc_")) else told


def _sum(counts: Sequence[Json], unit: str, dataset: str) -> str:
    """ "176 incidents and 209 rows of icews, by pair; the same: 158 of ours (90 %), 181 of theirs (87 %)." """
    total = {key: sum(row[key] for row in counts) for key in ("ours", "theirs", "ours_matched", "theirs_matched")}
    shares = [
        f"{total[f'{who}_matched']} of {who}" + (f" ({total[f'{who}_matched'] / total[who]:.0%})" if total[who] else "")
        for who in ("ours", "theirs")
    ]
    told = f"{total['ours']} {unit} and {total['theirs']} rows of {dataset}, counted once a pair of states"
    return f"{told}; the same: {', '.join(shares)}."


def _write(rows: Sequence[Json], form: str) -> None:
    if form == "jsonl":
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        to = csv.DictWriter(sys.stdout, list(rows[0]) if rows else [], lineterminator="\n")
        to.writeheader()
        to.writerows(rows)
    elif rows:
        table = Table(
            box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold dim"
        )
        for name in rows[0]:
            counted = isinstance(rows[0][name], int | float)
            table.add_column(name.replace("_", "\n"), justify="right" if counted else "left", no_wrap=True)
        for row in rows:
            table.add_row(*(_short(value) for value in row.values()))
        Console(file=sys.stdout, highlight=False).print(table)
    else:
        print("Nothing to compare.")
