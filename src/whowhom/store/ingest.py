"""Reports in: known ones are passed over, the others coded and stored in micro-batches, a transaction each.

The ledger stands in the same transaction as the reports that it counts, so that a process killed at any moment loses
at most the batch under way and never counts anything twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Protocol

from whowhom.records import Problem, Report
from whowhom.store.duck import Connection, QueryError, transaction
from whowhom.store.ledger import IngestInterruptedError, Ledger
from whowhom.store.write import Coded, Rows, digest, forget, storable
from whowhom.syntax import Reading

MIN_BATCH, BATCH, MAX_BATCH = 1, 100, 500
Progress = Callable[[Ledger], None]
OnProblem = Callable[[Problem], None]


class CoderLike(Protocol):
    """What an ingest needs of a coder. ``version`` and ``codebook_id`` are kept with every record."""

    version: str
    codebook_id: str

    def read(self, report: Report) -> Reading:
        """The report with its events, relations and problems."""
        ...


@dataclass(slots=True)
class _Known:
    """What the store holds of the reports in a batch, kept up to date as the batch is worked through."""

    by_digest: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # digest -> id, codebook, status
    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)  # id -> digest, status

    def note(self, id: str, digest: str, codebook: str, status: str) -> None:
        self.by_digest[digest] = (id, codebook, status)
        self.by_id[id] = (digest, status)

    def other(self, id: str, digest: str) -> str | None:
        """The status of a report with this id and another text or date, if there is one."""
        held, status = self.by_id.get(id, (digest, ""))
        return status if held != digest else None


class Ingest:
    """One run of a coder over a source of reports into one store."""

    def __init__(
        self, con: Connection, coder: CoderLike, progress: Progress | None, on_problem: OnProblem | None
    ) -> None:
        self._con, self._coder = con, coder
        self._progress, self._on_problem = progress, on_problem
        self._ledger = Ledger()
        self._done: list[tuple[Coded, Rows]] = []
        self._problems: list[Problem] = []
        self._gone: list[str] = []
        self._run = _start_run(con, coder)

    def work(self, reports: Iterable[Report | Problem], batch: int) -> Ledger:
        """Codes and stores everything. Whatever stops it, what is done by then is stored first."""
        try:
            for items in _batches(iter(reports), batch):
                known = self._look_up([item for item in items if isinstance(item, Report)])
                for item in items:
                    self._one(item, known)
                self._commit()
        except KeyboardInterrupt as stop:
            self._commit()
            raise IngestInterruptedError(self._ledger) from stop
        except BaseException:
            self._commit()
            raise
        self._commit(finished=True)
        return self._ledger

    def _one(self, item: Report | Problem, known: _Known) -> None:
        if isinstance(item, Problem):
            self._tell(item)
            if item.fatal:
                self._count("failed")
        else:
            self._take(item, known)
        if self._progress:
            self._progress(self._ledger)

    def _take(self, report: Report, known: _Known) -> None:
        mark = digest(report)
        id, codebook, status = known.by_digest.get(mark, ("", "", ""))
        if id and codebook == self._coder.codebook_id and status != "failed":
            self._count("known")
            return
        other = known.other(report.id, mark)
        if other not in (None, "failed"):
            self._tell(_id_taken(report))
            self._count("failed")
            return
        coded, rows, problems = self._code(report, mark)
        for old in {id, report.id if other else ""} - {""}:
            self._gone.append(old)
            self._done = [(done, its) for done, its in self._done if done.report.id != old]
        self._done.append((coded, rows))
        known.note(report.id, mark, self._coder.codebook_id, coded.status)
        for problem in problems:
            self._tell(problem)
        self._tally(coded)

    def _code(self, report: Report, mark: str) -> tuple[Coded, Rows, tuple[Problem, ...]]:
        try:
            report = storable(report)
            reading = self._coder.read(report)
            coded = _judge(reading, mark)
            return coded, self._rows(coded), reading.problems
        except UnicodeEncodeError:
            problem = _not_utf8(report)
            report = replace(report, text=report.text.encode("utf-8", "replace").decode("utf-8"))
        except Exception as error:  # a fault in one report must not cost the others
            problem = _crash(report, error)
        coded = Coded(report, mark, "failed")
        return coded, self._rows(coded), (problem,)

    def _rows(self, coded: Coded) -> Rows:
        rows = Rows()
        rows.add(coded, (self._coder.version, self._coder.codebook_id), self._run)
        return rows

    def _tally(self, coded: Coded, sign: int = 1) -> None:
        self._count({"coded": "coded", "no-events": "without_events"}.get(coded.status, "failed"), sign)
        now = self._ledger
        events, relations = now.events + sign * len(coded.events), now.relations + sign * len(coded.relations)
        self._ledger = replace(now, events=events, relations=relations)

    def _count(self, outcome: str, sign: int = 1) -> None:
        now = self._ledger
        self._ledger = replace(now, read=now.read + sign, **{outcome: getattr(now, outcome) + sign})

    def _tell(self, problem: Problem) -> None:
        self._problems.append(problem)
        if self._on_problem:
            self._on_problem(problem)

    def _look_up(self, reports: list[Report]) -> _Known:
        known = _Known()
        sql = "SELECT id, digest, codebook, status FROM documents WHERE digest = ANY(?) OR id = ANY(?)"
        params = [[digest(report) for report in reports], [report.id for report in reports]]
        for row in self._con.execute(sql, params).fetchall():
            known.note(*row)
        return known

    def _commit(self, finished: bool = False) -> None:
        try:
            self._store(self._done, finished)
        except QueryError:
            self._done = [self._proved(coded, rows) for coded, rows in self._done]
            self._store(self._done, finished)
        self._done, self._problems, self._gone = [], [], []

    def _store(self, done: list[tuple[Coded, Rows]], finished: bool) -> None:
        rows = Rows()
        for _, its in done:
            rows.merge(its)
        rows.add_problems(self._problems, self._run)
        with transaction(self._con):
            forget(self._con, self._gone)
            rows.insert(self._con)
            _note_run(self._con, self._run, self._ledger, finished)

    def _proved(self, coded: Coded, rows: Rows) -> tuple[Coded, Rows]:
        """The report as it is if DuckDB takes its rows, else as a failed one: one bad value must not cost a batch."""
        self._con.begin()
        try:
            rows.insert(self._con)
        except QueryError as error:
            self._tell(_crash(coded.report, error))
            self._tally(coded, -1)
            coded = Coded(coded.report, coded.digest, "failed")
            rows = self._rows(coded)
            self._tally(coded)
        finally:
            self._con.rollback()
        return coded, rows


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


def _judge(reading: Reading, mark: str) -> Coded:
    """A report with a fatal problem was not coded, whatever else stands in its reading."""
    if any(problem.fatal for problem in reading.problems):
        return Coded(reading.report, mark, "failed", reading.blocks)
    status = "coded" if reading.events else "no-events"
    return Coded(reading.report, mark, status, reading.blocks, reading.events, reading.relations)


def _batches(items: Iterator[Report | Problem], size: int) -> Iterator[list[Report | Problem]]:
    while part := list(islice(items, size)):
        yield part


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _start_run(con: Connection, coder: CoderLike) -> int:
    row = con.execute("SELECT coalesce(max(id), 0) + 1 FROM runs").fetchone()
    number = int(row[0]) if row else 1
    con.execute(
        "INSERT INTO runs VALUES (?, ?, ?, ?, NULL, ?)",
        [number, coder.version, coder.codebook_id, _now(), Ledger().as_dict()],
    )
    return number


def _note_run(con: Connection, run: int, ledger: Ledger, finished: bool) -> None:
    con.execute(
        "UPDATE runs SET ledger = ?, finished = ? WHERE id = ?",
        [ledger.as_dict(), _now() if finished else None, run],
    )


def _crash(report: Report, error: Exception) -> Problem:
    said = " ".join(str(error).split()) or "no message"
    message = (
        f"{report.source} ({report.id}): the coder stopped with {type(error).__name__}: {said}. "
        "The other reports were coded; please report this with the text, a later run tries it again."
    )
    return Problem("code", "crash", message, report.id)


def _not_utf8(report: Report) -> Problem:
    message = (
        f"{report.source} ({report.id}): the text holds half a surrogate pair, which UTF-8 cannot store; "
        "save the file as UTF-8 and read it again."
    )
    return Problem("code", "not-utf8", message, report.id)


def _id_taken(report: Report) -> Problem:
    message = (
        f"{report.source}: the id {report.id} already stands in the store with another text or date; "
        "give the report its own id, or use another store."
    )
    return Problem("store", "id-taken", message, report.id)
