"""Reports in: known ones are passed over, the others coded and stored in micro-batches, a transaction each.

The ledger stands in the same transaction as the reports that it counts, so that a process killed at any moment loses
at most the batch under way and never counts anything twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from whowhom.records import Problem, Report
from whowhom.store.batch import Batch, CoderLike, OnProblem
from whowhom.store.duck import Connection, QueryError, transaction
from whowhom.store.known import look_up
from whowhom.store.ledger import IngestInterruptedError, Ledger
from whowhom.store.runs import note_run, start_run

MIN_BATCH, BATCH, MAX_BATCH = 1, 100, 500
Progress = Callable[[Ledger], None]


class Ingest:
    """One run of a coder over a source of reports into one store."""

    def __init__(
        self, con: Connection, coder: CoderLike, progress: Progress | None, on_problem: OnProblem | None
    ) -> None:
        self._con, self._progress = con, progress
        self._run = start_run(con, coder.version, coder.codebook_id)
        self._batch = Batch(con, coder, self._run, on_problem)

    def work(self, reports: Iterable[Report | Problem], batch: int) -> Ledger:
        """Codes and stores everything. Whatever stops it, what is done by then is stored first."""
        try:
            for items in _batches(iter(reports), batch):
                known = look_up(self._con, [item for item in items if isinstance(item, Report)])
                for item in items:
                    self._batch.take(item, known)
                    if self._progress:
                        self._progress(self._batch.ledger)
                self._commit()
        except KeyboardInterrupt as stop:
            self._commit()
            raise IngestInterruptedError(self._batch.ledger) from stop
        except BaseException:
            self._commit()
            raise
        self._commit(finished=True)
        return self._batch.ledger

    def _commit(self, finished: bool = False) -> None:
        try:
            self._store(finished)
        except QueryError:
            self._batch.prove()
            self._store(finished)
        self._batch.clear()

    def _store(self, finished: bool) -> None:
        with transaction(self._con):
            self._batch.insert()
            note_run(self._con, self._run, self._batch.ledger, finished)


def ingest(
    con: Connection,
    reports: Iterable[Report | Problem],
    coder: CoderLike,
    *,
    batch: int = BATCH,
    progress: Progress | None = None,
    on_problem: OnProblem | None = None,
) -> Ledger:
    """Codes reports into the store. ``batch`` reports a transaction (1 to 500).

    Raises IngestInterruptedError, with the ledger so far, on Ctrl-C; everything done by then is stored.
    """
    if not MIN_BATCH <= batch <= MAX_BATCH:
        raise ValueError(f"batch is {batch}, but must lie between {MIN_BATCH} and {MAX_BATCH} reports.")
    return Ingest(con, coder, progress, on_problem).work(reports, batch)


def _batches(items: Iterator[Report | Problem], size: int) -> Iterator[list[Report | Problem]]:
    while part := list(islice(items, size)):
        yield part
