"""Options that ask a store for events, said once for all commands that ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from whowhom.cli import complete
from whowhom.cli.errors import one_line_errors

_MANY = "May be given several times."

Actor = Annotated[
    str | None,
    typer.Option(metavar="WHO", autocompletion=complete.parties, help="Who did it: RUS, RUS.MIL, NATO or a full name."),
]
With = Annotated[
    str | None,
    typer.Option(
        "--with", metavar="WHO", autocompletion=complete.parties, help="Another party of the same act, on either side."
    ),
]
Party = Annotated[
    list[str] | None,
    typer.Option(metavar="WHO", autocompletion=complete.parties, help=f"Who takes part, on either side. {_MANY}"),
]
BlocOf = Annotated[
    str | None,
    typer.Option(
        "--bloc",
        metavar="ORG",
        autocompletion=complete.organisations,
        help="NATO, ASEAN …: it, or who is its member that day, on either side.",
    ),
]
Type = Annotated[
    list[str] | None, typer.Option(metavar="TYPE", autocompletion=complete.types, help=f"ASSAULT, CONSULT … {_MANY}")
]
Mode = Annotated[
    list[str] | None, typer.Option(metavar="MODE", autocompletion=complete.modes, help=f"exercise, visit … {_MANY}")
]
Quad = Annotated[
    list[str] | None, typer.Option(metavar="KIND", autocompletion=complete.quads, help=f"material-conflict … {_MANY}")
]
Status = Annotated[
    list[str] | None,
    typer.Option(metavar="STATUS", autocompletion=complete.statuses, help=f"occurred, planned … {_MANY}"),
]
Source = Annotated[list[str] | None, typer.Option(metavar="OUTLET", help=f"Who tells it, by id or name. {_MANY}")]
Country = Annotated[
    list[str] | None,
    typer.Option(metavar="STATE", autocompletion=complete.states, help=f"Where it took place: RUS, UKR … {_MANY}"),
]
PlaceOf = Annotated[
    list[str] | None, typer.Option("--place", metavar="NAME", help=f"Where it took place: Kerch Strait … {_MANY}")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From 2022, 2022-11 or 2022-11-30 on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to 2022, 2022-11 or 2022-11-30.")]
First = Annotated[bool, typer.Option("--first", help="Only what is called a first, or the first since a time.")]
Text = Annotated[
    str | None, typer.Option(metavar="WORDS", help='Words in the evidence; "in quotation marks" as they stand.')
]
Bbox = Annotated[str | None, typer.Option(metavar="W,S,E,N", help="Place within west,south,east,north, in degrees.")]


def members(org: str | None, codebook: str | None) -> Any:
    """The organisation and who was its member when; None for none. A codebook of one's own is checked first."""
    if not org:
        return None
    from whowhom.codebook.rows import bloc
    from whowhom.codebook.rows.check import require

    with one_line_errors():
        if codebook:
            require(codebook)
        try:
            return bloc(org, (codebook,) if codebook else ())
        except ValueError as error:
            raise ValueError(f"--bloc: {error}") from error


def box(value: str | None) -> Any:
    """The four numbers of ``--bbox``. Raises ValueError for what is no box."""
    from whowhom.store.ask.query import read_box

    return read_box(value) if value else None


def unknown(store: Any, asked: Mapping[str, Any]) -> list[str]:
    """For an empty answer: what was asked for and no event of the store has, with the nearest that it has."""
    parties = [asked["actor"], asked["with_"], *(asked["party"] or ())]
    words = {name: asked[name] for name in ("type", "mode", "quad", "status", "country", "place")}
    found: list[str] = store.hints(parties, **words)
    return found
