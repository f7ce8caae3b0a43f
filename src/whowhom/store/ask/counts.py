"""What an open store answers when it counts: series, pairs, changes, firsts."""

from __future__ import annotations

from typing import Any

from whowhom.store.ask.acts import DONE, Asked
from whowhom.store.ask.firsts import firsts
from whowhom.store.ask.names import called
from whowhom.store.ask.pairs import change_rows, pair_rows
from whowhom.store.ask.query import Many
from whowhom.store.ask.series import SeriesRows
from whowhom.store.duck import Connection
from whowhom.store.rows import EventRows, Rows


class Counts:
    """The part of ``Store`` that counts; docs/series.md says how."""

    _con: Connection

    def _link_if_writable(self) -> None:
        raise NotImplementedError

    def _link_for(self, count: str | None) -> None:
        """Single records can be counted without linking them."""
        if count != "events":
            self._link_if_writable()

    def series(
        self,
        a: str | None = None,
        b: str | None = None,
        by: str = "month",
        *,
        count: str | None = None,
        directed: bool = False,
        type: Many = None,
        mode: Many = None,
        quad: Many = None,
        status: Many = DONE,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float | None = None,
    ) -> SeriesRows:
        """Acts of ``a``, or between ``a`` and ``b``, counted by week, month, quarter or year; docs/series.md.

        ``count``: incidents or events; without it, incidents where the store has linked them. ``directed``: only what
        ``a`` did, and to ``b``. Without ``status`` only what was done. The rest as in ``events``. Raises ValueError.
        """
        self._link_for(count)
        asked = Asked(a, b, count, directed, type, mode, quad, status, since, until, min_confidence)
        return SeriesRows(self._con, asked, by)

    def pairs(self, by: str = "month", *, top: int = 10, **asked: Any) -> Rows:
        """The ``top`` pairs with most acts, each as a series; ``asked`` as in ``series``. Raises ValueError."""
        self._link_for(asked.get("count"))
        return pair_rows(self._con, Asked(**asked), by, top)

    def changes(self, since: str, by: str = "month", *, before: int = 12, **asked: Any) -> Rows:
        """What every pair did from ``since`` on and in the ``before`` periods ahead of it, for
        ``whowhom.series.ranked``; ``asked`` as in ``series``. Raises ValueError."""
        self._link_for(asked.get("count"))
        return change_rows(self._con, Asked(since=since, **asked), by, before)

    def firsts(self, *, limit: int | None = None, **asked: Any) -> EventRows:
        """Acts that are called the first, or the first since some time, newest first and every act once; ``asked`` as
        in ``events``. Raises ValueError."""
        self._link_if_writable()
        return firsts(self._con, limit=limit, **asked)

    def called(self, party: str) -> str:
        """The name of a party by its id: "Russia" for RUS; the word itself where nobody knows it."""
        return called(self._con, party)
