"""What is counted of the acts that meet the filters: incidents where the store has linked its records, else records."""

from __future__ import annotations

from typing import Any

from whowhom.store.ask.acts import has_incidents
from whowhom.store.ask.query import Condition, conditions
from whowhom.store.duck import Connection

_SAME = """e.type, e.mode, e.quad, e.score, e.reciprocal, e.status, e.actors, e.recipients, e.places, e.when_start,
    e.when_end, e.precision, e.confidence"""


def counted(con: Connection, asked: dict[str, Any], *, often: bool = False) -> Condition:
    """The common table ``acts``; ``asked`` as ``query.conditions`` takes it, and an incident meets it if one of its
    records does; ``min_confidence`` is asked of the incident itself.

    Columns: id, ``act`` (its key in ``table``), ``day`` (null where none is known), ``reports``, ``sources``
    (independent ones), and type, mode … as in the tables of the store. ``often``: the question reads it more than once.
    Raises ValueError for a value that cannot be understood.
    """
    name = "acts AS MATERIALIZED" if often else "acts AS"
    if not has_incidents(con):
        where, params = conditions(**asked)
        sql = f"SELECT e.id, e.number AS act, e.day, 1 AS reports, 1 AS sources, {_SAME} FROM events e {where}"
        return f"{name} ({sql})", params
    where, params = conditions(**{**asked, "min_confidence": None})
    told = f"SELECT x.key FROM incident_events x WHERE x.number IN (SELECT e.number FROM events e {where})"
    own, least = ("e.confidence >= ?", [asked["min_confidence"]]) if asked.get("min_confidence") else ("true", [])
    sql = f"""
        SELECT e.id, e.key AS act, coalesce(e.when_start, e.when_end) AS day, e.documents AS reports, e.sources, {_SAME}
        FROM incidents e WHERE {f"e.key IN ({told})" if where else "true"} AND {own}"""
    return f"{name} ({sql})", [*params, *least]


def table(con: Connection) -> dict[str, str]:
    """Where the acts stand: the ``table``, as e, and its ``key``."""
    incidents = has_incidents(con)
    return {"table": "incidents e", "key": "key"} if incidents else {"table": "events e", "key": "number"}


def tellings(con: Connection) -> str:
    """The common table ``tellings``: by ``act`` the ``number`` of every record that tells it."""
    few = "SELECT key, number FROM incident_events WHERE key IN (SELECT act FROM acts)"
    return f"tellings(act, number) AS ({few if has_incidents(con) else 'SELECT act, act FROM acts'})"
