"""The runs of a store: one row an ingest, with its account."""

from __future__ import annotations

from whowhom.store.clock import now
from whowhom.store.duck import Connection
from whowhom.store.intake.ledger import Ledger


def start_run(con: Connection, coder: str, codebook: str) -> int:
    """Begins a run of a coder's version with a codebook, and returns its number."""
    row = con.execute("SELECT coalesce(max(id), 0) + 1 FROM runs").fetchone()
    number = int(row[0]) if row else 1
    con.execute("INSERT INTO runs VALUES (?, ?, ?, ?, NULL, ?)", [number, coder, codebook, now(), Ledger().as_dict()])
    return number


def note_run(con: Connection, run: int, ledger: Ledger, finished: bool) -> None:
    con.execute(
        "UPDATE runs SET ledger = ?, finished = ? WHERE id = ?",
        [ledger.as_dict(), now() if finished else None, run],
    )


def drop_empty_run(con: Connection, run: int) -> None:
    """Takes a run out that has read nothing and kept no problem."""
    sql = "DELETE FROM runs WHERE id = ? AND ledger = ? AND id NOT IN (SELECT run FROM problems)"
    con.execute(sql, [run, Ledger().as_dict()])
