"""How far along its sources an ingest is, and how long it may still take."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

from whowhom.records import Problem

SURE_S = 5.0  # seconds of work before anything is said of the time left
SHOWN = 30  # characters of a source's name


class Road:
    """Sources, and Problems with them, to be iterated over once. Reading runs ahead of coding: each document leaves a
    mark as it is read, and ``advance`` passes the marks as they are dealt with."""

    def __init__(self, found: Iterable[Any], clock: Callable[[], float] = monotonic) -> None:
        self._found, self._clock = list(found), clock
        sizes = [0 if isinstance(one, Problem) else one.size for one in self._found]
        self._length = None if None in sizes else sum(sizes)
        self._marks: deque[tuple[int, str]] = deque()  # bytes from the start of the first source, name of the source
        self._reports, self._at, self._name = 0, 0, ""
        self._start: tuple[float, int] | None = None  # when the first document was dealt with, and where

    def __iter__(self) -> Iterator[Any]:
        before = 0
        for one in self._found:
            if isinstance(one, Problem):
                yield one
            else:
                yield _Marked(one, before, self._marks)
                before += one.size or 0

    def advance(self, reports: int) -> None:
        """So many reports are counted by now."""
        for _ in range(min(reports - self._reports, len(self._marks))):
            self._at, self._name = self._marks.popleft()
            self._start = self._start or (self._clock(), self._at)
        self._reports = reports

    def said(self) -> str:
        """The time left, where it can be known, and the source in hand, each after a dot."""
        return self._left() + (
            f" · {'…' if len(self._name) > SHOWN else ''}{self._name[-SHOWN:]}" if self._name else ""
        )

    def _left(self) -> str:
        if self._start is None or self._length is None:
            return ""
        seconds, done = self._clock() - self._start[0], self._at - self._start[1]
        if seconds < SURE_S or done <= 0:
            return ""
        return f" · {_rounded((self._length - self._at) * seconds / done)} left"


class _Marked:
    """A source that leaves marks as it is read; all else is the source's own."""

    def __init__(self, source: Any, before: int, marks: deque[tuple[int, str]]) -> None:
        self._source, self._before, self._marks = source, before, marks

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)

    def items(self, cursor: Any = 0) -> Iterator[Any]:
        for item, after in self._source.items(cursor):
            if not isinstance(item, Problem) or item.fatal:
                self._marks.append((self._before + getattr(self._source, "at", 0), self._source.name))
            yield item, after


def _rounded(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(5, round(seconds / 5) * 5)} s"
    if seconds < 5400:
        return f"about {round(seconds / 60)} min"
    return f"about {seconds / 3600:.1f} h"
