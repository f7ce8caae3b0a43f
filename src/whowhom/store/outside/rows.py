"""Data sets of others in the store: brought in row by row, kept to the byte, given out again."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from whowhom.export.account import Account
from whowhom.export.cells import Line, read_lines, write_line
from whowhom.export.layout import Layout, layout
from whowhom.export.theirs import Known, known, needed
from whowhom.records import Problem
from whowhom.store.duck import Connection, insert, transaction
from whowhom.store.errors import StoreError
from whowhom.store.intake.batch import OnProblem
from whowhom.store.outside.exchange import opened
from whowhom.store.rows import Rows

PART = 1000  # rows that are held before they are written
LOOKED_AT = 20  # rows; where none of the first has the right number of cells, it is another kind of file
ADD = """
INSERT INTO outside
SELECT * REPLACE (i.row + (SELECT coalesce(max(row), 0) FROM outside WHERE dataset = ?) AS row) FROM incoming i
WHERE i.key NOT IN (SELECT key FROM outside WHERE dataset = ?) ORDER BY i.row
"""
OUTDATED = """
DELETE FROM outside WHERE dataset = ? AND id IN (SELECT id FROM incoming) AND key NOT IN (SELECT key FROM incoming)
"""


@dataclass(slots=True)
class Brought:
    """The account of an import: rows read are those added, those known already, and those refused.
    ``replaced`` rows of an earlier import gave way to added ones with the same id."""

    read: int = 0
    added: int = 0
    known: int = 0
    refused: int = 0
    replaced: int = 0


OnRow = Callable[[Brought], None]


def bring(
    con: Connection,
    path: Path,
    form: str,
    dataset: str,
    *,
    on_problem: OnProblem | None = None,
    on_row: OnRow | None = None,
) -> Brought:
    """Imports a file in one transaction. A row that cannot be is a Problem that names its line, and is left out."""
    its = layout(form)
    account = Brought()
    with _unpacked(path) as file, transaction(con):
        told = _checked(path, file, its)
        _claim(con, path, dataset, form, told.header)
        con.execute("CREATE OR REPLACE TEMP TABLE incoming AS SELECT * FROM outside LIMIT 0")
        rows = _rows(told, path, dataset, its, account, on_problem, on_row)
        while part := list(islice(rows, PART)):
            insert(con, "incoming", part)
        account.replaced = con.execute(OUTDATED, [dataset]).fetchall()[0][0]
        account.added = con.execute(ADD, [dataset, dataset]).fetchall()[0][0]
        con.execute("DROP TABLE incoming")
    account.known = account.read - account.refused - account.added
    return account


def give(con: Connection, form: str, dataset: str, out: Path | BinaryIO) -> Account:
    """Writes a data set as it came in. Raises StoreError where it is not there, or came in another layout."""
    found = con.execute("SELECT layout, header FROM outside_sets WHERE dataset = ?", [dataset]).fetchall()
    if not found:
        raise StoreError(f"There is no data set {dataset!r} in this store; {_those(con)}.")
    ours, header = found[0]
    if ours != form:
        raise StoreError(f"The data set {dataset!r} came in as {ours}; export it as {ours}.")
    account, its = Account(), layout(form)
    with opened(out) as file:
        file.write(header or b"")
        for row in Rows(con, "SELECT cells, raw FROM outside WHERE dataset = ? ORDER BY row", [dataset]):
            file.write(row["raw"] or write_line(row["cells"], its).encode("utf-8"))
            account.count(1)
    return account


def _those(con: Connection) -> str:
    names = [row[0] for row in con.execute("SELECT dataset FROM outside_sets ORDER BY dataset").fetchall()]
    return f"it holds {', '.join(names)}" if names else "bring one in with `whowhom import FILE --as LAYOUT`"


@contextmanager
def _unpacked(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes; of a .gz or .zip those of what is packed in it (the first file of a .zip)."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as pack, pack.open(pack.namelist()[0]) as file:
                yield file
        elif path.suffix == ".gz":
            with gzip.open(path) as file:
                yield cast("IO[bytes]", file)
        else:
            with path.open("rb") as file:
                yield file
    except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError) as error:
        raise StoreError(f"{path} cannot be unpacked: {error}; fetch the file again.") from error


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is of its layout: its line of names, if it has one, and its rows."""

    header: Line | None
    rows: Iterator[Line]

    @property
    def names(self) -> tuple[str, ...] | None:
        return tuple(name.strip() for name in self.header.cells or ()) if self.header else None


