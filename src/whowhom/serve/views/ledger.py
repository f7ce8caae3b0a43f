"""The account of the store: what was read, what became of it, what went wrong and what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whowhom.serve.asking import Looking


@dataclass(frozen=True, slots=True)
class Counts:
    """Reports in and what became of them: ``read`` is the sum of coded, without_events, failed, known and copies.
    ``events`` and ``relations`` are the records that they brought."""

    read: int = 0
    coded: int = 0
    without_events: int = 0
    failed: int = 0
    known: int = 0
    copies: int = 0
    events: int = 0
    relations: int = 0


@dataclass(frozen=True, slots=True)
class InState:
    """So many reports have this status (coded, no-events, failed, copy), or sources this state (waiting, leased,
    done, failed, changed)."""

    state: str
    count: int


@dataclass(frozen=True, slots=True)
class Run:
    """``started`` and ``finished`` in UTC; ``finished`` is null where the run was cut short."""

    id: int
    started: str
    finished: str | None
    coder: str
    codebook: str
    counts: Counts
    problems: int


@dataclass(frozen=True, slots=True)
class Version:
    """``reports`` of the store were coded by this version of the coder with this codebook."""

    coder: str
    codebook: str
    reports: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Problems of one kind. ``fatal``: each cost a report. ``examples``: a few of the messages."""

    stage: str
    code: str
    fatal: bool
    count: int
    first_run: int
    last_run: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """``total``: of all runs. ``runs``: the last ones, the newest first. ``unfinished``: names of a few sources that
    were not read to their end. ``differences``: where the account does not add up; empty unless the tables were
    changed by hand. ``uncompared``: reports that were not looked through for copies yet. ``linked``: whether the
    incidents are up to date."""

    total: Counts
    reports: tuple[InState, ...]
    sources: tuple[InState, ...]
    unfinished: tuple[str, ...]
    runs: tuple[Run, ...]
    versions: tuple[Version, ...]
    problems: tuple[Kind, ...]
    differences: tuple[str, ...]
    uncompared: int
    linked: bool


def ledger(store: Looking) -> Ledger:
    """The account of the whole store, which always adds up."""
    told = store.whole_account()
    return Ledger(
        Counts(**told["total"].as_dict()),
        _states(told["reports"]),
        _states(told["sources"]),
        tuple(told["unfinished"]),
        tuple(_run(row) for row in told["runs"]),
        tuple(Version(**row) for row in told["versions"]),
        tuple(Kind(**{**row, "examples": tuple(row["examples"])}) for row in told["problems"]),
        tuple(told["differences"]),
        store.uncompared(),
        store.is_linked(),
    )


def _states(counted: dict[str, int]) -> tuple[InState, ...]:
    return tuple(InState(state, count) for state, count in counted.items())


def _run(row: dict[str, Any]) -> Run:
    rest = {name: row[name] for name in ("id", "started", "finished", "coder", "codebook", "problems")}
    return Run(**rest, counts=Counts(**row["ledger"]))
