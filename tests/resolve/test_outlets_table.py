"""The table of outlets: nothing twice, every code known, every address as the program compares it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from whowhom.codebook.rows import layered, parts
from whowhom.resolve.outlets import _key, names_of
from whowhom.resolve.parties import load_tables

ROWS = layered("outlets")
COUNTRIES = {row["iso3"] for row in layered("countries")}
BODIES = {row["id"] for table in ("organisations", "armed_groups") for row in layered(table)}
KINDS = {"agency", "newspaper", "broadcaster", "website", "magazine", "ministry-site"}
ADDRESS = re.compile(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+")  # as it is compared: lower case, without www


def twice(words: list[str]) -> list[str]:
    return [word for word, n in Counter(words).items() if n > 1]


def test_the_table_is_full() -> None:
    assert len(ROWS) >= 280
    assert all(row["source"] for row in ROWS)


def test_ids_are_used_once_and_by_nothing_else() -> None:
    ids = [row["id"] for row in ROWS]
    assert not twice(ids)
    assert not set(ids) & COUNTRIES
    assert not set(ids) & BODIES


def test_a_name_is_one_outlets() -> None:
    names = [name for row in ROWS for name in {_key(name) for name in names_of(row)}]
    assert not twice(names)


def test_an_address_is_one_outlets() -> None:
    assert not twice([domain for row in ROWS for domain in parts(row["domains"])])


def faults(row: dict[str, str]) -> list[str]:
    """Columns of a row that hold what they may not."""
    right = {
        "id": re.fullmatch(r"[A-Z0-9][A-Z0-9 '&.+-]*", row["id"]),
        "country": row["country"] in COUNTRIES,
        "kind": row["kind"] in KINDS,
        "wire": row["wire"] == "no" or (row["wire"], row["kind"]) == ("yes", "agency"),
        "state": row["state"] in {"yes", "party", "public", "no"},
        "wikidata": not row["wikidata"] or re.fullmatch(r"Q[1-9]\d*", row["wikidata"]),
        "domains": all(ADDRESS.fullmatch(domain) for domain in parts(row["domains"])),
    }
    return [column for column, fine in right.items() if not fine]


def test_cells() -> None:
    assert not {row["id"]: wrong for row in ROWS if (wrong := faults(row))}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("id", "Bree"),
        ("country", "GND"),
        ("kind", "palantir"),
        ("wire", "yes"),
        ("state", "king"),
        ("wikidata", "42"),
        ("domains", "www.bree.example"),
        ("domains", "Bree.example"),
    ],
)
def test_faults_are_found(column: str, cell: str) -> None:
    paper = next(row for row in ROWS if row["kind"] == "newspaper")
    assert faults(paper | {column: cell}) == [column]


def test_the_agencies_of_the_world_are_there() -> None:
    agencies = {row["country"] for row in ROWS if row["kind"] == "agency"}
    wanted = "USA GBR FRA DEU RUS CHN JPN KOR PRK IND PAK IRN IRQ SYR TUR SAU EGY DZA NGA ETH BRA ARG MEX CUB VEN AUS"
    assert set(wanted.split()) <= agencies
    assert len(agencies) >= 120


def test_words_that_are_barred_are_names_of_the_table() -> None:
    rule = load_tables().words["outlets"]
    names = {_key(name) for row in ROWS for name in names_of(row)}
    barred = [*rule["ordinary"], *rule["shared"]]
    assert not [name for name in barred if _key(name) not in names]
    assert not twice(barred)
    assert set(rule["nouns"]) == KINDS - {"ministry-site"}
