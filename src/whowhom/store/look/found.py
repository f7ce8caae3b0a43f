"""Which records and acts meet a question, as flags on the cube; kept, because many views ask the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from whowhom.store.ask.query import conditions
from whowhom.store.ask.search import resolved
from whowhom.store.duck import Connection
from whowhom.store.look.cube import VALUES, Cube, Dimension, Flags, Numbers, cube, dimension
from whowhom.store.look.kept import Kept

Question = dict[str, Any]  # filters, as ``Store.events`` takes them


@dataclass(frozen=True, slots=True)
class Found:
    """Flags on the seats of records, and on acts."""

    seats: Flags
    acts: Flags


class Look:
    """An open store seen through its cube."""

    def __init__(self, con: Connection, path: str, kept: Kept) -> None:
        self.con, self.path, self.kept = con, path, kept
        kept.renew(con)

    @property
    def cube(self) -> Cube:
        return self.kept.get("cube", lambda: cube(self.con))

    def dimension(self, name: str) -> Dimension:
        return self.kept.get(("dimension", name), lambda: dimension(self.con, self.cube, VALUES[name]))

    def found(self, asked: Question) -> Found:
        """What meets every filter. ``min_confidence`` is the act's own. Raises ValueError as ``Store.events`` does."""
        return self.kept.get(("found", said(asked)), lambda: self._found(asked))

    def counts(self, name: str, asked: Question) -> Numbers:
        """How many of the acts found have each value of a dimension."""
        make = lambda: self.cube.counts(self.dimension(name), self.found(asked).seats)  # noqa: E731
        return self.kept.get(("counts", name, said(asked)), make)

    def _found(self, asked: Question) -> Found:
        of, least = self.cube, asked.get("min_confidence") or 0.0
        where, params = conditions(**resolved(self.con, self.path, {**asked, "min_confidence": None})[0])
        told = self.con.cursor().execute(f"SELECT e.number FROM events e {where}", params).fetchnumpy()
        seats = of.seats(told["number"].astype(np.int64))
        if least:
            seats[seats] = of.sure[of.act_of[seats]] >= least
        return Found(seats, of.acts(seats))


def said(asked: Question) -> str:
    """The question as a name; what is not asked does not matter."""
    return repr(sorted((key, value) for key, value in asked.items() if value not in (None, [], (), "", False)))
