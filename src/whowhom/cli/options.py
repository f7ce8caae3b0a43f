"""Options that several commands share, said once."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from whowhom.cli.errors import wrong_use
from whowhom.run import all_cores

MOST_JOBS = 1024
FORMS = "text, html, jsonl, csv, tsv, parquet, warc or feed"


def _jobs(value: str | int) -> int:
    """As many processes as are asked for."""
    if value == "auto":
        value = 0
    if not str(value).isdecimal() or int(value) > MOST_JOBS:
        wrong_use(f"--jobs {value}: no number of processes; write it as 4, or auto for one on every core.")
    return int(value) or all_cores()


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE…",
        help="Files, folders, globs, addresses of feeds or pages; - is standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication of all sources, as 2022-11-30.")
]
Input = Annotated[
    str | None,
    typer.Option("--input", metavar="FORM", help=f"What the sources are: {FORMS} (default: by its look)."),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="OURS=THEIRS,…",
        help="Which column or field holds what, as text=body,title=headline (default: by usual names).",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses outside the public net too (this machine, …).")
]
CodebookDir = Annotated[
    str | None, typer.Option("--codebook", metavar="DIR", help="Your own codebook, beside the built-in one.")
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Another installed spaCy model for English.")
]
MinConfidence = Annotated[
    float,
    typer.Option("--min-confidence", metavar="SHARE", min=0, max=1, help="Leave out what is less sure (0 shows all)."),
]
FramesOnly = Annotated[
    bool, typer.Option("--frames-only", help="Leave out the learned coder: only what a frame of the codebook says.")
]
CoderName = Annotated[
    str | None,
    typer.Option("--coder", metavar="NAME", help="The coder of an installed plugin, in the place of the built-in one."),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", metavar="N", parser=_jobs, help="Code with N processes; 0 or auto: one for every core."),
]
Db = Annotated[Path, typer.Option("--db", metavar="FILE", help="The store, a DuckDB file.", show_default=False)]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="FORM", help="table, jsonl, csv or parquet (default: table on a terminal, jsonl in a pipe)."
    ),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to a file instead of standard output.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help="Stop after N records (default: all).")]
Progress = Annotated[
    bool | None,
    typer.Option(
        "--progress/--no-progress",
        help="Report progress on standard error (default: on a terminal).",
        show_default=False,
    ),
]


def check_sources(sources: list[str], published: str | None, codebook: str | None) -> None:
    """Ends with exit code 2 where nothing can come of the command, before anything heavy is loaded."""
    if published is not None:
        _check_day(published)
    if codebook is not None and not Path(codebook).is_dir():
        wrong_use(f"--codebook {codebook}: no such folder; give the folder that holds your codebook's files.")
    if not any(_may_be(source) for source in sources):
        wrong_use(f"{sources[0]}: no such file or folder; check the path, or give - to read standard input.")


def _check_day(value: str) -> None:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        wrong_use(f"--published {value}: no day of the calendar; write it as 2022-11-30.")


def _may_be(source: str) -> bool:
    try:
        return source == "-" or "://" in source or any(mark in source for mark in "*?[") or Path(source).exists()
    except (OSError, ValueError):
        return False


def standard_input() -> BinaryIO:
    """Standard input as bytes."""
    stream: Any = sys.stdin
    bytes_in: BinaryIO = stream.buffer
    return bytes_in
