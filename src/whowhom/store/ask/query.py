"""Questions to the store as SQL: one small function a filter, each giving a condition and its parameters."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from typing import Any

from whowhom.store.ask.outlets import outlet_ids

Condition = tuple[str, list[Any]]
Many = str | Sequence[str] | None
Box = tuple[float, float, float, float]
Bloc = tuple[str, Sequence[tuple[str, str, str | None]]]  # an organisation; members with their first and last day

COLUMNS = "e.* EXCLUDE (position, record, day, number), d.published, d.source, d.title, e.record"
RECORD = "e.record"  # alone; no other table is read for it
ORDER = "ORDER BY e.day, e.document, e.position, e.id"
FIRSTS = ["first", "since"]  # "the first", "the first since 1991"


def events_query(
    *, limit: int | None = None, offset: int = 0, columns: str = COLUMNS, **asked: Any
) -> tuple[str, list[Any]]:
    """SQL and parameters of a question, ``asked`` as ``conditions`` takes it. Raises ValueError, naming the value."""
    where, params = conditions(**asked)
    told = "JOIN documents d ON d.id = e.document" if columns != RECORD else ""
    if limit is None and not offset:
        return f"SELECT {columns} FROM events e {told} {where} {ORDER}", params
    page = _page(where, limit, offset)
    return f"{page} SELECT {columns} FROM events e {told} WHERE e.number IN (FROM page) {ORDER}", params


def _page(where: str, limit: int | None, offset: int) -> str:
    """``page``: the numbers of its events, by their days first, so that little else is read of those behind it."""
    last = f"SELECT day FROM found ORDER BY day {up_to(None if limit is None else limit + offset)}"
    return f"""WITH found AS MATERIALIZED (
            SELECT e.number, coalesce(e.day, 'infinity'::DATE) AS day FROM events e {where}),
        last AS MATERIALIZED (SELECT max(day) AS day FROM ({last})),
        page AS MATERIALIZED (
            SELECT e.number FROM events e
            WHERE e.number IN (SELECT number FROM found WHERE day <= (SELECT day FROM last))
            {ORDER} {up_to(limit, offset)})"""


def up_to(limit: int | None, offset: int = 0) -> str:
    """The LIMIT of a question. Raises ValueError for a negative one."""
    for name, number in (("limit", limit), ("offset", offset)):
        if number is not None and number < 0:
            raise ValueError(f"{name} is {number}, but must not be negative.")
    said = f"LIMIT {int(limit)}" if limit is not None else ""
    return f"{said} OFFSET {int(offset)}" if offset else said


def conditions(
    *,
    actor: str | None = None,
    with_: str | None = None,
    party: Many = None,
    bloc: Bloc | None = None,
    type: Many = None,
    mode: Many = None,
    quad: Many = None,
    status: Many = None,
    source: Many = None,
    country: Many = None,
    place: Many = None,
    since: str | None = None,
    until: str | None = None,
    first: bool = False,
    text: str | Condition | None = None,
    bbox: Box | None = None,
    min_confidence: float | None = None,
) -> tuple[str, list[Any]]:
    """What is asked of the rows e (events): WHERE …, and its parameters; nothing asked, "".

    ``text`` as ``search.holds_words`` gives it; bare words must stand so in the evidence, and every row is read for
    them. Raises ValueError, naming the value, for one that cannot be understood.
    """
    asked: list[Condition | None] = [
        _parties(actor, with_),
        _one_of_parties(several(party)),
        _of_bloc(bloc),
        one_of("e.type", type, str.upper),
        one_of("e.mode", mode, str.lower),
        one_of("e.quad", quad, str.lower),
        one_of("e.status", status, str.lower),
        _told_by(several(source)),
        _at("country", several(country), str.upper),
        _at("name", several(place), str.lower),
        _since(since),
        _until(until),
        ("e.precedent = ANY(?)", [FIRSTS]) if first else None,
        ("contains(lower(e.evidence), lower(?))", [text]) if isinstance(text, str) and text else text or None,
        _inside(bbox),
        ("e.confidence >= ?", [min_confidence]) if min_confidence else None,
    ]
    found = [condition for condition in asked if condition]
    where = " AND ".join(f"({sql})" for sql, _ in found)
    return ("WHERE " + where if where else ""), [value for _, values in found for value in values]


def day_bounds(value: str) -> tuple[str, str]:
    """First and last day of "2022", "2022-11" or "2022-11-30". Raises ValueError for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value.strip())
    if not found:
        raise ValueError(f"{value!r} is no date; write 2022, 2022-11 or 2022-11-30.")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if year and not found[2]:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12 or year == 0 or (found[3] and not 1 <= day <= calendar.monthrange(year, month)[1]):
        raise ValueError(f"{value!r} is no day of the calendar; write 2022, 2022-11 or 2022-11-30.")
    last = calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day or 1:02}", f"{year:04}-{month:02}-{day or last:02}"


def read_box(value: str) -> Box:
    """ "west,south,east,north" in degrees. West above east means across the 180th meridian."""
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError as error:
        raise ValueError(f"{value!r} is no box; write west,south,east,north in degrees, as in 27,41,42,47.") from error
    _check_box((west, south, east, north))
    return west, south, east, north


def _check_box(box: Box) -> None:
    west, south, east, north = box
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        given = f"{west:g},{south:g},{east:g},{north:g}"
        raise ValueError(f"The box {given} does not lie on the earth; the order is west,south,east,north.")


