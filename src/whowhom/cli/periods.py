"""The periods of a series on their way out: chart, table, JSON lines, CSV or picture."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whowhom.cli.chart import chart
from whowhom.cli.errors import tell, wrong_use
from whowhom.cli.plain import plain
from whowhom.series import Caption, label, picture, surprises, turns

FORMATS = ("chart", "table", "jsonl", "csv")
PICTURES = (".png", ".svg")
UNUSUAL = 2.0  # once in a hundred periods: from here on the table tells it
SHOWN = 12  # periods under a chart
Row = dict[str, Any]


def choose(wanted: str | None, out: Path | None) -> str:
    """The form that is asked for, by name or by the file's ending. Wrong ones end the program."""
    if wanted is not None and wanted not in FORMATS:
        wrong_use(f"--format {wanted}: no such form here; choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}.")
    ending = out.suffix.lower() if out else ""
    if ending in PICTURES:
        if wanted not in (None, "chart"):
            wrong_use(f"--out {out}: a picture is a chart; leave --format {wanted} out or name another file.")
        return "picture"
    by_ending = {".jsonl": "jsonl", ".csv": "csv", ".txt": "chart"}.get(ending)
    return wanted or by_ending or ("chart" if out is None and sys.stdout.isatty() else "jsonl")


def show(rows: list[Row], by: str, caption: Caption, form: str, out: Path | None, *, dark: bool) -> None:
    """Writes the periods in one of the forms of ``choose``."""
    rare = surprises([row["count"] for row in rows])
    rows = [{**row, "surprise": told and round(told, 2)} for row, told in zip(rows, rare, strict=True)]
    if form == "picture":
        picture(rows, str(out), by, caption, turns(rows, by).found, dark=dark)
    else:
        with _opened(out) as to:
            {"jsonl": _jsonl, "csv": _csv, "table": _table, "chart": _chart}[form](rows, by, caption, to)
    for note in caption.notes:
        tell(f"note: {note}")


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        yield file


def _jsonl(rows: Sequence[Row], by: str, caption: Caption, to: TextIO) -> None:
    for row in rows:
        to.write(json.dumps({**row, "period": str(row["period"])}, ensure_ascii=False) + "\n")


def _csv(rows: Sequence[Row], by: str, caption: Caption, to: TextIO) -> None:
    lines = csv.writer(to, lineterminator="\n")
    lines.writerow(rows[0] if rows else ())
    lines.writerows(row.values() for row in rows)


def _table(rows: Sequence[Row], by: str, caption: Caption, to: TextIO) -> None:
    console = Console(file=to, highlight=False)
    _head(console, caption)
    console.print(periods_table(rows, by))
    console.print(plain(caption.source), style="dim", markup=False)


def _chart(rows: Sequence[Row], by: str, caption: Caption, to: TextIO) -> None:
    console = Console(file=to, highlight=False)
    _head(console, caption)
    acted = [row for row in rows if row["count"]]
    if not acted:
        console.print("No acts found.", style="dim")
        return
    found = turns(rows, by)
    console.print(Text.assemble(("■", "color(33)"), " cooperation, up   ", ("■", "color(208)"), " conflict, down"))
    console.print(chart(rows, by, found.found, console.width))
    for turn in found.found:
        console.print(f"│ {turn.words}", markup=False)
    if found.note:
        console.print(found.note, style="dim", markup=False)
    if len(acted) > SHOWN:
        console.print(f"\nThe last {SHOWN} of {len(acted)} {by}s with acts (--format table shows all):", style="dim")
    console.print(periods_table(acted[-SHOWN:], by))
    console.print(plain(caption.source), style="dim", markup=False)


def _head(console: Console, caption: Caption) -> None:
    console.print(plain(caption.title), style="bold", markup=False)
    console.print(plain(caption.below), style="dim", markup=False)


def periods_table(rows: Sequence[Row], by: str) -> Table:
    """One line a period; what is unusual after the periods before it stands out."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold dim")
    table.add_column(by.capitalize(), no_wrap=True)
    for name in ("Acts", "Coop.", "Confl.", "Deeds", "Score", "Firsts", "Undated", "Reports", "Surprise"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        told = row["surprise"]
        table.add_row(
            label(row["period"], by),
            _count(row["count"], "bold"),
            _count(row["verbal_cooperation"] + row["material_cooperation"], "color(33)"),
            _count(row["verbal_conflict"] + row["material_conflict"], "color(208)"),
            _count(row["material_cooperation"] + row["material_conflict"], ""),
            "" if row["score_mean"] is None else f"{row['score_mean']:+.1f}",
            *(_count(row[name], "") for name in ("firsts", "undated", "documents")),
            Text(f"{told:+.1f}", "bold") if told and abs(told) >= UNUSUAL else _count(0, ""),
        )
    return table


def _count(value: int, style: str) -> Text:
    return Text(str(value), style) if value else Text("·", "dim")
