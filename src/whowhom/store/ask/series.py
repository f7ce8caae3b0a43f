"""Acts counted by period, as SQL: of the whole store, of one party, or of a pair.

An act stands in the period in which it began. One without a known beginning stands at the last day on which it can
have been, mostly its report's, and is counted in ``undated`` as well; one whose days run past the period, in ``wide``.
Periods run without a gap from ``since``, or else the store's first report, to ``until``, or else its last: acts of an
earlier time are told by chance only, as background.
"""

from __future__ import annotations

from collections.abc import Mapping

from whowhom.store.ask.acts import Asked, acts_sql, checked, party_keys
from whowhom.store.ask.query import Condition
from whowhom.store.duck import Connection
from whowhom.store.rows import Rows

PERIODS: Mapping[str, str] = {"week": "7 DAY", "month": "1 MONTH", "quarter": "3 MONTH", "year": "1 YEAR"}
TALLY = """
    count(t.id) FILTER (NOT t.beside) AS count,
    count(t.id) FILTER (NOT t.beside AND t.quad = 'verbal-cooperation') AS verbal_cooperation,
    count(t.id) FILTER (NOT t.beside AND t.quad = 'material-cooperation') AS material_cooperation,
    count(t.id) FILTER (NOT t.beside AND t.quad = 'verbal-conflict') AS verbal_conflict,
    count(t.id) FILTER (NOT t.beside AND t.quad = 'material-conflict') AS material_conflict,
    avg(t.score) FILTER (NOT t.beside) AS score_mean,
    coalesce(sum(t.score) FILTER (NOT t.beside), 0) AS score_sum,
    count(t.id) FILTER (NOT t.beside AND t.first) AS firsts,
    count(t.id) FILTER (NOT t.beside AND t.undated) AS undated,
    count(t.id) FILTER (NOT t.beside AND t.last >= p.period + p.step) AS wide,
    count(t.id) FILTER (t.beside) AS side_by_side,
    coalesce(len(list_distinct(flatten(list(t.documents) FILTER (NOT t.beside)))), 0) AS documents,
"""


class SeriesRows(Rows):
    """Periods in order, each a dict; as a table by ``arrow``, ``df``, ``pl``. ``count`` says what was counted."""

    def __init__(self, con: Connection, asked: Asked, by: str) -> None:
        """Raises ValueError for a question that cannot be understood."""
        asked = checked(con, asked)
        periods, days = frame(by, asked)
        acts, params = acts_sql(asked, party_keys(con, asked.a), party_keys(con, asked.b))
        self.count, self._open = str(asked.count), asked.since is None
        self._with = f"WITH {acts}, {periods}"
        sql = f"""{self._with}
            SELECT p.period, {TALLY} any_value(p.reports) AS reports
            FROM periods p LEFT JOIN placed t ON t.period = p.period
            GROUP BY p.period, p.step ORDER BY p.period"""
        super().__init__(con, sql, params + days)

    def account(self) -> dict[str, int]:
        """The whole of it: ``acts``, the ``documents`` that tell of them, the store's ``reports`` of that time; and
        what was asked for, but stands in no period: acts ``earlier`` than the store's first report, where the question
        did not say since when, and ``dateless`` ones, where neither the act nor its report has a day."""
        earlier = "a.day < (SELECT lo FROM span)" if self._open else "false"
        sql = f"""{self._with},
            shown AS (SELECT t.* FROM placed t JOIN periods p ON p.period = t.period WHERE NOT t.beside)
            SELECT (SELECT count(*) FROM shown) AS acts,
                   (SELECT count(DISTINCT d) FROM (SELECT unnest(documents) AS d FROM shown)) AS documents,
                   (SELECT coalesce(sum(reports), 0)::BIGINT FROM periods) AS reports,
                   count(*) FILTER ({earlier}) AS earlier, count(*) FILTER (a.day IS NULL) AS dateless
            FROM acts a WHERE NOT a.beside"""
        return next(iter(Rows(self._con, sql, self._params)))


def frame(by: str, asked: Asked) -> Condition:
    """``placed``: the acts with their period; ``periods``: every one, with its length and the reports of that time.

    Raises ValueError for a ``by`` that is no period.
    """
    trunc = f"date_trunc('{by}', {{}})::DATE".format
    step = f"INTERVAL {period_length(by)}"
    since, until = asked.days()
    sql = f"""
        placed AS MATERIALIZED (
            SELECT a.*, {trunc("a.day")} AS period FROM acts a
            WHERE a.day >= coalesce(?::DATE, a.day) AND a.day <= coalesce(?::DATE, a.day)),
        span AS (
            SELECT {trunc("coalesce(?::DATE, min(published), (SELECT min(day) FROM placed))")} AS lo,
                   {trunc("coalesce(?::DATE, greatest(max(published), (SELECT max(day) FROM placed)))")} AS hi
            FROM documents),
        reports AS (SELECT {trunc("published")} AS period, count(*) AS reports FROM documents GROUP BY 1),
        periods AS (
            SELECT g.period, {step} AS step, coalesce(r.reports, 0) AS reports
            FROM (SELECT unnest(generate_series(lo, hi, {step}))::DATE AS period FROM span) g
            LEFT JOIN reports r ON r.period = g.period)"""
    return sql, [since, until, since, until]


def period_length(by: str) -> str:
    """As SQL counts it. Raises ValueError for a ``by`` that is no period."""
    if by not in PERIODS:
        raise ValueError(f"{by!r} is no period; choose {', '.join(PERIODS)}.")
    return PERIODS[by]
