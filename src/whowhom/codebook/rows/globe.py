"""Where states are, as far as our own tables tell: a circle of each one's area, its towns, regions and far parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from math import acos, cos, radians, sin
from pathlib import Path

from whowhom.codebook.rows.layers import Sheet, layered, shipped
from whowhom.codebook.rows.schema import rules

EARTH_KM = 6371.0  # from its middle
SQUARE_KM = 80.0  # from the middle of a square of one degree to its corners
Square = tuple[str, str]  # whole degrees east and north, as written
Arrow = tuple[float, float, float]
Circle = tuple[Arrow, float]  # middle, radius in km


def arrow(lon: float, lat: float) -> Arrow:
    """The point as a vector from the middle of the earth, of length 1."""
    east, north = radians(lon), radians(lat)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def nearest_km(arrows: Iterable[Arrow], lon: float, lat: float) -> float:
    """Kilometres from a point to the nearest of several."""
    x, y, z = arrow(lon, lat)
    return EARTH_KM * acos(max(-1.0, min(1.0, max(a * x + b * y + c * z for a, b, c in arrows))))


def beyond(circles: Collection[Circle], lon: float, lat: float) -> float:
    """Kilometres from a point to the nearest edge; 0 inside."""
    return max(0.0, min(nearest_km((middle,), lon, lat) - km for middle, km in circles))


@dataclass
class Globe:
    """Built from our tables and the user's, of which the cells are right. An unknown state judges nothing."""

    folders: Collection[str | Path] = ()
    _middles: dict[str, list[Circle]] = field(default_factory=dict)
    _places: dict[str, list[Circle]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        far = rules()["globe"]["far"]
        for row in layered("country_points", self.folders):
            self._middles.setdefault(row["iso3"], []).append(_circle(row))
        for state, circles in self._middles.items():
            circles += [(arrow(*part["at"]), part["km"]) for part in far if part["of"] == state]

    def circle(self, state: str, lon: float, lat: float, margin: float = 0) -> float:
        """Kilometres outside of the wide circle around a state's middle, or of its far parts, less the ``margin``."""
        if state not in self._middles:
            return 0.0
        (middle, km), *parts = self._middles[state]
        wide = max(km * rules()["globe"]["times"], rules()["globe"]["floor_km"])
        return beyond([(at, reach - margin) for at, reach in ((middle, wide), *parts)], lon, lat)

    def near(self, state: str, lon: float, lat: float, regions: bool = True) -> float | None:
        """Kilometres to the nearest thing known of a state: its area, far parts, towns, and ``regions``."""
        circles = [*self._middles.get(state, ()), *(self._regions(state) if regions else ())]
        away = [beyond(circles, lon, lat)] if circles else []
        away += [max(0.0, nearest_km(_towns()[state], lon, lat) - SQUARE_KM)] if state in _towns() else []
        return min(away, default=None)

    def nearest(self, lon: float, lat: float) -> str | None:
        """The state with the town nearest to a point, None where none is near."""
        km, state = min((nearest_km(towns, lon, lat), state) for state, towns in _towns().items())
        return state if km <= rules()["globe"]["near_km"] else None

    def _regions(self, state: str) -> list[Circle]:
        if not self._places:
            for row in layered("regions", self.folders):
                for owner in filter(None, {row["country"], *row["claimants"].split(";")}):
                    self._places.setdefault(owner, []).append(_circle(row))
        return self._places.get(state, [])


def _circle(row: dict[str, str]) -> Circle:
    return arrow(float(row["lon"]), float(row["lat"])), float(row["radius_km"])


def squares(sheet: Sheet, lon: str, lat: str) -> list[Square]:
    """The square of one degree of each row's point."""
    return [
        (east.partition(".")[0], north.partition(".")[0])
        for east, north in zip(sheet.column(lon), sheet.column(lat), strict=True)
    ]


def middle_of(square: Square) -> tuple[float, float]:
    lon, lat = (float(f"{degrees or 0}.5") for degrees in square)
    return lon, lat


@cache
def _towns() -> dict[str, list[Arrow]]:
    """State -> middles of the squares in which it has a town: a rough shape of where people live."""
    sheet = shipped("cities")
    found: dict[str, list[Arrow]] = {}
    for state, square in sorted(set(zip(sheet.column("iso3"), squares(sheet, "lon", "lat"), strict=True))):
        found.setdefault(state, []).append(arrow(*middle_of(square)))
    return found
