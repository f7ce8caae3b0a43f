"""The store read into memory while nobody has asked yet: of a million records the first question would take seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event, Thread
from typing import Any

from whowhom.series.changes import LEAST_ACTS
from whowhom.serve.asking import Filters
from whowhom.serve.views.marks import MOST
from whowhom.store import Store
from whowhom.store.duck import QueryError

LATELY = 50  # acts


class Warm:
    """Asks what the overview and the network ask first, beside the requests.

    Who asks the same meanwhile waits for that answer.
    """

    def __init__(self, store: Store) -> None:
        self._store, self._over = store, Event()
        self._thread = Thread(target=self._run, name="warm", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Asks no more after the question that is under way."""
        self._over.set()

    def wait(self) -> None:
        """Until all is asked, or the last question before it was stopped: the store must not close earlier."""
        self._thread.join()

    def _run(self) -> None:
        with suppress(QueryError):  # who asks for it will be told what is wrong
            for ask in QUESTIONS:
                if self._over.is_set():
                    return
                with self._store.another_hand(still=True) as mine:
                    ask(mine, Filters.model_validate({}).asked())


QUESTIONS: Sequence[Callable[[Store, dict[str, Any]], object]] = (
    lambda store, asked: store.timeline(**asked),
    lambda store, asked: store.newest(limit=LATELY, **asked),
    lambda store, asked: store.facets(**asked),
    lambda store, asked: store.changed(least=LEAST_ACTS, **asked),
    lambda store, asked: store.marks(MOST, **asked),
    lambda store, asked: store.newest(limit=LATELY, **{**asked, "first": True}),
    lambda store, asked: store.network(**asked),
)
