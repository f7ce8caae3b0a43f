"""The reports of a store coded anew, where they stand, with an account of what that changes.

Each batch is one transaction: reports, records, account and changes. As every report carries the coder and codebook
that coded it, a run that was cut short, even killed, goes on with what is left.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from whowhom.records import Problem, Report
from whowhom.serial import record_dicts
from whowhom.store.duck import Connection, QueryError, insert, transaction
from whowhom.store.intake.batch import OnProblem
from whowhom.store.intake.judge import CoderLike, Judge
from whowhom.store.intake.ledger import IngestInterruptedError, Ledger
from whowhom.store.intake.runs import note_run, start_run
from whowhom.store.intake.troubles import crash
from whowhom.store.review.settle import machine
from whowhom.store.upkeep.diff import Change, changes
from whowhom.store.write import COPY, Coded, Rows, forget

BATCH = 50  # reports a transaction
ABOUT = "id, text, source, url, title, outlet, CAST(published AS VARCHAR), published_from, language"
OnReport = Callable[["Recoded"], None]
OnChange = Callable[[Change], None]


@dataclass(slots=True)
class Recoded:
    """The account of a coding anew. ``of``: reports that are to be coded, ``seen``: that went through the coder so far;
    ``ledger``: those that are done."""

    of: int
    seen: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    unchanged: int = 0  # reports whose records tell the same as before
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)  # (type, gone | new | changed) -> records
    fields: Counter[str] = field(default_factory=Counter)  # what changed records tell anew -> records


def recode(
    con: Connection,
    coder: CoderLike,
    *,
    every: bool = False,
    dry_run: bool = False,
    limit: int | None = None,
    on_report: OnReport | None = None,
    on_change: OnChange | None = None,
    on_problem: OnProblem | None = None,
) -> Recoded:
    """Codes anew what another coder or codebook coded, or ``every`` report; copies have no records of their own.

    ``dry_run`` leaves the store as it is, and ``limit`` then takes so many reports from all over the store. Raises
    IngestInterruptedError on Ctrl-C; the batches that were done stay.
    """
    ids = _to_do(con, coder, every, limit)
    return _Recode(con, coder, dry_run, Recoded(len(ids)), on_report, on_change, on_problem).work(ids)


def compare(
    con: Connection, old: CoderLike, new: CoderLike, limit: int | None, on_report: OnReport | None
) -> Iterator[Change]:
    """What ``new`` tells otherwise than ``old`` of stored reports, or of ``limit`` of them; nothing is written."""
    ids = _to_do(con, new, True, limit)
    account, judges = Recoded(len(ids)), [(coder, Judge(coder, 0)) for coder in (old, new)]
    for report, mark in _reports(con, ids):
        told = [_told(coder, judge.code(report, mark)[0]) for coder, judge in judges]
        account.seen += 1
        if on_report:
            on_report(account)
        yield from changes(report.id, *told)


def _told(coder: CoderLike, coded: Coded) -> list[dict[str, Any]]:
    return record_dicts(coded.report, coded.events, coded.relations, coder.version, coder.codebook_id)


def _to_do(con: Connection, coder: CoderLike, every: bool, limit: int | None) -> list[str]:
    other = "" if every else "AND (coder <> ? OR codebook <> ?)"
    sample = "" if limit is None else f"ORDER BY hash(id) LIMIT {int(limit)}"
    sql = f"SELECT id FROM (SELECT id FROM documents WHERE status <> ? {other} {sample}) ORDER BY id"
    return [
        row[0] for row in con.execute(sql, [COPY, *([] if every else [coder.version, coder.codebook_id])]).fetchall()
    ]


@dataclass(frozen=True, slots=True)
class _Anew:
    """One report coded anew, with what that changes."""

    coded: Coded
    rows: Rows
    changes: list[Change]


@dataclass(slots=True)
class _Recode:
    con: Connection
    coder: CoderLike
    dry_run: bool
    account: Recoded
    on_report: OnReport | None
    on_change: OnChange | None
    on_problem: OnProblem | None

    def work(self, ids: Sequence[str]) -> Recoded:
        if not ids:
            return self.account
        run = 0 if self.dry_run else start_run(self.con, self.coder.version, self.coder.codebook_id)
        judge = Judge(self.coder, run)
        try:
            for first in range(0, len(ids), BATCH):
                self._batch(judge, run, ids[first : first + BATCH])
        except KeyboardInterrupt as stop:
            raise IngestInterruptedError(self.account.ledger) from stop
        if not self.dry_run:
            note_run(self.con, run, self.account.ledger, True)
        return self.account

    def _batch(self, judge: Judge, run: int, ids: Sequence[str]) -> None:
        old, done = _records(self.con, ids), list[_Anew]()
        for report, mark in _reports(self.con, ids):
            coded, rows, problems = judge.code(report, mark)
            rows.add_problems(problems, run)
            for problem in problems:
                self._tell(problem)
            self.account.seen += 1
            if self.on_report:
                self.on_report(self.account)
            if coded.status == "failed":  # what was coded before is worth more than nothing
                self.account.ledger = self.account.ledger.with_("failed")
                continue
            found = changes(report.id, old.get(report.id, []), _told(self.coder, coded))
            done.append(_Anew(coded, rows, found))
        if self.dry_run:
            self._count(done)
        else:
            self._keep(run, done)

    def _keep(self, run: int, done: Sequence[_Anew]) -> None:
        """One transaction; where DuckDB refuses a value, one a report, so that it costs only its own."""
        try:
            with transaction(self.con):
                self._write(run, done)
        except QueryError as error:
            if len(done) > 1:
                for one in done:
                    self._keep(run, [one])
                return
            self.account.ledger = self.account.ledger.with_("failed")
            self._tell(crash(done[0].coded.report, error))

    def _write(self, run: int, done: Sequence[_Anew]) -> None:
        rows, before = Rows(), self.account
        for one in done:
            rows.merge(one.rows)
        forget(self.con, [one.coded.report.id for one in done])
        rows.insert(self.con)
        insert(self.con, "changes", [_row(run, change) for one in done for change in one.changes])
        self.account = replace(before, kinds=Counter(before.kinds), fields=Counter(before.fields))
        try:
            self._count(done)
            note_run(self.con, run, self.account.ledger, False)
        except BaseException:
            self.account = before
            raise

    def _count(self, done: Sequence[_Anew]) -> None:
        account = self.account
        for one in done:
            events, relations = len(one.coded.events), len(one.coded.relations)
            column = "coded" if one.coded.status == "coded" else "without_events"
            account.ledger = account.ledger.with_(column, 1, events, relations)
            account.unchanged += not one.changes
            for change in one.changes:
                account.kinds[change.type, change.kind] += 1
                account.fields.update(list(change.told))
                if self.on_change:
                    self.on_change(change)

    def _tell(self, problem: Problem) -> None:
        if self.on_problem:
            self.on_problem(problem)


def _reports(con: Connection, ids: Sequence[str]) -> Iterator[tuple[Report, str]]:
    """Reports as they were read, each with the digest of its text and date; whose press it is, the coder says."""
    sql = f"SELECT {ABOUT}, digest FROM documents WHERE id = ANY(?) ORDER BY id"
    for *about, mark in con.execute(sql, [list(ids)]).fetchall():
        yield Report(*about), mark


def _records(con: Connection, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The records that the store holds of these reports, as the coder wrote them."""
    found = {document: list(records.values()) for document, records in machine(con, ids).items()}
    sql = "SELECT document, record FROM relations WHERE document = ANY(?) ORDER BY position, id"
    for document, record in con.execute(sql, [list(ids)]).fetchall():
        found.setdefault(document, []).append(json.loads(record))
    return found


def _row(run: int, change: Change) -> tuple[Any, ...]:
    told = json.dumps(change.as_dict()["fields"], ensure_ascii=False)
    return (run, change.document, change.kind, change.type, change.before, change.after, list(change.told), told)
