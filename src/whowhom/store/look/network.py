"""Who acts with whom and against whom: the busiest parties, the strongest ties between them, and their years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from whowhom.store.ask.acts import DONE
from whowhom.store.look.cube import QUADS, Flags, Numbers
from whowhom.store.look.found import Look, Question
from whowhom.store.look.ties import NO_YEAR, Level, Party, Ties, ties

Kind = Literal["both", "with", "against"]
Fractions = NDArray[np.float64]
Year = tuple[int, float, float, float]  # the year, and what ``Counts`` holds

FIRST_CONFLICT = QUADS.index("verbal-conflict")  # and those after it
AFTER_ALL_YEARS = 10_000


@dataclass(frozen=True, slots=True)
class Counts:
    """So many ``acts``, of these so many ``conflict``; ``score`` is the sum of theirs."""

    acts: int
    conflict: int
    score: float


@dataclass(frozen=True, slots=True)
class Tie:
    """What two parties do: ``forth`` what a did to b, ``back`` what b did to a, ``together`` what they did with each
    other. ``years`` from the first to the last; that of acts without a day is None and comes last."""

    a: str
    b: str
    forth: int
    back: int
    together: int
    years: tuple[tuple[int | None, Counts], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Parties by id, and ties by those of their ends. ``all_parties`` and ``all_ties`` count the weaker ones too."""

    parties: tuple[tuple[Party, Counts], ...]
    ties: tuple[Tie, ...]
    all_parties: int
    all_ties: int


def network(look: Look, asked: Question, *, kind: Kind, level: Level, nodes: int, edges: int) -> Network:
    """The ``nodes`` parties with most acts among each other, and the ``edges`` strongest ties between these.

    Without ``status`` only what was done is counted. Raises ValueError for a value that cannot be understood.
    """
    of = look.kept.get(("ties", level), lambda: ties(look.con, look.cube, level))
    conflict = look.cube.quads >= FIRST_CONFLICT
    wanted: Flags = {"both": conflict | True, "with": ~conflict, "against": conflict}[kind]
    acts = np.flatnonzero(look.found({**asked, "status": asked.get("status") or DONE}).acts & wanted)
    values = np.stack([np.ones(len(acts)), conflict[acts], of.scores[acts]])
    told = _sums(of.alike_of[acts], values, of.kinds)
    busy = _sums(of.tied, told[:, of.tied_alike], len(of.parties))
    shown = _most(busy[0], nodes)
    drawn = _strongest(of, told[0], shown, edges)
    return Network(
        tuple((of.parties[seat], _counts(*busy[:, seat].tolist())) for seat in np.sort(shown)),  # they stand by id
        tuple(_ties(of, drawn, acts, values)),
        int(np.count_nonzero(busy[0])),
        len(np.unique(of.pairs[told[0][of.alike] > 0])),
    )


def _sums(codes: NDArray[Any], values: Fractions, size: int) -> Fractions:
    """The values of each code, summed up."""
    return np.stack([np.bincount(codes, column, minlength=size) for column in values])


def _most(counts: NDArray[Any], most: int) -> Numbers:
    """The places with the highest counts; of equals, the first."""
    some = np.flatnonzero(counts)
    return some[np.argsort(-counts[some], kind="stable")[:most]]


def _strongest(of: Ties, counts: Fractions, shown: Numbers, edges: int) -> Numbers:
    """The places in ``of`` of the pairs among these parties that have most acts."""
    is_shown = np.zeros(len(of.parties), bool)
    is_shown[shown] = True
    a, b = np.divmod(of.pairs, len(of.parties))
    among = np.flatnonzero(is_shown[a] & is_shown[b] & (counts[of.alike] > 0))
    _, codes = np.unique(of.pairs[among], return_inverse=True)
    return among[np.isin(codes, _most(np.bincount(codes, counts[of.alike[among]]), edges))]


def _ties(of: Ties, drawn: Numbers, acts: Numbers, values: Fractions) -> list[Tie]:
    """Each pair once, with all kinds of acts that tie it."""
    starts = np.flatnonzero(np.diff(of.pairs[drawn], prepend=-1))
    by_kind = _years(of, np.unique(of.alike[drawn]), acts, values)
    return [_tie(of, places, by_kind) for places in np.split(drawn, starts[1:]) if len(places)]


def _years(of: Ties, kinds: Numbers, acts: Numbers, values: Fractions) -> dict[int, list[Year]]:
    """Of these kinds of alike acts, their years."""
    is_wanted = np.zeros(of.kinds, bool)
    is_wanted[kinds] = True
    here = is_wanted[of.alike_of[acts]]
    grouped = of.alike_of[acts[here]].astype(np.int64) * AFTER_ALL_YEARS + of.years[acts[here]]
    groups, codes = np.unique(grouped, return_inverse=True)
    found: dict[int, list[Year]] = {}
    for group, sums in zip(groups.tolist(), _sums(codes, values[:, here], len(groups)).T.tolist(), strict=True):
        alike, year = divmod(group, AFTER_ALL_YEARS)
        found.setdefault(alike, []).append((year, *sums))
    return found


def _tie(of: Ties, places: Numbers, by_kind: dict[int, list[Year]]) -> Tie:
    years: dict[int, tuple[float, float, float]] = {}
    forth = back = together = 0.0
    for alike, does, suffers, shares in zip(of.alike[places].tolist(), *of.ways[:, places].tolist(), strict=True):
        for year, acts, conflict, score in by_kind[alike]:
            before = years.get(year, (0.0, 0.0, 0.0))
            years[year] = (before[0] + acts, before[1] + conflict, before[2] + score)
            forth, back, together = forth + does * acts, back + suffers * acts, together + shares * acts
    a, b = divmod(int(of.pairs[places[0]]), len(of.parties))
    in_order = sorted(years.items(), key=lambda item: (item[0] == NO_YEAR, item[0]))
    told = tuple((None if year == NO_YEAR else year, _counts(*sums)) for year, sums in in_order)
    return Tie(of.parties[a].id, of.parties[b].id, int(forth), int(back), int(together), told)


def _counts(acts: float, conflict: float, score: float) -> Counts:
    return Counts(int(acts), int(conflict), score)
