"""A line of progress on standard error that rewrites itself on a terminal and stays rare in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

EVERY_S = {True: 0.1, False: 10.0}  # seconds between two lines: on a terminal, in a log


class ProgressLine:
    """``show(n, rest)`` tells how many of ``what`` were done; ``close`` clears the line."""

    def __init__(
        self, wanted: bool | None, clock: Callable[[], float] = monotonic, *, what: str = "reports read"
    ) -> None:
        self._terminal = sys.stderr.isatty()
        self._on = self._terminal if wanted is None else wanted
        self._what = what
        self._clock, self._begun, self._last = clock, clock(), float("-inf")

    def show(self, read: int, rest: str = "", tail: Callable[[], str] = str) -> None:
        """``rest`` stands before the rate, what ``tail`` says after it; it is asked only where a line is due."""
        now = self._clock()
        if not self._on or now - self._last < EVERY_S[self._terminal]:
            return
        self._last = now
        rate = f" · {read / (now - self._begun):.1f} a second" if now - self._begun > 1 else ""
        self._write(f"{read} {self._what}{' · ' if rest else ''}{rest}{rate}{tail()}")

    def close(self) -> None:
        if self._on and self._terminal and self._last > float("-inf"):
            self._write("")

    def _write(self, line: str) -> None:
        said = f"\r\x1b[K{line}" if self._terminal else f"{line}\n"
        print(said, end="", file=sys.stderr, flush=True)
