"""Outlets as parties: who is quoted, and what only looks like a newspaper's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whowhom.resolve.parties import load_tables

TABLES = load_tables()

Parties = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Xinhua reported the visit on Monday.", "Xinhua", "CHN.MED"),
        ("The visit was cut short, KCNA said.", "KCNA", "PRK.MED"),
        ("The KCNA news agency said that the visit was cut short.", "KCNA news agency", "PRK.MED"),
        ("Iran's Tasnim news agency said that the envoy had left.", "Tasnim news agency", "IRN.MED"),
        ("The Hindustan Times reported the visit on Monday.", "Hindustan Times", "IND.MED"),
        ("The visit was cut short, Sudan Tribune reported.", "Sudan Tribune", "SDN.MED"),
        ("The visit was cut short, the Kuwait Times reported.", "Kuwait Times", "KWT.MED"),
        ("The visit was cut short, The Guardian reported.", "Guardian", "GBR.MED"),
        ("The visit was cut short, the Guardian newspaper reported.", "Guardian newspaper", "GBR.MED"),
        ("The visit was cut short, the Sun newspaper said.", "Sun newspaper", "GBR.MED"),
        ("Prices fell on Monday, according to Bloomberg.", "Bloomberg", "USA.MED"),
        ("The visit was cut short, Time magazine said.", "Time magazine", "USA.MED"),
        ("The envoy told the AP that the visit was cut short.", "AP", "USA.MED"),
        ("The visit was cut short, according to AP.", "AP", "USA.MED"),
        ("Officials who were quoted by Dawn denied the visit.", "Dawn", "PAK.MED"),
        ("Iran jammed the BBC on Monday.", "BBC", "GBR.MED"),
        ("The visit was cut short, the state broadcaster CCTV said.", "CCTV", "CHN.MED"),
        ("The visit was cut short, Reuters and AP reported.", "AP", "USA.MED"),
    ],
)
def test_an_outlet_is_the_press_of_its_country(text: str, words: str, id: str, parties: Parties) -> None:
    assert parties(text).get(words) == [id], parties(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Guardian Council barred the candidates.", "Guardian"),
        ("The Independent Electoral Commission barred the candidates.", "Independent"),
        ("Time is running out for the envoy.", "Time"),
        ("The Foreign Affairs Committee met on Monday.", "Foreign Affairs"),
        ("Ships rescued migrants off the Mirror Islands.", "Mirror"),
        ("Mayor Michael Bloomberg reported eight cases.", "Bloomberg"),
        ("The Sun said that it had sold more workstations.", "Sun"),
        ("Angela Hill said that the visit was cut short.", "Hill"),
        ("The TAP pipeline was opened on Monday.", "TAP"),
        ("Police studied CCTV footage of the raid.", "CCTV"),
        ("Soldiers who went MIA were honoured.", "MIA"),
        ("The diplomat said that the visit was cut short.", "diplomat said"),
    ],
)
def test_names_that_mean_something_else_stand_for_no_outlet(text: str, words: str, parties: Parties) -> None:
    assert words not in parties(text)


def test_names_that_others_bear_stay_theirs(parties: Parties) -> None:
    assert parties("The Australian government protested.")["Australian government"] == ["AUS.GOV"]
    assert parties("Singapore's PAP won the vote in Singapore.").get("PAP") != ["POL.MED"]
    assert parties("A Namibian diplomat was expelled.")["Namibian diplomat"] == ["NAM.GOV"]


def test_a_ministry_s_site_is_no_press() -> None:
    assert not any(org.name.startswith("Ministry") for org in TABLES.organisations.values() if org.sector == "MED")
