"""Joint exercises, or acts of any other kind that a table is made of: one page of them in order, and their years."""

from __future__ import annotations

from typing import Any, Literal

from whowhom.store.ask.query import FIRSTS, Condition, up_to
from whowhom.store.duck import Connection
from whowhom.store.look.counted import counted, tellings
from whowhom.store.rows import Rows

Sort = Literal["day", "kind", "who", "days", "place", "forces", "first", "reports", "sources", "status", "confidence"]
Group = Literal["none", "pair", "year"]

JOINT = {"type": ["COOPERATE"], "mode": ["exercise", "patrol"]}  # what is shown where the question names no kind
ORDER: dict[str, str] = {
    "day": "a.day",
    "kind": "a.mode",
    "who": "sides.sides",
    "days": "date_diff('day', a.when_start, a.when_end)",
    "place": "a.places[1]",
    "forces": "forces.most",
    "first": "firsts.first",
}
GROUPS = {"none": "", "pair": "sides.alike DESC, sides.sides,", "year": "year(a.day) DESC,"}

# A state with all its organs is one side of an act; ``alike``: how many acts have the same sides.
_SIDES = """
    sides AS (
        SELECT *, count(*) OVER (PARTITION BY sides) AS alike FROM (
            SELECT u.act, list_sort(list(DISTINCT w.who)) AS sides
            FROM (SELECT act, unnest(list_concat(actors, recipients)) AS id FROM acts) u
            JOIN (SELECT id, coalesce(min(country), id) AS who FROM parties GROUP BY id) w ON w.id = u.id
            GROUP BY u.act))"""
_FORCES = """
    forces AS (
        SELECT t.act, max(f.count) AS most
        FROM tellings t JOIN events e ON e.number = t.number
        JOIN event_forces f ON f.event = e.id AND f.document = e.document
        WHERE f.kind <> 'money' GROUP BY t.act)"""
_FIRSTS = f"""
    firsts AS (
        SELECT t.act, coalesce(bool_or(e.precedent IN ({", ".join(map(repr, FIRSTS))})), false) AS first
        FROM tellings t JOIN events e ON e.number = t.number GROUP BY t.act)"""
_BESIDE = {"sides": _SIDES, "forces": _FORCES, "firsts": _FIRSTS}


def exercise_rows(
    con: Connection,
    asked: dict[str, Any],
    *,
    sort: Sort = "day",
    down: bool = True,
    group: Group = "none",
    year: int | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Rows:
    """One page: the columns of ``counted``, and ``records``, the JSON of all that tell the act, best told first.

    ``down``: the greatest first; what is missing comes last either way. ``group``: the acts of the same sides
    together, those with most acts first, or those of one year, the latest first. ``year``: of that one alone. Raises
    ValueError.
    """
    acts, params = _acts(con, asked)
    order = f"{ORDER.get(sort, f'a.{sort}')} {'DESC' if down else 'ASC'} NULLS LAST"
    of_year = "true" if year is None else f"year(a.day) = {int(year)}"
    needed = {"sides": sort == "who" or group == "pair", "forces": sort == "forces", "firsts": sort == "first"}
    beside = [name for name, is_needed in needed.items() if is_needed]
    tables = [acts, tellings(con), *(_BESIDE[name] for name in beside)]
    joined = " ".join(f"LEFT JOIN {name} ON {name}.act = a.act" for name in beside)
    sql = f"""
        WITH {", ".join(tables)},
        page AS MATERIALIZED (
            SELECT a.*, row_number() OVER (ORDER BY {GROUPS[group]} {order}, a.day DESC NULLS LAST, a.id) AS nth
            FROM acts a {joined} WHERE {of_year} ORDER BY nth {up_to(limit, offset)}),
        told AS (
            SELECT t.act, list(e.record ORDER BY e.confidence DESC, e.document, e.position) AS records
            FROM tellings t JOIN events e ON e.number = t.number
            WHERE t.act IN (SELECT act FROM page) GROUP BY t.act)
        SELECT p.*, t.records FROM page p JOIN told t ON t.act = p.act ORDER BY p.nth"""
    return Rows(con, sql, params)


def exercise_years(con: Connection, asked: dict[str, Any]) -> Rows:
    """How many acts each ``year`` has, the earliest first; null for those without a day. Raises ValueError."""
    acts, params = _acts(con, asked)
    sql = f"WITH {acts} SELECT year(day) AS year, count(*) AS acts FROM acts GROUP BY 1 ORDER BY 1 NULLS LAST"
    return Rows(con, sql, params)


def _acts(con: Connection, asked: dict[str, Any]) -> Condition:
    named = asked.get("type") or asked.get("mode")
    return counted(con, asked if named else {**asked, **JOINT}, often=True)
