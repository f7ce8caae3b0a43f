"""Places told by the way from another: the point moves, the radius says how vague it is."""

from __future__ import annotations

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Place, Report, Span
from whowhom.resolve.places import find_places, load_places
from whowhom.resolve.places.offset import toward
from whowhom.syntax import Reading

PARSER = SpacyParser()
TABLES = load_places()


def place(text: str) -> Place:
    report = Report(id="t", text=text, source="-", published="2022-11-30")
    reading = Reading(
        report, (Block("body", Span(0, len(text))),), tuple(PARSER.parse(text, [Block("body", Span(0, len(text)))]))
    )
    return find_places(reading, TABLES)[0].value


WAYS = [  # text, name, role, degrees east and north of the name's own point, radius in km
    ("Rockets hit a base 30 km northwest of Baghdad.", "Baghdad", "northwest of", (-0.23, 0.19), 8),
    ("Rockets hit a base 30 kilometres (19 miles) north-west of Baghdad.", "Baghdad", "northwest of", (-0.23, 0.19), 8),
    ("A missile fell south of Crete.", "Crete", "south of", (0.0, -0.99), 110),
    ("A destroyer sailed 100 miles east of Taiwan.", "Taiwan", "east of", (2.67, 0.0), 147),
    ("The village lies some 15 km from Goma.", "Goma", "from", (0.0, 0.0), 30),
    ("A tanker was seized 120 nautical miles off Crete.", "Crete", "off", (0.0, 0.0), 332),
    ("A drone was shot down off Crete.", "Crete", "off", (0.0, 0.0), 160),
    ("The envoys met in Oslo.", "Oslo", "in", (0.0, 0.0), None),
]


@pytest.mark.parametrize(("text", "name", "role", "moved", "radius"), WAYS, ids=[row[0] for row in WAYS])
def test_the_way(text: str, name: str, role: str, moved: tuple[float, float], radius: int | None) -> None:
    told, plain = place(text), place(f"It happened in {name}.")
    assert (told.name, told.role, told.radius_km) == (name, role, radius if radius is not None else plain.radius_km)
    assert told.lon is not None and told.lat is not None and plain.lon is not None and plain.lat is not None
    assert (told.lon - plain.lon, told.lat - plain.lat) == pytest.approx(moved, abs=0.06)


@pytest.mark.parametrize(("lon", "lat"), [(179.9, 0.0), (0.0, 89.9), (-179.9, -60.0)])
def test_no_way_leads_off_the_globe(lon: float, lat: float) -> None:
    for bearing in range(0, 360, 45):
        east, north = toward(lon, lat, bearing, 5000.0)
        assert -180 <= east <= 180 and -90 <= north <= 90
