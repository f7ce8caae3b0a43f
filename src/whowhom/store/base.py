"""The store: one DuckDB file with reports, records, problems and the account of every run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from whowhom.records import Problem, Report
from whowhom.store import schema
from whowhom.store.ask.counts import Counts
from whowhom.store.ask.hints import hints
from whowhom.store.ask.query import RECORD, Bloc, Box, Many, events_query
from whowhom.store.ask.record import record
from whowhom.store.ask.search import keep_in_step, resolved
from whowhom.store.duck import Connection, QueryError, connect, is_read_only, statement_kinds, writing
from whowhom.store.errors import StoreError
from whowhom.store.intake import account
from whowhom.store.intake.batch import OnProblem
from whowhom.store.intake.ingest import BATCH, Progress, ingest, ingest_units
from whowhom.store.intake.judge import CoderLike
from whowhom.store.intake.ledger import IngestInterruptedError, Ledger
from whowhom.store.intake.unit import Source
from whowhom.store.linking.base import Links
from whowhom.store.look.base import Looks
from whowhom.store.look.kept import Kept
from whowhom.store.review.settle import after_coding
from whowhom.store.rows import EventRows, Rows
from whowhom.store.upkeep.care import Upkeep

if TYPE_CHECKING:
    from whowhom.export import Account
    from whowhom.store.outside.compare import Comparison
    from whowhom.store.outside.exchange import OnAct
    from whowhom.store.outside.rows import Brought, OnRow


class Store(Links, Counts, Looks, Upkeep):
    """An open store; made by ``open_store``. Use it in a ``with`` block, or close it."""

    def __init__(self, con: Connection, path: str, kept: Kept | None = None, *, asks_only: bool | None = None) -> None:
        self._con, self.path, self._kept = con, path, kept or Kept()
        self._asks_only = is_read_only(con) if asks_only is None else asks_only

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file, so that another process may open it."""
        self._con.close()

    def another_hand(self, *, still: bool = False) -> Store:
        """The same open file for another thread: a connection answers one question at a time. Close it as well.

        It links nothing by itself, so that threads which only ask never write. ``still``: what the explorer looks at
        stays as it is now, whatever others write until this hand is closed; it cannot write.
        """
        con = self._con.cursor()
        return Store(con.begin() if still else con, self.path, self._kept, asks_only=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Says why where the file takes no more; what it took goes into the index of words."""
        try:
            with writing(self.path):
                yield
        finally:
            after_coding(self._con)
            keep_in_step(self._con, self.path)

    def ingest(
        self,
        reports: Iterable[Report | Problem],
        coder: CoderLike,
        *,
        batch: int = BATCH,
        progress: Progress | None = None,
        on_problem: OnProblem | None = None,
    ) -> Ledger:
        """Codes reports into the store; those that it holds already, coded by the same codebook, count as known.

        ``batch`` reports go into one transaction (1 to 500). ``progress`` is called with the ledger after every report,
        ``on_problem`` with every problem. Raises IngestInterruptedError on Ctrl-C: all that was done is stored.
        """
        with self._writing():
            ledger = ingest(self._con, reports, coder, batch=batch, progress=progress, on_problem=on_problem)
        return self._linked(ledger)

    def ingest_units(
        self,
        units: Iterable[Source | Problem],
        coder: CoderLike,
        *,
        batch: int = BATCH,
        progress: Progress | None = None,
        on_problem: OnProblem | None = None,
        only_new: bool = False,
    ) -> Ledger:
        """Codes what sources hold (``read.units`` gives such) and keeps in the store how far each was read.

        A source that was read to its end and has not changed since is passed over unread, and its reports count as
        known; one that was cut short is read on from there; one that has changed is read again. What fails is tried
        in three runs. ``only_new``: what is passed over is not counted, and a run that brought nothing leaves no
        trace. The rest is as in ``ingest``.
        """
        with self._writing():
            ledger = ingest_units(
                self._con, units, coder, batch=batch, progress=progress, on_problem=on_problem, only_new=only_new
            )
        return self._linked(ledger)

    def events(
        self,
        actor: str | None = None,
        with_: str | None = None,
        party: Many = None,
        bloc: Bloc | None = None,
        type: Many = None,
        mode: Many = None,
        quad: Many = None,
        status: Many = None,
        source: Many = None,
        country: Many = None,
        place: Many = None,
        since: str | None = None,
        until: str | None = None,
        first: bool = False,
        text: str | None = None,
        bbox: Box | None = None,
        min_confidence: float | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> EventRows:
        """Events, earliest first, that meet every condition given.

        ``actor`` did it and ``with_`` is another party of the act on either side: a country (RUS: all its parties), a
        party (RUS.MIL, NATO) or a full name; of ``party`` one is a party on either side. ``bloc``: an organisation and
        its members, as ``codebook.rows.bloc`` gives them; it takes part, or a state that is a member when the act
        begins. ``source``: outlets that tell it, by id or name; ``country`` (ISO letters) and ``place`` (names): where
        one of its places is. What may be several, one of them must fit. ``since`` and ``until`` are 2022, 2022-11
        or 2022-11-30. ``first``: called the first, or the first since some time. ``text``: words in the
        evidence, by their stems; "in quotation marks" letter for letter (``store.words``). ``bbox``: west, south, east,
        north in degrees. ``min_confidence``: 0 to 1. ``limit`` and ``offset``: so many, after so many. Raises
        ValueError for a value that cannot be understood.
        """
        asked: dict[str, Any] = {
            "actor": actor,
            "with_": with_,
            "party": party,
            "bloc": bloc,
            "type": type,
            "mode": mode,
            "quad": quad,
            "status": status,
            "source": source,
            "country": country,
            "place": place,
            "since": since,
            "until": until,
            "first": first,
            "text": text,
            "bbox": bbox,
            "min_confidence": min_confidence,
        }
        asked, note = resolved(self._con, self.path, asked, None if limit is None else limit + offset)
        sql, params = events_query(limit=limit, offset=offset, **asked)
        records, _ = events_query(limit=limit, offset=offset, columns=RECORD, **asked)
        return EventRows(self._con, sql, params, records, note)

    def export(
        self,
        form: str,
        out: str | Path | BinaryIO,
        *,
        incidents: bool = False,
        dataset: str | None = None,
        on_act: OnAct | None = None,
        **asked: Any,
    ) -> Account:
        """Writes acts in the form of another data set; returns the account of what was written, what left out, and why.

        ``form`` is one of ``whowhom.export.FORMS`` ("gdelt", "icews", "geojson" …); ``out`` a path or a binary stream.
        ``asked`` are the arguments of ``events``. ``incidents``: one act for all reports that tell of it, so that
        sources are counted once. ``dataset``: an imported data set instead, byte for byte as it came in. ``on_act`` is
        called with the account after every act. Raises ValueError for a form that is not there, StoreError for a file
        that cannot be written or a data set that is not there.
        """
        from whowhom.store.outside.exchange import export
        from whowhom.store.outside.rows import give

        to = Path(out) if isinstance(out, str) else out
        if dataset is not None:
            return give(self._con, form, dataset, to)
        if incidents:
            self._link_if_writable()
        asked, _ = resolved(self._con, self.path, asked)
        return export(self._con, form, to, incidents=incidents, on_act=on_act, asked=asked)

    def import_file(
        self,
        path: str | Path,
        form: str,
        dataset: str | None = None,
        *,
        on_problem: OnProblem | None = None,
        on_row: OnRow | None = None,
    ) -> Brought:
        """Brings in a file of another data set, to stand beside our records; what is there already is not added again.

        ``form``: gdelt, icews, polecat, acled, ged or mme; ``dataset`` is the name to call it by (the form's without
        one). ``on_problem`` is called with every row that cannot be, ``on_row`` with the account after every row.
        Raises ValueError for a form that is not there, StoreError for a file of another kind, OSError for none.
        """
        from whowhom.store.outside.rows import bring

        return bring(self._con, Path(path), form, dataset or form, on_problem=on_problem, on_row=on_row)

    def compare(
        self, dataset: str, *, by: str = "month", actor: str | None = None, other: str | None = None
    ) -> Comparison:
        """Our acts beside an imported data set's, by pair of states and day, week, month or year.

        ``actor`` and ``other`` are ISO 3166 letters of a state that must be one of the pair. Raises ValueError for
        another period, StoreError for a data set that is not there.
        """
        from whowhom.store.outside.compare import compare

        return compare(self._con, dataset, by=by, actor=actor, other=other)

    def hints(self, parties: Sequence[str | None], **asked: Sequence[str] | None) -> list[str]:
        """For an empty answer: every party, ``type``, ``place`` … that no event has, and the nearest."""
        return hints(self._con, parties, **asked)

    def relations(self) -> EventRows:
        """Standing states that reports told of, in order of the reports' dates."""
        sql = (
            "SELECT r.* EXCLUDE (position, record), d.published, d.source, r.record "
            "FROM relations r JOIN documents d ON d.id = r.document ORDER BY d.published, r.document, r.position"
        )
        return EventRows(self._con, sql)

    def event(self, id: str) -> dict[str, Any]:
        """The record of one event or relation. An id may be cut short where it stays unique. Raises StoreError."""
        return record(
            self._con,
            self.path,
            id,
            "SELECT id, record FROM events UNION ALL SELECT id, record FROM relations",
            "events",
        )

    def _linked(self, ledger: Ledger) -> Ledger:
        try:
            self.link()
        except KeyboardInterrupt as stop:  # what was coded is stored; the next ingest or question links it
            raise IngestInterruptedError(ledger) from stop
        return ledger

    def document(self, id: str) -> dict[str, Any] | None:
        """A report's row, its text included; None if the store does not hold it."""
        return next(iter(Rows(self._con, "SELECT * FROM documents WHERE id = ?", [id])), None)

    def runs(self) -> list[dict[str, Any]]:
        """Every ingest, earliest first, with its ledger."""
        rows = list(Rows(self._con, "SELECT * FROM runs ORDER BY id"))
        return [{**row, "ledger": json.loads(row["ledger"])} for row in rows]

    def problems(self, run: int | None = None) -> list[dict[str, Any]]:
        """What went wrong, in one run or in all."""
        return list(Rows(self._con, "SELECT * FROM problems WHERE ? IS NULL OR run = ? ORDER BY run", [run, run]))

    def account(self, run: int | None = None) -> dict[str, Any]:
        """The whole store's account: ``total`` (a Ledger) of all runs, ``documents`` by status, ``units`` (every
        source), ``problems`` by kind, of one run or of all, and ``differences``, which are none."""
        return {
            "total": account.total(self._con),
            "documents": account.documents(self._con),
            "units": account.units(self._con),
            "problems": account.problems(self._con, run),
            "differences": account.differences(self._con),
        }

    def sql(self, query: str, params: Sequence[Any] = ()) -> Rows:
        """Any one SELECT over the store's tables (docs/record.md). Raises StoreError for SQL that fails or writes."""
        try:
            if statement_kinds(self._con, query) != ["SELECT"]:
                raise StoreError("Only one SELECT at a time; the store is written by ingesting.")
            self._con.cursor().execute(f"EXPLAIN {query}", list(params))
        except QueryError as error:
            raise StoreError(str(error).strip()) from error
        return Rows(self._con, query, params)


def open_store(path: str | Path, *, read_only: bool = False) -> Store:
    """Opens the store at ``path``; makes it if it is not there, unless ``read_only``.

    Raises StoreError, naming the file and the way out: in use by another process, another program's file, missing
    (read only), or written by a later version.
    """
    name = str(path)
    con = connect(name, read_only=read_only)
    try:
        schema.check(con, name)
        if schema.missing(con):
            con = _mended(con, name, read_only)
    except BaseException:
        con.close()
        raise
    return Store(con, name)


def _mended(con: Connection, name: str, read_only: bool) -> Connection:
    """Migrates; a file opened to read only is opened anew for that moment."""
    if not read_only:
        schema.migrate(con)
        return con
    con.close()
    with connect(name) as writer:
        schema.migrate(writer)
    return connect(name, read_only=True)
