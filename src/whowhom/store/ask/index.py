"""The index of words: a SQLite file beside the store, ``NAME.fts.sqlite``, with the stems of all evidence.

It is a cache: it holds no word that the store does not hold, is dropped when it does not belong to the store, and is
made anew from it. An event stands in it by its day and number, so that hits come in the order of days and the first
page of a frequent word costs little. Numbers are never given twice: what was taken out of the store since then finds
nothing and does no harm.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from whowhom.store.duck import Connection, scalar

FAILURES = (sqlite3.Error, OSError)
STEMS = "tokenize='porter unicode61 remove_diacritics 2'"
TABLE = (
    f"CREATE VIRTUAL TABLE evidence USING fts5(words, content='', {STEMS})",
    "CREATE TABLE stamp (format INTEGER, run INTEGER, started TEXT, last INTEGER, entries INTEGER)",
)
FORMAT = 1
PART = 10_000  # events read and written at a time
BLOATED = 2.0  # entries for every event of the store above which the index is made anew
Stamp = tuple[int, int, str, int, int]  # format, newest run and its start, last number, entries
NUMBER_BITS = 32
UNDATED = 4_000_000  # stands behind every day that DuckDB knows of; days count from the year 1
_DAYS = f"least({UNDATED - 1}, day - DATE '0001-01-01')"
ENTRY = f"((CASE WHEN day IS NULL THEN {UNDATED} ELSE greatest(0, {_DAYS}) END)::BIGINT << {NUMBER_BITS}) | number"
OnPart = Callable[[int], None]


def beside(path: str) -> Path | None:
    """Where the index of the store at ``path`` lies; None for a store in memory."""
    return None if path in ("", ":memory:") else Path(f"{path}.fts.sqlite")


def refresh(con: Connection, file: Path, *, anew: bool = False, progress: OnPart | None = None) -> int:
    """Brings the index in step with the store and returns how many events were added.

    Raises one of FAILURES where the file cannot be written.
    """
    stamp = None if anew else read_stamp(file)
    if stamp is None or not fits(con, stamp):
        return _make(con, file, progress)
    if in_step(con, stamp):
        return 0
    with closing(sqlite3.connect(file)) as index, index:
        return _add(con, index, stamp, progress)


def read_stamp(file: Path) -> Stamp | None:
    """What the index says of itself; None where there is none that can be read."""
    if not file.is_file():
        return None
    try:
        with closing(_reader(file)) as index:
            row = index.execute("SELECT * FROM stamp").fetchone()
    except sqlite3.Error:
        return None
    return (int(row[0]), int(row[1]), str(row[2]), int(row[3]), int(row[4])) if row else None


def fits(con: Connection, stamp: Stamp) -> bool:
    """Whether the index was made from this store, or from an earlier state of it, and is worth going on with."""
    form, run, started, _, entries = stamp
    known = scalar(con, "SELECT count(*) FROM runs WHERE id = ? AND started::VARCHAR = ?", [run, started])
    bloated = entries > BLOATED * max(scalar(con, "SELECT count(*) FROM events"), PART)
    return form == FORMAT and known > 0 and not bloated


def in_step(con: Connection, stamp: Stamp) -> bool:
    """Whether every event of the store stands in the index."""
    return _last(con) <= stamp[3]


def search(file: Path, match: str, among: Sequence[int] | None = None) -> Iterator[int]:
    """The entries of the events whose evidence matches, in FTS5's language, in the order of their days.

    ``among``: no other entries than these are wanted.
    """
    with closing(_reader(file)) as index:
        yield from _hits(index, match, among)


def numbers(file: Path, match: str, among: Sequence[int] | None = None) -> str:
    """The numbers of the same events, in no order, as one JSON text: a million of them in a tenth of the time."""
    with closing(_reader(file)) as index:
        of, params = _asked(match, among)
        mask = (1 << NUMBER_BITS) - 1
        return str(index.execute(f"SELECT json_group_array(rowid & {mask}) {of}", params).fetchone()[0])


def search_in(rows: Iterable[tuple[int, str]], match: str, among: Sequence[int] | None = None) -> Iterator[int]:
    """The same over some events, (ENTRY, evidence) each, without a file."""
    with closing(sqlite3.connect(":memory:")) as index:
        _lay_out(index)
        index.executemany("INSERT INTO evidence (rowid, words) VALUES (?, ?)", rows)
        yield from _hits(index, match, among)


def number(entry: int) -> int:
    """The number of the event that an entry stands for."""
    return entry & ((1 << NUMBER_BITS) - 1)


def day(entry: int) -> int:
    """Its day, as a count of days."""
    return entry >> NUMBER_BITS


def stems(words: str) -> list[str]:
    """The stems of some words, as the index keeps them."""
    with closing(sqlite3.connect(":memory:")) as index:
        _lay_out(index)
        index.execute("INSERT INTO evidence (rowid, words) VALUES (1, ?)", [words])
        index.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(evidence, 'row')")
        return [row[0] for row in index.execute("SELECT term FROM stems")]


def _last(con: Connection) -> int:
    return scalar(con, "SELECT coalesce(max(number), 0) FROM events")


def _reader(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _hits(index: sqlite3.Connection, match: str, among: Sequence[int] | None) -> Iterator[int]:
    """In the order of days without any sorting, which FTS5 gives for its own keys."""
    of, params = _asked(match, among)
    return (entry for (entry,) in index.execute(f"SELECT rowid {of} ORDER BY rowid", params))


def _asked(match: str, among: Sequence[int] | None) -> tuple[str, list[str]]:
    if among is None:
        return "FROM evidence WHERE evidence MATCH ?", [match]
    # the plus sign keeps SQLite from asking FTS5 anew for each of them
    of = "FROM evidence WHERE evidence MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"
    return of, [match, json.dumps(among)]


def _lay_out(index: sqlite3.Connection) -> None:
    for sql in TABLE:
        index.execute(sql)


def _make(con: Connection, file: Path, progress: OnPart | None) -> int:
    """Made beside its place and moved there when it is whole."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(new)) as index, index:
            index.execute("PRAGMA synchronous = OFF")
            _lay_out(index)
            added = _add(con, index, (FORMAT, 0, "", 0, 0), progress)
        os.replace(new, file)
    finally:
        new.unlink(missing_ok=True)
    return added


def _add(con: Connection, index: sqlite3.Connection, stamp: Stamp, progress: OnPart | None) -> int:
    """Adds the events that came after the stamp, and stamps anew."""
    run = con.execute("SELECT id, started::VARCHAR FROM runs ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    last = max(_last(con), stamp[3])
    sql = f"SELECT {ENTRY} AS entry, evidence FROM events WHERE number > ? AND number <= ? ORDER BY entry"
    rows, added = con.cursor().execute(sql, [stamp[3], last]), 0
    while part := rows.fetchmany(PART):
        index.executemany("INSERT INTO evidence (rowid, words) VALUES (?, ?)", part)
        added += len(part)
        if progress:
            progress(added)
    index.execute("DELETE FROM stamp")
    index.execute("INSERT INTO stamp VALUES (?, ?, ?, ?, ?)", [FORMAT, *run, last, stamp[4] + added])
    return added
