"""``whowhom recode``: the reports of a store coded anew, and what that changes."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from whowhom.cli.errors import INTERRUPTED, Problems, one_line_errors, tell, wrong_use
from whowhom.cli.house import coder_by
from whowhom.cli.options import CodebookDir, CoderName, Db, FramesOnly, Limit, Model, Progress, check_sources
from whowhom.cli.progress import ProgressLine
from whowhom.serial import to_jsonl


def recode(
    ctx: typer.Context,
    db: Db,
    codebook: CodebookDir = None,
    model: Model = None,
    frames_only: FramesOnly = False,
    coder: CoderName = None,
    every: Annotated[bool, typer.Option("--all", help="Also what this coder and codebook coded already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    limit: Limit = None,
    format: Annotated[str, typer.Option("--format", metavar="FORM", help="table, or jsonl: every change.")] = "table",
    progress: Progress = None,
) -> None:
    """Code the reports of a store anew, in place, with the present coder and codebook, and say what changed.

    Only what another coder or codebook coded is coded. A run that was stopped goes on where it ended. A report that
    now fails keeps its records. --limit takes so many reports from all over the store.

    Examples:

    \b
      whowhom recode --db events.duckdb --codebook mine/ --dry-run --limit 200
      whowhom recode --db events.duckdb --all --format jsonl
    """
    from whowhom.store import IngestInterruptedError, open_store

    if format not in ("table", "jsonl"):
        wrong_use(f"--format {format}: no such form here; choose table or jsonl.")
    check_sources(["-"], None, codebook)
    problems, line = Problems(), ProgressLine(progress, what="reports coded")
    with open_store(db, read_only=dry_run) as store:
        with one_line_errors():
            made = coder_by(ctx.obj.coder, codebook, model, frames_only, coder)
        try:
            done = store.recode(
                made,
                every=every,
                dry_run=dry_run,
                limit=limit,
                on_report=lambda now: line.show(now.seen, f"of {now.of}"),
                on_change=(lambda change: print(to_jsonl(change.as_dict()))) if format == "jsonl" else None,
                on_problem=problems,
            )
        except IngestInterruptedError as stopped:
            line.close()
            tell(f"stopped after {stopped.ledger.read} reports; these stay, the same command goes on from here.")
            raise typer.Exit(INTERRUPTED) from None
    line.close()
    if format == "table":
        _show(done)
    problems.finish()


def _show(done: Any) -> None:
    """What became of the records, by type, and what those that changed tell anew."""
    console = Console(file=sys.stdout, highlight=False)
    ledger = done.ledger
    if not done.of:
        console.print("Nothing to do: this coder and codebook coded all reports.")
        return
    same = f"{done.unchanged} of them tell the same as before"
    failed = f"; {ledger.failed} failed and keep their records" if ledger.failed else ""
    console.print(f"{ledger.read} reports coded anew, {same}{failed}.", soft_wrap=True)
    if done.kinds:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold dim")
        for column in ("Type", "gone", "new", "changed"):
            table.add_column(column, justify="left" if column == "Type" else "right")
        for type in sorted({type for type, _ in done.kinds}):
            table.add_row(type, *(str(done.kinds[type, kind] or "") for kind in ("gone", "new", "changed")))
        console.print(table)
    if done.fields:
        told = ", ".join(f"{name} {n}" for name, n in done.fields.most_common())
        console.print(f"Changed fields: {told}", soft_wrap=True)
