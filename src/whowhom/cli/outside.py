"""``whowhom import``: data sets of others into a store, to stand beside its own records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whowhom.cli import complete
from whowhom.cli.errors import Problems, one_line_errors, wrong_use
from whowhom.cli.options import Db, Progress
from whowhom.cli.progress import ProgressLine


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The data set's file, also as .gz or .zip.", show_default=False)
    ],
    form: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="LAYOUT",
            autocompletion=complete.layouts,
            help="gdelt, icews, polecat, acled, ged or mme.",
            show_default=False,
        ),
    ],
    db: Db,
    dataset: Annotated[
        str | None, typer.Option("--dataset", metavar="NAME", help="What to call it (default: as its layout).")
    ] = None,
    progress: Progress = None,
) -> None:
    """Bring a data set of others into a store, to compare own records with it.

    Every row is kept as it is; what it tells in our terms stands beside it. A row that cannot be (another number of
    cells, no such day, no such code) is named with its line and left out. What is there already is not added again; a
    row with the same id and other cells takes the place of the old.

    Examples:

    \b
      whowhom import events.2018.tab --as icews --db events.duckdb
      whowhom import 20221130.export.CSV.zip --as gdelt --db events.duckdb --dataset gdelt-2022
    """
    from whowhom.store import open_store

    if not file.is_file():
        wrong_use(f"{file}: no such file; check the path.")
    problems, line = Problems(), ProgressLine(progress, what="rows read")
    with one_line_errors(), open_store(db) as store:
        done = store.import_file(
            file,
            form,
            dataset,
            on_problem=problems,
            on_row=lambda told: line.show(told.read, f"{told.refused} refused"),
        )
    line.close()
    width = len(str(done.read))
    print(f"{done.read:>{width}}  rows read")
    print(f"{done.added:>{width}}  added" + (f" ({done.replaced} in the place of older ones)" if done.replaced else ""))
    print(f"{done.known:>{width}}  known")
    print(f"{done.refused:>{width}}  refused")
    problems.finish()
