"""The gazetteer: names under folded keys, and the grammar words of ``places.toml``. Read once, kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from math import log10
from pathlib import Path

from whowhom.codebook.rows import layered, parts
from whowhom.resolve.places.towns import Towns, load_towns
from whowhom.resolve.places.words import Words, load_words

KEPT = 16384  # names whose places are kept at hand; few of them have any
FOLD = str.maketrans(
    {
        "-": " ",
        "–": " ",
        "'": None,
        "’": None,
        "‘": None,
        "`": None,
        ".": None,
        ",": " ",
        ";": " ",
        '"': None,
        "\n": " ",
    }
)
LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ə": "a",
        "Ə": "A",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ħ": "h",
        "Ħ": "H",
        "þ": "th",
        "Þ": "Th",
        "ŋ": "n",
        "ʻ": "",
        "ʼ": "",
    }
)
Folders = tuple[str | Path, ...]
ALIAS_COST = 0.6  # another spelling is less likely meant than a place's own name


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents, hyphens as spaces, no apostrophes or full stops."""
    return " ".join(ascii_of(name).translate(FOLD).lower().split())


def ascii_of(name: str) -> str:
    """The name without accents, each letter of other alphabets of Latin by its nearest."""
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. ``weight`` is on the scale of log10(population); ``admin`` a first-level division."""

    name: str
    kind: str
    country: str | None
    lon: float | None
    lat: float | None
    weight: float
    admin: str = ""
    near: tuple[str, ...] = ()  # states that border a water
    radius_km: float | None = None
    listed: bool = False  # from a table kept by hand


@dataclass(frozen=True)
class PlaceTables:
    """Everything that the room knows. ``lookup`` answers for one folded key."""

    words: Words
    hand: dict[str, tuple[Entry, ...]]
    towns: Towns
    demonyms: dict[str, str]  # folded demonym -> ISO3
    capitals: dict[str, Entry]  # ISO3 -> capital
    states: dict[str, Entry]  # ISO3 -> the state
    radii: dict[str, float]  # ISO3 -> radius in km of a circle of the state's area

    @cached_property
    def lookup(self) -> Callable[[str], tuple[Entry, ...]]:
        """Every place of a name, hand-kept tables first. The same names are asked for again and again, so the last ones
        are kept."""
        return lru_cache(maxsize=KEPT)(self._lookup)

    def _lookup(self, key: str) -> tuple[Entry, ...]:
        if key in self.words.refused:
            return self.hand.get(key, ())
        return self.hand.get(key, ()) + tuple(self._city(line, key) for line in self.towns.of(key))

    def state_of(self, demonym: str) -> Entry | None:
        """The state whose people or things a capitalised word names ("Georgian", "Georgians"); None for other words."""
        iso3 = self.demonyms.get(fold(demonym)) or self.demonyms.get(fold(demonym).removesuffix("s"))
        return self.states.get(iso3) if iso3 is not None and demonym[:1].isupper() else None

    def knows(self, key: str) -> bool:
        return bool(self.lookup(key))

    def _city(self, line: str, key: str) -> Entry:
        keys, name, kind, iso3, admin, lon, lat, population, _ = line.split(",")
        division = self.words.weights["large_division" if iso3 in self.words.large else "division"]
        fixed = {"region": division, "county": self.words.weights["county"]}
        weight = fixed.get(kind) or log10(int(population) + 10)
        weight += 1.0 if kind == "capital" else 0.0
        weight -= 0.0 if keys.split(";", 1)[0] == key else ALIAS_COST
        return Entry(name, kind, iso3, float(lon), float(lat), weight, admin)


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def _hand_rows(words: Words, folders: Folders) -> Iterator[tuple[list[str], Entry]]:
    """Waters, sites and regions: names and their entry."""
    for table in ("waters", "sites", "regions"):
        for row in layered(table, folders):
            near = tuple(parts(row.get("bordering") or "") or parts(row.get("claimants") or ""))
            entry = Entry(
                row["name"],
                row["kind"],
                row.get("country") or None,
                _number(row["lon"]),
                _number(row["lat"]),
                words.weights[row["kind"]],
                near=near,
                radius_km=_number(row.get("radius_km")),
                listed=True,
            )
            yield [row["name"], *parts(row["aliases"])], entry


def _countries(words: Words, folders: Folders) -> Iterator[tuple[list[str], Entry, list[str], Entry | None, float]]:
    """States: names, entry, demonyms, capital, radius in km. Names come from the table of countries."""
    points = {row["iso3"]: row for row in layered("country_points", folders)}
    for row in layered("countries", folders):
        point = points.get(row["iso3"], {})
        capital = None
        if point.get("capital_lon"):
            capital = Entry(
                point["capital"], "capital", row["iso3"], float(point["capital_lon"]), float(point["capital_lat"]), 7.5
            )
        entry = Entry(
            row["name"],
            "country",
            row["iso3"],
            _number(point.get("lon")),
            _number(point.get("lat")),
            words.weights["country"],
            listed=True,
        )
        yield (
            [row["name"], *parts(row["aliases"])],
            entry,
            parts(row.get("demonyms") or f"{row.get('adjectives', '')};{row.get('people', '')}"),
            capital,
            float(point.get("radius_km") or 300),
        )


def load_places(*extra: str | Path) -> PlaceTables:
    """Every table of places, with rows of ``tables/*.csv`` of further codebook folders over ours. Ours are read once.

    Sources and licences stand in the tables and in docs. Raises ``CodebookError`` for a user's table that is none.
    """
    return _read(extra) if extra else _ours()


@cache
def _ours() -> PlaceTables:
    return _read(())


def _read(folders: Folders) -> PlaceTables:
    words = load_words()
    groups = {fold(name) for row in layered("armed_groups", folders) for name in parts(row["names"])}
    firms = (row for row in layered("organisations", folders) if row["sector"] == "BUS")
    groups |= {fold(name) for row in firms for name in parts(row["names"])}
    words = replace(words, refused=words.refused | groups)  # "Hamas" is a village too, and "at Eskom" is no place
    hand: dict[str, list[Entry]] = {}
    for names, entry in _hand_rows(words, folders):
        for name in names:
            hand.setdefault(fold(name), []).append(entry)
    demonyms: dict[str, str] = {}
    capitals: dict[str, Entry] = {}
    states: dict[str, Entry] = {}
    radii: dict[str, float] = {}
    done: set[str] = set()
    for names, entry, adjectives, capital, radius in _countries(words, folders):
        iso3 = str(entry.country)
        first = iso3 not in done  # later rows of a state are parts of it: their points stand in regions.csv
        done.add(iso3)
        for name in names if first else ():
            if not any(e.kind != "country" for e in hand.get(fold(name), ())):
                hand.setdefault(fold(name), []).append(entry)
        demonyms.update({fold(word): iso3 for word in adjectives})
        radii[iso3] = radius
        states.setdefault(iso3, entry)
        if capital and first:
            capitals[iso3] = capital
    return PlaceTables(words, {k: tuple(v) for k, v in hand.items()}, load_towns(), demonyms, capitals, states, radii)
