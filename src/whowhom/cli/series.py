"""``whowhom series``: acts counted by period, as a chart, a picture or rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from whowhom.cli import complete
from whowhom.cli.errors import one_line_errors, tell, wrong_use
from whowhom.cli.filters import Since, Until
from whowhom.cli.options import Db, MinConfidence
from whowhom.records import TENTATIVE

_MANY = "May be given several times."
By = Annotated[str, typer.Option(metavar="PERIOD", help="week, month, quarter or year.")]
Count = Annotated[
    str | None,
    typer.Option(metavar="WHAT", help="incidents or events (default: incidents where the store has linked them)."),
]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", autocompletion=complete.types, help=f"ASSAULT, CONSULT … {_MANY}"),
]
Modes = Annotated[
    list[str] | None,
    typer.Option("--mode", metavar="MODE", autocompletion=complete.modes, help=f"exercise, visit … {_MANY}"),
]
Quads = Annotated[
    list[str] | None,
    typer.Option("--quad", metavar="KIND", autocompletion=complete.quads, help=f"material-conflict … {_MANY}"),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        autocompletion=complete.statuses,
        help=f"planned, denied … {_MANY} (default: occurred, ongoing).",
    ),
]


def series(
    db: Db,
    actor: Annotated[
        str | None,
        typer.Option(metavar="WHO", autocompletion=complete.parties, help="Whose acts: RUS, RUS.MIL, NATO or a name."),
    ] = None,
    with_: Annotated[
        str | None,
        typer.Option("--with", metavar="WHO", autocompletion=complete.parties, help="The other side of the pair."),
    ] = None,
    directed: Annotated[
        bool, typer.Option("--directed", help="Only what the actor did, and to the other (default: both ways).")
    ] = False,
    by: By = "month",
    count: Count = None,
    type: Types = None,
    mode: Modes = None,
    quad: Quads = None,
    status: Statuses = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = TENTATIVE,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORM",
            help="chart, table, jsonl or csv (default: chart on a terminal, jsonl in a pipe).",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to a file; .png and .svg make a picture.")
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="A picture for dark pages.")] = False,
) -> None:
    """Count acts by period: of everybody, of a party, or between two.

    Cooperation goes up, conflict down; change points and unusual periods are marked.

    Examples:

    \b
      whowhom series --db events.duckdb --actor RUS --with CHN --by year
      whowhom series --db events.duckdb --actor IND --with PAK --since 2019 --out india-pakistan.svg
    """
    from whowhom.cli.periods import choose, show
    from whowhom.series import caption
    from whowhom.store import open_store

    if with_ and not actor:
        wrong_use(f"--with {with_}: a pair has two sides; name the other with --actor.")
    form = choose(format, out)
    asked: dict[str, Any] = {"type": type, "mode": mode, "quad": quad, "since": since, "until": until}
    asked |= {"count": count, "directed": directed, "min_confidence": min_confidence}
    asked |= {"status": status} if status else {}
    with open_store(db, read_only=True) as store, one_line_errors():
        found = store.series(actor, with_, by, **asked)
        rows, account = list(found), found.account()
        sides = [store.called(who) for who in (actor, with_) if who]
        if not account["acts"]:
            tell(f"note: no acts of {' and '.join(sides) or 'anybody'} of that kind and time in {db}.")
            for hint in store.hints([actor, with_], type=type, mode=mode, status=status):
                tell(f"note: {hint}")
    kinds = [word for words in (type, mode, quad, status) for word in words or ()]
    told = caption(rows, account, by, sides, counted=found.count, directed=directed, kinds=kinds, store=db.name)
    with one_line_errors():
        show(rows, by, told, form, out, dark=dark)
