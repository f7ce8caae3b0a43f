"""Somebody else's table becomes a table of one's own codebook: columns mapped, cells made ours, faulty rows refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from whowhom.codebook.faults import brief, none_of
from whowhom.codebook.model import CodebookError
from whowhom.codebook.rows import geojson
from whowhom.codebook.rows.check import check, line_of, require
from whowhom.codebook.rows.layers import Row, Sheet, key_of, own, shipped
from whowhom.codebook.rows.names import fold
from whowhom.codebook.rows.schema import Column, Table, tables
from whowhom.codebook.rows.tidy import joined, of_war, tidy_of

DELIMITERS = ",;\t|"
Mapped = Mapping[str, Sequence[str]]  # our column -> theirs, in the order in which they are joined


@dataclass(frozen=True, slots=True)
class Theirs:
    """Somebody else's table as it was found."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: the file written, rows taken, rows that stood there before and stay, and what was refused."""

    path: Path
    taken: int
    kept: int
    refused: tuple[CodebookError, ...]
    notes: tuple[str, ...]


def bring(
    source: Path,
    name: str,
    folder: Path,
    maps: Collection[str] = (),
    fixed: Collection[str] = (),
    new: bool = False,
) -> Imported:
    """Reads ``source`` as the table ``name`` and writes it to ``folder``; rows that stood there stay, unless replaced.

    ``maps``: "THEIRS=OURS"; ``fixed``: "OURS=VALUE" for every row; ``new``: only names that our table lacks. Raises
    CodebookError where no row can be taken, and for a fault in what stands in the folder already.
    """
    table = _table(name)
    require(folder)
    theirs = _read(source)
    mapped, given = _mapped(table, theirs, maps), _fixed(table, fixed)
    _complete(table, mapped, given, theirs)
    columns = {column.name: _cells(theirs, column, mapped, given) for column in table.columns}
    tidied = [_tidied(column, columns[column.name], (folder,)) for column in table.columns]
    found = [_filled(table, cells, source.name) for cells in zip(*tidied, strict=True)]
    fresh = [n for n, row in enumerate(found) if not (new and _known(table, row))]
    rows = [found[n] for n in fresh]
    kept = _kept(table, rows, folder)
    lines = (*(0 for _ in kept), *(theirs.lines[n] for n in fresh))
    cells = tuple(tuple(row[name] for name in table.header) for row in (*kept, *rows))
    good, refused = _sifted(Sheet(table, source.name, table.header, cells, lines), (folder,))
    if len(good) == len(kept):
        first = refused[0] if refused else CodebookError(source.name, "file", "holds no row below its header")
        raise CodebookError(first.file, first.entry, f"{first.message}; no row of the file was taken")
    known = [f"{len(found) - len(rows)} known already"] if len(found) > len(rows) else []
    notes = (*known, *_passed_over(theirs, mapped), *_wars(table, columns, folder))
    return Imported(_write(table, good, folder), len(good) - len(kept), len(kept), tuple(refused), notes)


def _passed_over(theirs: Theirs, mapped: Mapped) -> Iterator[str]:
    """Their columns that nothing took."""
    unused = [brief(head) for head in theirs.header if not any(head in names for names in mapped.values())]
    if unused:
        yield f"columns passed over: {', '.join(unused)}"


def _wars(table: Table, columns: Mapping[str, Sequence[str]], folder: Path) -> Iterator[str]:
    """Which columns were read in the other list of codes."""
    for column in table.columns:
        if of_war(column, columns[column.name], (folder,)):
            yield f"{column.name}: read as codes of the Correlates of War"


def _table(name: str) -> Table:
    right = {table.name for table in tables().values() if table.own}
    if name not in right:
        raise CodebookError("--as", "table", none_of(name, right))
    return tables()[name]


def _read(source: Path) -> Theirs:
    """Cells may stand apart by comma, semicolon, tab or bar; a short row is filled up, what is too long is left out.

    A GeoJSON file is read too, a row a feature.
    """
    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodebookError(source.name, "file", f"is not UTF-8: {error}; save it as UTF-8") from error
    if source.suffix.lower() in geojson.SUFFIXES:
        header, found = geojson.table_of(text, source.name)
        return Theirs(source.name, header, tuple(found), tuple(range(1, len(found) + 1)))
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    rows, lines = [], []
    try:
        header = tuple(name.strip() for name in next(reader, ()))
        for row in reader:
            if any(map(str.strip, row)):
                rows.append(tuple([*row, *[""] * len(header)][: len(header)]))
                lines.append(reader.line_num)
    except csv.Error as error:
        raise CodebookError(source.name, f"row {reader.line_num}", f"is no row of a CSV: {error}") from error
    return Theirs(source.name, header, tuple(rows), tuple(lines))


