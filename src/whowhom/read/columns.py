"""Which column of a table, or field of an object, holds what of a report."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

OURS = ("text", "html", "title", "published", "url", "outlet", "id", "source")
MOST_LISTED = 30  # columns that a message names


@dataclass(frozen=True, slots=True)
class Columns:
    """What the user says of his columns: our name -> his."""

    named: Mapping[str, str] = field(default_factory=dict)

    def renamed(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """An object's values, those that the user names under our names; the others keep theirs."""
        return {**values, **{ours: values.get(theirs) for ours, theirs in self.named.items()}}

    def found(self, columns: Sequence[str]) -> dict[str, str]:
        """Our names and the columns of a table that hold them: what the user names, else the usual names.

        Raises ValueError, which names the table's columns and the way out, where one that the user names is not
        there, or none holds a report's words.
        """
        there = {_key(column): column for column in reversed(columns)} | {column: column for column in columns}
        out = {}
        for ours, theirs in self.named.items():
            column = there.get(theirs) or there.get(_key(theirs))
            if column is None:
                raise ValueError(f"has no column {theirs!r}; its columns are {_listed(columns)}.")
            out[ours] = column
        for name, ours in _usual():
            column = there.get(name)
            if column is not None and ours not in out and column not in out.values():
                out[ours] = column
        if not {"text", "html"} & set(out):
            raise ValueError(
                f"has no column that is known to hold the text; say which it is with --columns text=NAME; "
                f"its columns are {_listed(columns)}."
            )
        return out


def stated_columns(pairs: str | None) -> Columns:
    """The columns that an option such as ``text=body,title=headline`` names, ours first.

    Raises ValueError for what is no such list.
    """
    named: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in (pairs or "").split(","))):
        ours, _, theirs = (part.strip() for part in pair.partition("="))
        if not theirs or ours not in OURS:
            raise ValueError(
                f"--columns {pair}: write ours=theirs, as text=body,title=headline; ours are {', '.join(OURS)}."
            )
        if ours in named:
            raise ValueError(f"--columns {pair}: {ours} is {named[ours]!r} already; name one column for it.")
        named[ours] = theirs
    return Columns(named)


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(columns[:MOST_LISTED]) + (" …" if len(columns) > MOST_LISTED else "") or "none"


def _key(column: str) -> str:
    """A column's name without what people write differently: capitals, blanks, hyphens."""
    return re.sub(r"[\s_.-]+", "_", column.strip().lower())


@lru_cache(maxsize=1)
def _usual() -> tuple[tuple[str, str], ...]:
    """Usual names of columns and what they mean, the surest first."""
    text = files("whowhom").joinpath("read/columns.csv").read_text("utf-8")
    return tuple((row["name"], row["means"]) for row in csv.DictReader(text.splitlines()))
