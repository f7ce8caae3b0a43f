"""Armed groups and peacekeepers by what they are like, and names and letters that many states share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Report, Span
from whowhom.resolve.parties import find_mentions, load_tables
from whowhom.resolve.parties.bands import epithets, members
from whowhom.syntax import Reading

Parties = Callable[[str], dict[str, list[str]]]

GROUPS = [
    ("Islamic State shelled Rutba. The jihadists overran Hit.", "jihadists", "ISIS"),
    ("Boko Haram met. On Thursday the Islamists attacked a post in Damboa.", "Islamists", "BOKO HARAM"),
    ("Lashkar-e-Taiba met in Pakistan. The Islamist group shelled a camp.", "Islamist group", "LASHKAR-E-TAIBA"),
    ("The YPG fought on. Kurdish forces took Kobani.", "Kurdish forces", "YPG"),
    ("Hezbollah met. Israel bombed Hamas. The Lebanese group fired rockets.", "Lebanese group", "HEZBOLLAH"),
    ("The Houthis met. The Shi'ite rebels fired two missiles.", "Shi'ite rebels", "HOUTHIS"),
    ("The FDLR fought M23. The Hutu rebels killed three men.", "Hutu rebels", "FDLR"),
    ("Wagner fights on. The mercenaries killed 12 miners.", "mercenaries", "WAGNER"),
    ("The Rapid Support Forces met. The paramilitaries took the palace.", "paramilitaries", "RSF SUDAN"),
    ("The Arakan Army met. The ethnic army attacked a post.", "ethnic army", "ARAKAN ARMY"),
    ("The Sinaloa Cartel met. The drug cartel killed ten men.", "drug cartel", "CARTEL SINALOA"),
    ("Ennahda won in Tunisia. The Islamists accused the president.", "Islamists", "TUN.PTY"),
    ("UNIFIL met. Israel shelled it. The peacekeepers protested.", "peacekeepers", "UN"),
    ("KFOR sent men. The peacekeepers fired tear gas.", "peacekeepers", "NATO"),
    ("Nepal sent police. The Maoists attacked a post in Nepal.", "Maoists", "MAOISTS NEPAL"),
    ("ECOWAS met. The regional bloc imposed sanctions on Niger.", "regional bloc", "ECOWAS"),
]


@pytest.mark.parametrize(("text", "words", "who"), GROUPS)
def test_a_group_is_known_by_what_it_is_like(parties: Parties, text: str, words: str, who: str) -> None:
    assert parties(text)[words] == [who]


OPEN = [
    ("Al-Qaeda fought Islamic State. The jihadists lost.", "jihadists"),  # two fit, told together
    ("Hamas met. A jihadist was shot.", "jihadist"),  # one man
    ("Hamas met. Islamist groups shelled a camp.", "Islamist groups"),  # several, and no article
    ("Al-Qaeda lost. The jihadist group Islamic State won.", "jihadist group"),  # its name says who it is
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_a_group_that_the_words_do_not_tell_stays_open(parties: Parties, text: str, words: str) -> None:
    assert parties(text).get(words, []) == []


SHARED = [
    (
        "Britain said yes. In South Africa the talks began. The ANC met. The Conservative Party left.",
        "Conservative Party",
        [],
    ),
    ("Portugal votes. The Communist Party lost.", "Communist Party", []),
    ("Vietnam votes. The Communist Party won.", "Communist Party", ["VNM.GOV"]),
    ("India voted. Congress accused Modi in India.", "Congress", ["IND.PTY"]),
    ("Peru voted. Congress met India's envoy in Peru.", "Congress", []),
    (
        "Iran and Israel watched. The EU met. The Danish and Polish envoys left France. The National Rally won.",
        "National Rally",
        ["FRA.PTY"],
    ),
    ("EAM called on the President.", "EAM", ["IND.GOV"]),
    ("Japan said so. MOFA protested to China.", "MOFA", []),
    ("The SRSG met General Burhan.", "SRSG", ["UN"]),
]


@pytest.mark.parametrize(("text", "words", "who"), SHARED)
def test_a_name_of_many_states_is_the_one_spoken_of(parties: Parties, text: str, words: str, who: list[str]) -> None:
    assert parties(text)[words] == who


def test_letters_that_stand_for_an_office_are_capitals(parties: Parties) -> None:
    assert "mod" not in parties("A mod in Japan said so.")
    assert "MoD" in parties("The MoD in Japan said so.")


def test_a_dateline_says_whose_a_shared_name_is() -> None:
    line, text = "SEOUL - ", "The U.S. envoy came. The Democratic Party thanked South Korea."
    block = Block("body", Span(len(line), len(line + text)))
    sentences = tuple(SpacyParser().parse(line + text, [block]))
    reading = Reading(Report("t", line + text, "-", published="2022-11-30"), (block,), sentences)
    found = find_mentions(reading, load_tables(), [(len(line) - 1, "KOR")])
    assert ["KOR.PTY"] in [[party.id for party in m.parties] for m in found if m.rule.startswith("body:")]


def test_longer_epithets_win_and_words_stand_for_their_groups() -> None:
    table = {"left wing": ["marxist"], "wing": [], "marxist": ["FARC"]}
    assert epithets(["left", "wing", "group"], table) == ["left wing"]
    assert members("left wing", table) == {"FARC"}