def is_party(alias: str, party: str) -> Condition:
    """RUS is every Russian party, RUS.MIL its forces; an organisation by its id, anyone by the full name."""
    a, name = alias, party.strip()
    code = name.upper()
    sql = (
        f"upper({a}.id) = ? OR upper({a}.country) = ? OR starts_with(upper({a}.id), ?) "
        f"OR upper({a}.country || '.' || {a}.sector) = ? OR lower({a}.name) = lower(?)"
    )
    return f"({sql})", [code, code, code + ".", code, name]


def _keys(*wanted: str) -> Condition:
    """The keys of all parties that are meant."""
    found = [is_party("k", party) for party in wanted]
    either = " OR ".join(condition for condition, _ in found)
    return f"SELECT k.key FROM parties k WHERE {either}", [value for _, values in found for value in values]


def _parties(actor: str | None, other: str | None) -> Condition | None:
    """``actor`` did it; ``other`` is another party of the same act, on either side of it."""
    if not actor and not other:
        return None
    if not actor or not other:
        keys, values = _keys(actor or other or "")
        side = "p.side = 'actor' AND" if actor else ""
        return f"e.number IN (SELECT p.number FROM event_parties p WHERE {side} p.party IN ({keys}))", values
    (acting, values), (with_, more) = _keys(actor), _keys(other)
    apart = "q.number = p.number AND (q.side <> p.side OR q.position <> p.position)"
    sql = (
        f"SELECT p.number FROM event_parties p JOIN event_parties q ON {apart} "
        f"WHERE p.side = 'actor' AND p.party IN ({acting}) AND q.party IN ({with_})"
    )
    return f"e.number IN ({sql})", [*values, *more]


def _one_of_parties(wanted: Sequence[str]) -> Condition | None:
    """One of these takes part, on either side."""
    if not wanted:
        return None
    keys, values = _keys(*wanted)
    return f"e.number IN (SELECT p.number FROM event_parties p WHERE p.party IN ({keys}))", values


def _told_by(wanted: Sequence[str]) -> Condition | None:
    """Seen at one of these outlets, by its row in tables/outlets.csv or its name there, or as the input calls it."""
    if not wanted:
        return None
    names = [name.strip().lower() for name in wanted]
    seen = "SELECT {} FROM {} s WHERE lower(s.outlet_id) = ANY(?) OR lower(s.outlet) = ANY(?)"
    sql = f"{seen.format('s.id', 'documents')} UNION ALL {seen.format('s.document', 'sightings')}"
    return f"e.document IN ({sql})", [outlet_ids(names), names] * 2


def _at(column: str, wanted: Sequence[str], fold: Callable[[str], str]) -> Condition | None:
    """A place of the act has one of these names, or lies in one of these countries."""
    if not wanted:
        return None
    folded = f"{fold.__name__}(l.{column})"
    sql = f"e.number IN (SELECT l.number FROM event_places l WHERE {folded} = ANY(?))"
    return sql, [[fold(one.strip()) for one in wanted]]


def _of_bloc(bloc: Bloc | None) -> Condition | None:
    """The organisation itself, or a party of a state that is its member when the act begins, on either side."""
    if not bloc:
        return None
    org, members = bloc
    keys, values = _keys(org)
    terms = "SELECT unnest(?) AS country, unnest(?::DATE[]) AS joined, unnest(?::DATE[]) AS parted"
    sql = f"""
        SELECT b.number FROM events b JOIN event_parties p ON p.number = b.number JOIN (
            SELECT key, NULL::DATE AS joined, NULL::DATE AS parted FROM ({keys})
            UNION ALL SELECT k.key, t.joined, t.parted FROM parties k JOIN ({terms}) t ON t.country = k.country
        ) m ON m.key = p.party
        WHERE m.joined IS NULL OR b.day BETWEEN m.joined AND coalesce(m.parted, 'infinity'::DATE)"""
    return f"e.number IN ({sql})", [*values, *([member[n] for member in members] for n in range(3))]


def several(wanted: Many) -> list[str]:
    """What may be given once or several times, as a list."""
    return [wanted] if isinstance(wanted, str) else list(wanted or ())


def one_of(column: str, wanted: Many, fold: Callable[[str], str]) -> Condition | None:
    """A column that has one of the values asked for; ``fold`` brings those to its own case."""
    values = several(wanted)
    return (f"{column} IN ({', '.join('?' * len(values))})", [fold(value) for value in values]) if values else None


def _since(day: str | None) -> Condition | None:
    """An act whose end is open but whose start is known may last; one without any date counts by its report's."""
    if not day:
        return None
    sql = "e.when_end >= ?::DATE OR (e.when_end IS NULL AND (e.when_start IS NOT NULL OR e.day >= ?::DATE))"
    return sql, [day_bounds(day)[0]] * 2


def _until(day: str | None) -> Condition | None:
    return ("e.day <= ?::DATE", [day_bounds(day)[1]]) if day else None


def _inside(box: Box | None) -> Condition | None:
    if not box:
        return None
    _check_box(box)
    west, south, east, north = box
    across = "(l.lon BETWEEN ? AND ?)" if west <= east else "(l.lon >= ? OR l.lon <= ?)"
    sql = f"e.number IN (SELECT l.number FROM event_places l WHERE {across} AND l.lat BETWEEN ? AND ?)"
    return sql, [west, east, south, north]
