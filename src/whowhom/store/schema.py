"""The tables of a store, built by numbered SQL files, and the version that a file stands at."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from whowhom.store.duck import Connection, transaction
from whowhom.store.errors import StoreError

VERSION_TABLE = "whowhom_schema"


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """(number, SQL) of every migration, in order: ``migrations/0001_first.sql`` is number 1."""
    found = [entry for entry in files("whowhom.store").joinpath("migrations").iterdir() if entry.name.endswith(".sql")]
    return tuple(sorted((int(entry.name.split("_")[0]), entry.read_text(encoding="utf-8")) for entry in found))


def version(con: Connection) -> int | None:
    """The number of the last migration that the file has seen; None if it is no store of ours."""
    table = "SELECT count(*) FROM information_schema.tables WHERE table_name = ?"
    if not _number(con, table, VERSION_TABLE):
        return None
    return _number(con, f"SELECT coalesce(max(number), 0) FROM {VERSION_TABLE}")


def is_empty(con: Connection) -> bool:
    """Whether the file holds no table at all, so that a store may be built in it."""
    return _number(con, "SELECT count(*) FROM information_schema.tables") == 0


def newest() -> int:
    return migrations()[-1][0]


def check(con: Connection, path: str) -> None:
    """Raises StoreError for a file that is another program's or a later version's."""
    found = version(con)
    if found is None and not is_empty(con):
        raise StoreError(f"{path} is a DuckDB file of another program, not a store; name another file with --db.")
    if found is not None and found > newest():
        raise StoreError(
            f"{path} was written by a later version (schema {found}, this one knows {newest()}); upgrade whowhom."
        )


def migrate(con: Connection) -> list[int]:
    """Brings the file to the newest schema and returns the numbers of the migrations that ran."""
    done = version(con)
    ran = []
    with transaction(con):
        if done is None:
            con.execute(f"CREATE TABLE {VERSION_TABLE} (number INTEGER NOT NULL)")
        for number, sql in migrations():
            if number > (done or 0):
                con.execute(sql)
                con.execute(f"INSERT INTO {VERSION_TABLE} VALUES (?)", [number])
                ran.append(number)
    return ran


def _number(con: Connection, sql: str, *params: str) -> int:
    row = con.execute(sql, list(params)).fetchone()
    return int(row[0]) if row else 0
