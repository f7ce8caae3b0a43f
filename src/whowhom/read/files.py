"""Files and standard input as sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from whowhom.read.formats import drafts
from whowhom.read.opened import Cursor, Opened
from whowhom.read.report import ends_document, finish
from whowhom.read.settings import Settings
from whowhom.records import Problem, Report

Item = tuple[Report | Problem, Cursor]


@dataclass(slots=True)
class File:
    """A file, read by its ending or its content. ``at`` is how many of its bytes have been read."""

    path: Path
    settings: Settings
    kind: str = "file"
    at: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        return str(self.path)

    @property
    def size(self) -> int | None:
        try:
            return self.path.stat().st_size
        except OSError:
            return None

    @property
    def modified(self) -> int | None:
        try:
            return self.path.stat().st_mtime_ns
        except OSError:
            return None

    def digest(self) -> str | None:
        try:
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return None

    def items(self, cursor: Cursor = 0) -> Iterator[Item]:
        try:
            stream = self.path.open("rb")
        except OSError as error:
            message = f"{self.name} cannot be read ({error.strerror or error})."
            yield Problem("read", "unreadable", message), cursor
            return
        with stream:
            for item in _items(Opened(stream, self.name, cursor, self.settings.columns), self.settings):
                self.at = self.at if stream.closed else stream.tell()
                yield item


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What comes through a pipe. It can be read once; a cursor passes over its beginning."""

    stream: BinaryIO
    settings: Settings
    kind: str = "stdin"
    name: str = "-"
    size: int | None = None
    modified: int | None = None

    def digest(self) -> str | None:
        return None

    def items(self, cursor: Cursor = 0) -> Iterator[Item]:
        for found, after in _items(Opened(self.stream, self.name, cursor, self.settings.columns), self.settings):
            yield _named(found), after


def _items(opened: Opened, settings: Settings) -> Iterator[Item]:
    """The finished reports of an input; a note has the cursor of the document before it."""
    done = opened.after
    for draft, mark in drafts(opened, settings.input, settings.readers):
        for found in [draft] if isinstance(draft, Problem) else finish(draft, settings.published):
            if ends_document(found):
                done = mark
            yield found, done


def _named(found: Report | Problem) -> Report | Problem:
    """A problem that begins with the source's name says "Standard input", not "-"."""
    if isinstance(found, Problem) and found.message.startswith("-"):
        return replace(found, message=f"Standard input{found.message[1:]}")
    return found
