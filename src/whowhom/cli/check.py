"""``whowhom check``: whether a store is whole."""

from __future__ import annotations

from typing import Annotated

import typer

from whowhom.cli.errors import SOME_FAILED, tell
from whowhom.cli.options import Db, Progress
from whowhom.cli.progress import ProgressLine


def check(
    db: Db,
    full: Annotated[bool, typer.Option("--full", help="Read every record word by word, not a sample.")] = False,
    mend: Annotated[
        bool, typer.Option("--mend", help="Make anew what follows from the records: index, incidents, days, parties.")
    ] = False,
    progress: Progress = None,
) -> None:
    """Look a store over: do its tables fit, do records say what their columns say, do their words stand so?

    Every finding is one line; exit code 1 where something is wrong.

    Examples:

    \b
      whowhom check --db events.duckdb
      whowhom check --db events.duckdb --full --mend
    """
    from whowhom.store import open_store

    line = ProgressLine(progress, what="records read")
    with open_store(db, read_only=not mend) as store:
        checked = store.check(full=full, on_record=line.show)
        line.close()
        if mend and any(finding.mend for finding in checked.findings):
            for finding in checked.findings:
                if finding.mend:
                    tell(f"mended: {finding}")
            store.mend(checked)
            checked = store.check(full=full, on_record=line.show)
            line.close()
    for finding in checked.findings:
        print(finding)
    print(f"{checked.records} of {checked.of} records read, {len(checked.findings)} findings")
    if checked.findings:
        if not mend and any(finding.mend for finding in checked.findings):
            tell(f"`whowhom check --db {db} --mend` makes anew what follows from the records.")
        raise typer.Exit(SOME_FAILED)
