"""``whowhom changes``: which pairs do more, or less, than they used to."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whowhom.cli.errors import one_line_errors, tell, wrong_use
from whowhom.cli.filters import Until
from whowhom.cli.options import Db, MinConfidence
from whowhom.cli.series import By, Count, Modes, Quads, Statuses, Types
from whowhom.records import TENTATIVE
from whowhom.series import Change, ranked
from whowhom.series.surprise import WINDOW

FORMATS = ("table", "jsonl", "csv")


def changes(
    db: Db,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="The time to look at begins: 2022, 2022-11 …", show_default=False)
    ],
    until: Until = None,
    by: By = "month",
    before: Annotated[int, typer.Option(metavar="N", min=1, help="Periods before it that say what is usual.")] = WINDOW,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="Show the N pairs that changed most.")] = 10,
    directed: Annotated[bool, typer.Option("--directed", help="Tell A towards B from B towards A.")] = False,
    count: Count = None,
    type: Types = None,
    mode: Modes = None,
    quad: Quads = None,
    status: Statuses = None,
    min_confidence: MinConfidence = TENTATIVE,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORM", help="table, jsonl or csv (default: table on a terminal, jsonl in a pipe)."
        ),
    ] = None,
) -> None:
    """Rank pairs by how much they changed: acts since a day, against the periods before it.

    A surprise of 3 is what chance alone would bring about once in a thousand times; below zero the pair fell silent.

    Examples:

    \b
      whowhom changes --db events.duckdb --since 2022-02
      whowhom changes --db events.duckdb --since 2022 --until 2022-06 --by week --before 26 --type ASSAULT
    """
    from whowhom.store import open_store

    form = format or ("table" if sys.stdout.isatty() else "jsonl")
    if form not in FORMATS:
        wrong_use(f"--format {format}: no such form here; choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}.")
    asked: dict[str, Any] = {"type": type, "mode": mode, "quad": quad, "until": until}
    asked |= {"count": count, "directed": directed, "min_confidence": min_confidence}
    asked |= {"status": status} if status else {}
    with open_store(db, read_only=True) as store, one_line_errors():
        found = ranked(store.changes(since, by, before=before, **asked))[:top]
        names = {who: store.called(who) for change in found for who in (change.a, change.b)}
    {"table": _table, "jsonl": _jsonl, "csv": _csv}[form](found, names, directed)
    if not found:
        tell("note: no pair has acts enough in that time and before it.")


def _table(found: list[Change], names: dict[str, str], directed: bool) -> None:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold dim")
    table.add_column("Pair", ratio=2)
    for name in ("Acts", "Expected", "Surprise", "Score"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("What: acts (expected)", ratio=3)
    for change in found:
        more = change.surprise > 0
        scores = [f"{score:+.1f}" if score is not None else "–" for score in (change.score_earlier, change.score_now)]
        table.add_row(
            f"{names[change.a]} {'→' if directed else '–'} {names[change.b]}",
            Text(str(change.now), "bold"),
            f"{change.expected:.1f}",
            Text(f"{change.surprise:+.1f}", "bold" if more else "dim"),
            " → ".join(scores),
            change.kinds_words(),
        )
    Console(file=sys.stdout, highlight=False).print(table)


def _jsonl(found: list[Change], names: dict[str, str], directed: bool) -> None:
    for change in found:
        print(json.dumps({**asdict(change), "words": change.words}, ensure_ascii=False))


def _csv(found: list[Change], names: dict[str, str], directed: bool) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("a", "b", "now", "expected", "surprise", "score_now", "score_earlier", "kinds"))
    for change in found:
        numbers = (change.now, change.expected, change.surprise, change.score_now, change.score_earlier)
        rows.writerow((change.a, change.b, *numbers, change.kinds_words()))
