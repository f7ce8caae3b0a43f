"""CSV and TSV: tables as text, in whichever dialect and encoding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import product
from typing import Any, cast

from whowhom.read.decode import encoding_by_mark, is_binary
from whowhom.read.limits import MAX_BYTES
from whowhom.read.opened import Marked, Opened
from whowhom.read.rows import Table
from whowhom.records import Problem

HEAD = 65_536  # bytes by which the dialect is judged
DELIMITERS = {"csv": ",;\t|", "tsv": "\t"}
QUOTING: tuple[dict[str, Any], ...] = (
    {"quoting": csv.QUOTE_MINIMAL},
    {"quoting": csv.QUOTE_MINIMAL, "escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
)


def from_delimited(opened: Opened, kind: str) -> Marked:
    """One draft or Problem a row that is not blank. The mark is the row's number, from 1 below the row of names.

    A row that has more or fewer cells than there are names is broken.
    """
    stream = io.BufferedReader(cast(io.RawIOBase, opened.stream), HEAD)
    head = stream.peek(HEAD)[:HEAD]
    if is_binary(head):
        yield Problem("read", "binary", f"{opened.name} is no text; save the table as CSV in UTF-8."), 0
        return
    encoding = encoding_by_mark(head)
    errors = "replace" if encoding else "surrogateescape"  # the cells of the latter are decoded one by one
    text = io.TextIOWrapper(stream, encoding or "utf-8", errors, newline="")
    rows = _Rows(text, _dialect(head.decode(encoding or "utf-8", errors), DELIMITERS[kind]))
    names = next(rows, "")
    table = _no_table(opened.name) if isinstance(names, str) else Table.of(names, opened.columns, opened.name)
    if isinstance(table, Problem):
        yield table, 0
        return
    for number, cells in enumerate(rows, 1):
        if number > int(opened.after):
            name = f"{opened.name}, row {number} (line {rows.line})"
            fault = cells if isinstance(cells, str) else _miscounted(cells, len(names))
            broken = Problem("read", "bad-row", f"{name} {fault}; mend the row.")
            for found in [broken] if fault else table.drafts(cells, name):
                yield found, number


class _Rows(Iterator[list[str] | str]):
    """The rows of a table that are not blank; a broken one comes as the words for its fault."""

    def __init__(self, text: io.TextIOWrapper, dialect: dict[str, Any]) -> None:
        csv.field_size_limit(MAX_BYTES)
        self._text = text
        self._ended = False
        self._reader = csv.reader(self._lines(), **dialect)

    @property
    def line(self) -> int:
        """Number of the line where the last row ended."""
        return self._reader.line_num

    def __next__(self) -> list[str] | str:
        while not self._ended:
            try:
                cells = next(self._reader)
            except csv.Error as error:
                return f"is broken ({error})"
            if self._ended:  # the reader asked for more after the last line: it was still within a quotation
                return "has a quotation mark that is never closed"
            if any(map(str.strip, cells)):
                return cells
        raise StopIteration

    def _lines(self) -> Iterator[str]:
        while line := self._text.readline(MAX_BYTES):
            yield line
        self._ended = True


def _dialect(head: str, delimiters: str) -> dict[str, Any]:
    """The dialect under which most rows of the beginning have as many cells as the first, and the first has many."""
    lines = list(io.StringIO(head, newline=""))
    whole = lines[:-1] or lines  # the last may be cut
    choices = [{"delimiter": mark, **quoting} for quoting, mark in product(QUOTING, delimiters)]
    return max(choices, key=lambda dialect: _fit(whole, dialect))


def _fit(lines: list[str], dialect: dict[str, Any]) -> tuple[float, int]:
    """How well a dialect fits: by the share of the rows that it explains, then by their number."""
    counts: list[int] = []
    reader = csv.reader(lines, **dialect, strict=True)
    while True:
        try:
            counts.append(len(next(reader)))
        except csv.Error:
            if reader.line_num < len(lines):  # else the beginning ends within a row
                counts.append(-1)
        except StopIteration:
            break
    rows = [count for count in counts if count]
    if not rows or rows[0] < 2:  # one column, or not this delimiter: nothing to judge by
        return 0.0, 0
    alike = rows.count(rows[0])
    return alike / len(rows) * (1 - 1 / rows[0]), alike


def _miscounted(cells: list[str], columns: int) -> str | None:
    return None if len(cells) == columns else f"has {len(cells)} where {columns} cells should be"


def _no_table(name: str) -> Problem:
    return Problem("read", "empty", f"{name} holds no table; its first row must name the columns.")
