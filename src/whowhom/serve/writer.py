"""Who writes to the store while pages read it: one at a time; incidents are drawn up anew once it is quiet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer

from starlette.exceptions import HTTPException

from whowhom.store import Store

QUIET = 1.5  # seconds without a verdict after which incidents are drawn up
CLOSED = "Nothing can be judged here; start `whowhom serve` with --review."


class Writer:
    """The one hand that writes. ``open_``: whether it may."""

    def __init__(self, store: Store, open_: bool) -> None:
        self._store, self.open = store, open_
        self._lock = Lock()
        self._timer: Timer | None = None

    @contextmanager
    def hand(self) -> Iterator[Store]:
        """The store to write to, for one request at a time. Raises HTTPException (403) where nothing may be written."""
        if not self.open:
            raise HTTPException(403, CLOSED)
        with self._lock, self._store.another_hand() as mine:
            if self._timer:
                self._timer.cancel()
            try:
                yield mine
            finally:
                self._timer = Timer(QUIET, self._link)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """Draws up what is waiting, before the store closes."""
        if self._timer:
            self._timer.cancel()
            self._link()

    def _link(self) -> None:
        with self._lock, self._store.another_hand() as mine:
            mine.link()
