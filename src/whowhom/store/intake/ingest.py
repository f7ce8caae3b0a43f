"""Reports in: known ones are passed over, the others coded and stored in micro-batches, a transaction each.

The ledger stands in the same transaction as the reports that it counts, so that a process killed at any moment loses
at most the batch under way and never counts anything twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from whowhom.records import Problem, Report
from whowhom.run import ahead
from whowhom.store.duck import BROKEN, Connection, QueryError, transaction
from whowhom.store.intake.batch import Batch, OnProblem
from whowhom.store.intake.judge import CoderLike, Judge
from whowhom.store.intake.known import Known, look_up
from whowhom.store.intake.ledger import IngestInterruptedError, Ledger
from whowhom.store.intake.manifest import Manifest
from whowhom.store.intake.runs import drop_empty_run, note_run, start_run
from whowhom.store.intake.signals import Signals
from whowhom.store.intake.stream import Step, batches, single, steps
from whowhom.store.intake.unit import Source, Unit

MIN_BATCH, BATCH, MAX_BATCH = 1, 100, 500
Progress = Callable[[Ledger], None]


class Ingest:
    """One run of a coder over sources or reports into one store."""

    def __init__(
        self,
        con: Connection,
        coder: CoderLike,
        progress: Progress | None,
        on_problem: OnProblem | None,
        only_new: bool = False,
    ) -> None:
        self._con, self._coder, self._progress = con, coder, progress
        self._run = start_run(con, coder.version, coder.codebook_id)
        self.manifest = Manifest(con, self._run, coder.version, coder.codebook_id, only_new)
        self._judge = Judge(coder, self._run)
        self._batch = Batch(con, self._judge, self._run, on_problem)
        self._signals = Signals()
        self._touched: dict[str, Unit] = {}

    def work(self, steps: Iterable[Step], size: int) -> Ledger:
        """Codes and stores everything. Whatever stops it, what is done by then is stored first."""
        with self._signals:
            try:
                for part in ahead(batches(iter(steps), size), self._coder, self._to_code, len):
                    known = self._known(part)
                    for step in part:
                        self._take(step, known)
                    self._commit()
                self._commit(finished=True)
                if self.manifest.only_new:
                    drop_empty_run(self._con, self._run)
            except BROKEN:
                raise
            except KeyboardInterrupt as stop:
                self._lay_down()
                raise IngestInterruptedError(self._batch.ledger) from stop
            except BaseException:
                self._lay_down()
                raise
        return self._batch.ledger

    def _to_code(self, part: list[Step]) -> list[Report]:
        """What the coder will be asked for when this part has its turn, as far as the store can tell by now."""
        known = self._known(part)
        todo = (self._judge.to_code(step, known) for step in part)
        return [report for report in todo if report is not None]

    def _known(self, part: list[Step]) -> Known:
        with self._signals.held():  # DuckDB makes an error of its own of a query that is interrupted
            return look_up(self._con, [step.item for step in part if isinstance(step.item, Report)])

    def _take(self, step: Step, known: Known) -> None:
        outcome = self._judge.outcome(step, known)
        with self._signals.held():
            self._batch.add(step, outcome, known)
            self._touched[step.unit.id] = step.unit
            step.note()
        if self._progress:
            self._progress(self._batch.ledger)

    def _lay_down(self) -> None:
        with self._signals.held():
            for unit in self.manifest.leased.values():
                unit.release()
            self._touched |= self.manifest.leased
            self._commit()

    def _commit(self, finished: bool = False) -> None:
        with self._signals.held():
            try:
                self._store(finished)
            except BROKEN:
                raise
            except QueryError:
                self._batch.prove()
                self._store(finished)
            self._batch.clear()
            self._touched.clear()

    def _store(self, finished: bool) -> None:
        with transaction(self._con):
            self._batch.insert()
            self.manifest.save(self._touched.values())
            self.manifest.renew()
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
    _check(batch)
    run = Ingest(con, coder, progress, on_problem)
    return run.work((single(run.manifest.given, report) for report in reports), batch)


def ingest_units(
    con: Connection,
    units: Iterable[Source | Problem],
    coder: CoderLike,
    *,
    batch: int = BATCH,
    progress: Progress | None = None,
    on_problem: OnProblem | None = None,
    only_new: bool = False,
) -> Ledger:
    """Codes what sources hold into the store, as ``ingest`` does; what the manifest calls done is not read again.

    ``only_new``: nor is it counted again, and a run that brought nothing leaves no trace.
    """
    _check(batch)
    run = Ingest(con, coder, progress, on_problem, only_new)
    return run.work(steps(units, run.manifest, batch), batch)


def _check(batch: int) -> None:
    if not MIN_BATCH <= batch <= MAX_BATCH:
        raise ValueError(f"batch is {batch}, but must lie between {MIN_BATCH} and {MAX_BATCH} reports.")
