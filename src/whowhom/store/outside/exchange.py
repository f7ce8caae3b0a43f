"""A store's acts on their way to other programs: to a file that is there whole or not at all, or to a stream."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from whowhom.export import Account, Act, form_of, lines_of, of_event, of_incident
from whowhom.export.flat import COLUMNS, flat
from whowhom.store.ask.query import events_query
from whowhom.store.duck import Connection, write_parquet
from whowhom.store.errors import StoreError
from whowhom.store.rows import EventRows, Rows

OnAct = Callable[[Account], None]
INCIDENTS = """
WITH hit AS (SELECT DISTINCT id, document FROM ({events})),
     found AS (SELECT DISTINCT m.incident FROM incident_events m
               JOIN hit ON hit.id = m.event AND hit.document = m.document)
SELECT i.record, list(e.record ORDER BY e.document, e.position) AS events
FROM incidents i JOIN found ON found.incident = i.id
JOIN incident_events m ON m.incident = i.id
JOIN events e ON e.id = m.event AND e.document = m.document
GROUP BY i.id, i.record, i.when_start, i.when_end ORDER BY coalesce(i.when_start, i.when_end), i.id
"""


def export(
    con: Connection,
    form: str,
    out: Path | BinaryIO,
    *,
    incidents: bool = False,
    on_act: OnAct | None = None,
    asked: Mapping[str, Any],
) -> Account:
    """Writes what ``asked`` for (the arguments of ``Store.events``) in that form and tells what became of each act."""
    form_of(form)
    account = Account()
    acts = _told(_incidents(con, asked) if incidents else _events(con, asked), account, on_act)
    if form == "parquet":
        _write_parquet(acts, account, out)
        return account
    with opened(out) as file:
        for text in lines_of(acts, form, account):
            file.write(text.encode("utf-8", "backslashreplace"))
    return account


@contextmanager
def opened(out: Path | BinaryIO) -> Iterator[BinaryIO]:
    """The stream as it is; of a path a file beside it, which takes its name when all is written."""
    if not isinstance(out, Path):
        yield out
        return
    with _beside(out) as half, half.open("wb") as file:
        yield file


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """An empty file in the same folder, which becomes ``path`` at the end, or nothing where that fails."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}; check the path and its rights.") from error
    os.close(number)
    half = Path(name)
    try:
        yield half
        half.chmod(0o666 & ~_umask())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _umask() -> int:
    """The rights that a new file is not given; ``mkstemp`` gives fewer than a usual file has."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_parquet(acts: Iterable[Act], account: Account, out: Path | BinaryIO) -> None:
    rows = []
    for act in acts:
        account.count(1)
        rows.append(flat(act.record))
    columns = [(name, kind) for name, kind, _ in COLUMNS]
    if isinstance(out, Path):
        with _beside(out) as half:
            write_parquet(columns, rows, half)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "acts.parquet"
        write_parquet(columns, rows, path)
        out.write(path.read_bytes())


def _told(acts: Iterable[Act], account: Account, on_act: OnAct | None) -> Iterator[Act]:
    for act in acts:
        yield act
        if on_act:
            on_act(account)


def _events(con: Connection, asked: Mapping[str, Any]) -> Iterator[Act]:
    return map(of_event, EventRows(con, *events_query(**asked)))


def _incidents(con: Connection, asked: Mapping[str, Any]) -> Iterator[Act]:
    """The incidents that an event which was asked for is part of, each with all its events."""
    if not has_incidents(con) and con.execute("SELECT 1 FROM events LIMIT 1").fetchall():
        raise StoreError("The incidents of this store are not drawn up yet; open it to write and call store.link().")
    events, params = events_query(**asked)
    for row in Rows(con, INCIDENTS.format(events=events), params):
        yield of_incident(json.loads(row["record"]), [json.loads(record) for record in row["events"]])


def has_incidents(con: Connection) -> bool:
    """Whether the events of this store were put together into incidents."""
    return bool(con.execute("SELECT 1 FROM incidents LIMIT 1").fetchall())
