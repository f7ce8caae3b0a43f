"""What the shell offers for a value, when one asks it with the tabulator: (value, what it means), from small tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.resources import files

Offered = list[tuple[str, str]]
TYPE = re.compile(r'^type *= *"(\w+)"\nlabel *= *"([^"]*)"', re.M)
SECTION = re.compile(r"^\[([a-z-]+)\]$", re.M)


def _rows(package: str, table: str) -> Iterator[dict[str, str]]:
    with (files(package) / "tables" / table).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _events() -> list[str]:
    """The files of the types. Their heads are searched for, since to parse them all takes a second."""
    folder = files("whowhom.codebook") / "events"
    return [entry.read_text(encoding="utf-8") for entry in sorted(folder.iterdir(), key=str) if entry.is_file()]


def types() -> Offered:
    """Types of acts."""
    return [(found[1], found[2]) for text in _events() if (found := TYPE.search(text))]


def modes() -> Offered:
    """Modes of acts, each with its type."""
    kinds = [(text, found[1]) for text in _events() if (found := TYPE.search(text))]
    return [(mode, kind) for text, kind in kinds for mode in SECTION.findall(text) if mode != "general"]


def quads() -> Offered:
    """The four kinds of acts."""
    return [(f"{how}-{what}", "") for how in ("verbal", "material") for what in ("cooperation", "conflict")]


def statuses() -> Offered:
    """What may be said of whether an act was done."""
    from whowhom.codebook.model import STATUSES

    return [(status, "") for status in STATUSES]


def states() -> Offered:
    """Codes of states."""
    return list({row["iso3"]: row["name"] for row in reversed([*_rows("whowhom.codebook", "countries.csv")])}.items())


def organisations() -> Offered:
    """Ids of organisations whose members are states."""
    rows = _rows("whowhom.codebook", "organisations.csv")
    return [(row["id"], row["names"].split(";")[0]) for row in rows if row["sector"] == "IGO"]


def parties(begun: str) -> Offered:
    """States and their organisations; behind a point, the sectors of a state."""
    state, point, _ = begun.partition(".")
    if not point:
        return states() + organisations()
    rows = _rows("whowhom.export", "sectors.csv")
    return [(f"{state}.{row['sector']}", row["icews"].split(",")[0]) for row in rows]


def layouts() -> Offered:
    """Layouts of other data sets that are read and written."""
    names = sorted(entry.name for entry in (files("whowhom.export") / "formats").iterdir())
    return [(name.removesuffix(".toml"), "") for name in names if name.endswith(".toml")]
