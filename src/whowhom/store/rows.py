"""Results of a query: read on demand, as records, as plain rows, or as a table of another package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from whowhom.store.duck import Connection, fetch_as

FETCH = 1000


class Rows:
    """The rows of a query, each a dict by column name. Nothing is read before somebody asks; it may be read again."""

    def __init__(self, con: Connection, sql: str, params: Sequence[Any] = ()) -> None:
        self._con, self._sql, self._params = con, sql, list(params)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        cursor = self._con.cursor().execute(self._sql, self._params)
        names = [column[0] for column in cursor.description or ()]
        while part := cursor.fetchmany(FETCH):
            for row in part:
                yield dict(zip(names, row, strict=True))

    def arrow(self) -> Any:
        """A ``pyarrow.Table``. Raises MissingPackageError without pyarrow."""
        return fetch_as(self._con, self._sql, self._params, "arrow")

    def df(self) -> Any:
        """A ``pandas.DataFrame``. Raises MissingPackageError without pandas."""
        return fetch_as(self._con, self._sql, self._params, "df")

    def pl(self) -> Any:
        """A ``polars.DataFrame``. Raises MissingPackageError without polars."""
        return fetch_as(self._con, self._sql, self._params, "pl")


class EventRows(Rows):
    """Events that match a query: iterate over the full records, or take the typed columns as a table.

    ``records`` is the same query for the records alone; ``note`` says how the answer was found where that matters.
    """

    def __init__(
        self,
        con: Connection,
        sql: str,
        params: Sequence[Any] = (),
        records: str | None = None,
        note: str | None = None,
    ) -> None:
        super().__init__(con, sql, params)
        self._records, self.note = records or sql, note

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in Rows(self._con, self._records, self._params):
            yield json.loads(row["record"])