def _checked(path: Path, file: IO[bytes], its: Layout) -> _File:
    """Looks at the first lines. Raises StoreError for a file that is of another layout."""
    lines = read_lines(file, its)
    first = list(islice(lines, LOOKED_AT))
    header = first.pop(0) if first and _is_header(path, first[0], its) else None
    named = len(header.cells or ()) if header else None
    widths = {len(line.cells) for line in first if line.cells}
    if first and not any(width == named or its.names_of(width) for width in widths):
        told = f"{min(widths)} cells" if widths else "cells that cannot be told apart"
        raise StoreError(f"{path} is no file of {its.label}: its rows have {told}, not {len(its.columns)}.")
    return _File(header, chain(first, lines))


def _is_header(path: Path, line: Line, its: Layout) -> bool:
    """Whether the line has names. They may stand in another order, and there may be more, but what we read is there."""
    names = {cell.strip() for cell in line.cells or ()}
    missing = next((name for name in needed(its) if name not in names), None)
    if missing and its.header and its.names[0] in names:
        raise StoreError(f"{path} is no file of {its.label} that can be read: it has no column {missing!r}.")
    return missing is None


def _claim(con: Connection, path: Path, dataset: str, form: str, header: Line | None) -> None:
    """The data set's own row, made at its first file. Raises StoreError for a name that another layout bears, and for
    other columns than the first file has."""
    found = con.execute("SELECT layout, header FROM outside_sets WHERE dataset = ?", [dataset]).fetchall()
    raw = header.raw if header else None
    if not found:
        con.execute("INSERT INTO outside_sets VALUES (?, ?, ?)", [dataset, form, raw])
        return
    ours, first = found[0]
    if ours != form:
        raise StoreError(f"The data set {dataset!r} is {ours}, not {form}; give another name with --dataset.")
    if (first or b"").strip() != (raw or b"").strip():
        raise StoreError(f"{path} has other columns than the files of {dataset!r}; give another name with --dataset.")


def _rows(
    file: _File,
    path: Path,
    dataset: str,
    its: Layout,
    account: Brought,
    on_problem: OnProblem | None,
    on_row: OnRow | None,
) -> Iterator[tuple[Any, ...]]:
    """The rows of the table; what is refused is told and counted."""
    times: Counter[bytes] = Counter()
    for line in file.rows:
        account.read += 1
        try:
            if line.cells is None:
                raise ValueError("its quotes are not closed")
            told = known(line.cells, its, file.names)
        except ValueError as error:
            account.refused += 1
            if on_problem:
                on_problem(_refusal(path, line, error))
        else:
            digest = hashlib.sha256("\x1f".join(line.cells).encode("utf-8")).digest()[:16]
            times[digest] += 1
            key = f"{digest.hex()}-{times[digest]}"
            yield _row(dataset, account.read, path, line, key, told, its)
        if on_row:
            on_row(account)


def _row(dataset: str, n: int, path: Path, line: Line, key: str, told: Known, its: Layout) -> tuple[Any, ...]:
    cells = line.cells or ()
    same = write_line(cells, its).encode("utf-8") == line.raw
    return (
        *(dataset, n, path.name, line.number, key, told.id, told.start, told.end),
        *(list(told.actors), list(told.recipients), told.type, told.mode, told.cameo, told.quad, told.score),
        *(told.lon, told.lat, told.place, told.source, list(cells), None if same else line.raw),
    )


def _refusal(path: Path, line: Line, error: ValueError) -> Problem:
    return Problem("import", "bad-line", f"{path}, line {line.number}: {error}; the row is left out.")
