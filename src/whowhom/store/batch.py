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
from whowhom.store.write import COPY, Coded, Row, Rows, demote, digest, forget, forget_places, storable
from whowhom.syntax import Reading

OnProblem = Callable[[Problem], None]


class CoderLike(Protocol):
    """What an ingest needs of a coder. ``version`` and ``codebook_id`` are kept with every record."""

    version: str
    codebook_id: str

    def read(self, report: Report) -> Reading:
        """The report with its events, relations and problems."""
        ...

    def about(self, report: Report) -> Report:
        """The report with its day and its outlet, which the text may tell; nothing is coded."""
        ...


class Batch:
    """Codes reports and gathers what comes of them until ``insert`` writes it. ``ledger`` is the whole run's."""

    def __init__(self, con: Connection, coder: CoderLike, run: int, on_problem: OnProblem | None) -> None:
        self._con, self._coder, self._run, self._on_problem = con, coder, run, on_problem
        self.ledger = Ledger()
        self._done: list[tuple[Coded, Rows]] = []
        self._problems: list[Problem] = []
        self._gone: list[str] = []  # coded anew
        self._mended: list[str] = []  # failed once, and now the id of another text
        self._demoted: list[str] = []  # coded under a lower id
        self._places: list[Row] = []
        self._pairs: list[Row] = []

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
        rows.tables["sightings"] += self._places
        rows.tables["copy_pairs"] += self._pairs
        forget(self._con, self._gone)
        forget_places(self._con, self._mended)
        demote(self._con, self._demoted)
        rows.insert(self._con)

    def prove(self) -> None:
        """Finds the reports whose rows DuckDB refuses and counts them as failed: a bad value must not cost a batch."""
        self._done = [self._proved(coded, rows) for coded, rows in self._done]

    def clear(self) -> None:
        self._done, self._problems = [], []
        self._gone, self._mended, self._demoted = [], [], []
        self._places, self._pairs = [], []

    def _report(self, report: Report, known: Known) -> None:
        mark = digest(report)
        coded_as, codebook, status = known.by_digest.get(mark, ("", "", ""))
        taken = known.other(report.id, mark)
        held = bool(coded_as) and codebook == self._coder.codebook_id and status != "failed"
        if held and (taken is not None or coded_as <= report.id):
            self._again(storable(report), mark, coded_as if taken is not None else report.id, known)
        elif taken not in (None, "failed"):
            self._tell(id_taken(report))
            self.ledger = self.ledger.with_("failed")
        else:
            self._anew(report, mark, known, held)

    def _again(self, report: Report, mark: str, document: str, known: Known) -> None:
        """A text that is coded already: kept as one more place where it was seen, if it is one."""
        self.ledger = self.ledger.with_("known" if known.seen(document, report) else "copies")
        if known.seen(document, report):
            return
        report = self._coder.about(report)
        self._places += known.sight(document, report)
        if document not in known.by_id:
            self._copy_of(known.by_digest[mark][0], document)
            copy = Coded(report, mark, COPY)
            self._put(copy, self._rows(copy), known)

    def _anew(self, report: Report, mark: str, known: Known, held: bool) -> None:
        """Codes a report. ``held``: its text is coded under a higher id, which from now on is the copy of this one."""
        coded, rows, problems = self._code(report, mark)
        before, outcome = known.by_digest.get(mark), "known" if known.seen(report.id, coded.report) else "copies"
        if known.other(report.id, mark):  # a report that failed, and is mended
            self._places = [row for row in self._places if row[0] != report.id]
            self._mended.append(report.id)
            known.places = {place for place in known.places if place[0] != report.id}
        if before and before[0] != report.id:
            if report.id not in known.by_id:
                self._copy_of(before[0], report.id)
            self._demote(before[0])
            known.note(before[0], mark, before[1], COPY)
        self._places += known.sight(report.id, coded.report)
        self._put(coded, rows, known)
        for problem in problems:
            self._tell(problem)
        if held:
            self.ledger = self.ledger.with_(outcome)
        else:
            self._count(coded)

    def _put(self, coded: Coded, rows: Rows, known: Known) -> None:
        id = coded.report.id
        if id in known.by_id:
            self._gone.append(id)
            self._done = [(done, its) for done, its in self._done if done.report.id != id]
        self._done.append((coded, rows))
        known.note(id, coded.digest, self._coder.codebook_id, coded.status)

    def _demote(self, id: str) -> None:
        """Another report with this text is coded now, and this one is its copy."""
        self._demoted.append(id)
        for n, (coded, _) in enumerate(self._done):
            if coded.report.id == id:
                copy = Coded(coded.report, coded.digest, COPY)
                self._done[n] = (copy, self._rows(copy))

    def _copy_of(self, one: str, other: str) -> None:
        self._pairs.append((min(one, other), max(one, other), "same-text", 1.0))

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
