"""One source coded into its part: what every engine calls, once a source, in whichever process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from whowhom.read import Cursor
from whowhom.records import Problem, Report
from whowhom.run import told
from whowhom.run.part import Part, is_document, lines
from whowhom.run.pool import DeadWorkerError
from whowhom.serial import to_jsonl

TRIES = 3  # processes that may end at the same document before it is passed over; at twice that, the rest is too
Json = dict[str, Any]


@dataclass(slots=True)
class Account:
    """What one source or all of them brought."""

    sources: int = 0
    reports: int = 0
    events: int = 0
    failed: int = 0  # documents that could not be read or coded

    def count(self, line: Json) -> None:
        if is_document(line):
            fatal = any(problem["fatal"] for problem in line.get("problems", ()))
            self.reports += 1
            self.failed += "report" not in line or "error" in line or fatal
            self.events += len(line.get("events", ()))

    def __iadd__(self, other: Account) -> Account:
        self.sources += other.sources
        self.reports += other.reports
        self.events += other.events
        self.failed += other.failed
        return self


def code_source(coder: Any, task: tuple[Path, Any]) -> Account:
    """Codes a source into its part in a folder, and goes on where an earlier process came to its end."""
    folder, source = task
    part = Part(folder, source)
    if part.is_done():  # by one that was thought dead
        return _account(part.path)
    begun = [(sum(map(is_document, lines(path))), path) for path in part.begun()]
    furthest = max(begun, default=None)
    deaths = sum(count == furthest[0] for count, _ in begun) if furthest else 0
    account, cursor, path = Account(sources=1), 0, part.new()
    with path.open("w", encoding="utf-8") as file:
        _write(file, part.head)
        for line in lines(furthest[1]) if furthest else ():
            account.count(line)
            cursor = line["after"] if is_document(line) else cursor
            _write(file, line)
        file.flush()
        for line in _documents(coder, source, cursor, deaths):
            account.count(line)
            _write(file, line)
            file.flush()  # what is coded is safe, should the process end
        os.fsync(file)
    path.replace(part.path)
    for _, old in begun:
        old.unlink(missing_ok=True)
    return account


def _account(path: Path) -> Account:
    account = Account(sources=1)
    for line in lines(path):
        account.count(line)
    return account


def _write(file: TextIO, line: Json) -> None:
    file.write(to_jsonl(line) + "\n")


def _documents(coder: Any, source: Any, cursor: Cursor, deaths: int) -> Iterator[Json]:
    """The lines after the cursor. ``deaths``: how often that was where the process ended."""
    try:
        if deaths >= 2 * TRIES:
            raise DeadWorkerError(f"the process that read on here was ended {deaths} times")
        for item, after in source.items(cursor):
            cursor = after
            refused = deaths >= TRIES and isinstance(item, Report)
            yield {**_document(coder, item, deaths if refused else 0), "after": after}
            deaths = 0 if isinstance(item, Report) else deaths
    except Exception as error:  # a fault in one source must not cost the others
        yield {**told.broken(error), "after": cursor}


def _document(coder: Any, item: Report | Problem, deaths: int) -> Json:
    if isinstance(item, Problem):
        return told.problem(item)
    if deaths:
        return told.failed(item, DeadWorkerError(f"the process that coded it was ended {deaths} times"))
    try:
        return told.coded(item, coder.read(item), coder.version, coder.codebook_id)
    except Exception as error:  # nor a fault in one report
        return told.failed(item, error)
