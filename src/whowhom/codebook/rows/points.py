"""Whether a row's point can be where it says: in its country, at its shores, on the globe at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whowhom.codebook.model import CodebookError
from whowhom.codebook.rows.cells import HINTS
from whowhom.codebook.rows.globe import SQUARE_KM, Globe, Square, middle_of, squares
from whowhom.codebook.rows.layers import Row, Sheet
from whowhom.codebook.rows.schema import Point, rules


def stray(sheet: Sheet, globe: Globe) -> Iterator[CodebookError]:
    """Every row with a point that no map would have."""
    for point in sheet.table.points:
        hints = HINTS
        for n in _doubtful(sheet, point, globe):
            told = _fault(sheet.row(n), point, globe, hints > 0)
            if told:
                hints -= 1
                yield CodebookError(sheet.file, sheet.entry(n), told)


def _doubtful(sheet: Sheet, point: Point, globe: Globe) -> Sequence[int]:
    """Rows that do not lie well inside of their state's circle. Towns are many: a square of a degree is judged once."""
    if point.rule != "circle":
        return range(len(sheet.cells))
    places = list(zip(sheet.column(point.of), squares(sheet, point.lon, point.lat), strict=True))
    outside = {place for place in set(places) if not _inside(*place, globe)}
    return [n for n, place in enumerate(places) if place in outside]


def _inside(state: str, square: Square, globe: Globe) -> bool:
    at_zero = {*square} & {"0", "-0", ""}  # may be the point that an empty cell becomes
    return not at_zero and not globe.circle(state, *middle_of(square), margin=SQUARE_KM)


def _fault(row: Row, point: Point, globe: Globe, hint: bool) -> str | None:
    if bool(row[point.lon]) != bool(row[point.lat]):
        return f"{point.lon} and {point.lat} must both be given, or neither"
    if not row[point.lon]:
        return None
    lon, lat = float(row[point.lon]), float(row[point.lat])
    if lon == lat == 0:
        return f"{point.lon} and {point.lat} are both 0, which is a point of the Atlantic; give the true ones"
    states = [state for state in row[point.of].split(";") if state] if point.of else []
    if not states:
        return None
    if point.rule == "shore":
        return _shore(row["kind"], states, lon, lat, globe)
    (state,) = states
    off = _off(point, row, state, lon, lat, globe)
    if not off:
        return None
    said = f"{point.lon} {row[point.lon]}, {point.lat} {row[point.lat]} lies {off:.0f} km too far from {state}"
    return said + (_way_out(point, row, state, globe) if hint else f"; mend the point or {point.of}")


def _off(point: Point, row: Row, state: str, lon: float, lat: float, globe: Globe) -> float:
    """Kilometres too far from the state; 0 where the point may be right."""
    if point.rule == "circle":
        return globe.circle(state, lon, lat)
    away = globe.near(state, lon, lat, regions=not point.reach) or 0.0
    allowed = rules()["globe"]["near_km"] + (float(row[point.reach]) if point.reach else 0.0)
    return away - allowed if away > allowed else 0.0


def _way_out(point: Point, row: Row, state: str, globe: Globe) -> str:
    """The same degrees turned or mirrored, where they fit; else whose the point seems to be."""
    lon, lat = float(row[point.lon]), float(row[point.lat])
    turned = [(lat, lon)] if abs(lon) <= 90 else []
    for x, y in [(-lon, lat), (lon, -lat), (-lon, -lat), *turned]:
        if not _off(point, row, state, x, y, globe):
            return f"; did you mean {point.lon} {x:g}, {point.lat} {y:g}?"
    nearest = globe.nearest(lon, lat)
    return f"; mend the point or {point.of}" + (f" (the nearest town is in {nearest})" if nearest else "")


def _shore(kind: str, states: list[str], lon: float, lat: float, globe: Globe) -> str | None:
    """A water lies at one state at least, and within its own length of each."""
    least, most = rules()["globe"]["shore"].get(kind, (None, None))
    if least is None:
        return f"kind {kind!r} is no water; write one of {', '.join(sorted(rules()['globe']['shore']))}"
    away = {state: km for state in states if (km := globe.near(state, lon, lat)) is not None}
    if not away:
        return None
    far = max(away, key=lambda state: away[state])
    if away[far] > most:
        return f"lies {away[far]:.0f} km from {far}, a {kind} at most {most}; mend the point or bordering"
    near = min(away, key=lambda state: away[state])
    if away[near] > least:
        return f"lies {away[near]:.0f} km from {near}, its nearest shore, a {kind} at most {least}; mend the point"
    return None
