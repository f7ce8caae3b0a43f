"""Cells that tell where. A place that was not told is left blank: no state's middle stands in for it."""

from __future__ import annotations

import math

from whowhom.export import tables
from whowhom.export.acts import Json
from whowhom.export.spread import Row, point, scene

SETTLEMENTS = ("city", "capital", "base", "port", "site")
AREAS = ("division", "large_division", "region", "county")
AMERICAN = {4: 3, 5: 2}  # GDELT counts towns and parts of the United States apart
CELL, CELLS_A_ROW = 0.5, 720  # degrees of a cell of the PRIO grid, and how many lie around the earth


def _first(row: Row) -> Json:
    """The place that has coordinates, else the first."""
    return point(row) or next(iter(row.act.record["places"]), {})


def name(row: Row, _: str) -> str | None:
    return _first(row).get("name")


def words(row: Row, _: str) -> str | None:
    """As the report has it: "off Crete"."""
    place = _first(row)
    return " ".join(filter(None, (place.get("role"), place.get("name")))) or None


def settlement(row: Row, _: str) -> str | None:
    return _name_if(row, SETTLEMENTS)


def area(row: Row, _: str) -> str | None:
    return _name_if(row, AREAS)


def _name_if(row: Row, kinds: tuple[str, ...]) -> str | None:
    return next((place["name"] for place in row.act.record["places"] if place["kind"] in kinds), None)


def full_name(row: Row, _: str) -> str | None:
    """GDELT's "Kyiv, Ukraine"."""
    place = _first(row)
    country = tables.country_name(place.get("country"), "name")
    return ", ".join(dict.fromkeys(filter(None, (place.get("name"), country)))) or None


def kind(row: Row, scheme: str) -> str | None:
    """How exactly the place is known, on the scale of gdelt, acled or ged."""
    return tables.place_kind(_first(row).get("kind")).get(scheme) or None


def kind_gdelt(row: Row, _: str) -> int | None:
    """1 a state, 4 a town, 5 a part of a state; of the United States 3 a town, 2 a part."""
    told = kind(row, "gdelt")
    if not told:
        return None
    code = int(told)
    return AMERICAN.get(code, code) if _first(row).get("country") == "USA" else code


def raw_kind(row: Row, _: str) -> str | None:
    return _first(row).get("kind")


def lat(row: Row, _: str) -> float | None:
    return point(row).get("lat")


def lon(row: Row, _: str) -> float | None:
    return point(row).get("lon")


def state(row: Row, code: str) -> str | None:
    """The state where it happened: its letters or number in a list, or a data set's name for it."""
    country = scene(row)
    if code == "iso3":
        return country
    if code in ("icews", "acled", "ged"):
        return tables.country_name(country, code)
    return tables.country_code(country, code)


def region(row: Row, dataset: str) -> str | None:
    return tables.country(scene(row)).get(f"{dataset}_region") or None


def well_known_text(row: Row, _: str) -> str | None:
    place = point(row)
    return f"POINT ({place['lon']:.6f} {place['lat']:.6f})" if place else None


def prio_grid(row: Row, _: str) -> int | None:
    """The cell of the PRIO grid (half a degree), numbered from the south-west corner."""
    place = point(row)
    if not place:
        return None
    up: int
    along: int
    up, along = math.floor((place["lat"] + 90) / CELL), math.floor((place["lon"] + 180) / CELL)
    return up * CELLS_A_ROW + along % CELLS_A_ROW + 1


FILLS = {
    "place.name": name,
    "place.words": words,
    "place.settlement": settlement,
    "place.area": area,
    "place.full": full_name,
    "place.precision": kind,
    "place.precision.gdelt": kind_gdelt,
    "place.kind": raw_kind,
    "place.lat": lat,
    "place.lon": lon,
    "place.state": state,
    "place.region": region,
    "place.wkt": well_known_text,
    "place.prio": prio_grid,
}
