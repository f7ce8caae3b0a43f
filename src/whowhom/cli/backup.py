"""``whowhom backup``: a copy of a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whowhom.cli.options import Db


def backup(
    db: Db,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="Where the copy goes.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Put it in the place of a file that is there.")] = False,
) -> None:
    """Copy a store as it stands, and hold the copy against it.

    The copy takes its place whole or not at all. It is a store like any other, and its readers do not mind who writes
    to the first.

    Examples:

    \b
      whowhom backup --db events.duckdb --to safe/events.duckdb
      whowhom backup --db events.duckdb --to readers.duckdb --force
    """
    from whowhom.store import open_store

    with open_store(db, read_only=True) as store:
        made = store.snapshot(to, force=force)
    print(f"{made.path}: {made.tables} tables, {made.rows} rows, all as in {db}")
