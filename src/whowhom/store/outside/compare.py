"""Own acts beside those of a data set: how many each has of a pair of states in a period, and which are the same.

Pairs have no direction here, for not every data set tells one. Our acts are incidents where the store has some, else
events, that occurred or go on; ``unit`` says which.
"""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.store.duck import Connection
from whowhom.store.errors import StoreError
from whowhom.store.outside.exchange import has_incidents
from whowhom.store.rows import Rows

PERIODS = {"day": "%Y-%m-%d", "week": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}  # a week is called by its Monday
LONGEST = 31  # days; what is known less exactly can be the same as anything
NEAR = 1  # day; two reports of one act may date it so far apart

MEMBERS = {
    "incidents": "SELECT i.id AS act, m.event, m.document, i.type, i.status, i.when_start, i.when_end, "
    "NULL AS published FROM incidents i JOIN incident_events m ON m.incident = i.id",
    "events": "SELECT e.id || ' ' || e.document AS act, e.id AS event, e.document, e.type, e.status, e.when_start, "
    "e.when_end, d.published FROM events e JOIN documents d ON d.id = e.document",
}
PAIRS = """
member AS ({members}),
act AS (SELECT DISTINCT act, type, coalesce(when_start, when_end, published) AS first,
               coalesce(when_end, when_start, published) AS last
        FROM member WHERE status IN ('occurred', 'ongoing')),
party AS (SELECT DISTINCT m.act, p.side, p.country FROM member m
          JOIN event_parties p ON p.event = m.event AND p.document = m.document WHERE p.country IS NOT NULL),
alone AS (SELECT act FROM party GROUP BY act HAVING bool_and(side = 'actor')),
ours AS (SELECT DISTINCT a.act AS id, t.type, t.first, t.last, least(a.country, b.country) AS one,
                greatest(a.country, b.country) AS other
         FROM party a JOIN party b ON a.act = b.act AND a.side = 'actor' JOIN act t ON t.act = a.act
         WHERE t.first IS NOT NULL
         AND (b.side = 'recipient' OR (a.country < b.country AND a.act IN (SELECT act FROM alone)))),
whole AS (SELECT row, id, type, when_start AS first, when_end AS last, actors,
                 if(len(recipients) > 0, recipients, actors) AS others, len(recipients) = 0 AS alike
          FROM outside WHERE dataset = $1),
one_side AS (SELECT * EXCLUDE (actors), unnest(actors) AS a FROM whole),
pairwise AS (SELECT * EXCLUDE (others), unnest(others) AS b FROM one_side),
theirs AS (SELECT DISTINCT row, id, type, first, last, least(a, b) AS one, greatest(a, b) AS other
           FROM pairwise WHERE NOT alike OR a < b),
matched AS (SELECT o.id AS ours, t.id AS theirs, t.row, o.type, o.one, o.other, o.first AS our_day, t.first AS their_day
            FROM ours o JOIN theirs t ON t.one = o.one AND t.other = o.other AND t.type = o.type
            AND o.first <= t.last + {near} AND o.last >= t.first - {near}
            AND o.last - o.first < {longest} AND t.last - t.first < {longest})
"""
WANTED = "($2 IS NULL OR $2 IN (one, other)) AND ($3 IS NULL OR $3 IN (one, other))"
COUNTS = """
WITH {pairs},
own AS (SELECT one, other, strftime(date_trunc('{by}', first), '{period}') AS period, count(*) AS ours,
               count(*) FILTER (id IN (SELECT ours FROM matched)) AS ours_matched FROM ours GROUP BY ALL),
their AS (SELECT one, other, strftime(date_trunc('{by}', first), '{period}') AS period, count(*) AS theirs,
                 count(*) FILTER (row IN (SELECT row FROM matched)) AS theirs_matched FROM theirs GROUP BY ALL)
SELECT one, other, period, coalesce(ours, 0) AS ours, coalesce(theirs, 0) AS theirs,
       coalesce(ours_matched, 0) AS ours_matched, coalesce(theirs_matched, 0) AS theirs_matched,
       round(ours_matched / ours, 3) AS our_share, round(theirs_matched / theirs, 3) AS their_share
FROM own FULL JOIN their USING (one, other, period) WHERE {wanted} ORDER BY one, other, period
"""
MATCHES = """
WITH {pairs}
SELECT one, other, type, our_day, their_day, split_part(ours, ' ', 1) AS ours, theirs FROM matched
WHERE {wanted} ORDER BY their_day, one, other, ours, theirs
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``counts``: a row a pair and period; ``matches``: a row for each two that tell one act (the same pair and type,
    a day apart at most). ``unit``: what ours are, incidents or events."""

    unit: str
    counts: Rows
    matches: Rows


def compare(
    con: Connection, dataset: str, *, by: str = "month", actor: str | None = None, other: str | None = None
) -> Comparison:
    """Our acts beside a data set's, of one state (``actor``, ISO letters) or of a pair, by day, week, month or year.

    Raises ValueError for another period, StoreError for a data set that the store does not hold.
    """
    if by not in PERIODS:
        raise ValueError(f"{by!r} is no period; choose day, week, month or year.")
    if not con.execute("SELECT count(*) FROM outside_sets WHERE dataset = ?", [dataset]).fetchall()[0][0]:
        raise StoreError(f"There is no data set {dataset!r} in this store; bring one in with `whowhom import`.")
    unit = "incidents" if has_incidents(con) else "events"
    pairs = PAIRS.format(members=MEMBERS[unit], near=NEAR, longest=LONGEST)
    params = [dataset, actor and actor.upper(), other and other.upper()]
    counts = COUNTS.format(pairs=pairs, by=by, period=PERIODS[by], wanted=WANTED)
    matches = MATCHES.format(pairs=pairs, wanted=WANTED)
    return Comparison(unit, Rows(con, counts, params), Rows(con, matches, params))
