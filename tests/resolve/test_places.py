"""Places: what is found, under which preposition, with what country and roughly where."""

from __future__ import annotations

import pytest

from whowhom.parse import parse
from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Place, Report, Span
from whowhom.resolve.places import dateline_place, find_places, load_places, scan_all
from whowhom.syntax import Reading


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def reading_of(text: str, parser: SpacyParser, dateline: str | None = None) -> Reading:
    blocks = [Block("body", Span(len(dateline) if dateline else 0, len(text)))]
    if dateline:
        blocks.insert(0, Block("dateline", Span(0, len(dateline)), place=dateline.split(",")[0].rstrip(" -")))
    return parse(Reading(Report("doc", text, "-"), tuple(blocks)), parser)


def places_in(text: str, parser: SpacyParser) -> list[Place]:
    reading = reading_of(text, parser)
    found = find_places(reading, load_places())
    for one in found:
        assert reading.slice(one.value.span) == one.value.text
        assert reading.sentences[one.sentence].span.holds(one.value.span)
        assert one.value.span.holds(reading.sentences[one.sentence][one.head].span)
    return [one.value for one in found]


FOUND = [  # text, words of the place, kind, country, role
    ("Russian and Chinese bombers flew over the Sea of Japan.", "Sea of Japan", "sea", None, "over"),
    ("Warships sailed through the Strait of Hormuz on Friday.", "Strait of Hormuz", "strait", None, "through"),
    ("The frigate put in at the port of Chabahar on Tuesday.", "Chabahar", "port", "IRN", "at"),
    ("Turkey withdrew its troops from northern Iraq.", "northern Iraq", "region", "IRQ", "from"),
    ("Rebels advanced in eastern Congo on Monday.", "eastern Congo", "region", "COD", "in"),
    ("Soldiers burned villages in Rakhine state.", "Rakhine state", "region", "MMR", "in"),
    ("The president visited Kyiv on Friday.", "Kyiv", "capital", "UKR", None),
    ("Aircraft took off from Kadena Air Base before dawn.", "Kadena Air Base", "base", "JPN", "from"),
    ("The patrol boat sank off the coast of Yemen.", "Yemen", "country", "YEM", "off"),
    ("Shells fell on the Syrian city of Aleppo.", "Aleppo", "city", "SYR", "on"),
    ("Two soldiers were killed near the Gaza border.", "Gaza border", "border", "PSE", "near"),
    ("Fighting raged in Mosul, Iraq.", "Mosul", "city", "IRQ", "in"),
    ("North Korea tested a device at Punggye-ri.", "Punggye-ri", "site", "PRK", "at"),
    ("The destroyer entered the South China Sea.", "South China Sea", "sea", None, None),
    ("Envoys flew to Moscow for talks.", "Moscow", "capital", "RUS", "to"),
    ("Aid reached Hong\nKong by sea.", "Hong\nKong", "city", "HKG", None),
    ("Hundreds were arrested in the Jenin refugee camp.", "Jenin refugee camp", "site", "PSE", "in"),
    ("North Korea fired a missile over Japan.", "Japan", "country", "JPN", "over"),
    ("Protesters marched in N'Djamena on Sunday.", "N'Djamena", "capital", "TCD", "in"),
]


@pytest.mark.parametrize(("text", "words", "kind", "country", "role"), FOUND, ids=[row[1] for row in FOUND])
def test_found(text: str, words: str, kind: str, country: str | None, role: str | None, parser: SpacyParser) -> None:
    place = next((p for p in places_in(text, parser) if p.text == words), None)
    assert place is not None
    assert (place.kind, place.country, place.role) == (kind, country, role)
    assert place.lon is not None
    assert place.lat is not None


NO_PLACE = [  # text, words that act there and are no place
    ("Beijing sent two envoys abroad.", "Beijing"),
    ("Turkey will not withdraw its soldiers.", "Turkey"),
    ("The minister blamed Moscow for the attack.", "Moscow"),
    ("According to Tehran, the talks had failed.", "Tehran"),
    ("Michael Jordan met the reporters.", "Jordan"),
    ("The gunboats Berdyansk and Nikopol were rammed.", "Berdyansk"),
    ("Members of the Shanghai Cooperation Organisation voted.", "Shanghai"),
    ("Hundreds rallied outside the U.S. embassy.", "U.S."),
    ("The Islamic Republic of Iran protested.", "Iran"),
    ("The Fujian was launched a month ago.", "Fujian"),
    ("A dispute over Taiwan delayed the vote.", "Taiwan"),
    ("France signed the treaty with Italy.", "Italy"),
    ("Jets circled near islets off its east coast.", "east coast"),
]


