"""Parquet: tables by columns. The one module that imports pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from whowhom.read.limits import MAX_TABLE_BYTES
from whowhom.read.opened import Marked, Opened
from whowhom.read.rows import Table
from whowhom.records import Problem

BATCH = 256  # rows held at a time
_BROKEN = (OSError, ValueError, KeyError, NotImplementedError)  # pyarrow's own errors are of these kinds


def from_parquet(opened: Opened) -> Marked:
    """One draft or Problem a row; the mark is the row's number, from 1. Of a table only the columns needed are read.

    A group of rows that is broken is one Problem, and the other groups go on.
    """
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        message = f"{opened.name} is a Parquet file, which needs pyarrow; run `pip install 'whowhom[tables]'`."
        yield Problem("read", "missing-package", message), 0
        return
    try:
        file = ParquetFile(_seekable(opened))
        names: list[str] = file.schema_arrow.names
    except _BROKEN as error:
        yield _broken(f"{opened.name} is no whole Parquet file", error), 0
        return
    table = Table.of(names, opened.columns, opened.name)
    if isinstance(table, Problem):
        yield table, 0
    else:
        wanted = [names[place] for place in table.places.values()]
        places = {ours: place for place, ours in enumerate(table.places)}
        yield from _groups(file, wanted, replace(table, places=places), int(opened.after))


def _groups(file: Any, wanted: Sequence[str], table: Table, after: int) -> Marked:
    """The rows of a file, of which the columns ``wanted`` are read, in this order."""
    start = 0
    for group in range(file.num_row_groups):
        end = start + file.metadata.row_group(group).num_rows
        if end > after:
            try:
                for number, cells in enumerate(_rows(file, group, wanted), start + 1):
                    if number > after:
                        yield from ((one, number) for one in table.drafts(cells, f"{table.source}, row {number}"))
                        after = number
            except _BROKEN as error:
                first = max(start, after) + 1
                yield _broken(f"{table.source}: rows {first} to {end} cannot be read", error), end
        start = end


def _rows(file: Any, group: int, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
    for batch in file.iter_batches(BATCH, row_groups=[group], columns=list(columns)):
        yield from zip(*(_cells(batch.column(name)) for name in columns), strict=True)


def _cells(column: Any) -> list[Any]:
    """The values of a column; where text is no clean UTF-8, its bytes."""
    try:
        cells: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        cells = column.cast("binary").to_pylist()
    return cells


def _seekable(opened: Opened) -> Any:
    """The stream, or, of a pipe, what comes through it: a Parquet file is read from its end."""
    if opened.stream.seekable():
        return opened.stream
    data = opened.stream.read(MAX_TABLE_BYTES + 1)
    if len(data) > MAX_TABLE_BYTES:
        raise ValueError(f"more than {MAX_TABLE_BYTES:,} bytes through a pipe; give it as a file")
    return io.BytesIO(data)


def _broken(what: str, error: Exception) -> Problem:
    reason = " ".join(str(error).split())[:200].rstrip(".")
    return Problem("read", "unreadable", f"{what} ({reason}).")
