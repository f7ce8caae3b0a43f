"""Places that the words behind, before or beside a name make known: kinds, hosts, courts, lists, "here"."""

from __future__ import annotations

import pytest

from whowhom.parse import parse
from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Report, Span
from whowhom.resolve.places import find_places, load_places
from whowhom.syntax import Reading


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def places(text: str, parser: SpacyParser, dateline: str = "") -> list[tuple[str, str, str | None]]:
    """Name, words and preposition of every place, in order."""
    blocks = [Block("body", Span(len(dateline), len(dateline + text)))]
    if dateline:
        blocks.insert(0, Block("dateline", Span(0, len(dateline)), place=dateline.split(",")[0]))
    reading = parse(Reading(Report("doc", dateline + text, "-"), tuple(blocks)), parser)
    found = find_places(reading, load_places())
    assert all(reading.slice(one.value.span) == one.value.text for one in found)
    return [(one.value.name, one.value.text, one.value.role) for one in found]


KINDS = [  # a noun that says what the name is of
    ("Gunmen shot three policemen dead in a Karachi market.", [("Karachi", "Karachi", "in")]),
    ("Farmers blocked the Medyka crossing.", [("Medyka", "Medyka crossing", None)]),
    ("The navy fired a rocket off the Paraguana peninsula.", [("Paraguana", "Paraguana peninsula", "off")]),
    ("The exercise was held at the Al-Adairi range.", [("Al-Adairi", "Al-Adairi range", "at")]),
    ("The army bombed Pazigyi village.", [("Pazigyi", "Pazigyi village", None)]),
    ("Rebels raided the village of Gamboru Ngala.", [("Gamboru Ngala", "Gamboru Ngala", None)]),
    ("Shells fell near the Ta Krabey temple.", [("Ta Krabey", "Ta Krabey temple", "near")]),
    ("Troops pulled back from the Gogra-Hot Springs area.", [("Gogra-Hot Springs", "Gogra-Hot Springs", "from")]),
    ("Police fired at demonstrators in central Tbilisi.", [("Tbilisi", "central Tbilisi", "in")]),
    ("Aircraft flew across the middle of the Taiwan Strait.", [("Taiwan Strait", "Taiwan Strait", "across")]),
]
KINDS += [
    ("Soldiers opened fire at the Netzarim checkpoint.", [("Netzarim", "Netzarim checkpoint", "at")]),
    ("Fighters stormed the Zamzam camp.", [("Zamzam", "Zamzam camp", None)]),
    ("David Cameron left. There were doubts in the Cameron camp.", []),
    ("Policemen died at Bir al-Abd.", [("Bir al-Abd", "Bir al-Abd", "at")]),
    ("Villagers fled their homes in Darfur's Kutum.", [("Kutum", "Kutum", "in")]),
    ("Hundreds rallied outside the Embassy.", []),
    ("The rebels fell back after U.S. air strikes.", []),
]
SEATS = [  # what is done at home
    ("A Minsk court jailed two journalists.", [("Minsk", "Minsk", None)]),
    ("Kazakhstan hosted a drill of Russian troops.", [("Kazakhstan", "Kazakhstan", None)]),
    ("Ankara received the German minister.", [("Ankara", "Ankara", None)]),
    ("The Luanda talks broke down.", [("Luanda", "Luanda", None)]),
    ("Turkey received two missiles.", []),
    ("Jets delivered medicine to Malawi.", [("Malawi", "Malawi", "to")]),
]
LISTS = [  # names side by side
    ("They mined roads in the Kidal and Gao regions.", ["Kidal", "Gao"]),
    ("They fought in the Dashkasan, Kalbajar and Lachin directions.", ["Dashkasan", "Kalbajar", "Lachin"]),
    ("Police arrested 30 students in Zahedan and Saravan.", ["Zahedan", "Saravan"]),
    ("Soldiers clashed with rebels in Gondar and Bahir Dar. They used drones there.", ["Gonder", "Bahir Dar"] * 2),
]
MISREAD = [  # what parsers take for something else
    ("In Bitola opponents of the deal chanted.", [("Bitola", "Bitola", "in")]),
    ("In Sudan soldiers fired on marchers.", [("Sudan", "Sudan", "in")]),
    ("There was little progress in Iran talks.", []),
    ("Wagner fighters attacked positions around Bakhmut.", [("Bakhmut", "Bakhmut", "around")]),
    ("Kremenchuk was hit by Russian missiles.", [("Kremenchuk", "Kremenchuk", None)]),
    ("A destroyer sailed into waters off Xisha Qundao.", [("Xisha Qundao", "Xisha Qundao", "off")]),
    ("The rebels seized Paletwa in Chin State.", [("Paletwa", "Paletwa", None), ("Chin State", "Chin State", "in")]),
    ("They met at Guerguerat, where rebels waited, and the Polisario Front left.", [("Guerguerat",) * 2 + ("at",)]),
    ("Russian forces shelled the Lyman bridge, Ukraine said.", [("Lyman", "Lyman bridge", None)]),
]


@pytest.mark.parametrize(("text", "told"), [*KINDS, *SEATS, *MISREAD], ids=[r[0] for r in [*KINDS, *SEATS, *MISREAD]])
def test_read(text: str, told: list[tuple[str, str, str | None]], parser: SpacyParser) -> None:
    assert places(text, parser) == told


@pytest.mark.parametrize(("text", "names"), LISTS, ids=[row[0] for row in LISTS])
def test_lists(text: str, names: list[str], parser: SpacyParser) -> None:
    assert [name for name, _, _ in places(text, parser)] == names


def test_here_is_where_the_report_is_written(parser: SpacyParser) -> None:
    assert places("The two ministers met here on Monday.", parser, "TUNIS, Nov 30 - ") == [("Tunis", "here", None)]
    city = places("Police fired tear gas in this northern city.", parser, "KANO, Nov 30 - ")
    assert city == [("Kano", "this northern city", "in")]
    assert places('"We are here to stay," the man said.', parser, "TUNIS, Nov 30 - ") == []
    assert places("The two ministers met here on Monday.", parser) == []
