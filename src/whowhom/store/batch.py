"""What one transaction will add to the store: reports coded, their records, their problems, their account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from whowhom.records import Problem, Report
from whowhom.store.duck import Connection, QueryError
from whowhom.store.known import Known
from whowhom.store.ledger import Ledger
from whowhom.store.troubles import crash, id_taken, not_utf8
from whowhom.store.write import Coded, Rows, digest, forget, storable
from whowhom.syntax import Reading

OnProblem = Callable[[Problem], None]


class CoderLike(Protocol):
    """What an ingest needs of a coder. ``version`` and ``codebook_id`` are kept with every record."""

    version: str
    codebook_id: str

    def read(self, report: Report) -> Reading:
        """The report with its events, relations and problems."""
        ...


class Batch:
    """Codes reports and gathers what comes of them until ``insert`` writes it. ``ledger`` is the whole run's."""

    def __init__(self, con: Connection, coder: CoderLike, run: int, on_problem: OnProblem | None) -> None:
        self._con, self._coder, self._run, self._on_problem = con, coder, run, on_problem
        self.ledger = Ledger()
        self._done: list[tuple[Coded, Rows]] = []
        self._problems: list[Problem] = []
        self._gone: list[str] = []

    def take(self, item: Report | Problem, known: Known) -> None:
        """Codes a report that is not known, or counts what could not be read."""
        if isinstance(item, Report):
            self._report(item, known)
            return
        self._tell(item)
        if item.fatal:
            self.ledger = self.ledger.with_("failed")

    def insert(self) -> None:
        """Writes all of it, within the transaction of the caller."""
        rows = Rows()
        for _, its in self._done:
            rows.merge(its)
        rows.add_problems(self._problems, self._run)
        forget(self._con, self._gone)
        rows.insert(self._con)

    def prove(self) -> None:
        """Finds the reports whose rows DuckDB refuses and counts them as failed: a bad value must not cost a batch."""
        self._done = [self._proved(coded, rows) for coded, rows in self._done]

    def clear(self) -> None:
        self._done, self._problems, self._gone = [], [], []

    def _report(self, report: Report, known: Known) -> None:
        mark = digest(report)
        id, codebook, status = known.by_digest.get(mark, ("", "", ""))
        if id and codebook == self._coder.codebook_id and status != "failed":
            self.ledger = self.ledger.with_("known")
            return
        other = known.other(report.id, mark)
        if other not in (None, "failed"):
            self._tell(id_taken(report))
            self.ledger = self.ledger.with_("failed")
            return
        coded, rows, problems = self._code(report, mark)
        for old in {id, report.id if other else ""} - {""}:
            self._gone.append(old)
            self._done = [(done, its) for done, its in self._done if done.report.id != old]
        self._done.append((coded, rows))
        known.note(report.id, mark, self._coder.codebook_id, coded.status)
        for problem in problems:
            self._tell(problem)
        self._count(coded)

    def _code(self, report: Report, mark: str) -> tuple[Coded, Rows, tuple[Problem, ...]]:
        try:
            report = storable(report)
            reading = self._coder.read(report)
            coded = _judge(reading, mark)
            return coded, self._rows(coded), reading.problems
        except UnicodeEncodeError:
            problem = not_utf8(report)
            report = replace(report, text=report.text.encode("utf-8", "replace").decode("utf-8"))
        except Exception as error:  # a fault in one report must not cost the others
            problem = crash(report, error)
        coded = Coded(report, mark, "failed")
        return coded, self._rows(coded), (problem,)

    def _rows(self, coded: Coded) -> Rows:
        rows = Rows()
        rows.add(coded, (self._coder.version, self._coder.codebook_id), self._run)
        return rows

    def _count(self, coded: Coded, sign: int = 1) -> None:
        outcome = {"coded": "coded", "no-events": "without_events"}.get(coded.status, "failed")
        self.ledger = self.ledger.with_(outcome, sign, sign * len(coded.events), sign * len(coded.relations))

    def _tell(self, problem: Problem) -> None:
        self._problems.append(problem)
        if self._on_problem:
            self._on_problem(problem)

    def _proved(self, coded: Coded, rows: Rows) -> tuple[Coded, Rows]:
        self._con.begin()
        try:
            rows.insert(self._con)
        except QueryError as error:
            self._tell(crash(coded.report, error))
            self._count(coded, -1)
            coded = Coded(coded.report, coded.digest, "failed")
            rows = self._rows(coded)
            self._count(coded)
        finally:
            self._con.rollback()
        return coded, rows


def _judge(reading: Reading, mark: str) -> Coded:
    """A report with a fatal problem was not coded, whatever else stands in its reading."""
    if any(problem.fatal for problem in reading.problems):
        return Coded(reading.report, mark, "failed", reading.blocks)
    status = "coded" if reading.events else "no-events"
    return Coded(reading.report, mark, status, reading.blocks, reading.events, reading.relations)
