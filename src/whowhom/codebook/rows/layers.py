"""From CSV to rows, and a user's rows over ours: whoever has the same name or id takes the place of our row."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from whowhom.codebook.faults import brief
from whowhom.codebook.model import CodebookError
from whowhom.codebook.rows.names import fold
from whowhom.codebook.rows.schema import Table, tables

Row = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A table as one file has it: its cells row by row in the order of ``header``, and the line where each row ends."""

    table: Table
    file: str
    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(dict(zip(self.header, cells, strict=True)) for cells in self.cells)

    def row(self, n: int) -> Row:
        return dict(zip(self.header, self.cells[n], strict=True))

    @cached_property
    def _columns(self) -> dict[str, tuple[str, ...]]:
        return dict(zip(self.header, zip(*self.cells, strict=True), strict=True)) if self.cells else {}

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of one column, from top to bottom."""
        return self._columns.get(name, ())

    def entry(self, n: int) -> str:
        """How a row is called in a message: "row 12, Denethor". Line 0: it stands in the table already."""
        name = brief(self.cells[n][self.header.index(self.table.entry)])
        return f"row {self.lines[n]}, {name}" if self.lines[n] else f"{name} of {self.table.file}"


def parse(table: Table, text: str, file: str = "", strict: bool = False) -> Sheet:
    """The rows of a CSV with exactly the columns of the table; ``strict``: in its order. Blank lines count for none.

    Raises CodebookError for another header and for a row with too few or too many cells.
    """
    file = file or table.file
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    cells, lines = [], []
    try:
        header = tuple(name.strip() for name in next(reader, ()))
        _check_header(table, header, file, strict)
        spare = tuple(c.name for c in table.columns if c.spare and c.name not in header)
        blank = ("",) * len(spare)
        for row in reader:
            if len(row) == len(header):
                cells.append((*map(str.strip, row), *blank))
                lines.append(reader.line_num)
            elif any(map(str.strip, row)):
                told = f"has {len(row)} cells, the header {len(header)}; put a cell with a comma inside into quotes"
                raise CodebookError(file, f"row {reader.line_num}, {brief(row[0])}", told)
    except csv.Error as error:
        raise CodebookError(file, f"row {reader.line_num}", f"is no row of a CSV: {error}") from error
    return Sheet(table, file, (*header, *spare), tuple(cells), tuple(lines))


def _check_header(table: Table, header: tuple[str, ...], file: str, strict: bool) -> None:
    right = ",".join(table.header)
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        told = "has no commas between its cells; `whowhom codebook import` reads other files and writes this one"
        raise CodebookError(file, "header", told)
    for name in table.header if strict else table.needed:
        if name not in header:
            raise CodebookError(file, "header", f"column {name!r} is missing; the header is {right}")
    for name in header:
        if name not in table.header:
            raise CodebookError(file, "header", f"column {brief(name)!r} is unknown; the header is {right}")
    if len(set(header)) < len(header) or (strict and header != table.header):
        raise CodebookError(file, "header", f"has its columns in another order or twice; the header is {right}")


@cache
def shipped(name: str) -> Sheet:
    """Our own table of that name."""
    table = tables()[name]
    data = (files("whowhom.codebook") / table.file).read_bytes()
    return parse(table, (gzip.decompress(data) if table.file.endswith(".gz") else data).decode("utf-8"), strict=True)


def there(name: str) -> bool:
    """Whether we ship a table of that name."""
    return (files("whowhom.codebook") / tables()[name].file).is_file()


def own(table: Table, folder: str | Path) -> Sheet | None:
    """A user's table, None where the folder has none. Raises CodebookError where it cannot be read."""
    path = Path(folder) / table.file
    if not path.is_file():
        return None
    try:
        return parse(table, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(table.file, "file", f"cannot be read as UTF-8: {error}") from error


def layered(name: str, folders: Iterable[str | Path] = ()) -> list[Row]:
    """The rows of a table, those of earlier folders first and ours last. Raises CodebookError for a faulty header."""
    table = tables()[name]
    sheets = [sheet for folder in folders if (sheet := own(table, folder))]
    out: list[Row] = []
    for sheet in (*sheets, *([shipped(name)] if there(name) else [])):
        taken = {key_of(table, row) for row in out}
        out += [row for row in sheet.rows if not taken or key_of(table, row) not in taken]
    return out


def parts(cell: str) -> list[str]:
    """What stands between the semicolons of a cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def key_of(table: Table, row: Row) -> tuple[str, ...]:
    """By what a row of one's own takes the place of ours."""
    return tuple(fold(row[name]) for name in table.same)
