"""Incidents as rows and as a table: when, who and whom, what and where, who tells it, and what is disputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from whowhom.cli.table import COLOUR, NARROW, frame, stack, when_cell, who_cell
from whowhom.describe import act
from whowhom.export.flat_incidents import figure_words

Json = Mapping[str, Any]
SOURCES_SHOWN = 3  # names of outlets to a cell


def incidents_table(records: Sequence[Json], width: int, *, ids: bool = False) -> Table:
    """A table of incident records for a console of that many columns."""
    narrow = width < NARROW
    table = frame(narrow, ("Who → whom", 5), ("What, where", 4), ("Told by", 4), ("Figures", 4))
    for record in records:
        cells = [when_cell(record, ids), who_cell(record), _what(record)]
        told, figures = _told(record), _figures(record)
        table.add_row(*cells, *([stack(told, figures)] if narrow else [told, figures]))
    return table


def _what(record: Json) -> Text:
    places = ", ".join(f"{place['role'] or 'in'} {place['name']}" for place in record["places"])
    return stack(Text(act(record), COLOUR.get(record["quad"], "")), Text(places))


def _told(record: Json) -> Text:
    """ "3 reports, 2 sources", and their names."""
    reports, sources = len(record["documents"]), record["independent"]
    many = Text(f"{_many(reports, 'report')}, {_many(sources, 'source')}", "bold" if sources > 1 else "")
    names = [source["name"] for source in record["sources"] if source["name"]]
    more = ["…"] if len(names) > SOURCES_SHOWN else []
    return stack(many, Text(", ".join(names[:SOURCES_SHOWN] + more), "dim"))


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _figures(record: Json) -> Text:
    denials = [Text(f"denied by {denial['by']}", "yellow") for denial in record["denials"]]
    counts = [Text(figure_words(figure), "dim" if figure["agreed"] else "yellow") for figure in record["figures"]]
    return stack(*denials, *counts)
