"""Where acts took place, one entry a spot of the earth: what the map draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from whowhom.describe import state
from whowhom.store.look.cube import DATELESS, Dimension, Flags, Numbers, dimension
from whowhom.store.look.found import Look, Question

MOST_NAMES = 100_000  # of spots that are kept
Where = tuple[float, float]  # longitude, latitude
_SPOTS = """SELECT DISTINCT number, lon || ' ' || lat AS value FROM event_places WHERE lon IS NOT NULL"""
# What reports call a spot most often, whatever is asked for.
_NAMES = """
    WITH asked AS (SELECT unnest(?::DOUBLE[]) AS lon, unnest(?::DOUBLE[]) AS lat, unnest(?::BIGINT[]) AS nth),
    told AS (
        SELECT a.nth, l.name, l.kind, l.country, max(l.radius_km) AS radius_km, count(*) AS told
        FROM asked a JOIN event_places l ON l.lon = a.lon AND l.lat = a.lat
        GROUP BY a.nth, l.name, l.kind, l.country)
    SELECT nth, arg_max(t, (told, name)) AS it FROM told t GROUP BY nth ORDER BY nth"""


@dataclass(frozen=True, slots=True)
class Marks:
    """Spots of the earth, those with most acts first, as columns of equal length: ``lon`` and ``lat`` in degrees, the
    ``name`` that most reports use there, its ``kind``, ``country`` (ISO 3166-1 alpha-3) and ``radius_km`` (of a vague
    area), how many ``acts`` took place there, of them ``cooperation`` and ``conflict``, and the day of the ``newest``.

    ``countries`` are the names of the codes. ``left_out``: spots with fewer acts, which are not given; ``unplaced``:
    acts that have no place on the earth.
    """

    lon: tuple[float, ...]
    lat: tuple[float, ...]
    name: tuple[str, ...]
    kind: tuple[str | None, ...]
    country: tuple[str | None, ...]
    radius_km: tuple[float | None, ...]
    acts: tuple[int, ...]
    cooperation: tuple[int, ...]
    conflict: tuple[int, ...]
    newest: tuple[str | None, ...]
    countries: dict[str, str]
    left_out: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Spots:
    """``where``: the spots of the store, as "lon lat", and the records there. ``placed``: the acts that have one."""

    where: Dimension
    placed: Flags


def marks(look: Look, asked: Question, most: int) -> Marks:
    """The ``most`` spots with most acts; of equals, those with the newest. Raises ValueError as ``Store.events``."""
    of, spots, found = look.cube, look.kept.get("spots", lambda: _spots(look)), look.found(asked)
    acts, codes = of.told(spots.where, found.seats)
    size, quads = len(spots.where.values), of.quads[acts]
    counts = np.bincount(codes, minlength=size)
    newest = np.zeros(size, np.int64)
    newest[codes] = acts  # they come from the oldest to the newest, and the last one stays
    shown = _fullest(counts, newest, most)
    lon, lat = _degrees(spots.where.values, shown)
    spots_shown = list(zip(lon, lat, strict=True))
    known = look.kept.each("names of spots", spots_shown, MOST_NAMES, lambda unknown: _names(look, unknown))
    names = [known[spot] for spot in spots_shown]
    countries = {name["country"] for name in names if name["country"]}
    kinds = {
        side: np.bincount(codes[(quads == deeds) | (quads == words)], minlength=size)[shown].tolist()
        for side, words, deeds in (("cooperation", 0, 1), ("conflict", 2, 3))
    }
    return Marks(
        lon=lon,
        lat=lat,
        **{key: tuple(name[key] for name in names) for key in ("name", "kind", "country", "radius_km")},
        acts=tuple(counts[shown].tolist()),
        **{side: tuple(column) for side, column in kinds.items()},
        newest=tuple(_days(of.days[newest[shown]])),
        countries={code: state(code) or code for code in sorted(countries)},
        left_out=int(np.count_nonzero(counts)) - len(shown),
        unplaced=int((found.acts & ~spots.placed).sum()),
    )


def _spots(look: Look) -> Spots:
    where = dimension(look.con, look.cube, _SPOTS)
    seats = np.zeros(len(look.cube.act_of), bool)
    seats[where.seats] = True
    return Spots(where, look.cube.acts(seats))


def _fullest(counts: Numbers, newest: Numbers, most: int) -> Numbers:
    """The codes of the fullest spots; of equals those with the newest act, and where that is one act the lower code."""
    size = len(counts)
    weight = (counts * (int(newest.max(initial=0)) + 1) + newest) * size - np.arange(size)
    some = np.flatnonzero(counts)
    if len(some) > most:
        some = np.sort(some[np.argpartition(-weight[some], most)[:most]])
    return some[np.argsort(-weight[some], kind="stable")]


def _degrees(spots: Sequence[str], shown: Numbers) -> tuple[tuple[float, ...], tuple[float, ...]]:
    pairs = [spots[code].split(" ") for code in shown]
    return tuple(float(lon) for lon, _ in pairs), tuple(float(lat) for _, lat in pairs)


def _names(look: Look, spots: Sequence[Where]) -> dict[Where, dict[str, Any]]:
    lon, lat = zip(*spots, strict=True)
    rows = look.con.execute(_NAMES, [lon, lat, list(range(len(lon)))]).fetchall()
    return {spots[nth]: name for nth, name in rows}


def _days(days: Numbers) -> list[str | None]:
    return [None if day == DATELESS else str(np.datetime64(day, "D")) for day in days.tolist()]
