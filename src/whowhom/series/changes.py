"""Which pairs changed most: what they did in a time, against the periods before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from whowhom.series.surprise import LEAST, usual
from whowhom.series.words import rate

LEAST_ACTS = 5  # of a pair, in both times together
KINDS_TOLD = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """Acts of one type: how many there were, how many were to be expected."""

    type: str
    now: int
    expected: float


@dataclass(frozen=True, slots=True)
class Change:
    """What two parties ``a`` and ``b`` (ids) did: ``now`` acts, where ``expected`` were usual for so long a time.

    ``surprise``: how rarely so many, or so few, would come by chance, in powers of ten (3: once in a thousand times; a
    lull is below zero). ``kinds``: the types of acts, those that changed most first. ``score_now`` and
    ``score_earlier``: mean scores, -10 to +10; None without acts.
    """

    a: str
    b: str
    now: int
    expected: float
    surprise: float
    kinds: tuple[Kind, ...]
    score_now: float | None
    score_earlier: float | None

    def kinds_words(self, most: int = KINDS_TOLD) -> str:
        """ "ASSAULT 9 (0.2), ACCUSE 4 (1)": the types that changed most, with the acts that were to be expected."""
        return ", ".join(f"{kind.type} {kind.now} ({rate(kind.expected)})" for kind in self.kinds[:most])

    @property
    def words(self) -> str:
        """ "14 acts where 1.5 were to be expected; ASSAULT 9 (0.2), ACCUSE 4 (1)" """
        acts = "act" if self.now == 1 else "acts"
        return f"{self.now} {acts} where {rate(self.expected)} were to be expected; {self.kinds_words()}"


def ranked(rows: Iterable[Mapping[str, Any]], least_acts: int = LEAST_ACTS) -> list[Change]:
    """Of the rows of ``Store.changes``, the pairs with at least that many acts, the most surprising first.

    Raises ValueError where the store reaches back too few periods to know what is usual.
    """
    found = []
    for row in rows:
        if row["periods_earlier"] < LEAST:
            raise ValueError(
                f"Before that time the store has reports of {row['periods_earlier']} periods, and {LEAST} are needed "
                "to know what is usual; take a later time, shorter periods or a longer baseline."
            )
        if row["now"] + row["earlier"] >= least_acts:
            found.append(_change(row))
    return sorted(found, key=lambda change: (-abs(change.surprise), change.a, change.b))


def _change(row: Mapping[str, Any]) -> Change:
    known = usual(row["earlier"], row["squares"], row["periods_earlier"])
    length = row["periods_now"]
    share = length / row["periods_earlier"]
    kinds = [Kind(kind["type"], kind["now"], kind["earlier"] * share) for kind in row["kinds"]]
    kinds.sort(key=lambda kind: (-abs(kind.now - kind.expected), kind.type))
    return Change(
        a=row["a"],
        b=row["b"],
        now=row["now"],
        expected=row["earlier"] * share,
        surprise=known.surprise(row["now"], length),
        kinds=tuple(kinds),
        score_now=row["score_now"],
        score_earlier=row["score_earlier"],
    )
