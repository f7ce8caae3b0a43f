"""Every pair of states or organisations, period by period, and what each did in a time and before it."""

from __future__ import annotations

from dataclasses import replace

from whowhom.store.ask.acts import Asked, acts_sql, checked
from whowhom.store.ask.query import Condition
from whowhom.store.ask.series import TALLY, frame, period_length
from whowhom.store.duck import Connection
from whowhom.store.rows import Rows

# A state with all its organs is one side; an organisation or armed group stands for itself.
# ``keyed``: acts, or the parties that some have in common, each with its ``nth``.
PAIRED = """
    whose AS MATERIALIZED (SELECT id, coalesce(min(country), id) AS who FROM parties GROUP BY id),
    seats AS MATERIALIZED (
        SELECT DISTINCT s.nth, s.side, s.reciprocal, w.who FROM (
            SELECT nth, reciprocal, 'actor' AS side, unnest(actors) AS id FROM keyed
            UNION ALL SELECT nth, reciprocal, 'recipient', unnest(recipients) FROM keyed) s
        JOIN whose w ON w.id = s.id),
    paired AS MATERIALIZED (
        SELECT DISTINCT p.nth, {a} AS a, {b} AS b
        FROM seats p JOIN seats q ON q.nth = p.nth AND q.who <> p.who
        WHERE p.side = 'actor' AND (q.side = 'recipient' OR p.reciprocal AND q.side = 'actor'))"""
_TOLD = f"""
    keyed AS MATERIALIZED (SELECT *, row_number() OVER () AS nth FROM placed), {PAIRED},
    told AS MATERIALIZED (SELECT x.a, x.b, y.* FROM paired x JOIN keyed y ON y.nth = x.nth)"""


def pair_rows(con: Connection, asked: Asked, by: str, top: int) -> Rows:
    """One row a pair and period, empty ones included; the ``top`` pairs with most acts in that time, busiest first.

    Raises ValueError for a value that cannot be understood.
    """
    if top < 1:
        raise ValueError(f"top is {top}, but at least one pair must be asked for.")
    told, params = _told(checked(con, asked), by)
    sql = f"""
        WITH {told},
        ranked AS (
            SELECT a, b, row_number() OVER (ORDER BY count(*) DESC, a, b) AS rank
            FROM told JOIN periods p ON p.period = told.period GROUP BY a, b)
        SELECT p.period, r.a, r.b, {TALLY} any_value(p.reports) AS reports
        FROM ranked r CROSS JOIN periods p
        LEFT JOIN told t ON t.period = p.period AND t.a = r.a AND t.b = r.b
        WHERE r.rank <= {int(top)}
        GROUP BY r.rank, r.a, r.b, p.period, p.step ORDER BY r.rank, p.period"""
    return Rows(con, sql, params)


def change_rows(con: Connection, asked: Asked, by: str, before: int) -> Rows:
    """What every pair did from the period of ``asked.since`` on, and in the ``before`` periods ahead of that, as far
    as the store's reports reach back.

    Columns: a, b, ``now`` and ``earlier`` (acts), ``squares`` (the earlier periods' counts squared and summed),
    ``periods_now``, ``periods_earlier``, ``kinds`` (a list of type, now, earlier), ``score_now``, ``score_earlier``
    (means). Raises ValueError.
    """
    period_length(by)
    asked = checked(con, asked)
    if not asked.since:
        raise ValueError("A change is looked for from a day on, but since is missing.")
    if before < 1:
        raise ValueError(f"The baseline has {before} periods, but must have at least one.")
    turn = f"date_trunc('{by}', DATE '{asked.days()[0]}')::DATE"
    back = f"({turn} - {before} * INTERVAL {period_length(by)})::DATE"
    first = f"SELECT least({turn}, greatest({back}, date_trunc('{by}', min(published))::DATE))::VARCHAR FROM documents"
    (since,) = con.execute(first).fetchone() or (None,)
    told, params = _told(replace(asked, since=since), by)
    recent, earlier = f"FILTER (period >= {turn})", f"FILTER (period < {turn})"
    sql = f"""
        WITH {told},
        periodic AS (SELECT a, b, period, count(*) AS n FROM told GROUP BY ALL),
        typed AS (SELECT a, b, type, count(*) {recent} AS now, count(*) {earlier} AS earlier FROM told GROUP BY ALL),
        kinds AS (
            SELECT a, b, list({{'type': type, 'now': now, 'earlier': earlier}} ORDER BY type) AS kinds
            FROM typed GROUP BY a, b),
        scores AS (
            SELECT a, b, avg(score) {recent} AS score_now, avg(score) {earlier} AS score_earlier
            FROM told GROUP BY a, b)
        SELECT a, b, coalesce(sum(n) {recent}, 0)::BIGINT AS now, coalesce(sum(n) {earlier}, 0)::BIGINT AS earlier,
               coalesce(sum(n * n) {earlier}, 0)::BIGINT AS squares,
               (SELECT count(*) {recent} FROM periods) AS periods_now,
               (SELECT count(*) {earlier} FROM periods) AS periods_earlier,
               any_value(kinds) AS kinds, any_value(score_now) AS score_now, any_value(score_earlier) AS score_earlier
        FROM periodic JOIN kinds USING (a, b) JOIN scores USING (a, b) GROUP BY a, b ORDER BY a, b"""
    return Rows(con, sql, params)


def _told(asked: Asked, by: str) -> Condition:
    """``told``: the acts once for every pair that they are between; ``periods``."""
    periods, days = frame(by, asked)
    acts, params = acts_sql(asked, [], [])
    a, b = ("p.who", "q.who") if asked.directed else ("least(p.who, q.who)", "greatest(p.who, q.who)")
    return f"{acts}, {periods}, {_TOLD.format(a=a, b=b)}", params + days
