"""Cells to lines and back, in the dialect of a layout. No cell is changed on the way but where the dialect has no words
for it: where cells are not quoted, a tab or a line end within one becomes a space."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whowhom.export.layout import Layout

LONGEST_CELL = 131_072  # characters; Python's reader of CSV takes no more


@dataclass(frozen=True, slots=True)
class Line:
    """One row as a file has it. ``raw`` are its bytes with their line end; ``cells`` is None if it cannot be read."""

    number: int  # of its first line in the file, counted from 1
    raw: bytes
    cells: tuple[str, ...] | None


def write_line(cells: Sequence[str], layout: Layout) -> str:
    """The cells as one line with its end."""
    if not layout.quoted:
        return layout.delimiter.join(re.sub(r"[\t\n\r]+", " ", cell) for cell in cells) + "\n"
    return csv_line(cells)


def csv_line(cells: Iterable[object]) -> str:
    """One line of CSV. Written for both kinds of line ends, so that a cell with either is quoted, and ended by one."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def header_line(layout: Layout) -> str:
    """The names of the columns, where the layout has a line for them."""
    return write_line(layout.names, layout) if layout.header else ""


def read_lines(file: Iterable[bytes], layout: Layout) -> Iterator[Line]:
    """The rows of a file; blank lines are none. Bytes that are no UTF-8 are read as Latin-1, line by line.

    A quote that is never closed costs its own line only: the lines after it are read anew.
    """
    lines = _Lines(file)
    while (first := lines.next()) is not None:
        number, raw, text = first
        if not text.strip("\r\n"):
            continue
        if layout.quoted:
            yield _quoted(lines, number, raw, text, layout)
        else:
            yield Line(number, raw, tuple(_ended(text).split(layout.delimiter)))


class _Lines:
    """The lines of a file, with those put back that were read too far."""

    def __init__(self, file: Iterable[bytes]) -> None:
        self._file, self._back, self._number = iter(file), deque[tuple[int, bytes, str]](), 0

    def next(self) -> tuple[int, bytes, str] | None:
        if self._back:
            return self._back.popleft()
        raw = next(self._file, None)
        if raw is None:
            return None
        self._number += 1
        body = raw.removeprefix(b"\xef\xbb\xbf") if self._number == 1 else raw
        try:
            return self._number, raw, body.decode("utf-8")
        except UnicodeDecodeError:
            return self._number, raw, body.decode("latin-1")

    def put_back(self, lines: list[tuple[int, bytes, str]]) -> None:
        self._back.extendleft(reversed(lines))


def _quoted(lines: _Lines, number: int, raw: bytes, text: str, layout: Layout) -> Line:
    """A row of CSV, which goes on over line ends while a quote is open."""
    taken = [(number, raw, text)]
    length, quotes = len(text), text.count('"')
    while quotes % 2:  # a quote is open, for within quotes it stands twice
        more = lines.next()
        if more is None or length > LONGEST_CELL:
            lines.put_back([*taken[1:], *([more] if more else [])])
            return Line(number, raw, None)
        taken.append(more)
        length, quotes = length + len(more[2]), quotes + more[2].count('"')
    try:
        cells = next(csv.reader(io.StringIO("".join(line for _, _, line in taken), newline=""), strict=True), [])
    except csv.Error:
        lines.put_back(taken[1:])
        return Line(number, raw, None)
    return Line(number, b"".join(raw for _, raw, _ in taken), tuple(cells))


def _ended(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")
