"""What the reader of a format is given and what it gives: one input that stands open, and what it holds with marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from whowhom.read.columns import Columns
from whowhom.read.report import Draft
from whowhom.records import Problem

Cursor = int | str  # how far an input was read: a line, a row, a byte …; only its own reader knows what it means


@dataclass(frozen=True, slots=True)
class Opened:
    """An input and where to go on in it. A reader leaves out everything up to the document marked ``after``."""

    stream: BinaryIO
    name: str  # file or "-"
    after: Cursor = 0  # a mark that the reader gave before; 0 is the beginning
    columns: Columns = field(default_factory=Columns)


Reader = Callable[[str, BinaryIO], Iterable[Draft | Problem]]  # of another package
Readers = Mapping[str, Reader]  # by the ending of the files that it reads, without the dot
Marked = Iterator[tuple[Draft | Problem, Cursor]]  # each with the mark that a later reading goes on after
