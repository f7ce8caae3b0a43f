"""How far along its sources an ingest is, and how long it may still take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

from whowhom.records import Problem

SURE_S = 5.0  # seconds of reading before anything is said of the time left
SHOWN = 30  # characters of a source's name


class Road:
    """Sources, and Problems with them, to be iterated over once; it notes how many of their bytes have been read."""

    def __init__(self, found: Iterable[Any], clock: Callable[[], float] = monotonic) -> None:
        self._found, self._clock = list(found), clock
        sizes = [0 if isinstance(one, Problem) else one.size for one in self._found]
        self._known = None not in sizes
        self._before = [0]  # bytes of all sources before each
        for size in sizes:
            self._before.append(self._before[-1] + (size or 0))
        self._current: Any = None
        self._place, self._read, self._begun = 0, 0, 0.0

    def __iter__(self) -> Iterator[Any]:
        for place, one in enumerate(self._found):
            yield one if isinstance(one, Problem) else _Watched(one, place, self)

    def begin(self, place: int, source: Any) -> None:
        self._begun = self._begun or self._clock()
        self._current, self._place = source, place

    def end(self, source: Any) -> None:
        self._read += getattr(source, "at", 0)
        self._current = None

    def said(self) -> str:
        """The time left, where it can be known, and the source in hand, each after a dot."""
        at = getattr(self._current, "at", 0)
        read, passed = self._read + at, self._before[self._place] + at
        seconds = self._clock() - self._begun
        left = ""
        if self._known and read and seconds > SURE_S:
            left = f" · {_rounded((self._before[-1] - passed) * seconds / read)} left"
        name = self._current.name if self._current else ""
        return left + (f" · {'…' if len(name) > SHOWN else ''}{name[-SHOWN:]}" if name else "")


class _Watched:
    """A source that tells the road when it is read; all else is the source's own."""

    def __init__(self, source: Any, place: int, road: Road) -> None:
        self._source, self._place, self._road = source, place, road

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)

    def items(self, cursor: Any = 0) -> Iterator[Any]:
        self._road.begin(self._place, self._source)
        yield from self._source.items(cursor)
        self._road.end(self._source)


def _rounded(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(5, round(seconds / 5) * 5)} s"
    if seconds < 5400:
        return f"about {round(seconds / 60)} min"
    return f"about {seconds / 3600:.1f} h"
