"""The one module that imports DuckDB: opening a file, transactions, bulk inserts, results, Parquet.

DuckDB locks its file: while one process writes, no other may open it, not even to read. Every failure to open becomes
a StoreError that says which file and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from whowhom.store.errors import MissingPackageError, StoreError

Connection = duckdb.DuckDBPyConnection
QueryError = duckdb.Error
BROKEN = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)  # the file's fault, not the data's
ROWS_A_STATEMENT = 1000
# A file of another database would make DuckDB fetch an extension from the network.
OFFLINE: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": False}
_NEEDS = {"arrow": ["pyarrow"], "df": ["pandas"], "pl": ["pyarrow", "polars"]}


def connect(path: str | Path, *, read_only: bool = False) -> Connection:
    """Opens a store's file. Raises StoreError where it is missing, locked, foreign or unreachable."""
    try:
        con = duckdb.connect(str(path), read_only=read_only, config=OFFLINE)
    except duckdb.Error as error:
        raise StoreError(_open_failure(str(path), str(error))) from error
    with suppress(duckdb.InvalidInputException):  # a notebook that cannot draw one will not have it turned off
        con.execute("SET enable_progress_bar = false")  # after two seconds it would stand between the records
    return con


def _open_failure(path: str, said: str) -> str:
    holder = re.search(r"\(PID (\d+)\)", said)
    if "lock" in said:
        who = f"process {holder[1]}" if holder else "another process"
        return f"{path} is in use by {who}; a store has one owner at a time: wait for that to end, then try again."
    if "not a valid DuckDB" in said:
        return f"{path} is not a store (no DuckDB file); name another file with --db."
    if "_scanner" in said:  # the extension that would read it
        return f"{path} is the file of another database, not a store; name another file with --db."
    if "does not exist" in said:
        return f"There is no store at {path}; make one with `whowhom ingest SOURCE --db {path}`."
    reason = said.splitlines()[0].split(": ", 1)[-1].rstrip(".")
    return f"The store {path} cannot be opened: {reason}; check the path and its rights."


def scalar(con: Connection, sql: str, params: Sequence[Any] = ()) -> int:
    """The one number that a query gives; 0 for none."""
    row = con.execute(sql, list(params)).fetchone()
    return int(row[0]) if row else 0


def is_read_only(con: Connection) -> bool:
    """Whether the file is open to read only."""
    row = con.execute("SELECT readonly FROM duckdb_databases() WHERE database_name = current_database()").fetchone()
    return bool(row and row[0])


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Where the file takes no more (disk full, rights lost), a StoreError says which, and how to go on."""
    try:
        yield
    except BROKEN as error:
        reason = str(error).splitlines()[0].rsplit(": ", 1)[-1].rstrip(".")
        raise StoreError(
            f"{path} cannot be written: {reason}; what was committed is kept: "
            "make room or mend the rights, then give the same command again to go on from there."
        ) from error


@contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """All or nothing: whatever cuts it short, Ctrl-C too, leaves the store as it was."""
    con.begin()
    try:
        yield
    except duckdb.InterruptException as error:
        _roll_back(con)
        raise KeyboardInterrupt from error
    except BaseException:
        _roll_back(con)
        raise
    con.commit()


def _roll_back(con: Connection) -> None:
    with suppress(duckdb.Error):  # a file that is at fault has no transaction any more; the first error says why
        con.rollback()


def insert(con: Connection, table: str, rows: Sequence[Sequence[Any]], slots: Sequence[str] | None = None) -> None:
    """Adds rows column by column, which DuckDB takes twenty times faster than row by row. ``slots`` has one SQL
    expression a column ("?" or "TRY_CAST(? AS DATE)"; one without "?" takes no value); left out, it is "?" for all."""
    kinds = [row[1] for row in con.execute(f"DESCRIBE {table}").fetchall()]
    asked = [
        slot.replace("?", f"unnest(?::{kind if slot == '?' else 'VARCHAR'}[])")
        for slot, kind in zip(slots or ["?"] * len(kinds), kinds, strict=True)
    ]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        columns = [list(column) for column in zip(*rows[first : first + ROWS_A_STATEMENT], strict=True)]
        con.execute(f"INSERT INTO {table} SELECT {', '.join(asked)}", columns)


def fetch_as(con: Connection, sql: str, params: Sequence[Any], form: str) -> Any:
    """The result as ``arrow`` (pyarrow.Table), ``df`` (pandas) or ``pl`` (polars).

    Raises MissingPackageError, with the command that mends it, where a package that the form needs is not installed.
    """
    packages = [_package(name, form) for name in _NEEDS[form]]
    result = con.cursor().sql(sql, params=list(params))
    if form == "df":
        return _with_lists(result.df(), [str(kind) for kind in result.types])
    table = result.to_arrow_table()
    return packages[-1].from_arrow(table) if form == "pl" else table


def _package(name: str, form: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackageError(f".{form}() needs {name}; run `pip install 'whowhom[tables]'`.") from error


def _with_lists(frame: Any, kinds: Sequence[str]) -> Any:
    """A pandas frame whose lists are lists: DuckDB makes arrays of them, which compare cell by cell."""
    for name, kind in zip(list(frame.columns), kinds, strict=True):
        if kind.endswith("[]"):
            frame[name] = [None if cell is None else list(cell) for cell in frame[name]]
    return frame


def statement_kinds(con: Connection, sql: str) -> list[str]:
    """The kinds of the statements in a piece of SQL ("SELECT", "DELETE" …)."""
    return [statement.type.name for statement in con.extract_statements(sql)]


def write_parquet(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]], path: str | Path) -> None:
    """Writes rows to a Parquet file as they come; ``columns`` are (name, SQL type)."""
    fields = ", ".join(f'"{name}" {kind}' for name, kind in columns)
    target = str(path).replace("'", "''")
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE out ({fields})")
        coming = iter(rows)
        while part := list(islice(coming, ROWS_A_STATEMENT)):
            insert(con, "out", part)
        try:
            con.execute(f"COPY out TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.IOException as error:
            reason = str(error).splitlines()[0].split(": ", 1)[-1].rstrip(".")
            raise StoreError(f"{path} cannot be written: {reason}; check the path and its rights.") from error
