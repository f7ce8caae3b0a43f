"""The tables of a store, built by numbered SQL files, and the version that a file stands at."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from whowhom.store.duck import Connection, scalar, transaction
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
    if not scalar(con, table, [VERSION_TABLE]):
        return None
    return scalar(con, f"SELECT coalesce(max(number), 0) FROM {VERSION_TABLE}")


def is_empty(con: Connection) -> bool:
    """Whether the file holds no table at all, so that a store may be built in it."""
    return scalar(con, "SELECT count(*) FROM information_schema.tables") == 0


def newest() -> int:
    return migrations()[-1][0]


def missing(con: Connection) -> list[int]:
    """The numbers of the migrations that the file has not seen; a later one may have come before an earlier one."""
    seen = set[int]()
    if version(con) is not None:
        seen = {row[0] for row in con.execute(f"SELECT number FROM {VERSION_TABLE}").fetchall()}
    return [number for number, _ in migrations() if number not in seen]


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
    steps = dict(migrations())
    with transaction(con):
        todo = missing(con)
        con.execute(f"CREATE TABLE IF NOT EXISTS {VERSION_TABLE} (number INTEGER NOT NULL)")
        for number in todo:
            con.execute(steps[number])
            con.execute(f"INSERT INTO {VERSION_TABLE} VALUES (?)", [number])
    return todo