def _mapped(table: Table, theirs: Theirs, maps: Collection[str]) -> Mapped:
    """Which of their columns make ours: what is asked for, and else the column of the same name."""
    found: dict[str, list[str]] = {}
    for said in maps:
        name, _, ours = (part.strip() for part in said.rpartition("="))
        for word, right in ((name, theirs.header), (ours, table.header)):
            if word not in right:
                raise CodebookError(theirs.file, "header", f"--map {said}: {none_of(word, right)}; write THEIRS=OURS")
        found.setdefault(ours, []).append(name)
    asked = {name for names in found.values() for name in names}
    for name in theirs.header:
        if name.lower() in table.header and name not in asked:
            found.setdefault(name.lower(), [name])
    return found


def _fixed(table: Table, fixed: Collection[str]) -> Mapping[str, str]:
    given = {}
    for said in fixed:
        ours, _, value = (part.strip() for part in said.partition("="))
        if ours not in table.header:
            raise CodebookError("--set", said, f"{none_of(ours, table.header)}; write OURS=VALUE")
        given[ours] = value
    return given


def _complete(table: Table, mapped: Mapped, given: Mapping[str, str], theirs: Theirs) -> None:
    """Raises CodebookError for a column of ours that must be filled and that nothing fills."""
    for column in table.columns:
        if not (column.empty or column.default or column.name in mapped or column.name in given):
            told = f"no column gives {column.name!r}; write --map THEIRS={column.name}, where THEIRS is one of "
            raise CodebookError(theirs.file, "header", told + ", ".join(map(brief, theirs.header)))


def _cells(theirs: Theirs, column: Column, mapped: Mapped, given: Mapping[str, str]) -> list[str]:
    """One column of ours, of the value that is given for all rows or of one or several of theirs."""
    if column.name in given:
        return [given[column.name]] * len(theirs.rows)
    at = [theirs.header.index(name) for name in mapped.get(column.name, ())]
    return [joined(column, (row[n] for n in at)) for row in theirs.rows]


def _tidied(column: Column, cells: Sequence[str], folders: Collection[Path]) -> list[str]:
    tidy = tidy_of(column, cells, folders)
    return [tidy(cell) for cell in cells]


def _filled(table: Table, cells: Sequence[str], file: str) -> Row:
    """The row with defaults where it is empty."""
    row = dict(zip(table.header, cells, strict=True))
    last = (row[table.entry].split() or [""])[-1]
    return {c.name: row[c.name] or c.default.format(file=file, last=last) for c in table.columns}


def _known(table: Table, row: Row) -> bool:
    """Whether a row of ours bears the name already."""
    return fold(row[table.entry]) in _names(table.name)


@cache
def _names(name: str) -> frozenset[str]:
    table = tables()[name]
    columns = (table.entry, *table.claims)
    return frozenset(fold(word) for row in shipped(name).rows for column in columns for word in row[column].split(";"))


def _kept(table: Table, rows: Sequence[Row], folder: Path) -> list[Row]:
    """Rows of the user's table that the new ones do not replace."""
    before, new = own(table, folder), {key_of(table, row) for row in rows}
    return [row for row in before.rows if key_of(table, row) not in new] if before else []


def _sifted(sheet: Sheet, folders: Collection[Path]) -> tuple[list[Row], list[CodebookError]]:
    """Rows without a fault, and the first fault of each other row. Sifted again, since some faults hide others."""
    refused: list[CodebookError] = []
    while True:
        faults = {fault.entry: fault for fault in reversed(check([sheet], folders))}
        if not faults:
            return list(sheet.rows), sorted(refused, key=line_of)
        for fault in faults.values():
            if not line_of(fault):  # what stands in the table already is no row of theirs
                raise fault
        good = [n for n in range(len(sheet.cells)) if sheet.entry(n) not in faults]
        refused += faults.values()
        sheet = replace(sheet, cells=tuple(sheet.cells[n] for n in good), lines=tuple(sheet.lines[n] for n in good))


def _write(table: Table, rows: Sequence[Row], folder: Path) -> Path:
    """The whole table or nothing: it is written beside and put in its place when it is done."""
    path = folder / table.file
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, table.header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    fresh.replace(path)
    return path
