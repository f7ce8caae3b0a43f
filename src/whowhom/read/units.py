"""Sources cut into units, each of which can be read from where an earlier reading ended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Protocol

from whowhom.read.columns import stated_columns
from whowhom.read.files import File, Item, StandardInput
from whowhom.read.formats import FORMATS
from whowhom.read.opened import Cursor, Readers
from whowhom.read.paths import paths
from whowhom.read.report import stated_date
from whowhom.read.settings import Settings
from whowhom.records import Problem

if TYPE_CHECKING:
    from whowhom.read.web.fetch import Fetch


class Unit(Protocol):
    """A source that is read in one go: a file, standard input, an address of the web."""

    @property
    def kind(self) -> str:
        """ "file", "stdin" or "web"."""

    @property
    def name(self) -> str:
        """Path, "-" or address; every report of the unit that states no other source has it as its source."""

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

        Each document is one Report or one fatal Problem; but what came along with others, in an archive or a feed, and
        is no report in English is a note (a Problem that is not fatal). ``items(cursor)`` gives exactly what came after
        the document that had this cursor. Notes on a document stand before it and have the cursor of the document
        before. 0 is the beginning. The cursor of the last item, note or not, is always right to keep. Of kind "web",
        ``items(cursor)`` asks the address again for what is new.
        """


def units(
    sources: Iterable[str],
    *,
    input: str | None = None,
    published: str | None = None,
    columns: str | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    fetch: Fetch | None = None,
    readers: Readers | None = None,
) -> Iterator[Unit | Problem]:
    """The units of ``sources`` (files, folders, globs, addresses, "-" for ``stdin``) in order, and Problems with them.

    The options are those of ``read_sources``; of ``readers`` each reads the files with its ending. A fatal Problem
    stands for a source that is not there.
    Raises ValueError for an ``input``, ``published`` or ``columns`` that cannot be.
    """
    readers = {} if readers is None else readers
    if input is not None and input not in FORMATS and input not in readers:
        raise ValueError(f"'{input}' is no input format; the formats are {', '.join([*FORMATS, *readers])}.")
    day = None if published is None else stated_date(published)
    settings = Settings(input, day, stated_columns(columns), readers)
    return _units(list(sources), settings, stdin, cache(lambda: fetch or _fetcher(allow_private)))


def _fetcher(allow_private: bool) -> Fetch:
    from whowhom.read.web.fetch import Fetcher

    return Fetcher(allow_private)


def _web(name: str, fetch: Fetch, settings: Settings) -> Unit:
    from whowhom.read.web.unit import WebSource

    return WebSource(name, fetch, settings)


def _units(
    sources: list[str], settings: Settings, stdin: BinaryIO | None, fetch: Callable[[], Fetch]
) -> Iterator[Unit | Problem]:
    for source in sources:
        if "://" in source:
            yield _web(source, fetch(), settings)
            continue
        if source == "-":
            yield StandardInput(sys.stdin.buffer if stdin is None else stdin, settings)
            continue
        for found in paths(source, settings.readers):
            yield found if isinstance(found, Problem) else File(found, settings)
