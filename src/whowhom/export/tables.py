"""The codes of other data sets: states, sectors, CAMEO, kinds of places; CSV files with a source a row."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def _rows(name: str) -> tuple[Row, ...]:
    text = files("whowhom.export").joinpath("tables", name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _by(name: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in _rows(name)}


def country(iso3: str | None) -> Row:
    """The codes of a state by its ISO 3166 letters; an empty row for none."""
    return _by("countries.csv", "iso3").get(iso3 or "", {})


def country_name(iso3: str | None, dataset: str) -> str | None:
    """How a data set calls a state: its own name for it, else the usual one."""
    row = country(iso3)
    return row.get(dataset) or row.get("name") or None


def country_code(iso3: str | None, code: str) -> str | None:
    """The state's number or letters in another list: ``number`` (ISO), ``fips``, ``cow``, ``gw`` (Gleditsch and Ward,
    as UCDP uses it) or ``cameo`` (its ISO letters where CAMEO has no others)."""
    row = country(iso3)
    return row.get(code) or (row.get("iso3") if code == "cameo" else None) or None


@cache
def _known_as() -> dict[str, str]:
    """Every name and code that some data set has for a state, in small letters, to its ISO letters."""
    out: dict[str, str] = {}
    for row in _rows("countries.csv"):
        names = [row[key] for key in ("iso3", "cameo", "name", "icews", "acled", "ged", "mme")]
        for name in (*names, *row["also"].split(";")):
            if name:
                out.setdefault(name.casefold(), row["iso3"])
    return out


def iso3(name: str) -> str | None:
    """The ISO letters of a state that a data set calls by a name or by three letters; None for what is no state."""
    return _known_as().get(name.strip().casefold())


def cameo(code: str | None) -> Row:
    """Name, Goldstein value, PLOVER type and mode of a CAMEO code; an empty row for what is no code."""
    return _by("cameo.csv", "code").get(code or "", {})


@cache
def quads() -> dict[str, str]:
    """The class of every PLOVER type, as the codebook has it."""
    out = {}
    for entry in files("whowhom.codebook").joinpath("events").iterdir():
        told = tomllib.loads(entry.read_text(encoding="utf-8"))
        out[told["type"]] = told["quad"]
    return out


def sector(name: str | None) -> Row:
    """How the other schemes call a PLOVER sector; the row of UNK where there is none."""
    sectors = _by("sectors.csv", "sector")
    return sectors.get(name or "UNK", sectors["UNK"])


def place_kind(kind: str | None) -> Row:
    """The codes of precision for a kind of place; an empty row for none."""
    return _by("places.csv", "kind").get(kind or "", {})


@cache
def acled_row(type: str, mode: str | None, against: str) -> Row:
    """ACLED's kind of event for an act: the row that names who suffers it, else the one for all; empty for none."""
    found = [row for row in _rows("acled.csv") if (row["type"], row["mode"]) == (type, mode or "")]
    fit = [row for row in found if row["against"] in ("", against)]
    return max(fit, key=lambda row: row["against"] != "", default={})


@cache
def acled_type(sub_event_type: str) -> tuple[str, str | None] | None:
    """PLOVER type and mode of one of ACLED's kinds of events: the first row that has it."""
    row = next((row for row in _rows("acled.csv") if row["sub_event_type"] == sub_event_type), None)
    return (row["type"], row["mode"] or None) if row else None