@pytest.mark.parametrize(("text", "words"), NO_PLACE, ids=[row[1] for row in NO_PLACE])
def test_actors_and_persons_are_no_places(text: str, words: str, parser: SpacyParser) -> None:
    assert words not in [p.text for p in places_in(text, parser)]


REFERS = [  # text, words, the place that they stand for
    ("Ships crossed the Kerch Strait. A tanker blocked the strait on Monday.", "the strait", "Kerch Strait"),
    ("Envoys of both sides met in the Angolan capital.", "the Angolan capital", "Luanda"),
    ("The navy drilled in the South China Sea. It will resume patrols there.", "there", "South China Sea"),
    ("Troops landed on Luzon. Marines trained on the island for a week.", "the island", "Luzon"),
]


@pytest.mark.parametrize(("text", "words", "name"), REFERS, ids=[row[1] for row in REFERS])
def test_definite_nouns_stand_for_a_place_named_before(text: str, words: str, name: str, parser: SpacyParser) -> None:
    assert [p.name for p in places_in(text, parser) if p.text == words] == [name]


def test_no_antecedent_no_place(parser: SpacyParser) -> None:
    assert places_in("The strait was closed on Monday.", parser) == []


CHOICES = [  # text, name, country
    ("The French army paraded in Paris.", "Paris", "FRA"),
    ("A fire broke out in Paris, Texas.", "Paris", "USA"),
    ("Libyan militias fought in Tripoli.", "Tripoli", "LBY"),
    ("Lebanese soldiers patrolled in Tripoli, Lebanon.", "Tripoli", "LBN"),
    ("Georgian troops returned to Georgia from Tbilisi's old base.", "Georgia", "GEO"),
    ("The governor spoke in Georgia after storms in Atlanta, Savannah and Augusta.", "Georgia", "USA"),
]


@pytest.mark.parametrize(("text", "words", "country"), CHOICES, ids=[f"{row[1]}-{row[2]}" for row in CHOICES])
def test_the_report_decides_between_namesakes(text: str, words: str, country: str, parser: SpacyParser) -> None:
    assert [p.country for p in places_in(text, parser) if p.text == words] == [country]


def test_a_part_lies_on_its_side_of_the_whole(parser: SpacyParser) -> None:
    (whole,) = places_in("Fighting went on in Libya.", parser)
    (part,) = places_in("Fighting went on in eastern Libya.", parser)
    assert whole.lon is not None
    assert part.lon is not None
    assert part.lon > whole.lon + 1
    assert part.radius_km


def test_an_invented_name_has_no_coordinates(parser: SpacyParser) -> None:
    for place in places_in("Orcs of Mordor burned the Osgiliath bridge in Gondor on Monday.", parser):
        assert (place.lon, place.lat, place.country) == (None, None, None)


def test_an_unknown_village_takes_the_state_of_its_chain(parser: SpacyParser) -> None:
    text = "Gunmen killed ten people in the village of Ogossagou, in central Mali."
    (village, area) = places_in(text, parser)
    assert (village.name, village.country, village.lon) == ("Ogossagou", "MLI", None)
    assert (area.name, area.country) == ("central Mali", "MLI")


def test_dateline_is_no_place_of_an_act(parser: SpacyParser) -> None:
    text = "ANKARA, Nov 30 - Parliament ratified the treaty on Wednesday."
    reading = reading_of(text, parser, dateline="ANKARA, Nov 30 - ")
    place = dateline_place(reading, scan_all(reading.sentences, load_places()), load_places())
    assert place is not None
    assert (place.name, place.country, place.text) == ("Ankara", "TUR", "ANKARA")
    assert find_places(reading, load_places()) == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police in Nairobi fired tear gas at lawyers in Moscow Road on Saturday.", None),
        ("Police in Ottawa cleared the trucks from Wellington Street.", None),
        ("Marchers in Accra burned tyres outside the Havana Hotel.", None),
        ("Troops of the Philippines fired at marchers near the Manila Hotel.", "PHL"),  # where the report is
        ("Troops in Amman fired at marchers near the Kabul Airport.", "AFG"),  # no street: it lies there
    ],
)
def test_a_street_bears_the_name_of_a_city_far_away(text: str, country: str | None, parser: SpacyParser) -> None:
    assert places_in(text, parser)[-1].country == country
