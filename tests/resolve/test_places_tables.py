"""The tables of places: size, sources, coordinates, and how fast they are read."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from whowhom.resolve.places import load_places
from whowhom.resolve.places.tables import fold


def rows_of(name: str) -> list[dict[str, str]]:
    with files("whowhom").joinpath("codebook", "tables", name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(("table", "least"), [("waters.csv", 200), ("sites.csv", 150), ("regions.csv", 150)])
def test_rows_are_complete(table: str, least: int) -> None:
    rows = rows_of(table)
    assert len(rows) >= least
    for row in rows:
        assert row["name"], row
        assert row["source"], row
        assert row["kind"] in load_places().words.weights, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert -90 <= float(row["lat"]) <= 90, row
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Arabian Gulf", "gulf", None),
        ("East Sea", "sea", None),
        ("Diaoyu Islands", "island", None),
        ("Nagorno Karabakh", "region", "AZE"),
        ("Mosul", "city", "IRQ"),
        ("Sana'a", "capital", "YEM"),
        ("Bombay", "city", "IND"),
        ("Kiev", "capital", "UKR"),
        ("Québec", "region", "CAN"),
    ],
)
def test_best_known_bearer_of_a_name(name: str, kind: str, country: str | None) -> None:
    best = max(load_places().lookup(fold(name)), key=lambda e: e.weight)
    assert (best.kind, best.country) == (kind, country)


@pytest.mark.parametrize(
    ("name", "key"), [("Đà Nẵng", "da nang"), ("Ðakovo", "dakovo"), ("L'Aquila", "laquila"), ("Ust–Kut", "ust kut")]
)
def test_a_name_and_its_spelling_without_accents_have_one_key(name, key):
    assert fold(name) == key


def test_places_that_are_kept_are_those_of_the_tables():
    tables = load_places()
    for key in ("springfield", "georgia", "black sea", "no such place"):
        assert tables.lookup(key) == tables._lookup(key) == tables.lookup(key)
    assert tables.lookup.cache_info().maxsize is not None
