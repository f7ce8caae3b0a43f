"""A coder whose work is done by several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from whowhom.records import Report
from whowhom.syntax import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCHES = 4  # a worker: one that it codes, and what it finds to do while the results of others are stored


class Team:
    """Reads what a coder reads and tells nothing else. Use it in a ``with`` block."""

    def __init__(self, make: Callable[[], Any], jobs: int) -> None:
        from whowhom.run.pool import BATCH, Pool  # the libraries of processes, which one process does without

        self._coder = load(make, jobs)
        self._pool = Pool(self._coder, make, jobs)
        self.version, self.codebook_id = self._coder.version, self._coder.codebook_id
        self.ahead = jobs * BATCHES * BATCH
        self._begun: dict[Report, tuple[Future[Reading], int]] = {}  # and how often each is foreseen

    def __enter__(self) -> Team:
        self._pool.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.__exit__()

    def read(self, report: Report) -> Reading:
        """The report with its blocks, events, relations and problems. Raises what the coder raises."""
        from whowhom.run.pool import waited_for

        begun = self._begun.get(report)
        future = begun[0] if begun else self._pool.submit(_read, report)
        reading: Reading = waited_for(future)
        return reading

    def about(self, report: Report) -> Report:
        """The report with its day and its outlet, which the text may tell."""
        about: Report = self._coder.about(report)
        return about

    def foresee(self, reports: Sequence[Report]) -> None:
        for report in reports:
            begun, times = self._begun.get(report) or (self._pool.submit(_read, report), 0)
            self._begun[report] = begun, times + 1

    def drop(self, reports: Sequence[Report]) -> None:
        for report in reports:
            begun, times = self._begun.pop(report)
            if times > 1:
                self._begun[report] = begun, times - 1


def team(make: Callable[[], Any], jobs: int = 1) -> AbstractContextManager[Any]:
    """A coder for a ``with`` block: the one that ``make`` gives, which is made now, or ``jobs`` processes of its kind.

    ``make`` must be fit to be pickled where processes are not forked. Its coder's records are the same either way.
    """
    return nullcontext(make()) if jobs == 1 else Team(make, jobs)


def load(make: Callable[[], Any], jobs: int) -> Any:
    """The coder, so that it leaves the cores to the others where it is one of several."""
    if jobs > 1:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
    return make()


def all_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(coder: Any, report: Report) -> Reading:
    """Without sentences and all else that only the next stage needs: it would cost more to send than to make."""
    found: Reading = coder.read(report)
    return Reading(found.report, found.blocks, events=found.events, relations=found.relations, problems=found.problems)
