"""A copy of a store as it stands at one moment: for readers beside a writer, and for safe keeping."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from whowhom.store.ask import index
from whowhom.store.duck import Connection, QueryError
from whowhom.store.errors import StoreError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy that was held against its store, row by row."""

    path: Path
    tables: int
    rows: int


def snapshot(con: Connection, path: str, to: Path, *, force: bool = False) -> Snapshot:
    """Copies the store to ``to``: made beside its place, held against the store, and moved there whole.

    All of it is of one moment, whatever another thread writes. Raises StoreError where a file is there already (unless
    ``force``), where none can be written, or where the copy differs.
    """
    if to.exists() and not force:
        raise StoreError(f"{to} is there already; name another file, or give --force to put the copy in its place.")
    if to.exists() and Path(path).exists() and to.samefile(path):
        raise StoreError(f"{to} is the store itself; name another file for the copy.")
    new = to.with_name(f"{to.name}.new")
    try:
        new.unlink(missing_ok=True)
        made = _copy(con, new, to)
        os.replace(new, to)
    except (QueryError, OSError) as error:
        reason = str(error).splitlines()[0].rsplit(": ", 1)[-1].rstrip(".")
        raise StoreError(f"{to} cannot be written: {reason}; check the folder, its rights and its room.") from error
    finally:
        for left in (new, new.with_name(f"{new.name}.wal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    _copy_index(path, to)
    return made


def _copy(con: Connection, new: Path, to: Path) -> Snapshot:
    with con.cursor() as copier:
        (own,) = copier.execute("SELECT current_database()").fetchone() or ("",)
        copier.execute(f"ATTACH {_quoted(str(new), chr(39))} AS snapshot (READ_WRITE)")
        try:
            copier.begin()
            copier.execute(f"COPY FROM DATABASE {_quoted(own)} TO snapshot")
            sums = {name: _sums(copier, name) for name in (own, "snapshot")}
            copier.commit()
        finally:
            copier.execute("DETACH snapshot")
    if sums[own] != sums["snapshot"]:
        differ = [table for table, found in sums[own].items() if sums["snapshot"].get(table) != found]
        raise StoreError(f"The copy {to} differs from the store in {', '.join(differ)} and was left out; try again.")
    return Snapshot(to, len(sums[own]), sum(rows for rows, _ in sums[own].values()))


def _sums(con: Connection, database: str) -> dict[str, tuple[int, int]]:
    """Table -> its number of rows and a sum over all that stands in them."""
    sql = "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY table_name"
    found = {}
    for (table,) in con.execute(sql, [database]).fetchall():
        row = con.execute(f"SELECT count(*), coalesce(bit_xor(hash(t)), 0) FROM {_quoted(database)}.main.{table} t")
        rows, total = row.fetchone() or (0, 0)
        found[table] = (int(rows), int(total))
    return found


def _copy_index(path: str, to: Path) -> None:
    """The index of words goes along; without it the copy is whole, and a search says what to do."""
    mine, its = index.beside(path), index.beside(str(to))
    if its is not None:
        with suppress(OSError):
            its.unlink(missing_ok=True)
            if mine is not None and mine.is_file():
                shutil.copyfile(mine, its)


def _quoted(name: str, mark: str = '"') -> str:
    return mark + name.replace(mark, mark * 2) + mark
