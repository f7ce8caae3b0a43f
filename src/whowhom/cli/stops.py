"""How a command that works for long is stopped: Ctrl-C, or the signal that systems send before they go down."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

from whowhom.cli.errors import INTERRUPTED, tell

TERMINATED = 143  # 128 and the number of SIGTERM, as shells count


class Stop:
    """Why the program stops: the exit code of Ctrl-C, unless SIGTERM came."""

    code = INTERRUPTED

    def hear(self, number: int, frame: FrameType | None) -> None:
        self.code = TERMINATED
        raise KeyboardInterrupt


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Within it, SIGTERM ends a command as Ctrl-C does, with exit code 143 instead of 130."""
    stop = Stop()
    before = signal.signal(signal.SIGTERM, stop.hear)
    try:
        yield stop
    except KeyboardInterrupt:
        tell("stopped.")
        raise typer.Exit(stop.code) from None
    finally:
        signal.signal(signal.SIGTERM, before)
