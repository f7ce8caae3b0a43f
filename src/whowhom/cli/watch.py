"""``whowhom watch``: feeds and folders, asked again and again for what is new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import sleep, time_ns
from typing import Annotated, Any

import typer

from whowhom.cli.errors import Problems, one_line_errors, tell, wrong_use
from whowhom.cli.house import coder_by
from whowhom.cli.options import (
    AllowPrivate,
    CodebookDir,
    CoderName,
    Columns,
    Db,
    FramesOnly,
    Input,
    Model,
    Published,
    Sources,
    check_sources,
    standard_input,
)
from whowhom.cli.patience import Patience
from whowhom.cli.stops import Stop, stoppable
from whowhom.records import Problem

QUIET = ("nothing-new", "resting")  # what need not be said round after round
FRESH_NS = 5_000_000_000  # a file written to so lately may not be whole; it is left for the next round
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def watch(
    ctx: typer.Context,
    sources: Sources,
    db: Db,
    every: Annotated[str, typer.Option(metavar="TIME", help="Between two rounds: 90s, 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, then end (for cron and timers).")] = False,
    published: Published = None,
    input: Input = None,
    columns: Columns = None,
    allow_private: AllowPrivate = False,
    codebook: CodebookDir = None,
    model: Model = None,
    frames_only: FramesOnly = False,
    coder: CoderName = None,
) -> None:
    """Poll feeds and folders for new reports, and code them into a store.

    What was read stands in the store, so that it goes on after a restart. Ctrl-C ends it; the reports in hand are kept.
    The store is closed between the rounds, and may be asked then.

    Examples:

    \b
      whowhom watch https://news.example/rss.xml inbox/ --db events.duckdb
      whowhom watch https://news.example/rss.xml --db events.duckdb --once
    """
    seconds = _seconds(every)
    if "-" in sources:
        wrong_use("-: standard input comes but once; use `whowhom ingest -`.")
    check_sources(sources, published, codebook)
    with one_line_errors():
        made = coder_by(ctx.obj.coder, codebook, model, frames_only, coder)
    options = {"input": input, "published": published, "columns": columns, "allow_private": allow_private}
    watching = _Watching(db, made, lambda: ctx.obj.units(sources, **options, stdin=standard_input()))
    with stoppable() as stop:
        watching.round(stop, whole=not once)
        while not once:
            sleep(seconds)
            watching.round_if_free(stop)
    watching.problems.finish()


class _Quiet(Problems):
    """Says every problem with the sources themselves once only, and leaves out that there is nothing new."""

    def __init__(self) -> None:
        super().__init__()
        self._said: set[str] = set()

    def __call__(self, problem: Problem) -> None:
        if problem.code not in QUIET:
            super().__call__(problem)

    def once(self, problem: Problem) -> None:
        if problem.message not in self._said:
            self._said.add(problem.message)
            super().__call__(problem)


class _Watching:
    def __init__(self, db: Path, coder: Any, units: Callable[[], Iterable[Any]]) -> None:
        self._db, self._coder, self._units = db, coder, units
        self._patience = Patience()
        self.problems = _Quiet()

    def round(self, stop: Stop, *, whole: bool = True) -> None:
        """Reads what is new. ``whole``: not what may still be written to."""
        from whowhom.store import IngestInterruptedError, open_store

        with one_line_errors():
            due = self._patience.due(self._there(self._units(), whole))
        with open_store(self._db) as store:
            try:
                ledger = store.ingest_units(due, self._coder, on_problem=self.problems, only_new=True)
            except IngestInterruptedError:
                tell("stopped; all of this is stored, the same command goes on from here.")
                raise typer.Exit(stop.code) from None
            self._patience.note({unit["name"] for unit in store.account()["units"] if unit["error"]})
        self._say(ledger)

    def round_if_free(self, stop: Stop) -> None:
        """A store that somebody else reads or writes now is asked again at the next round."""
        from whowhom.store import StoreError

        try:
            self.round(stop)
        except StoreError as error:
            tell(f"{error} This round is left out.")

    def _there(self, found: Iterable[Any], whole: bool) -> Iterator[Any]:
        """The sources that can be read now."""
        newest = time_ns() - FRESH_NS
        for one in found:
            if isinstance(one, Problem):
                self.problems.once(one)
            elif not whole or one.modified is None or one.modified < newest:
                yield one

    def _say(self, ledger: Any) -> None:
        """One line a round."""
        count = self._patience.resting
        resting = f"; {count} source{'' if count == 1 else 's'} in trouble left alone" if count else ""
        print(
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC  {ledger.read - ledger.failed} new reports: {ledger.coded} coded "
            f"({ledger.events} events), {ledger.without_events} without events, {ledger.known + ledger.copies} seen "
            f"before; {ledger.failed} failed{resting}",
            flush=True,
        )


def _seconds(every: str) -> int:
    found = re.fullmatch(r"(\d+)([smhd])", every.strip())
    if not found or not int(found[1]):
        wrong_use(f"--every {every}: no span of time; write it as 90s, 15m, 2h or 1d.")
    return int(found[1]) * SECONDS[found[2]]
