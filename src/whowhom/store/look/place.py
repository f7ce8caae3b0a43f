"""One place by its name: where reports put it, what else they call it, what lies near, and who acts there with whom."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from whowhom.describe import state
from whowhom.store.errors import NotThereError
from whowhom.store.look.found import Look, Question
from whowhom.store.look.whom import names

PAIRS, SPOTS, OTHERS, NEAR = 12, 12, 12, 8  # so many at most
NEAR_KM = 500
_BY_NAME = "WITH named AS MATERIALIZED (SELECT * FROM event_places WHERE lower(name) = lower($name))"
_SPOTS = f"""{_BY_NAME}
    SELECT lon, lat, kind, country, max(radius_km) AS radius_km, count(*) AS told, max(name) AS name
    FROM named GROUP BY lon, lat, kind, country ORDER BY told DESC, lon, lat, kind, country
    LIMIT {SPOTS}"""
_ALSO = f"""{_BY_NAME}, here AS (SELECT DISTINCT lon, lat FROM named WHERE lon IS NOT NULL)
    SELECT l.name, count(*) AS told FROM event_places l JOIN here h ON h.lon = l.lon AND h.lat = l.lat
    WHERE lower(l.name) <> lower($name) GROUP BY l.name ORDER BY told DESC, l.name LIMIT {OTHERS}"""
# The point of a state or a continent is only its middle: nothing is near it, and it is near nothing.
_NEAR = f"""
    WITH away AS (
        SELECT name, min(kind) AS kind, lon, lat, count(*) AS told,
               2 * 6371 * asin(sqrt(least(1, pow(sin(radians(lat - $lat) / 2), 2)
                   + cos(radians(lat)) * cos(radians($lat)) * pow(sin(radians(lon - $lon) / 2), 2)))) AS km
        FROM event_places WHERE abs(lat - $lat) < {NEAR_KM / 111} AND kind NOT IN ('country', 'continent')
        GROUP BY name, lon, lat)
    SELECT name, kind, lon, lat, round(km)::INTEGER AS km, told FROM away
    WHERE km BETWEEN 0.5 AND {NEAR_KM} ORDER BY away.km, name LIMIT {NEAR}"""
# A state with all its organs is one side. Those who act together with each other are a pair, side by side none.
_PAIRS = f"""
    WITH here AS (SELECT unnest($numbers::BIGINT[]) AS number, unnest($acts::BIGINT[]) AS act),
    seats AS MATERIALIZED (
        SELECT DISTINCT h.act, p.side, coalesce(k.country, k.id) AS who, coalesce(e.reciprocal, false) AS together,
               ends_with(e.quad, '-conflict') AS conflict
        FROM here h JOIN events e ON e.number = h.number
        JOIN event_parties p ON p.number = h.number JOIN parties k ON k.key = p.party),
    paired AS (
        SELECT DISTINCT p.act, least(p.who, q.who) AS a, greatest(p.who, q.who) AS b, p.conflict
        FROM seats p JOIN seats q ON q.act = p.act AND q.who <> p.who
        WHERE p.side = 'actor' AND (q.side = 'recipient' OR p.together AND q.side = 'actor'))
    SELECT a, b, count(DISTINCT act) AS acts, count(DISTINCT act) FILTER (conflict) AS conflict
    FROM paired GROUP BY a, b ORDER BY acts DESC, a, b LIMIT {PAIRS}"""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where reports put the place, and how often they name it so. ``lon`` and ``lat`` in degrees, null where nobody
    knows; ``radius_km`` of a vague area; ``land`` is the name of ``country`` (ISO 3166-1 alpha-3)."""

    lon: float | None
    lat: float | None
    kind: str | None
    country: str | None
    land: str | None
    radius_km: float | None
    told: int


@dataclass(frozen=True, slots=True)
class Named:
    """Another name that reports use for the same spot, and how often."""

    name: str
    told: int


@dataclass(frozen=True, slots=True)
class Near:
    """A place not far away: its distance in km, and how often reports name it."""

    name: str
    kind: str | None
    lon: float
    lat: float
    km: int
    told: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who act there on or with each other; ``acts``, of them ``conflict``."""

    a: str
    a_name: str
    b: str
    b_name: str
    acts: int
    conflict: int


@dataclass(frozen=True, slots=True)
class Place:
    """The place as reports write it, whatever the filters are; ``pairs`` of the acts that meet them."""

    name: str
    spots: tuple[Spot, ...]
    also: tuple[Named, ...]
    near: tuple[Near, ...]
    pairs: tuple[Pair, ...]


def place(look: Look, name: str, asked: Question) -> Place:
    """The place of that name, in capitals or not. Raises NotThereError, naming the nearest; ValueError for a filter."""
    rows = _rows(look, _SPOTS, name=name)
    if not rows:
        raise NotThereError(_unknown(look, name))
    spots = tuple(
        Spot(lon, lat, kind, country, state(country or ""), radius, told)
        for lon, lat, kind, country, radius, told, _ in rows
    )
    also = tuple(Named(*row) for row in _rows(look, _ALSO, name=name))
    return Place(rows[0][6], spots, also, _near(look, spots[0]), _pairs(look, {**asked, "place": [name]}))


def _near(look: Look, spot: Spot) -> tuple[Near, ...]:
    if spot.lon is None or spot.kind in ("country", "continent"):
        return ()
    return tuple(Near(*row) for row in _rows(look, _NEAR, lon=spot.lon, lat=spot.lat))


def _pairs(look: Look, asked: Question) -> tuple[Pair, ...]:
    of, seats = look.cube, look.found(asked).seats
    numbers, acts = of.numbers[seats], of.act_of[seats]
    rows = _rows(look, _PAIRS, numbers=numbers.tolist(), acts=acts.tolist())
    called = names(look.con, {who for a, b, *_ in rows for who in (a, b)})
    return tuple(Pair(a, called[a], b, called[b], *counts) for a, b, *counts in rows)


def _rows(look: Look, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    return look.con.execute(sql, values).fetchall()


def _unknown(look: Look, name: str) -> str:
    known = [row[0] for row in _rows(look, "SELECT DISTINCT name FROM event_places ORDER BY name")]
    lower = {one.lower(): one for one in known}
    near = [lower[one] for one in get_close_matches(name.strip().lower(), list(lower), n=3, cutoff=0.6)]
    return f"No act in this store took place at {name!r}." + (f" The nearest: {', '.join(near)}." if near else "")
