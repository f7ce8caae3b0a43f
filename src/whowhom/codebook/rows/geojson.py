"""A GeoJSON file as a table: the properties of each feature are its columns, with ``lon`` and ``lat`` of its middle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from whowhom.codebook.model import CodebookError

SUFFIXES = (".geojson", ".json")
POINT = ("lon", "lat")
Points = list[tuple[float, float]]


def table_of(text: str, file: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Header and rows, one row a feature. Raises CodebookError for a text that is no GeoJSON of features."""
    try:
        features = json.loads(text)["features"]
        rows = [{**_plain(feature["properties"]), **_middle(feature["geometry"])} for feature in features]
    except (ValueError, KeyError, TypeError) as error:
        told = f"is no GeoJSON with features ({type(error).__name__}: {error})"
        raise CodebookError(file, "file", told) from error
    header = tuple(dict.fromkeys(name for row in rows for name in row))
    return header, [tuple(row.get(name, "") for name in header) for row in rows]


def _plain(properties: dict[str, Any] | None) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in (properties or {}).items()}


def _middle(geometry: dict[str, Any] | None) -> dict[str, str]:
    """The middle of the bounding box of the feature's largest part; nothing for a feature without a shape."""
    parts = [points for points in _parts(geometry["coordinates"]) if points] if geometry else []
    if not parts:
        return {}
    west, south, east, north = max(map(_box, parts), key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return dict(zip(POINT, (f"{(west + east) / 2:.2f}", f"{(south + north) / 2:.2f}"), strict=True))


def _parts(coordinates: Any) -> Iterator[Points]:
    """Each line or ring of a shape; a single point is a part of its own."""
    if isinstance(coordinates[0], int | float):
        yield [(float(coordinates[0]), float(coordinates[1]))]
    elif coordinates[0] and isinstance(coordinates[0][0], int | float):
        yield [(float(point[0]), float(point[1])) for point in coordinates]
    else:
        for part in coordinates:
            yield from _parts(part)


def _box(points: Points) -> tuple[float, float, float, float]:
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)
