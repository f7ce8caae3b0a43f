"""Which records and acts meet a question, as flags on the cube; kept, because many views ask the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from whowhom.store.ask.query import conditions
from whowhom.store.ask.search import hits, resolved
from whowhom.store.duck import Connection
from whowhom.store.look.cube import VALUES, Cube, Dimension, Flags, Numbers, columns, cube, dimension
from whowhom.store.look.kept import Kept

Question = dict[str, Any]  # filters, as ``Store.events`` takes them
PAIR = ("actor", "with_")  # two parties of one record, each by another seat


@dataclass(frozen=True, slots=True)
class Found:
    """Flags on the seats of records, and on acts."""

    seats: Flags
    acts: Flags


class Look:
    """An open store seen through its cube."""

    def __init__(self, con: Connection, path: str, kept: Kept) -> None:
        self.con, self.path, self.kept = con, path, kept.now(con)

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
        seats = self.records({**asked, "min_confidence": None})
        if least:
            seats[seats] = of.sure[of.act_of[seats]] >= least
        return Found(seats, of.acts(seats))

    def records(self, asked: Question) -> Flags:
        """The seats of the records that meet every filter. ``min_confidence`` is the record's own."""
        seats = np.ones(len(self.cube.act_of), bool)
        for part in _parts(asked):
            seats &= self._meeting(part)
        return seats

    def _meeting(self, part: Question) -> Flags:
        """The seats of the records that meet a part of a question."""
        return self.kept.get(("meeting", said(part)), lambda: self._asked_for(part))

    def worded(self, asked: Question) -> Question:
        """The question as ``query.conditions`` takes it: which records its words meet is looked up once."""
        if not (text := asked.get("text")):
            return asked
        look_up = lambda: resolved(self.con, self.path, {"text": text})[0]  # noqa: E731
        return {**asked, **self.kept.get(("words", text), look_up)}

    def _asked_for(self, part: Question) -> Flags:
        asked = self.worded(part)
        if (text := asked.get("text")) and (listed := hits(text)) is not None:
            numbers = np.concatenate([np.fromstring(one.strip("[]"), np.int64, sep=",") for one in listed])
            return self.cube.seats(numbers)
        where, params = conditions(**asked)
        (numbers,) = columns(self.con, f"SELECT e.number FROM events e {where}", params)
        return self.cube.seats(numbers)


def _parts(asked: Question) -> list[Question]:
    """The question taken apart into what a record can meet for itself: most is asked again beside other things."""
    pair = {key: value for key, value in asked.items() if key in PAIR and value}
    return [pair] * bool(pair) + [{key: value} for key, value in asked.items() if value and key not in PAIR]


def said(asked: Question) -> str:
    """The question as a name; what is not asked does not matter."""
    return repr(sorted((key, value) for key, value in asked.items() if value not in (None, [], (), "", False)))
