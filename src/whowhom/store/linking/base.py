"""What many reports of an open store tell together: copies, incidents, and what people decide of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from whowhom.store.ask.incidents import incidents_query
from whowhom.store.ask.printed import printed
from whowhom.store.ask.record import record
from whowhom.store.ask.search import resolved
from whowhom.store.duck import Connection, writing
from whowhom.store.linking import judgements, link
from whowhom.store.linking.copies import Progress as Compared
from whowhom.store.linking.copies import compare, waiting
from whowhom.store.review.base import Reviews
from whowhom.store.rows import EventRows


class Links(Reviews):
    """The part of ``Store`` that links records; docs/incidents.md says how."""

    _con: Connection
    path: str
    _asks_only: bool

    def link(self, progress: link.Progress | None = None) -> int:
        """Brings copies and incidents up to date: links what is new and what hangs together with it. Reports linked.

        An ingest ends with it, and a question for incidents begins with it where the store may be written.
        ``progress`` is called with the reports linked so far and their total.
        """
        with writing(self.path):
            compare(self._con)
            return link.link(self._con, progress)

    def is_linked(self) -> bool:
        """Whether the incidents are up to date. A store that is open to read only answers with those that it has."""
        return not waiting(self._con) and not link.is_stale(self._con)

    def incidents(
        self,
        *,
        min_sources: int = 0,
        disputed: bool = False,
        limit: int | None = None,
        offset: int = 0,
        **asked: Any,
    ) -> EventRows:
        """Incidents, earliest first, of which one record meets every condition; ``asked`` as ``events`` takes it.

        ``min_confidence`` is the incident's own; ``min_sources`` counts independent sources; ``disputed``: with a
        denial, a figure or a date that reports tell differently. Raises ValueError as ``events`` does.
        """
        self._link_if_writable()
        asked, note = resolved(self._con, self.path, asked)
        sql, params = incidents_query(min_sources=min_sources, disputed=disputed, limit=limit, offset=offset, **asked)
        return EventRows(self._con, sql, params, note=note)

    def incident(self, id: str) -> dict[str, Any]:
        """The record of one incident. An id may be cut short where it stays unique. Raises StoreError."""
        self._link_if_writable()
        return record(self._con, self.path, id, "SELECT id, record FROM incidents", "incidents")

    def judge(self, kind: str, events: Sequence[str], *, by: str, note: str = "") -> int:
        """Decides that these records are one act ("merge") or that no two of them are ("split"); see judgements().

        Returns the judgement's number. Of two that contradict each other the later holds. Raises StoreError.
        """
        with writing(self.path):
            number = judgements.judge(self._con, kind, events, by, note)
        self.link()
        return number

    def undo_judgement(self, number: int) -> None:
        """Takes a judgement or a verdict back. Raises StoreError where there is none, or it is undone already."""
        if self.is_verdict(number):
            self.undo_verdict(number)
            return
        with writing(self.path):
            judgements.undo(self._con, number)
        self.link()

    def judgements(self) -> list[dict[str, Any]]:
        """Every judgement, earliest first; ``state``: holds, undone, dormant (its records are gone)."""
        return judgements.listed(self._con)

    def find_copies(self, progress: Compared | None = None) -> None:
        """Compares the reports that have not been compared yet; an ingest ends with it, unless it was stopped."""
        with writing(self.path):
            compare(self._con, progress)

    def uncompared(self) -> int:
        """How many reports were not compared with the others yet."""
        return waiting(self._con)

    def copies(self) -> Iterator[dict[str, Any]]:
        """Texts that were printed more than once, earliest first: the first report, its places, and its copies."""
        return printed(self._con)

    def _link_if_writable(self) -> None:
        if not self._asks_only:
            self.link()
