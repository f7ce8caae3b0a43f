"""Sources cut into units, each of which can be read from where an earlier reading ended."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from whowhom.read.columns import Columns, stated_columns
from whowhom.read.formats import FORMATS, drafts
from whowhom.read.opened import Cursor, Opened
from whowhom.read.paths import paths
from whowhom.read.report import ends_document, finish, stated_date
from whowhom.records import Problem, Report

Item = tuple[Report | Problem, Cursor]


class Unit(Protocol):
    """A source that is read in one go: a file, standard input, a feed."""

    @property
    def kind(self) -> str:
        """ "file" or "stdin"."""

    @property
    def name(self) -> str:
        """Path or "-"; every report of the unit that states no other source has it as its source."""

    @property
    def size(self) -> int | None:
        """Bytes, where that is known before reading."""

    @property
    def modified(self) -> int | None:
        """When it was last changed, in nanoseconds since 1970, where that is known before reading."""

    @property
    def settings(self) -> Settings:
        """How it is read: other settings may give other reports."""

    def digest(self) -> str | None:
        """SHA-256 of the bytes, in hexadecimal; None where they can be read but once, or not at all."""

    def items(self, cursor: Cursor = 0) -> Iterator[Item]:
        """Reports and Problems in order, each with the cursor to go on from once it is dealt with.

        Each document is one Report or one fatal Problem, and ``items(cursor)`` gives exactly what came after the
        document that had this cursor. A note (a Problem that is not fatal) stands before its document and has the
        cursor of the document before. 0 is the beginning.
        """


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all sources of a reading: ``input`` forces a format, ``published`` one ISO date."""

    input: str | None = None
    published: str | None = None
    columns: Columns = field(default_factory=Columns)

    def __str__(self) -> str:
        """What was set, as "input=csv published=2022-11-30 columns.text=body"."""
        columns = {f"columns.{ours}": theirs for ours, theirs in sorted(self.columns.named.items())}
        stated = {"input": self.input, "published": self.published, **columns}
        return " ".join(f"{name}={value}" for name, value in stated.items() if value is not None)


@dataclass(frozen=True, slots=True)
class File:
    """A file, read by its ending or its content."""

    path: Path
    settings: Settings
    kind: str = "file"

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
            yield from _items(Opened(stream, self.name, cursor, self.settings.columns), self.settings)


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


def units(
    sources: Iterable[str],
    *,
    input: str | None = None,
    published: str | None = None,
    columns: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Unit | Problem]:
    """The units of ``sources`` (files, folders, globs, "-" for ``stdin``) in order, and Problems with the sources.

    The options are those of ``read_sources``. A fatal Problem stands for a source that is not there.
    Raises ValueError for an ``input``, ``published`` or ``columns`` that cannot be.
    """
    if input is not None and input not in FORMATS:
        raise ValueError(f"'{input}' is no input format; the formats are {', '.join(FORMATS)}.")
    day = None if published is None else stated_date(published)
    return _units(list(sources), Settings(input, day, stated_columns(columns)), stdin)


def _units(sources: list[str], settings: Settings, stdin: BinaryIO | None) -> Iterator[Unit | Problem]:
    for source in sources:
        if source == "-":
            yield StandardInput(sys.stdin.buffer if stdin is None else stdin, settings)
            continue
        for found in paths(source):
            yield found if isinstance(found, Problem) else File(found, settings)


def _items(opened: Opened, settings: Settings) -> Iterator[Item]:
    """The finished reports of an input; a note has the cursor of the document before it."""
    done = opened.after
    for draft, mark in drafts(opened, settings.input):
        for found in [draft] if isinstance(draft, Problem) else finish(draft, settings.published):
            if ends_document(found):
                done = mark
            yield found, done


def _named(found: Report | Problem) -> Report | Problem:
    """A problem that begins with the source's name says "Standard input", not "-"."""
    if isinstance(found, Problem) and found.message.startswith("-"):
        return replace(found, message=f"Standard input{found.message[1:]}")
    return found
