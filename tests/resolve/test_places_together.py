"""Places that are named together: divisions, neighbours and lists decide which of several namesakes is meant."""

from __future__ import annotations

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Place, Report, Span
from whowhom.resolve.places import find_places, find_toponyms, load_places
from whowhom.resolve.places.around import Around
from whowhom.resolve.places.tables import Entry, fold
from whowhom.syntax import Reading

PARSER = SpacyParser()
TABLES = load_places()


def reading(text: str) -> Reading:
    report = Report(id="t", text=text, source="-", published="2022-11-30")
    return Reading(
        report, (Block("body", Span(0, len(text))),), tuple(PARSER.parse(text, [Block("body", Span(0, len(text)))]))
    )


def point(text: str, words: str) -> tuple[int, int] | None:
    """Whole degrees of longitude and latitude of the last mention of a name."""
    places = [f.value for f in find_toponyms(reading(text), TABLES) if f.value.text == words]
    place: Place = places[-1]
    return None if place.lon is None or place.lat is None else (round(place.lon), round(place.lat))


MEANT = [  # text, words, where
    ("Police in Athens, Georgia, held a man. He was taken from Athens to Atlanta.", "Athens", (-83, 34)),
    ("Greek ministers met the envoys in Athens.", "Athens", (24, 38)),
    ("Gainesville lies in Cooke County, Texas. A fire broke out in Gainesville.", "Gainesville", (-97, 34)),
    ("A bridge near Springfield, Mass., was shut.", "Springfield", (-73, 42)),
    ("The law holds in Ohio, New York and Vermont.", "New York", (-76, 43)),
    ("The trade talks were held in New York.", "New York", (-74, 41)),
    ("Storms hit Marietta, Roswell and Georgia's capital Atlanta.", "Roswell", (-84, 34)),
    ("Soldiers patrolled in Madison County.", "Madison County", None),  # nothing says which of nineteen
    ("Soldiers patrolled in Madison County, Kentucky.", "Madison County", (-84, 38)),
]


@pytest.mark.parametrize(("text", "words", "where"), MEANT, ids=[f"{row[1]}-{row[2]}" for row in MEANT])
def test_the_other_names_decide(text: str, words: str, where: tuple[int, int] | None) -> None:
    assert point(text, words) == where


def test_a_state_of_which_nothing_else_is_said_gives_way_to_a_town_among_its_neighbours() -> None:
    text = "Crews from Lebanon, Lancaster, York and Harrisburg fought the fire in Lebanon County, Pennsylvania."
    assert point(text, "Lebanon") == (-76, 40)
    assert point("Lebanon and Syria closed the border.", "Lebanon") == (36, 34)


@pytest.mark.parametrize("word", ["Ill", "Miss", "Ore"])
def test_an_abbreviation_needs_its_full_stop(word: str) -> None:
    assert fold(word) not in TABLES.hand
    assert word not in TABLES.words.abbreviations and f"{word}." in TABLES.words.abbreviations


UNKNOWN = [  # names that no table has, behind prepositions that only places take
    ("Gunmen stormed a garrison at Carn Dum.", {"Carn Dum"}),
    ("The army shelled villages near Fornost, Annuminas and Tharbad.", {"Fornost", "Annuminas", "Tharbad"}),
    ("Troops were pulled out of Mosul.", {"Mosul"}),
    ("Rebels handed over a pilot at the Wagah border post.", {"Wagah border post"}),
]


@pytest.mark.parametrize(("text", "names"), UNKNOWN, ids=[row[0] for row in UNKNOWN])
def test_names_in_place_position(text: str, names: set[str]) -> None:
    assert {f.value.text for f in find_places(reading(text), TABLES)} == names


def test_a_place_that_opens_the_name_of_a_body_is_found_when_asked_for() -> None:
    told = reading("The Texas Department of Transportation shut the road.")
    assert [f.value.text for f in find_toponyms(told, TABLES)] == []
    assert [f.value.text for f in find_toponyms(told, TABLES, embedded=True)] == ["Texas"]


def test_armed_groups_are_no_villages() -> None:
    assert point_names("Israel will not talk to Hamas.") == {"Israel"}


def point_names(text: str) -> set[str]:
    return {f.value.text for f in find_toponyms(reading(text), TABLES)}


def town(name: str, lon: float, lat: float, weight: float = 4.0) -> Entry:
    return Entry(name, "city", "USA", lon, lat, weight)


def test_names_vote_for_what_lies_near_them_but_not_for_themselves() -> None:
    one, far = town("Bree", 10.2, 50.2), town("Bree", 80.0, 10.0)
    around = Around({"bree": (one, far), "archet": (town("Archet", 10.9, 50.8),)})
    assert around.votes("bree", one) == pytest.approx(1.0)
    assert around.votes("bree", far) == 0.0


def test_a_name_of_many_places_tells_little() -> None:
    many = tuple(town("Dale", 10.0 * n + 0.5, 0.5) for n in range(4))
    around = Around({"dale": many, "bree": (town("Bree", 0.6, 0.6),)})
    assert around.votes("bree", town("Bree", 0.6, 0.6)) == pytest.approx(0.25)
