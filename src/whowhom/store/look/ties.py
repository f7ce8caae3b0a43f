"""Between whom the acts of the cube are, as ties of two parties: what one does to the other and what they do together.

Acts of the same parties are taken apart into ties once for all of them, which keeps a million fast. What both do side
by side, or suffer together, is no tie, as in ``ask.acts``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from whowhom.store.duck import Connection
from whowhom.store.look.cube import Cube, Flags, Numbers, Small, columns

Level = Literal["state", "party"]

WHO = {"state": "coalesce(min(country), id)", "party": "id"}  # a state with all its organs as one, or each by itself
NO_YEAR = 0

_WHOSE = """
    whose AS MATERIALIZED (
        SELECT *, dense_rank() OVER (ORDER BY who) - 1 AS seat FROM (
            SELECT id, {who} AS who, min(country) AS country, min(sector) AS sector, min(name) AS name
            FROM parties GROUP BY id))"""
_NAMED = """
    SELECT any_value(who), min(country), min(sector), coalesce(min(name) FILTER (id = who), min(name))
    FROM whose GROUP BY seat ORDER BY seat"""
# ``alike``: acts with the same parties on each side.
_ALIKE = """
    alike AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY rank) - 1 AS alike, * FROM (
            SELECT min(rank) AS rank, list(rank) AS ranks, actors, recipients, reciprocal FROM (
                SELECT row_number() OVER (ORDER BY {key}) - 1 AS rank, actors, recipients,
                       coalesce(reciprocal, false) AS reciprocal FROM {table})
            GROUP BY actors, recipients, reciprocal))"""
_TIES = """
    sides AS (
        SELECT DISTINCT s.alike, s.acting, s.reciprocal, w.seat FROM (
            SELECT alike, reciprocal, true AS acting, unnest(actors) AS id FROM alike
            UNION ALL SELECT alike, reciprocal, false, unnest(recipients) FROM alike) s
        JOIN whose w ON w.id = s.id)
    SELECT p.alike, least(p.seat, q.seat) AS a, greatest(p.seat, q.seat) AS b,
           bool_or(NOT q.acting AND p.seat < q.seat)::INTEGER AS forth,
           bool_or(NOT q.acting AND p.seat > q.seat)::INTEGER AS back, bool_or(q.acting)::INTEGER AS together
    FROM sides p JOIN sides q ON q.alike = p.alike AND q.seat <> p.seat
    WHERE p.acting AND (NOT q.acting OR p.reciprocal)
    GROUP BY ALL ORDER BY a, b, p.alike"""
_ACTS = f"""
    SELECT coalesce(year({{day}}), {NO_YEAR}) AS year, coalesce(score, 0)::DOUBLE AS score
    FROM {{table}} ORDER BY {{key}}"""


@dataclass(frozen=True, slots=True)
class Party:
    """A party as the network names it; ``sector`` is empty for a state with all its organs."""

    id: str
    country: str | None
    sector: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Ties:
    """Acts are alike that have the same parties on each side; of such there are so many ``kinds``.

    Side by side, in order: ``pairs`` (the place of a in ``parties`` times their number, and that of b), the ``alike``
    acts that tie them, and the three ``ways``, as flags: whether a does it to b, b to a, both with each other. Side by
    side too: every party that is ``tied`` by acts, and which (``tied_alike``).

    Of every act of the cube: ``alike_of``, ``years`` (NO_YEAR for an act without a day), ``scores``.
    """

    parties: tuple[Party, ...]
    kinds: int
    pairs: Numbers
    alike: Small
    ways: Flags
    tied: Small
    tied_alike: Small
    alike_of: Small
    years: Small
    scores: NDArray[np.float64]


def ties(con: Connection, of: Cube, level: Level) -> Ties:
    """Reads the ties of all acts."""
    incidents = {"key": "key", "table": "incidents", "day": "coalesce(when_start, when_end)"}
    where = incidents if of.incidents else {"key": "number", "table": "events", "day": "day"}
    whose, kinds = _WHOSE.format(who=WHO[level]), _ALIKE.format(**where)
    parties = con.execute(f"WITH {whose} {_NAMED}").fetchall()
    ranks, codes = columns(con, f"WITH {kinds} SELECT unnest(ranks), alike FROM alike")
    years, scores = columns(con, _ACTS.format(**where))
    alike, a, b, *ways = columns(con, f"WITH {kinds}, {whose}, {_TIES}")
    tied = np.unique(np.stack([np.tile(alike, 2), np.concatenate([a, b])]), axis=1)
    alike_of = np.empty(len(ranks), np.int32)
    alike_of[ranks] = codes
    rank_of = of.ranks()
    return Ties(
        tuple(Party(*party) for party in parties),
        int(codes.max(initial=-1)) + 1,
        a * len(parties) + b,
        alike.astype(np.int32),
        np.stack(ways).astype(bool),
        tied[1].astype(np.int32),
        tied[0].astype(np.int32),
        alike_of[rank_of],
        years[rank_of].astype(np.int32),
        scores[rank_of],
    )
