"""``whowhom codebook``: work on the codebook, the tables that say what an act is."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from whowhom.cli.errors import SOME_FAILED, Problems, one_line_errors, tell, wrong_use
from whowhom.cli.options import CodebookDir, Db, FramesOnly, Model, Progress, Published, check_sources
from whowhom.cli.panel import record_panel
from whowhom.cli.progress import ProgressLine
from whowhom.records import Report
from whowhom.serial import record_dicts, to_jsonl

SCREEN = 40  # failures of one file that are told in full

app = typer.Typer(no_args_is_help=True, help="Work on the codebook: check it, import tables, try a sentence.")


@app.command("check")
def check(
    ctx: typer.Context,
    tables: Annotated[bool, typer.Option("--tables", help="Check the tables alone.")] = False,
    codebook: CodebookDir = None,
    model: Model = None,
) -> None:
    """Check every row of the tables, then run every example and near miss of the codebook.

    With a codebook of your own: its entries must be right; those built in are run too, to say which yours changes.

    Examples:

    \b
      whowhom codebook check
      whowhom codebook check --tables --codebook my-codebook/
    """
    check_sources(["-"], None, codebook)
    with one_line_errors():
        found = import_module("whowhom.codebook.rows.check").run(codebook)
    _tell_check(found)
    if found.failures and (tables or codebook):  # no coder is made of tables that are faulty
        raise typer.Exit(SOME_FAILED)
    if tables:
        return
    with one_line_errors():
        coder = ctx.obj.coder(codebook, model, False)  # the examples test the frames, not what was learned from them
        report = import_module("whowhom.codebook.check").run(coder, ctx.obj.book(codebook))
    _tell_check(report, report.broken)
    if found.failures or report.failures:
        raise typer.Exit(SOME_FAILED)


def _tell_check(report: Any, broken: Sequence[Any] = ()) -> None:
    """A line a failure, no more than a screen of them a file, and the counts."""
    _tell_failures(report.failures)
    if broken:
        print("Entries of the built-in codebook that yours codes otherwise:")
        _tell_failures(broken)
    print(" · ".join(f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items()))


def _tell_failures(failures: Sequence[Any]) -> None:
    told: Counter[str] = Counter()
    for failure in failures:
        told[failure.file] += 1
        if told[failure.file] <= SCREEN:
            print(f"{failure.file}: {failure.entry}: {failure.message}")
    for file, number in told.items():
        if number > SCREEN:
            print(f"{file}: {number - SCREEN} more")


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV or GeoJSON in UTF-8, with any columns.", show_default=False)
    ],
    table: Annotated[
        str, typer.Option("--as", metavar="TABLE", help="leaders, countries, organisations …", show_default=False)
    ],
    codebook: Annotated[
        Path,
        typer.Option("--codebook", metavar="DIR", help="Your own codebook; made if not there.", show_default=False),
    ],
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help="Their column is this one of ours; may be repeated."),
    ] = None,
    fixed: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="OURS=VALUE", help="What every row has in this column; may be repeated."),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Only rows whose name the built-in table lacks.")] = False,
) -> None:
    """Bring a table of your own into your own codebook, where its rows override the built-in ones.

    Every row is checked; what is refused is named with its row. Columns of the same name need no --map.

    Examples:

    \b
      whowhom codebook import stewards.csv --as leaders --codebook mine/ --map holder=name --map since=from
      whowhom codebook import ne_10m_marine.geojson --as waters --codebook mine/ --map featurecla=kind --new
    """
    with one_line_errors():
        done = import_module("whowhom.codebook.rows.imports").bring(file, table, codebook, maps or (), fixed or (), new)
    for fault in done.refused:
        tell(str(fault))
    counts = [f"{done.taken} rows written to {done.path}", *([f"{done.kept} kept"] if done.kept else [])]
    print(" · ".join([*counts, f"{len(done.refused)} refused", *done.notes]))
    if done.refused:
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
      whowhom codebook try "Chad and Niger held a joint drill on Monday."
      whowhom codebook try "Chad will attack Niger." --published 2022-11-30
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
        known = any(mention.parties for mention in reading.mentions)
        why = "no rule of the codebook speaks to these words" if known else "no party in these words is known"
        console.print(f"Nothing found: {why}.")
    problems.finish()


@app.command("diff")
def diff(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A codebook's folder; - is the built-in one.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another one.")],
    db: Db,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Reports, from all over the store.")] = 200,
    model: Model = None,
    frames_only: FramesOnly = False,
    progress: Progress = None,
) -> None:
    """Say what another codebook would tell of stored reports: one JSON line a record that is gone, new or changed.

    Both codebooks code the same reports; the store stays as it is. The sum stands on standard error.

    Examples:

    \b
      whowhom codebook diff - mine/ --db events.duckdb
      whowhom codebook diff mine/ theirs/ --db events.duckdb --limit 1000
    """
    for folder in (old, new):
        check_sources(["-"], None, None if folder == "-" else folder)
    line, counts = ProgressLine(progress, what="reports coded twice"), Counter[str]()
    with one_line_errors():
        coders = [ctx.obj.coder(None if one == "-" else one, model, not frames_only) for one in (old, new)]
    with import_module("whowhom.store").open_store(db, read_only=True) as store:
        shown = store.compare_coders(*coders, limit=limit, on_report=lambda now: line.show(now.seen, f"of {now.of}"))
        for change in shown:
            counts[change.kind] += 1
            print(to_jsonl(change.as_dict()))
    line.close()
    tell(" · ".join(f"{counts[kind]} records {kind}" for kind in ("gone", "new", "changed")))


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
