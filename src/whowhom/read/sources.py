"""Files, folders, globs and standard input, one document after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from whowhom.read.opened import Readers
from whowhom.read.units import Unit, units
from whowhom.records import Problem, Report


def read_sources(
    sources: Iterable[str],
    *,
    input: str | None = None,
    published: str | None = None,
    columns: str | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    readers: Readers | None = None,
) -> Iterator[Report | Problem]:
    """Reports and Problems in the order of ``sources``: files, folders, globs, web addresses, "-" for ``stdin``.

    ``input`` forces a format on every source ("text", "html", "jsonl", "csv" …), ``published`` one date (ISO 8601) on
    every document; ``columns`` says what holds what in tables and JSON ("text=body,title=headline"); with
    ``allow_private`` addresses outside the public net are asked too. ``readers`` of other packages read files with the
    endings that are their names. Each document gives exactly one Report or one
    fatal Problem; Problems that are not fatal come just before their report.
    Raises ValueError for an option that cannot be.
    """
    found = units(
        sources,
        input=input,
        published=published,
        columns=columns,
        stdin=stdin,
        allow_private=allow_private,
        readers=readers,
    )
    return _read(found)


def _read(found: Iterator[Unit | Problem]) -> Iterator[Report | Problem]:
    for unit in found:
        if isinstance(unit, Problem):
            yield unit
        else:
            yield from (item for item, _ in unit.items())
