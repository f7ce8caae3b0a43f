"""``whowhom run``: an archive coded into a folder, on all cores or on a cluster."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whowhom.cli.errors import SOME_FAILED, Problems, one_line_errors, wrong_use
from whowhom.cli.house import coder_by
from whowhom.cli.options import (
    CodebookDir,
    CoderName,
    Columns,
    FramesOnly,
    Input,
    Jobs,
    Model,
    Progress,
    Published,
    Sources,
    check_sources,
)
from whowhom.cli.progress import ProgressLine
from whowhom.cli.stops import stoppable
from whowhom.records import Problem
from whowhom.run import load

if TYPE_CHECKING:
    from whowhom.run.engines import Engine

ENGINES = ("local", "ray")


def run(
    ctx: typer.Context,
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of the run, new or to go on with.")],
    engine: Annotated[str, typer.Option(metavar="NAME", help="local: this machine; ray: a cluster.")] = "local",
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of the Ray cluster (default: one of this machine alone).")
    ] = None,
    jobs: Jobs = 1,
    published: Published = None,
    input: Input = None,
    columns: Columns = None,
    codebook: CodebookDir = None,
    model: Model = None,
    frames_only: FramesOnly = False,
    coder: CoderName = None,
    progress: Progress = None,
) -> None:
    """Code an archive into a folder, one file of records for every source.

    The work is shared by the source: files of a web archive, of JSON lines or Parquet. What is coded already is passed
    over, so that a run that was stopped goes on where it ended. ``whowhom ingest DIR`` takes the folder into a store.

    Examples:

    \b
      whowhom run CC-NEWS/*.warc.gz --out coded --jobs auto
      whowhom run /shared/archive --out /shared/coded --engine ray --address auto
    """
    from whowhom.run.folder import RunFolder
    from whowhom.run.source import Account

    if engine not in ENGINES:
        wrong_use(f"--engine {engine}: no such engine; choose {' or '.join(ENGINES)}.")
    if address and engine != "ray":
        wrong_use("--address is that of a Ray cluster; add --engine ray.")
    check_sources(sources, published, codebook)
    make = partial(coder_by, ctx.obj.coder, codebook, model, frames_only, coder)
    folder, problems = RunFolder(out), Problems()
    with one_line_errors():
        units = ctx.obj.units(sources, input=input, published=published, columns=columns)
        found = [unit for unit in units if _is_file(unit, problems)]
        made = load(make, jobs)
        folder.begin(made)
    todo, total = folder.to_do(found), Account()
    line = ProgressLine(progress)
    with one_line_errors():
        accounts = _engine(engine, address)(made, make, todo, folder.parts, jobs)
    with stoppable(), folder.tidied():
        for account in accounts:
            total += account
            line.show(total.reports, f"{total.sources} of {len(todo)} sources · {total.events} events")
    line.close()
    print(
        f"{total.sources} sources coded: {total.reports} reports, {total.events} events, {total.failed} failed; "
        f"{len(found) - len(todo)} sources were coded before."
    )
    if total.failed or problems.failed:
        raise typer.Exit(SOME_FAILED)


def _engine(name: str, address: str | None) -> Engine:
    if name == "local":
        from whowhom.run.engines import local

        return local
    from whowhom.run.ray_engine import on_ray

    return partial(on_ray, address)


def _is_file(unit: Any, problems: Problems) -> bool:
    if isinstance(unit, Problem):
        problems(unit)
        return False
    if unit.kind != "file":
        wrong_use(f"{unit.name}: a run takes files; `whowhom ingest` takes standard input, and feeds and pages too.")
    return True
