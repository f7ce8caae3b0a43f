"""Who holds an exercise that the report calls by its name, when and where."""

import pytest

TOLD = {
    "Thailand and the United States kicked off Cobra Gold on Tuesday.": ("COOPERATE", ["THA", "USA"]),
    "Russia and Belarus held Zapad-2021 in September.": ("COOPERATE", ["RUS", "BLR"]),
    "Russia held Vostok 2018 in its far east.": ("MOBILIZE", ["RUS"]),
    "Exercise Malabar 2020, involving the navies of India, Japan and Australia, commenced on Tuesday.": (
        "COOPERATE",
        ["IND", "JPN", "AUS"],
    ),
    "Indonesian soldiers joined Talisman Sabre.": ("COOPERATE", ["IDN"]),
    "Bright Star 2023, hosted by Egypt, ended on Thursday.": ("COOPERATE", ["EGY"]),
    "Pakistan hosted Aman-23 with warships from Turkey and Italy.": ("COOPERATE", ["PAK", "TUR", "ITA"]),
    "The Malabar naval exercise of India and Japan began on Tuesday.": ("COOPERATE", ["IND", "JPN"]),
    "Kenya and Uganda opened Exercise Sky Hammer on Monday.": ("COOPERATE", ["KEN", "UGA"]),
}


@pytest.mark.parametrize("text", TOLD)
def test_an_exercise_by_name_is_an_act_of_those_who_hold_it(text, short):
    kind, actors = TOLD[text]
    assert [(one[0], one[2]) for one in short(text)] == [(kind, actors)]


def test_a_name_is_told_once_with_what_it_is(short):
    text = "Chinese and Cambodian troops launched Golden Dragon-2023, a 15-day joint exercise, on Tuesday."
    assert [(one[0], one[2]) for one in short(text)] == [("COOPERATE", ["CHN", "KHM"])]


def test_a_name_is_neither_a_place_nor_the_day(read):
    reading = read("Ukraine and Poland opened Sea Breeze 2021 in Odessa on Monday.")
    assert [found.value.name for found in reading.places] == ["Odesa"]
    (event,) = reading.events
    assert event.when.start == "2022-11-28"
    assert event.why[0].text == "opened Sea Breeze 2021 in"


ELSE = {
    "China was disinvited from RIMPAC.": "SANCTION",
    "New Zealand refused to join Talisman Sabre.": "REJECT",
    "Iran criticised Eager Lion.": "ACCUSE",
    "Thailand called off Cobra Gold.": "CONCEDE",
}


@pytest.mark.parametrize("text", ELSE)
def test_to_be_kept_from_an_exercise_or_against_it_is_no_exercise(text, short):
    assert [one[0] for one in short(text)] == [ELSE[text]]
