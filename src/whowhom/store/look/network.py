"""Who acts with whom and against whom: parties, the ties between them, and the years of every tie.

Between two parties stands what one does to the other and what they do with each other, as in ``ask.acts``. Acts of the
same parties are counted together before they are taken apart into ties: so a million of them is counted fast.
"""

from __future__ import annotations

from typing import Any, Literal

from whowhom.store.ask.acts import DONE
from whowhom.store.duck import Connection
from whowhom.store.look.counted import counted, table
from whowhom.store.rows import Rows

Kind = Literal["both", "with", "against"]
Level = Literal["state", "party"]

CONFLICT = "quad IN ('verbal-conflict', 'material-conflict')"
QUADS = {"both": "true", "with": f"NOT {CONFLICT}", "against": CONFLICT}
WHO = {"state": "coalesce(min(country), id)", "party": "id"}  # a state with all its organs as one, or each by itself

# ``alike``: acts with the same parties on each side, by a digest of these; ``act`` is one of them. The digest of two
# lists does not tell where the first one ends, so its length goes in as well.
_ALIKE = f"""
    done AS MATERIALIZED (
        SELECT hash(len(actors), actors, recipients, coalesce(reciprocal, false)) AS alike, act,
               year(day)::SMALLINT AS year, {CONFLICT} AS conflict, score
        FROM acts WHERE {{quads}}),
    alike AS MATERIALIZED (
        SELECT alike, min(act) AS act, count(*) AS n, count(*) FILTER (conflict) AS conflict, sum(score) AS score
        FROM done GROUP BY alike)"""
_TIES = """
    whose AS MATERIALIZED (
        SELECT *, dense_rank() OVER (ORDER BY who) AS seat FROM (
            SELECT id, {who} AS who, min(country) AS country, min(sector) AS sector, min(name) AS name
            FROM parties GROUP BY id)),
    sides AS MATERIALIZED (
        SELECT k.alike, e.actors, e.recipients, coalesce(e.reciprocal, false) AS reciprocal
        FROM alike k JOIN {table} ON e.{key} = k.act),
    seats AS MATERIALIZED (
        SELECT DISTINCT s.alike, s.acting, s.reciprocal, w.seat FROM (
            SELECT alike, reciprocal, true AS acting, unnest(actors) AS id FROM sides
            UNION ALL SELECT alike, reciprocal, false, unnest(recipients) FROM sides) s
        JOIN whose w ON w.id = s.id),
    ties AS MATERIALIZED (
        SELECT p.alike, least(p.seat, q.seat) AS a, greatest(p.seat, q.seat) AS b,
               bool_or(NOT q.acting AND p.seat < q.seat) AS forth, bool_or(NOT q.acting AND p.seat > q.seat) AS back,
               bool_or(q.acting) AS together
        FROM seats p JOIN seats q ON q.alike = p.alike AND q.seat <> p.seat
        WHERE p.acting AND (NOT q.acting OR p.reciprocal)
        GROUP BY ALL)"""
_STRONGEST = """
    busy AS MATERIALIZED (
        SELECT t.seat, sum(k.n)::BIGINT AS acts, sum(k.conflict)::BIGINT AS conflict, sum(k.score) AS score
        FROM (SELECT alike, a AS seat FROM ties UNION SELECT alike, b FROM ties) t JOIN alike k USING (alike)
        GROUP BY t.seat),
    nodes AS MATERIALIZED (SELECT * FROM busy ORDER BY acts DESC, seat LIMIT {nodes}),
    edges AS MATERIALIZED (
        SELECT t.a, t.b FROM ties t JOIN alike k USING (alike)
        WHERE t.a IN (SELECT seat FROM nodes) AND t.b IN (SELECT seat FROM nodes)
        GROUP BY t.a, t.b ORDER BY sum(k.n) DESC, t.a, t.b LIMIT {edges}),
    named AS MATERIALIZED (
        SELECT seat, any_value(who) AS who, min(country) AS country, min(sector) AS sector,
               coalesce(min(name) FILTER (id = who), min(name)) AS name
        FROM whose GROUP BY seat)"""
_ROWS = """
    SELECT 'node' AS row, m.who AS a, NULL AS b, NULL AS year, n.acts, n.conflict, n.score, NULL AS forth,
           NULL AS back, NULL AS together, m.country, m.sector, m.name
    FROM nodes n JOIN named m USING (seat)
    UNION ALL
    SELECT 'tie', p.who, q.who, d.year, count(*), count(*) FILTER (d.conflict), sum(d.score),
           count(*) FILTER (t.forth), count(*) FILTER (t.back), count(*) FILTER (t.together), NULL, NULL, NULL
    FROM edges e JOIN ties t ON t.a = e.a AND t.b = e.b JOIN done d USING (alike)
    JOIN named p ON p.seat = e.a JOIN named q ON q.seat = e.b GROUP BY p.who, q.who, d.year
    UNION ALL
    SELECT 'all', NULL, NULL, NULL, (SELECT count(*) FROM busy), (SELECT count(DISTINCT (a, b)) FROM ties),
           NULL, NULL, NULL, NULL, NULL, NULL, NULL
    ORDER BY row, a, b, year"""


def network_rows(con: Connection, asked: dict[str, Any], *, kind: Kind, level: Level, nodes: int, edges: int) -> Rows:
    """The ``nodes`` parties with most acts among each other, and the ``edges`` strongest ties between these.

    A row is a 'node' (``a``), one year of a 'tie' (of ``a`` and ``b``; null for acts without a day), or 'all', where
    ``acts`` is the number of parties and ``conflict`` that of ties before the weaker were left out. ``score`` is a sum.
    ``forth`` counts what a did to b, ``back`` what b did to a, ``together`` what they did with each other. Without
    ``status`` only what was done is counted. Raises ValueError for a value that cannot be understood.
    """
    acts, params = counted(con, {**asked, "status": asked.get("status") or DONE})
    steps = (acts, _ALIKE.format(quads=QUADS[kind]), _TIES.format(who=WHO[level], **table(con)))
    strongest = _STRONGEST.format(nodes=int(nodes), edges=int(edges))
    return Rows(con, f"WITH {', '.join((*steps, strongest))} {_ROWS}", params)
