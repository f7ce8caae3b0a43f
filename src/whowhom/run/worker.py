"""A worker: a process that takes batches and answers each, and its maker's side of it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

Function = Callable[[Any, Any], Any]  # of a coder and one argument
Call = tuple[Function, Any]
ORPHAN_S = 5.0  # seconds after which a worker that waits looks whether its maker is still there
# Forked, workers share the loaded coder's memory; elsewhere than on Linux the libraries are not safe to be forked.
CONTEXT: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
_making = threading.Lock()  # another process that is forked meanwhile would keep the far end of a pipe open for ever


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one call: a value, or the error that was raised."""

    value: Any = None
    error: Exception | None = None


class Worker:
    """A process with a coder. ``make`` gives it where ``coder`` cannot be shared."""

    def __init__(self, coder: Any, make: Callable[[], Any]) -> None:
        self._make = partial(_same, coder) if CONTEXT.get_start_method() == "fork" else make
        self._ended = False
        self.start()

    def start(self) -> None:
        """A new process in the place of one that has died. Raises EOFError after ``end``."""
        with _making:
            if self._ended:
                raise EOFError
            self._pipe, far = CONTEXT.Pipe()
            self._process = CONTEXT.Process(target=_work, args=(far, self._make, os.getpid()), daemon=True)
            self._process.start()
            far.close()

    def ask(self, calls: Sequence[Call]) -> list[Answer]:
        """What the calls give, in order. Raises EOFError or OSError where the process dies meanwhile."""
        self._pipe.send(calls)
        answers: list[Answer] = self._pipe.recv()
        return answers

    def end(self) -> None:
        """Ends the process at once, whatever it is at."""
        with _making:
            self._ended = True
            self._process.kill()
        self._process.join()


def _same(coder: Any) -> Any:
    return coder


def _work(pipe: Connection, make: Callable[[], Any], maker: int) -> None:
    """Answers batches until the pipe is closed or the process ``maker`` is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the maker decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    coder = make()
    gc.freeze()  # the collector would touch, and so copy, what is shared
    while _comes(pipe, maker):
        try:
            pipe.send([_answer(coder, *call) for call in pipe.recv()])
        except (EOFError, OSError):
            return


def _comes(pipe: Connection, maker: int) -> bool:
    """Waits for a batch. A maker that was killed leaves no closed pipe: forked brothers hold its end open too."""
    while not pipe.poll(ORPHAN_S):
        if os.getppid() != maker:
            return False
    return True


def _answer(coder: Any, function: Function, argument: Any) -> Answer:
    try:
        return Answer(function(coder, argument))
    except Exception as error:  # it is raised where the answer is asked for
        return Answer(error=_portable(error))


def _portable(error: Exception) -> Exception:
    """The error, or where it cannot cross from one process to another, one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # an error of a library may fail at this in any way of its own
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
