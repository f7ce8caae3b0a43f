"""Ctrl-C and its like wait while a step is under way that must not be cut in two."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

STOPS = (signal.SIGINT, signal.SIGTERM)


class Signals:
    """Within the ``with`` block, a signal that comes in ``held()`` is heeded as soon as that ends.

    Signals whose handler is not a Python function are left alone, and so is a thread that is not the main one: Python
    interrupts neither.
    """

    def __init__(self) -> None:
        self._handlers: dict[int, Any] = {}
        self._depth = 0
        self._came: tuple[int, FrameType | None] | None = None

    def __enter__(self) -> Signals:
        if threading.current_thread() is threading.main_thread():
            self._handlers = {number: signal.getsignal(number) for number in STOPS}
            self._handlers = {number: handler for number, handler in self._handlers.items() if callable(handler)}
            for number in self._handlers:
                signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
        if self._came and not self._depth:
            came, self._came = self._came, None
            self._handlers[came[0]](*came)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self._depth:
            self._came = (number, frame)
        else:
            self._handlers[number](number, frame)
