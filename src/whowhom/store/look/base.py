"""What an open store answers when the explorer looks at it: one thin method a question, one module a view."""

from __future__ import annotations

from typing import Any

from whowhom.store.duck import Connection
from whowhom.store.look import ledger
from whowhom.store.look.actor import actor
from whowhom.store.look.changes import Changed, changed
from whowhom.store.look.event import Around, around, found, surest
from whowhom.store.look.exercises import Group, Sort, exercise_rows, exercise_years
from whowhom.store.look.facets import FACETS, Facet, facets
from whowhom.store.look.found import Look, said
from whowhom.store.look.kept import Kept
from whowhom.store.look.lately import Newest, newest
from whowhom.store.look.ledger import Paged
from whowhom.store.look.marks import Marks, marks
from whowhom.store.look.network import Kind, Network, network
from whowhom.store.look.pair import pair
from whowhom.store.look.place import Place, place
from whowhom.store.look.report import Report, report
from whowhom.store.look.search import holding
from whowhom.store.look.suggest import suggestions
from whowhom.store.look.ties import Level
from whowhom.store.look.timeline import Timeline, timeline
from whowhom.store.rows import Rows


class Looks:
    """The part of ``Store`` that the explorer looks at. ``asked`` are the filters of ``events`` throughout."""

    _con: Connection
    _kept: Kept
    path: str

    def _link_if_writable(self) -> None:
        raise NotImplementedError

    def look_up(self, id: str) -> dict[str, Any]:
        """The record of an event, relation or incident by its whole id. Raises NotThereError."""
        return found(self._con, id)

    def surest(self, incident: str) -> dict[str, Any]:
        """The record of an incident that is surest, of equals the first. Raises NotThereError."""
        return surest(self._con, incident)

    def around(self, record: dict[str, Any]) -> Around:
        """What stands around an event or relation: its report's other records, its incident, names of its codes."""
        return around(self._con, record)

    def report(self, id: str, *, records: bool = True) -> Report:
        """A report with all that the store knows of it, or without its ``records``. Raises NotThereError."""
        return report(self._con, id, records)

    def pair(self, a: str, b: str, by: str | None = None, **asked: Any) -> dict[str, Any]:
        """What two parties do to each other and with each other; the parts are told in ``look.pair``.

        ``by``: week, month, quarter or year; without it, what suits the time. Raises NotThereError, ValueError.
        """
        self._link_if_writable()
        return pair(self._look(), a, b, by, asked)

    def actor(self, id: str, by: str | None = None, **asked: Any) -> dict[str, Any]:
        """One party: what it does, what is done to it, with whom; the parts are told in ``look.actor``.

        ``by`` as in ``pair``. Raises NotThereError, ValueError.
        """
        self._link_if_writable()
        return actor(self._look(), id, by, asked)

    def network(
        self, *, kind: Kind = "both", level: Level = "state", nodes: int = 60, edges: int = 200, **asked: Any
    ) -> Network:
        """The strongest ties between the busiest parties, with the years of every tie. Raises ValueError."""
        drawn: dict[str, Any] = {"kind": kind, "level": level, "nodes": nodes, "edges": edges}
        look = self._look()
        return look.kept.get(("network", said({**drawn, **asked})), lambda: network(look, asked, **drawn))

    def exercises(
        self,
        *,
        sort: Sort = "day",
        down: bool = True,
        group: Group = "none",
        year: int | None = None,
        limit: int | None = None,
        offset: int = 0,
        **asked: Any,
    ) -> Rows:
        """Joint exercises and patrols, or acts of the ``type`` and ``mode`` asked for, with all records that tell each
        of them. Raises ValueError."""
        page: dict[str, Any] = {
            "sort": sort,
            "down": down,
            "group": group,
            "year": year,
            "limit": limit,
            "offset": offset,
        }
        return exercise_rows(self._con, self._look().worded(asked), **page)

    def exercise_years(self, **asked: Any) -> list[dict[str, Any]]:
        """How many of these acts each year has. Raises ValueError."""
        rows = lambda: list(exercise_years(self._con, self._look().worded(asked)))  # noqa: E731
        return self._look().kept.get(("exercise years", said(asked)), rows)

    def holding(self, order: str, limit: int, offset: int, **asked: Any) -> dict[str, Any]:
        """A page of the records that meet the filters, and all of them counted by type and year; ``look.search``."""
        return holding(self._look(), order, limit, offset, asked)

    def suggestions(self, letters: str, limit: int) -> list[dict[str, Any]]:
        """What the store knows under a few letters, the fullest first; ``look.suggest`` says what each has."""
        return suggestions(self._con, letters, limit)

    def _look(self) -> Look:
        """The store through its cube, which is read with the first question of this kind."""
        return Look(self._con, self.path, self._kept)

    def facets(self, *, facet: str | None = None, top: int = 8, find: str = "", **asked: Any) -> tuple[Facet, ...]:
        """How many acts have which party, type …, the ``top`` values of each, or of one ``facet``; ``find``: only those
        in whose name these letters stand. Raises ValueError for a value that cannot be understood."""
        return facets(self._look(), asked, [facet] if facet else FACETS, top, find)

    def how_many(self, **asked: Any) -> int:
        """The number of acts that meet every condition."""
        return int(self._look().found(asked).acts.sum())

    def timeline(self, by: str | None = None, **asked: Any) -> Timeline:
        """Acts by day, week, month, quarter or year, whatever ``since`` and ``until`` say. Raises ValueError."""
        return timeline(self._look(), asked, by)

    def newest(self, *, limit: int, offset: int = 0, **asked: Any) -> Newest:
        """Acts that meet every condition, newest first. Raises ValueError as ``events`` does."""
        return newest(self._look(), asked, limit, offset)

    def changed(self, *, least: int = 1, **asked: Any) -> Changed:
        """What every pair of at least ``least`` acts did in the newest part of the store, or since a day, and before;
        for ``series.ranked``. Raises ValueError as ``events`` does."""
        return changed(self._look(), asked, least)

    def whole_account(self) -> dict[str, Any]:
        """The account of the store with its last runs, and what is still to be done; ``look.ledger.whole``."""
        return ledger.whole(self._con)

    def sources(self, state: str | None = None, name: str = "", limit: int | None = None, offset: int = 0) -> Paged:
        """What was read and how far; ``look.ledger.sources``."""
        return ledger.sources(self._con, state, name, limit, offset)

    def problems_of(
        self,
        run: int | None = None,
        code: str | None = None,
        document: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Paged:
        """What went wrong, one row a problem; ``look.ledger.problems``."""
        return ledger.problems(self._con, run, code, document, limit, offset)

    def reports_read(
        self,
        status: str | None = None,
        run: int | None = None,
        name: str = "",
        limit: int | None = None,
        offset: int = 0,
    ) -> Paged:
        """Reports and what became of them; ``look.ledger.reports``."""
        return ledger.reports(self._con, status, run, name, limit, offset)

    def marks(self, most: int, **asked: Any) -> Marks:
        """Where acts took place that meet every condition, the ``most`` fullest spots. Raises ValueError."""
        return marks(self._look(), asked, most)

    def place(self, name: str, **asked: Any) -> Place:
        """One place, and who acts there with whom. Raises NotThereError, naming the nearest names, and ValueError."""
        return place(self._look(), name, asked)
