"""The tables of parties: complete, without dangling codes, and readable by the loader."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from whowhom.records import Span
from whowhom.resolve.parties import load_tables
from whowhom.resolve.parties.lexicon import words_of
from whowhom.resolve.parties.load import plural
from whowhom.resolve.parties.tables import Leader

TABLES = load_tables()


def rows(name: str) -> list[dict[str, str]]:
    with files("whowhom.codebook").joinpath("tables").joinpath(name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("countries.csv", 200),
        ("organisations.csv", 80),
        ("memberships.csv", 5000),
        ("armed_groups.csv", 120),
        ("leaders.csv", 500),
    ],
)
def test_tables_are_full_and_sourced(name: str, least: int) -> None:
    table = rows(name)
    assert len(table) >= least
    assert all(row["source"] for row in table)


def test_no_code_dangles() -> None:
    states, bodies = set(TABLES.countries), set(TABLES.organisations)
    assert not {row["country"] for row in rows("leaders.csv")} - states - bodies
    for row in rows("organisations.csv"):
        assert not set(filter(None, [row["country"], row["base"]])) - states, row["id"]
    for row in rows("memberships.csv"):
        assert row["country"] in states
        assert row["organisation"] in bodies
    assert not {row["base"] for row in rows("armed_groups.csv")} - states - {""}


def test_ids_of_free_organisations_are_no_country_codes() -> None:
    free = {org.id for org in TABLES.organisations.values() if org.country is None}
    assert not free & set(TABLES.countries)


def test_terms_of_office_run_forward() -> None:
    assert not [row for row in rows("leaders.csv") if row["to"] and row["to"] < row["from"]]


def test_lookups() -> None:
    assert TABLES.country_name("XKX") == "Kosovo"
    assert TABLES.country_name("ZZZ") == "ZZZ"
    assert "FIN" in TABLES.members("NATO")
    assert TABLES.members("NOBODY") == ()
    assert len(TABLES.memberships) >= 120
    party = TABLES.party("RUS", "MIL", "troops", Span(0, 6))
    assert (party.id, party.country, party.sector, party.name) == ("RUS.MIL", "RUS", "MIL", "armed forces of Russia")
    group = TABLES.party("HEZBOLLAH", "MIL", "fighters", Span(0, 8))
    assert (group.id, group.country, group.sector, group.base) == ("HEZBOLLAH", None, "REB", "LBN")


@pytest.mark.parametrize(
    ("org", "day", "state", "inside"),
    [
        ("EU", "2020-01-31", "GBR", True),
        ("EU", "2020-02-01", "GBR", False),
        ("EU", None, "GBR", False),
        ("NATO", "2023-04-03", "FIN", False),
        ("NATO", "2023-04-04", "FIN", True),
        ("AU", "1983-06-01", "MAR", True),
        ("AU", "2000-01-01", "MAR", False),
        ("AU", None, "MAR", True),
        ("ECOWAS", None, "NER", False),
        ("COE", "2022-03-17", "RUS", False),
        ("UN", "1985-01-01", "SUN", True),
        ("UN", "1992-06-01", "SUN", False),
        ("UN", "1992-06-01", "RUS", True),
        ("ASEAN", None, "TLS", True),
        ("WARSAW PACT", "1991-07-02", "POL", False),
        ("G8", None, "USA", False),
    ],
)
def test_members_of_a_day(org: str, day: str | None, state: str, inside: bool) -> None:
    assert (state in TABLES.members(org, day)) == inside


@pytest.mark.parametrize(
    ("org", "many"), [("UN", 193), ("NATO", 32), ("EU", 27), ("AU", 55), ("OIC", 57), ("ICC", 124)]
)
def test_how_many_members(org: str, many: int) -> None:
    assert len(TABLES.members(org)) == many


def test_own_tables_win(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    row = "iso3,name,aliases,adjectives,people,capitals,seats,sector,cow,source\nGND,Gondor,,Gondorian,,,,,,test\n"
    (folder / "countries.csv").write_text(row, encoding="utf-8")
    assert load_tables(tmp_path).country_name("GND") == "Gondor"


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("ally", "allies"),
        ("spokesman", "spokesmen"),
        ("envoy", "envoys"),
        ("embassy", "embassies"),
        ("aircraft", "aircraft"),
        ("head of state", "heads of state"),
        ("crash", "crashes"),
    ],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun, TABLES.words["plurals"]) == many


def test_phrases_are_cut_as_the_parser_cuts_them() -> None:
    assert words_of("Guinea-Bissau") == ["Guinea", "-", "Bissau"]
    assert words_of("Kurdistan Workers' Party") == ["Kurdistan", "Workers", "'", "Party"]
    assert words_of("People's Republic") == ["People", "'s", "Republic"]


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (None, 0), ("2005-03-01", 0), ("2012-05-01", 0), ("2005-02-28", 1), ("2004-03-01", 1), ("2004-02-28", 2),
        ("2012-05-02", 1), ("2013-12-31", 1), ("2014-01-01", 2),
    ],
)  # fmt: skip
def test_by_how_many_years_a_day_lies_outside_a_term(day: str | None, years: int) -> None:
    king = Leader("Aragorn Elessar", "Elessar", "GND", "king", "GOV", "2005-03-01", "2012-05-01")
    assert king.off(day) == years
    assert king.serves(day, years)
    assert not king.serves(day, years - 1)
