"""``whowhom demo``: the reports that come with the program, from reading them to looking at what they tell."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import chdir
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from whowhom.cli.errors import wrong_use

REPORTS = "examples"
DEEDS = ("AGREE", "COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
NEXT = """
The store is {db}, its reports are in {reports}.
Next:  {program} events --db {db} --actor RUS --with CHN
       {program} explain ID --db {db}        (an id of either table)
       {program} series --db {db} --actor RUS --by year
       {program} code YOUR-REPORT.txt --published 2022-11-30
       {program} serve --db {db}
"""


def demo(
    ctx: typer.Context,
    db: Annotated[Path, typer.Option("--db", metavar="FILE", help="The store.")] = Path("demo.duckdb"),
    explorer: Annotated[
        bool | None,
        typer.Option("--explorer/--no-explorer", help="End with the explorer (default: on a terminal)."),
    ] = None,
) -> None:
    """Code the reports that come with the program, and show what they tell.

    Examples:

    \b
      whowhom demo
      whowhom demo --db first.duckdb --no-explorer
    """
    from whowhom.cli.app import main

    run, home = partial(_run, partial(main, house=ctx.obj)), _home()
    store = str(db.absolute())
    with chdir(home):  # so that a record names its report examples/…, wherever the program is installed
        run("ingest", f"{REPORTS}/*.*", "--db", store)  # and no folder beside them
    print("\nWhat the reports of 2021 to 2023 tell as done, deeds only:", flush=True)
    deeds = [word for deed in DEEDS for word in ("--type", deed)]
    run("events", "--db", store, "--since", "2021", "--status", "occurred", *deeds, "--format", "table")
    print("\nWhat is told by several sources that do not copy each other:", flush=True)
    run("incidents", "--db", store, "--min-sources", "2", "--format", "table")
    print(NEXT.format(db=db, reports=_near(home / REPORTS), program=_program()), flush=True)
    if sys.stdout.isatty() if explorer is None else explorer:
        run("serve", "--db", store, "--port", "0")


def _run(main: partial[int], *arguments: str) -> None:
    """One command; where it fails the demo ends as it did."""
    if code := main(arguments):
        raise typer.Exit(code)


def _home() -> Path:
    """The folder that holds the reports: the package, in a clone the clone."""
    package = Path(str(files("whowhom")))
    found = [home for home in (package, package.parents[1]) if (home / REPORTS).is_dir()]
    if not found:
        wrong_use("the reports of the demo are gone; install anew: pip install --force-reinstall whowhom.")
    return found[0]


def _program() -> str:
    """What one types to call the program."""
    called = Path(sys.argv[0])
    found = shutil.which("whowhom")
    return "whowhom" if found and called.exists() and called.samefile(found) else str(_near(called))


def _near(path: Path) -> Path:
    """The path from here, where it lies below."""
    here = Path(os.getcwd())
    return path.absolute().relative_to(here) if path.absolute().is_relative_to(here) else path
