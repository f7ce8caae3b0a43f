"""``whowhom codebook``: work on the codebook, the tables that say what an act is."""

from __future__ import annotations

import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from whowhom.cli.errors import SOME_FAILED, Problems, one_line_errors, wrong_use
from whowhom.cli.options import CodebookDir, FramesOnly, Model, Published, check_sources
from whowhom.cli.panel import record_panel
from whowhom.records import Report
from whowhom.serial import record_dicts

app = typer.Typer(no_args_is_help=True, help="Work on the codebook: check it, try a sentence, write its manual.")


@app.command("check")
def check(ctx: typer.Context, codebook: CodebookDir = None, model: Model = None) -> None:
    """Run every example and near miss of the codebook.

    Examples:

    \b
      whowhom codebook check
      whowhom codebook check --codebook my-codebook/
    """
    check_sources(["-"], None, codebook)
    with one_line_errors():
        coder = ctx.obj.coder(codebook, model, False)  # the examples test the frames, not what was learned from them
        report = import_module("whowhom.codebook.check").run(coder, ctx.obj.book(codebook))
    for failure in report.failures:
        print(f"{failure.file}: {failure.entry}: {failure.message}")
    print(" · ".join(f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items()))
    if report.failures:
        raise typer.Exit(SOME_FAILED)


@app.command("try")
def try_(
    ctx: typer.Context,
    sentence: Annotated[
        str, typer.Argument(metavar="SENTENCE", help="A sentence or a short report.", show_default=False)
    ],
    published: Published = None,
    codebook: CodebookDir = None,
    model: Model = None,
    frames_only: FramesOnly = False,
) -> None:
    """Code one sentence and show what was read, and why.

    Without --published the sentence counts as told today.

    Examples:

    \b
      whowhom codebook try "Gondor and Rohan held a joint drill on Monday."
      whowhom codebook try "Mordor will attack Gondor." --published 2022-11-30
    """
    check_sources(["-"], published, codebook)
    if not sentence.strip():
        wrong_use("SENTENCE is empty; give the words to code in quotes.")
    day = published or datetime.now().astimezone().date().isoformat()
    with one_line_errors():
        coder = ctx.obj.coder(codebook, model, not frames_only)
        reading = coder.read(Report("sentence", sentence, "sentence", published=day, published_from="option"))
    problems, console = Problems(), Console(file=sys.stdout, highlight=False)
    for problem in reading.problems:
        problems(problem)
    for record in record_dicts(reading.report, reading.events, reading.relations, coder.version, coder.codebook_id):
        console.print(record_panel(record, sentence, console))
    if not (reading.events or reading.relations):
        console.print("Nothing found: no rule of the codebook speaks to these words.")
    problems.finish()


@app.command("docs")
def docs(
    ctx: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write to; made if it is not there.")],
    codebook: CodebookDir = None,
) -> None:
    """Write the codebook's manual: what each type means, its frames, examples and near misses.

    Examples:

    \b
      whowhom codebook docs manual/
      whowhom codebook docs manual/ --codebook my-codebook/
    """
    check_sources(["-"], None, codebook)
    with one_line_errors():
        pages = import_module("whowhom.codebook.docs").write(ctx.obj.book(codebook), out)
    print(f"{pages} pages written to {out}")
