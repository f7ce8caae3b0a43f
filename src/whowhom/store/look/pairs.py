"""Between whom the acts of the cube are: every pair, counted now and before as ``ask.pairs.change_rows`` counts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whowhom.store.ask.acts import DONE
from whowhom.store.ask.pairs import PAIRED
from whowhom.store.duck import Connection
from whowhom.store.look.cube import Cube, Flags, Numbers, Small, columns

# Acts go by their rank among the keys. Those of the same parties are taken apart once for all of them, which keeps a
# million fast.
_PAIRS = f"""
WITH ranked AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY {{key}}) - 1 AS rank, actors, recipients, reciprocal FROM {{table}}),
    keyed AS MATERIALIZED (
        SELECT row_number() OVER () AS nth, * FROM (
            SELECT actors, recipients, reciprocal, list(rank) AS ranks FROM ranked GROUP BY ALL)),
    {PAIRED.format(a="least(p.who, q.who)", b="greatest(p.who, q.who)")},
    coded AS MATERIALIZED (SELECT *, dense_rank() OVER (ORDER BY a, b) - 1 AS code FROM paired)"""
_NAMED = "SELECT DISTINCT a, b FROM coded ORDER BY a, b"
_CODED = "SELECT unnest(k.ranks) AS rank, c.code FROM coded c JOIN keyed k ON k.nth = c.nth"
_ACTS = f"""
SELECT list_position(?, type) - 1 AS type, coalesce(score, 'nan') AS score,
       (status IN ({", ".join(map(repr, DONE))}))::INTEGER AS done
FROM {{table}} ORDER BY {{key}}"""


@dataclass(frozen=True, slots=True)
class Pairs:
    """``names``: the two parties of each pair, in order. Side by side ``acts`` and the ``codes`` of their pairs.

    Of every act of the cube: ``done``, the code of its type (in ``types``), its ``scores`` (not a number for none).
    """

    names: tuple[tuple[str, str], ...]
    acts: Small
    codes: Small
    done: Flags
    types: tuple[str, ...]
    type_of: Small
    scores: NDArray[np.float64]


def pairs(con: Connection, of: Cube) -> Pairs:
    """Reads between whom the acts are: a state with all its organs is one side, an organisation stands for itself."""
    where = {"key": "key", "table": "incidents"} if of.incidents else {"key": "number", "table": "events"}
    asked = _PAIRS.format(**where)
    names = con.execute(f"{asked} {_NAMED}").fetchall()
    ranks, codes = columns(con, f"{asked} {_CODED}")
    rows = con.execute("SELECT DISTINCT type FROM {table} ORDER BY type".format(**where)).fetchall()
    types = [type for (type,) in rows]
    kinds, scores, done = columns(con, _ACTS.format(**where), [types])
    by_key = np.argsort(of.keys)
    rank_of = of.ranks()
    return Pairs(
        tuple(names),
        by_key[ranks].astype(np.int32),
        codes.astype(np.int32),
        done[rank_of].astype(bool),
        tuple(types),
        kinds[rank_of].astype(np.int32),
        scores[rank_of],
    )


def changes(of: Pairs, acts: Flags, periods: Numbers, turn: int, least: int) -> list[dict[str, Any]]:
    """The rows of pairs with at least ``least`` of these acts; ``periods``: of each act of the cube the one it is in,
    of which ``turn`` is the first that counts as now. Without ``periods_now`` and ``periods_earlier``."""
    here = acts[of.acts]
    found, codes = of.acts[here], of.codes[here]
    many = np.bincount(codes, minlength=len(of.names))[codes] >= least
    found, (known, at) = found[many], np.unique(codes[many], return_inverse=True)
    size, recent = len(known), periods[found] >= turn
    now, earlier = (np.bincount(at[side], minlength=size).tolist() for side in (recent, ~recent))
    kinds = _kinds(of, found, at, recent, size)
    scores = [_means(of.scores[found[side]], at[side], size) for side in (recent, ~recent)]
    squares = _squares(at[~recent], periods[found[~recent]], size)
    return [
        {
            "a": of.names[code][0],
            "b": of.names[code][1],
            "now": now[nth],
            "earlier": earlier[nth],
            "squares": squares[nth],
            "kinds": kinds[nth],
            "score_now": scores[0][nth],
            "score_earlier": scores[1][nth],
        }
        for nth, code in enumerate(known.tolist())
    ]


def _squares(at: Numbers, periods: Numbers, size: int) -> list[int]:
    """Of each pair its acts in each period, squared and summed."""
    if not len(at):
        return [0] * size
    wide = int(periods.max() - periods.min()) + 1
    cells, counts = np.unique(at * wide + periods - periods.min(), return_counts=True)
    sums = np.zeros(size, np.int64)
    np.add.at(sums, cells // wide, counts * counts)
    return sums.tolist()


def _kinds(of: Pairs, acts: Small, at: Numbers, recent: Flags, size: int) -> list[list[dict[str, Any]]]:
    """Of each pair its types in order, each with its acts now and earlier."""
    cells, which = np.unique(at * len(of.types) + of.type_of[acts], return_inverse=True)
    counts = [np.bincount(which[side], minlength=len(cells)).tolist() for side in (recent, ~recent)]
    kinds: list[list[dict[str, Any]]] = [[] for _ in range(size)]
    for cell, now, earlier in zip(cells.tolist(), *counts, strict=True):
        nth, kind = divmod(cell, len(of.types))
        kinds[nth].append({"type": of.types[kind], "now": now, "earlier": earlier})
    return kinds


def _means(scores: NDArray[np.float64], at: Numbers, size: int) -> list[float | None]:
    told = ~np.isnan(scores)
    sums = np.bincount(at[told], scores[told], minlength=size).tolist()
    counts = np.bincount(at[told], minlength=size).tolist()
    return [total / count if count else None for total, count in zip(sums, counts, strict=True)]
