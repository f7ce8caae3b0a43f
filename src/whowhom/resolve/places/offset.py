"""Places told by the way from another: "40 miles east of Taiwan", "south of Crete", "off the coast of Yemen".

The name stays the other place's; the point moves, ``radius_km`` says how vague it is, and the role tells the way.
"""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

from whowhom.records import Place
from whowhom.resolve import numbers
from whowhom.resolve.places.tables import PlaceTables
from whowhom.resolve.places.words import Words
from whowhom.syntax import Sentence

KM_A_DEGREE = 111.2
VAGUE = 0.25  # share of a told distance by which its end is unsure
LEAST_KM = 5.0
COAST_KM = 50.0  # "off" a coast without a distance


def toward(lon: float, lat: float, bearing: float, km: float) -> tuple[float, float]:
    """Longitude and latitude ``km`` away in the direction of ``bearing`` (degrees from north), to two decimals."""
    north = lat + cos(radians(bearing)) * km / KM_A_DEGREE
    east = lon + sin(radians(bearing)) * km / KM_A_DEGREE / max(0.2, cos(radians(lat)))
    return round((east + 180) % 360 - 180, 2), round(max(-90.0, min(90.0, north)), 2)


def extent(place: Place, tables: PlaceTables) -> float | None:
    """Half the breadth of a place in km: its own, its state's, or that of its kind."""
    state = tables.radii.get(place.country or "") if place.kind == "country" else None
    return state or place.radius_km or tables.words.radius_km.get(place.kind)


def offset(sentence: Sentence, first: int, place: Place, tables: PlaceTables) -> Place:
    """The place that is meant where a way or a distance stands before the name that begins at ``first``."""
    words, at = tables.words, first - 1
    if at >= 0 and sentence[at].pos == "DET":
        at -= 1
    if at < 1 or sentence[at].lower not in words.away or place.lon is None or place.lat is None:
        return place
    off = sentence[at].lower == "off"
    bearing, at = (None, at) if off else _bearing(sentence, at, words)
    distance = _distance(sentence, at, words)
    if off or (distance is not None and bearing is None):
        return _around(place, distance, off, tables)
    if bearing is None:
        return place
    km = distance if distance is not None else extent(place, tables) or LEAST_KM
    edge = extent(place, tables) or 0.0 if distance is not None and place.kind in words.broad else 0.0
    lon, lat = toward(place.lon, place.lat, bearing, km + edge)
    unsure = km if distance is None else max(LEAST_KM, VAGUE * km) + edge
    return replace(place, lon=lon, lat=lat, radius_km=round(unsure), role=words.ways[bearing])


def _around(place: Place, distance: float | None, off: bool, tables: PlaceTables) -> Place:
    """A distance without a direction: anywhere on the ring, so the point stays and the radius grows."""
    edge = extent(place, tables) or 0.0
    return replace(place, radius_km=round(edge + (distance or (COAST_KM if off else 0.0))))


def _bearing(sentence: Sentence, prep: int, words: Words) -> tuple[float | None, int]:
    """The direction before "of" or "from" in degrees, and the index of its first word; None and the preposition."""
    before = sentence[prep - 1].lower
    if before not in words.directions or words.directions[before] < 0:
        return None, prep
    if prep > 2 and sentence[prep - 2].text in ("-", "–") and sentence[prep - 3].lower in words.directions:
        both = words.directions.get(sentence[prep - 3].lower + before)
        return (both, prep - 3) if both is not None else (words.directions[before], prep - 1)
    return words.directions[before], prep - 1


def _distance(sentence: Sentence, end: int, words: Words) -> float | None:
    """Kilometres told by the words that end before ``end``; a second figure in brackets says the same again."""
    at = end - 1
    if at > 0 and sentence[at].text == ")":
        opening = next((k for k in range(at, max(-1, at - 6), -1) if sentence[k].text == "("), None)
        at = opening - 1 if opening is not None else at
    if at > 0 and sentence[at].lower in words.skipped_in_distance:
        at -= 1
    if at < 1 or sentence[at].lower not in words.km_of:
        return None
    unit, at = words.km_of[sentence[at].lower], at
    if at > 1 and sentence[at - 1].lower == "nautical":
        unit, at = words.km_of["nautical"], at - 1
    found = numbers.ending_at([token.text for token in sentence.tokens], at)
    return found[0].count * unit if found is not None and found[0].count is not None else None
