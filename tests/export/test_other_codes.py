"""The tables of other schemes' codes against the codebook: what ours can say has a code, and no code is of nothing."""

import csv
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from whowhom.export import tables

BOOK, OURS = files("whowhom.codebook"), files("whowhom.export").joinpath("tables")


def rows(name, folder=OURS):
    return list(csv.DictReader(folder.joinpath(name).read_text(encoding="utf-8").splitlines()))


def toml(name):
    return tomllib.loads(BOOK.joinpath(name).read_text(encoding="utf-8"))


def kinds():
    """(type, mode, CAMEO code) of everything that the codebook knows."""
    for entry in BOOK.joinpath("events").iterdir():
        told = tomllib.loads(entry.read_text(encoding="utf-8"))
        yield told["type"], "", told["cameo"]
        for name, mode in told.items():
            if isinstance(mode, dict):
                yield told["type"], "" if name == "general" else name, mode.get("cameo", told["cameo"])
                yield from (
                    (told["type"], "" if name == "general" else name, say["cameo"])
                    for say in mode.get("say", ())
                    if "cameo" in say
                )


KINDS = {(type, mode) for type, mode, _ in kinds()}


@pytest.mark.parametrize("name", ["countries.csv", "cameo.csv", "sectors.csv", "acled.csv", "places.csv"])
def test_every_row_has_a_source(name):
    assert all(row["source"] for row in rows(name))


def test_states_are_those_of_the_codebook():
    first = {row["iso3"]: row["name"] for row in reversed(rows("countries.csv", BOOK.joinpath("tables")))}
    assert {row["iso3"]: row["name"] for row in rows("countries.csv")} == first


@pytest.mark.parametrize(
    ("code", "shared"), [("number", set()), ("fips", set()), ("cow", {"345", "365"}), ("gw", {"345", "365"})]
)
def test_a_number_is_one_states_or_its_successors(code, shared):
    told = Counter(row[code] for row in rows("countries.csv") if row[code])
    assert {number for number, times in told.items() if times > 1} == shared


def test_every_name_means_one_state():
    named = {}
    for row in rows("countries.csv"):
        for name in (row["name"], row["icews"], row["acled"], row["ged"], row["mme"], *row["also"].split(";")):
            assert not name or named.setdefault(name.casefold(), row["iso3"]) == row["iso3"], name


def test_every_code_of_ours_is_in_the_list_of_cameo():
    assert {code for _, _, code in kinds()} <= {row["code"] for row in rows("cameo.csv")}


def test_the_crosswalk_speaks_of_what_the_codebook_knows():
    told = {(row["type"], row["mode"]) for row in rows("cameo.csv") if row["type"]}
    assert told <= KINDS
    assert {type for type, _ in told} == set(tables.quads())
    assert {row["code"][:2] for row in rows("cameo.csv") if not row["type"]} == {
        "01"
    }  # a statement is no act of PLOVER
    assert {(row["type"], row["mode"]) for row in rows("acled.csv")} <= KINDS


def test_every_sector_and_kind_of_place_has_its_codes():
    assert {row["sector"] for row in rows("sectors.csv")} == set(toml("grammar.toml")["sectors"])
    assert {row["kind"] for row in rows("places.csv")} == set(toml("places.toml")["weights"])
