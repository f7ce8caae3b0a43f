"""What an open store answers when the explorer looks at it: one thin method a question, one module a view."""

from __future__ import annotations

from typing import Any

from whowhom.store.ask.search import resolved
from whowhom.store.duck import Connection


class Looks:
    """The part of ``Store`` that the explorer looks at. ``asked`` are the filters of ``events`` throughout."""

    _con: Connection
    path: str

    def _resolved(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The filters as ``query.conditions`` takes them: a search for words is looked up in the index."""
        return resolved(self._con, self.path, asked)[0]
