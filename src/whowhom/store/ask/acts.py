"""The acts that are to be counted, as SQL: incidents or single records, of whom, of which kind.

Between two parties stands what one does to the other and what they do with each other (``reciprocal``). What both do
side by side, or suffer together, is no act between them: bombing a third state together is no conflict of the two.
Such acts are marked ``beside``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whowhom.store.ask.query import FIRSTS, Condition, Many, day_bounds, is_party, one_of
from whowhom.store.duck import Connection

COUNTED = ("incidents", "events")
DONE = ("occurred", "ongoing")  # what is only planned, refused or denied was not done


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for a series: see ``Store.series``."""

    a: str | None = None
    b: str | None = None
    count: str | None = None  # incidents where the store has linked them, else events
    directed: bool = False
    type: Many = None
    mode: Many = None
    quad: Many = None
    status: Many = DONE
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None
    own: Condition | None = None  # what the act itself (e) must meet besides
    documents: bool = True  # whether each incident's reports are needed, which takes a fifth of the time

    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day that are asked for."""
        return (
            day_bounds(self.since)[0] if self.since else None,
            day_bounds(self.until)[1] if self.until else None,
        )


def party_keys(con: Connection, party: str | None) -> list[int]:
    """Whom a party's code or name means in this store: RUS means RUS, RUS.MIL, RUS.GOV.MFA …"""
    if not party:
        return []
    condition, params = is_party("p", party)
    return [
        key for (key,) in con.execute(f"SELECT p.key FROM parties p WHERE {condition} ORDER BY 1", params).fetchall()
    ]


def acts_sql(asked: Asked, mine: Sequence[int], theirs: Sequence[int]) -> Condition:
    """The common table ``acts``: id, documents, day (or null), last, undated, first, beside, and what the act is.

    ``mine`` and ``theirs`` are the keys of its parties, by ``party_keys``. Of acts of ``mine``, ``forth`` says that
    they did it (to ``theirs``), ``back`` that it was done to them.
    """
    of, values = _kinds(asked)
    if not asked.a:
        return f"{_records(asked, of)}, acts AS (SELECT *, false AS beside FROM records)", values
    sides, keys = _sides(asked, mine, theirs)
    act = "number" if asked.count == "events" else "key"
    sql = f"""{sides}, {_records(asked, f"e.{act} IN (SELECT act FROM sides) AND {of}")},
        acts AS (
            SELECT r.*, s.forth, s.back, NOT (s.across OR s.both_act AND r.reciprocal) AS beside
            FROM records r JOIN sides s ON s.act = r.{act})"""
    return sql, [*keys, *values]


def checked(con: Connection, asked: Asked) -> Asked:
    """The question with what is to be counted. Raises ValueError for one that cannot be understood."""
    if asked.count not in (None, *COUNTED):
        raise ValueError(f"{asked.count!r} cannot be counted; choose {' or '.join(COUNTED)}.")
    if asked.b and not asked.a:
        raise ValueError(f"A pair has two parties, and only {asked.b!r} was named; name the other.")
    since, until = asked.days()
    if since and until and since > until:
        raise ValueError(f"since {asked.since} is later than until {asked.until}.")
    return asked if asked.count else replace(asked, count="incidents" if has_incidents(con) else "events")


def has_incidents(con: Connection) -> bool:
    """Whether the store has linked its records to incidents."""
    filled = "SELECT 1 FROM duckdb_tables() WHERE table_name = 'incidents' AND estimated_size > 0"
    return con.execute(filled).fetchone() is not None


def _sides(asked: Asked, mine: Sequence[int], theirs: Sequence[int]) -> Condition:
    """``sides``: the acts in which the parties come up. It thins a million acts out fast.

    ``across``: one acts and the other undergoes it; ``both_act``: they stand side by side as actors. Of an incident
    all reports count together.
    """
    if asked.count == "events":
        parties = "SELECT number AS act, side, position AS seat FROM event_parties WHERE party = ANY(?)"
    else:
        parties = """SELECT x.key AS act, p.side, p.id AS seat
                FROM event_parties p JOIN incident_events x ON x.number = p.number
                WHERE p.party = ANY(?)"""
    if not asked.b:
        one = "p.side = 'actor'" if asked.directed else "true"
        sql = f"""
            SELECT p.act, true AS across, false AS both_act,
                   bool_or(p.side = 'actor') AS forth, bool_or(p.side = 'recipient') AS back
            FROM ({parties}) p WHERE {one} GROUP BY p.act"""
        return f"sides AS MATERIALIZED ({sql})", [mine]
    across = "p.side = 'actor' AND q.side = 'recipient'" if asked.directed else "p.side <> q.side"
    sql = f"""
            SELECT p.act, bool_or({across}) AS across, bool_or(p.side = 'actor' AND q.side = 'actor') AS both_act,
                   bool_or(p.side = 'actor' AND q.side = 'recipient') AS forth,
                   bool_or(p.side = 'recipient' AND q.side = 'actor') AS back
            FROM ({parties}) p JOIN ({parties}) q ON q.act = p.act
            WHERE ({across}) OR p.side = q.side AND p.seat <> q.seat
            GROUP BY p.act"""
    return f"sides AS MATERIALIZED ({sql})", [mine, theirs]


def _kinds(asked: Asked) -> Condition:
    """What kind of act is asked for."""
    found = [
        one_of("e.type", asked.type, str.upper),
        one_of("e.mode", asked.mode, str.lower),
        one_of("e.quad", asked.quad, str.lower),
        one_of("e.status", asked.status, str.lower),
        ("e.confidence >= ?", [asked.min_confidence]) if asked.min_confidence else None,
        _within(asked),
        asked.own,
    ]
    conditions = [condition for condition in found if condition]
    return " AND ".join(f"({sql})" for sql, _ in conditions) or "true", [v for _, values in conditions for v in values]


def _within(asked: Asked) -> Condition | None:
    """The time that is asked for. An incident without a day has that of its records, which is looked at later."""
    days = asked.days()
    if days == (None, None):
        return None
    day = "e.day" if asked.count == "events" else "coalesce(e.when_start, e.when_end)"
    sql = f"{day} IS NULL OR {day} BETWEEN coalesce(?::DATE, {day}) AND coalesce(?::DATE, {day})"
    return sql, list(days)


def _records(asked: Asked, own: str) -> str:
    """``records``: the acts of that kind, with their days and documents."""
    first = f"coalesce(e.precedent IN ({', '.join(map(repr, FIRSTS))}), false)"
    what = "e.id, e.type, e.mode, e.quad, e.score, e.reciprocal, e.status"
    columns = f"{what}, e.actors, e.recipients, e.when_end AS last"
    if asked.count == "events":
        return f"""records AS (
            SELECT {columns}, e.number, e.day, e.when_start IS NULL AS undated, {first} AS first,
                   [e.document] AS documents
            FROM events e WHERE {own})"""
    documents = ", list(DISTINCT x.document) AS documents" if asked.documents else ""
    return f"""chosen AS MATERIALIZED (SELECT {columns}, e.key, e.when_start FROM incidents e WHERE {own}),
        tellings AS (
            SELECT x.key, min(e.day) AS day, bool_or({first}) AS first {documents}
            FROM incident_events x JOIN events e ON e.number = x.number
            WHERE x.key IN (SELECT key FROM chosen) GROUP BY x.key),
        records AS (
            SELECT c.* EXCLUDE (when_start), coalesce(c.when_start, c.last, t.day) AS day,
                   c.when_start IS NULL AS undated, t.* EXCLUDE (key, day)
            FROM chosen c JOIN tellings t ON t.key = c.key)"""
