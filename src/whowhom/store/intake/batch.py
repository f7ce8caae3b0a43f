"""What one transaction will add to the store: reports coded, their records, where they were seen, their account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from whowhom.records import Problem
from whowhom.store.duck import Connection, QueryError
from whowhom.store.intake.judge import Again, Anew, Judge, Outcome
from whowhom.store.intake.known import Known
from whowhom.store.intake.ledger import Ledger
from whowhom.store.intake.stream import Step
from whowhom.store.intake.troubles import crash
from whowhom.store.intake.unit import Unit
from whowhom.store.write import COPY, Coded, Row, Rows, demote, forget, forget_places

OnProblem = Callable[[Problem], None]
PASSING = ("nothing-new", "resting")  # notes on a feed that are worth saying, and not worth keeping


@dataclass(frozen=True, slots=True)
class Done:
    """A report as it will be stored, and how it was counted: its column of the account, and the records in it."""

    coded: Coded
    rows: Rows
    unit: Unit
    column: str | None = None  # None: it was counted as something else
    records: tuple[int, int] = (0, 0)  # events, relations


class Batch:
    """Gathers what is judged until ``insert`` writes it. ``ledger`` is the whole run's."""

    def __init__(self, con: Connection, judge: Judge, run: int, on_problem: OnProblem | None) -> None:
        self._con, self._judge, self._run, self._on_problem = con, judge, run, on_problem
        self.ledger = Ledger()
        self.clear()

    def clear(self) -> None:
        self._done: list[Done] = []
        self._problems: list[Problem] = []
        self._gone: list[str] = []  # coded anew
        self._mended: list[str] = []  # failed once, and now the id of another text
        self._demoted: list[str] = []  # coded under a lower id
        self._places: list[Row] = []

    def add(self, step: Step, outcome: Outcome, known: Known) -> None:
        """Counts a step, keeps what it brings, and tells its problems."""
        if step.passed:
            self.ledger += step.unit.count_again()
        if outcome.failed:
            self._count(step.unit, "failed")
        elif isinstance(outcome.found, Again):
            self._again(outcome.found, step.unit, known)
        elif outcome.found:
            self._anew(outcome.found, step.unit, known)
        for problem in outcome.problems:
            self._tell(problem, step.unit)

    def insert(self) -> None:
        """Writes all of it, within the transaction of the caller."""
        rows = Rows()
        for done in self._done:
            rows.merge(done.rows)
        rows.add_problems(self._problems, self._run)
        rows.tables["sightings"] += self._places
        forget(self._con, self._gone)
        forget_places(self._con, self._mended)
        demote(self._con, self._demoted)
        rows.insert(self._con)

    def prove(self) -> None:
        """Finds the reports whose rows DuckDB refuses and counts them as failed: a bad value must not cost a batch."""
        self._done = [self._proved(done) for done in self._done]

    def _again(self, found: Again, unit: Unit, known: Known) -> None:
        """A text that is coded already: kept as one more place where it was seen, if it is one."""
        self._count(unit, "known" if found.seen else "copies")
        if found.seen:
            return
        self._places += known.sight(found.document, found.report)
        if found.document not in known.by_id:
            copy = Coded(found.report, found.digest, COPY)
            self._put(Done(copy, self._judge.rows(copy), unit), known)

    def _anew(self, found: Anew, unit: Unit, known: Known) -> None:
        coded = found.coded
        report, mark = coded.report, coded.digest
        column = _column(coded)
        if found.held:
            column = "known" if known.seen(report.id, report) else "copies"
        before = known.by_digest.get(mark)
        if known.other(report.id, mark):  # a report that failed, and is mended
            self._places = [row for row in self._places if row[0] != report.id]
            self._mended.append(report.id)
            known.places = {place for place in known.places if place[0] != report.id}
        if before and before[0] != report.id:
            self._demote(before[0])
            known.note(before[0], mark, before[1], COPY)
        self._places += known.sight(report.id, report)
        records = (0, 0) if found.held else (len(coded.events), len(coded.relations))
        self._put(Done(coded, found.rows, unit, column, records), known)
        self._count(unit, column, 1, *records)

    def _put(self, done: Done, known: Known) -> None:
        id = done.coded.report.id
        if id in known.by_id:
            self._gone.append(id)
            self._done = [one for one in self._done if one.coded.report.id != id]
        self._done.append(done)
        known.note(id, done.coded.digest, self._judge.codebook, done.coded.status)

    def _demote(self, id: str) -> None:
        """Another report with this text is coded now, and this one is its copy."""
        self._demoted.append(id)
        for n, done in enumerate(self._done):
            if done.coded.report.id == id:
                copy = Coded(done.coded.report, done.coded.digest, COPY)
                self._done[n] = Done(copy, self._judge.rows(copy), done.unit)

    def _count(self, unit: Unit, column: str, reports: int = 1, events: int = 0, relations: int = 0) -> None:
        self.ledger = self.ledger.with_(column, reports, events, relations)
        unit.count(column, reports, events, relations)

    def _tell(self, problem: Problem, unit: Unit) -> None:
        if problem.code not in PASSING:
            self._problems.append(problem)
        if problem.fatal:
            unit.error = problem.message
        if self._on_problem:
            self._on_problem(problem)

    def _proved(self, done: Done) -> Done:
        self._con.begin()
        try:
            done.rows.insert(self._con)
        except QueryError as error:
            self._tell(crash(done.coded.report, error), done.unit)
            if done.column:
                events, relations = done.records
                self._count(done.unit, done.column, -1, -events, -relations)
                self._count(done.unit, "failed")
            coded = Coded(done.coded.report, done.coded.digest, "failed")
            return replace(done, coded=coded, rows=self._judge.rows(coded), column="failed", records=(0, 0))
        finally:
            self._con.rollback()
        return done


def _column(coded: Coded) -> str:
    return {"coded": "coded", "no-events": "without_events"}.get(coded.status, "failed")
