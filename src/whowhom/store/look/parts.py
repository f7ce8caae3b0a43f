"""The parts of a page about a party or a pair, as SQL, drawn from a few common tables, which ``look.seen`` makes:

``shown``    the acts in the periods that are counted, with the columns of ``ask.acts``, ``act`` (their key) and
             ``done`` (whether they count); what two did side by side stands in ``timed`` only
``numbers``  the events that tell of each; ``tellers`` the reports
``alike``    acts of the same parties counted together, before these are taken apart: that keeps a million of them fast
"""

from __future__ import annotations

from collections.abc import Mapping

LADDER = ("exercise", "patrol")  # modes of what forces train together
LINES, PLACES, SOURCES, RUNGS = 12, 40, 12, 300  # so many of each at most

_LADDER = f"mode IN ({', '.join(map(repr, LADDER))})"
_COOPERATION, _CONFLICT = (f"quad IN ('verbal-{what}', 'material-{what}')" for what in ("cooperation", "conflict"))
_KIND = "count(*) FILTER (done AND quad = '{0}-{1}') AS {0}_{1}".format
_KINDS = ", ".join(_KIND(how, what) for what in ("cooperation", "conflict") for how in ("verbal", "material"))
_NEWEST = "ORDER BY day DESC NULLS LAST, id LIMIT {}".format

SHARED = f"""
    timed AS (SELECT *, {{key}} AS act, {{done}} AS done FROM placed WHERE period IN (SELECT period FROM periods)),
    shown AS MATERIALIZED (SELECT * FROM timed WHERE NOT beside),
    numbers AS ({{numbers}}),
    tellers AS MATERIALIZED (SELECT DISTINCT document AS id FROM ({{told}}) WHERE done),
    alike AS MATERIALIZED (
        SELECT row_number() OVER () AS nth, * FROM (
            SELECT actors, recipients, reciprocal, forth, back, count(*) AS n, sum(score) AS score,
                   count(*) FILTER ({_CONFLICT}) AS conflict
            FROM shown WHERE done GROUP BY ALL))"""

PARTS: Mapping[str, str] = {
    "periods": f"""
        SELECT p.period, count(*) FILTER (done) AS count, {_KINDS}, avg(score) FILTER (done) AS score_mean,
               coalesce(sum(score) FILTER (done), 0) AS score_sum, count(*) FILTER (done AND first) AS firsts,
               count(*) FILTER (done AND undated) AS undated, any_value(p.reports) AS reports
        FROM periods p LEFT JOIN shown t ON t.period = p.period GROUP BY p.period ORDER BY p.period""",
    "types": """
        SELECT type, quad, count(*) AS count, count(*) FILTER (forth) AS forth, count(*) FILTER (back) AS back
        FROM shown WHERE done GROUP BY type, quad ORDER BY count DESC, type""",
    "ways": f"""
        SELECT CASE WHEN forth = back THEN 'together' WHEN forth THEN 'forth' ELSE 'back' END AS way,
               count(*) AS count, {_KINDS}, avg(score) AS score_mean
        FROM shown WHERE done GROUP BY way ORDER BY way""",
    "newest": f"SELECT act FROM shown {_NEWEST(LINES)}",
    "agreements": f"SELECT act FROM shown WHERE {_COOPERATION} AND NOT coalesce({_LADDER}, false) {_NEWEST(LINES)}",
    "disputes": f"SELECT act FROM shown WHERE {_CONFLICT} {_NEWEST(LINES)}",
    "firsts": f"SELECT act FROM shown WHERE first {_NEWEST(LINES)}",
    "exercises": f"SELECT act, day, undated FROM shown WHERE {_LADDER} {_NEWEST(RUNGS)}",
    "beside": f"SELECT act FROM timed WHERE beside AND done {_NEWEST(LINES)}",
    "places": f"""
        SELECT name, any_value(kind) AS kind, any_value(lon) AS lon, any_value(lat) AS lat, count(*) AS count,
               count(*) FILTER (conflict) AS conflict
        FROM (
            SELECT s.act, l.name, any_value(l.kind) AS kind, any_value(l.lon) AS lon, any_value(l.lat) AS lat,
                   any_value({_CONFLICT}) AS conflict
            FROM shown s JOIN numbers n ON n.act = s.act JOIN event_places l ON l.number = n.number
            WHERE s.done AND l.lon IS NOT NULL GROUP BY s.act, l.name)
        GROUP BY name ORDER BY count DESC, name LIMIT {PLACES}""",
    "sources": f"""
        SELECT d.outlet_id AS id, any_value(d.outlet) AS outlet, any_value(d.outlet_country) AS country,
               count(*) AS reports
        FROM tellers t JOIN documents d ON d.id = t.id
        GROUP BY d.outlet_id, CASE WHEN d.outlet_id IS NULL THEN d.outlet END
        ORDER BY reports DESC, d.outlet_id, outlet LIMIT {SOURCES}""",
    "sums": """
        SELECT count(*) FILTER (done) AS acts, count(*) FILTER (NOT done) AS undone,
               (SELECT count(*) FROM timed WHERE beside AND done) AS beside,
               (SELECT {{count: count(*), first: min(day)}} FROM placed
                WHERE NOT beside AND {done} AND period < (SELECT min(period) FROM periods)) AS earlier,
               (SELECT count(*) FROM acts WHERE NOT beside AND day IS NULL) AS dateless,
               (SELECT count(*) FROM tellers) AS reports
        FROM shown""",
}
# Who stands on the other side: a state with all its organs is one; of the party's own state, each organ by itself.
PARTNERS = f"""
    SELECT id, count, count - conflict AS cooperation, conflict, score FROM (
        SELECT id, sum(n)::BIGINT AS count, sum(conflict)::BIGINT AS conflict, sum(score) AS score
        FROM (
            SELECT DISTINCT s.nth, s.n, s.conflict, s.score, w.who AS id
            FROM (
                SELECT *, unnest(CASE WHEN back OR reciprocal THEN actors ELSE [] END
                                 || CASE WHEN forth THEN recipients ELSE [] END) AS id FROM alike) s
            JOIN (
                SELECT id, CASE WHEN min(country) = ? THEN id ELSE coalesce(min(country), id) END AS who
                FROM parties WHERE key <> ALL(?) GROUP BY id) w ON w.id = s.id)
        GROUP BY id)
    QUALIFY row_number() OVER (ORDER BY count - conflict DESC, id) <= {LINES}
        OR row_number() OVER (ORDER BY conflict DESC, id) <= {LINES}
    ORDER BY count DESC, id"""
# The organs of a state, or whatever parties go by one code.
ORGANS = """
    SELECT s.id, sum(s.n)::BIGINT AS count
    FROM (SELECT n, unnest(list_distinct(actors || recipients)) AS id FROM alike) s
    WHERE s.id IN (SELECT id FROM parties WHERE key = ANY(?)) GROUP BY s.id ORDER BY count DESC, s.id"""
