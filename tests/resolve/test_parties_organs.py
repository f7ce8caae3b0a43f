"""Organs of states by their own names, and titles that say whose they are."""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib.resources import files

import pytest

from whowhom.resolve.parties import load_tables
from whowhom.resolve.parties.lexicon import plain

TABLES = load_tables()

Parties = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("The FCDO summoned the envoy on Monday.", "FCDO", "GBR.GOV"),
        ("Global Affairs Canada summoned the envoy.", "Global Affairs Canada", "CAN.GOV"),
        ("Wisma Putra rejected the claim.", "Wisma Putra", "MYS.GOV"),
        ("Ak Orda announced the visit.", "Ak Orda", "KAZ.GOV"),
        ("The Royal Cambodian Armed Forces fired on the post.", "Royal Cambodian Armed Forces", "KHM.MIL"),
        ("The Black Sea Fleet sent two frigates.", "Black Sea Fleet", "RUS.MIL"),
        ("The JMSDF sent a destroyer.", "JMSDF", "JPN.MIL"),
        ("The Dewan Rakyat passed the bill.", "Dewan Rakyat", "MYS.LEG"),
        ("The Jogorku Kenesh ratified the treaty.", "Jogorku Kenesh", "KGZ.LEG"),
        ("The House Foreign Affairs Committee passed the bill.", "House Foreign Affairs Committee", "USA.LEG"),
        ("The Supreme Court of Norway waited. The Bank of Japan intervened.", "Bank of Japan", "JPN.GOV"),
        ("The Lahore High Court freed him.", "Lahore High Court", "PAK.JUD"),
        ("Border Guard Bangladesh detained two men.", "Border Guard Bangladesh", "BGD.COP"),
        ("Roads in Zimbabwe were shut by the Zimbabwe Republic Police.", "Zimbabwe Republic Police", "ZWE.COP"),
    ],
)
def test_an_organ_by_its_own_name(text: str, words: str, id: str, parties: Parties) -> None:
    assert parties(text).get(words) == [id], parties(text)


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        (
            "Kenya said that the National Intelligence Service had warned it.",
            "National Intelligence Service",
            "KEN.SPY",
        ),
        (
            "Seoul said that the National Intelligence Service had warned it.",
            "National Intelligence Service",
            "KOR.SPY",
        ),
        ("Protesters in Belarus said that the KGB had held them.", "KGB", "BLR.SPY"),
        ("Dissidents of the Soviet Union said that the KGB had held them.", "KGB", "SUN.SPY"),
        ("Taiwan said that the National Security Bureau had warned it.", "National Security Bureau", "TWN.SPY"),
        ("Japan's Pacific neighbours, and Russia, watched the Pacific Fleet sail.", "Pacific Fleet", "RUS.MIL"),
    ],
)
def test_the_report_tells_whose_organ_a_shared_name_is(text: str, words: str, id: str, parties: Parties) -> None:
    assert parties(text).get(words) == [id], parties(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway sued the Union Bank of Finland on Monday.", "Bank of Finland"),
        ("Norway said that its National Security Committee had met.", "National Security Committee"),
        ("Norway's delegates met the Kuria elders.", "Kuria"),
    ],
)
def test_no_organ_where_the_name_is_another(text: str, words: str, parties: Parties) -> None:
    assert words not in parties(text), parties(text)


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("The head of Israel's Mossad flew to Oslo.", "head", "ISR.SPY"),
        ("The chief of the Russian FSB flew to Oslo.", "chief", "RUS.SPY"),
        ("Two destroyers of Iran's Revolutionary Guards left port.", "Two destroyers", "IRN.MIL"),
    ],
)
def test_who_belongs_to_an_organ_that_stands_after_its_state(text: str, words: str, id: str, parties: Parties) -> None:
    assert parties(text).get(words) == [id], parties(text)


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("The Taoiseach flew to Oslo on Monday.", "Taoiseach", "IRL.GOV"),
        ("The tánaiste flew to Oslo on Monday.", "tánaiste", "IRL.GOV"),
        ("The Raksha Mantri visited the shipyard.", "Raksha Mantri", "IND.GOV"),
        ("Tanaiste Aoife Brannock criticised the plan.", "Tanaiste Aoife Brannock", "IRL.GOV"),
        ("The Chief Cabinet Secretary protested on Monday.", "Chief Cabinet Secretary", "JPN.GOV"),
        ("The Senate Marshal flew to Oslo on Monday.", "Senate Marshal", "POL.LEG"),
        ("Britain is worried. The Foreign Secretary telephoned Oslo.", "Foreign Secretary", "GBR.GOV"),
        ("The FCDO is worried. The Foreign Secretary telephoned Oslo.", "Foreign Secretary", "GBR.GOV"),
        ("India is worried. The Foreign Secretary telephoned Oslo.", "Foreign Secretary", "IND.GOV"),
        ("Washington is worried. The Secretary of State flew to Oslo.", "Secretary of State", "USA.GOV"),
        ("Norway's home secretary met the Taoiseach.", "Norway's home secretary", "NOR.GOV"),
    ],
)
def test_a_title_of_one_state_says_whose_it_is(text: str, words: str, id: str, parties: Parties) -> None:
    assert parties(text).get(words) == [id], parties(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Britain and India are worried. The Foreign Secretary telephoned Oslo.", "Foreign Secretary"),
        ("Norway is worried. The Foreign Secretary telephoned Oslo.", "Foreign Secretary"),
        ("Britain is worried. A foreign secretary telephoned Oslo.", "foreign secretary"),
        ("Britain is worried. The foreign secretaries telephoned Oslo.", "foreign secretaries"),
        ("Its Chief Cabinet Secretary protested on Monday.", "Chief Cabinet Secretary"),
    ],
)
def test_a_title_of_several_states_needs_one_of_them_named(text: str, words: str, parties: Parties) -> None:
    said = [ids for said, ids in parties(text).items() if said.endswith(words)]
    assert said == [[]], parties(text)


def test_the_table_holds_states_organs_that_are_no_codes_of_states() -> None:
    table = files("whowhom.codebook").joinpath("tables/organisations.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    organs = [row for row in rows if row["country"] and row["sector"] in ("GOV", "MIL", "SPY", "COP", "LEG", "JUD")]
    assert len(organs) > 450
    assert len({row["country"] for row in organs}) > 140
    assert not {row["id"] for row in rows} & set(TABLES.countries)


def test_titles_are_of_known_states_and_plain_to_find() -> None:
    for group in TABLES.words["state_titles"].values():
        for title, states in group.items():
            assert states and set(states) <= set(TABLES.countries), title
            assert TABLES.nouns.bearers(plain(title)), title
