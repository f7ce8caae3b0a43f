"""The account of a store: what every run and every source brought, what went wrong, and what is still to be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whowhom.store.duck import Connection
from whowhom.store.intake.ledger import Ledger
from whowhom.store.intake.manifest import read_units
from whowhom.store.intake.unit import Unit
from whowhom.store.rows import Rows

EXAMPLES = 3  # messages shown of each kind of problem


def ledgers(con: Connection) -> Iterator[tuple[int, Ledger]]:
    """The number and the account of every run, in order."""
    for id, values in con.execute("SELECT id, ledger FROM runs ORDER BY id").fetchall():
        yield id, Ledger.of(values)


def total(con: Connection) -> Ledger:
    """What all runs together have read, and what became of it."""
    return sum((ledger for _, ledger in ledgers(con)), Ledger())


def units(con: Connection) -> list[dict[str, Any]]:
    """Every source with its state, its present content (``reports``, ``lost``) and the account of all runs."""
    return [_told(unit) for unit in read_units(con)]


def documents(con: Connection) -> dict[str, int]:
    """How many reports the store holds, by their status: coded, no-events, failed, copy."""
    return dict(con.execute("SELECT status, count(*) FROM documents GROUP BY status ORDER BY status").fetchall())


def problems(con: Connection, run: int | None = None) -> list[dict[str, Any]]:
    """What went wrong, in one run or in all, by kind: the commonest first, each with a few examples."""
    sql = """
        SELECT stage, code, fatal, count(*) AS count, min(run) AS first_run, max(run) AS last_run,
            list(DISTINCT message ORDER BY message)[:?] AS examples
        FROM problems WHERE ? IS NULL OR run = ? GROUP BY ALL ORDER BY count DESC, stage, code
    """
    return list(Rows(con, sql, [EXAMPLES, run, run]))


def differences(con: Connection) -> list[str]:
    """Where the account does not add up, one sentence each; none, unless somebody changed the tables by hand."""
    runs = dict(ledgers(con))
    found = [f"The ledger of run {id} does not add up." for id, ledger in runs.items() if not ledger.adds_up]
    sources = list(read_units(con))
    found += [f"The ledger of {unit.name} does not add up." for unit in sources if not unit.ledger.adds_up]
    by_run, by_unit = sum(runs.values(), Ledger()), sum((unit.ledger for unit in sources), Ledger())
    for name, count in by_run.as_dict().items():
        if (other := by_unit.as_dict()[name]) != count:
            found.append(f"The runs count {count} {name.replace('_', ' ')}, the sources {other}.")
    return found


def _told(unit: Unit) -> dict[str, Any]:
    about = {name: getattr(unit, name) for name in ("kind", "name", "state", "reports", "lost", "error", "run")}
    return {**about, **unit.ledger.as_dict()}
