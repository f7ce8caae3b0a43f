"""Which act a time dates, and which acts share one. The reports are of Wednesday, 30 November 2022."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def days(events):
    """``days(text)``: type and first day of every act in order."""
    return lambda text: [(e.type, e.when.start) for e in events(text)]


def test_an_act_that_is_still_told_has_no_date_that_is_over(days):
    assert days("Russia has accused Ukraine of a raid in December 2021.")[0] == ("ACCUSE", None)
    assert days("Russia accused Ukraine of lying on Monday.")[0] == ("ACCUSE", "2022-11-28")


def test_a_topic_lends_no_date(days):
    assert ("ACCUSE", None) in days("Russia condemned Monday's raid on Belgorod.")
    assert ("ACCUSE", "2022-11-29") in days("Russia condemned the raid on Belgorod on Tuesday.")


def test_a_date_belongs_to_the_verb_beside_it(days):
    text = "Russia expelled two Norwegian diplomats in May and, in June, closed the Norwegian consulate."
    assert days(text) == [("SANCTION", "2022-05-01"), ("SANCTION", "2022-06-01")]


def test_a_date_before_who_said_so_belongs_to_what_was_said(days):
    assert days("Russian troops shelled Kharkiv on Monday, police said.") == [("ASSAULT", "2022-11-28")]


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("Russia decided on Monday to expel two Norwegian diplomats.", "SANCTION", "2022-11-28"),
        ("Norway was shaken in May, when Russia expelled two Norwegian diplomats.", "SANCTION", "2022-05-01"),
        ("Ties have been cool since 2014, when Russia expelled two Norwegian diplomats.", "SANCTION", "2014-01-01"),
        ("Six have died since Monday, when Russian troops shelled Kharkiv.", "ASSAULT", "2022-11-28"),
        ("Russia expelled two Norwegian diplomats at the end of 2014.", "SANCTION", "2014-01-01"),
        ("Russia gave Norway until Friday to close its consulate.", "THREATEN", None),
        (
            "Norway's parliament voted in May to halt aid to Russia if troops stay beyond December 31.",
            "SANCTION",
            "2022-05-01",
        ),
        ("On Monday Oslo cut its budget, prompting Russia to expel two Norwegian diplomats.", "SANCTION", None),
        ("The king left on Monday, accusing Russia of spying.", "ACCUSE", "2022-11-28"),
        ("On Monday Norway's king met his guest, who accused Russia of spying.", "ACCUSE", "2022-11-28"),
        (
            "Norwegian jets fired on Monday at a Russian plane that violated Norway's airspace.",
            "MOBILIZE",
            "2022-11-28",
        ),
        ("Oslo mourned the raid of May 3, in which Russian troops killed six Norwegians.", "ASSAULT", "2022-05-03"),
        ("Norway prolonged its sanctions on Russia on Monday.", "SANCTION", "2022-11-28"),
        ("Norway said on Monday that it was expelling a Russian diplomat.", "SANCTION", "2022-11-28"),
        ("Norway said on Monday that its ambassador to Russia was being recalled.", "SANCTION", "2022-11-28"),
        ("Norway said on Monday that it had expelled a Russian diplomat.", "SANCTION", None),
        ("In 2014 Russian troops seized Crimea from Ukraine.", "ASSAULT", "2014-01-01"),
        ("Russian troops shelled Kharkiv and arrested Ukraine's mayors on Monday.", "ASSAULT", "2022-11-28"),
        ("Norway decided on Monday that a Russian diplomat be expelled.", "SANCTION", "2022-11-28"),
        ("Thousands marched through Oslo overnight after Norway expelled a Russian envoy.", "PROTEST", "2022-11-29"),
        ("Thousands marched through Oslo overnight after Norway expelled a Russian envoy.", "SANCTION", None),
        ("Norway's king, who fell ill on Friday, resigned on Monday.", "RETREAT", "2022-11-28"),
        ("Kim ruled North Korea for ten years before North Korean troops shelled South Korea.", "ASSAULT", None),
        ("On Monday Russia said that it had long talks. Russia has accused Norway of spying.", "ACCUSE", None),
    ],
)
def test_what_is_told_together_is_dated_together(text, act, day, days):
    assert (act, day) in days(text)


def test_a_sentence_without_a_date_goes_on_with_the_one_before(days):
    assert (
        days("Russian troops shelled Kharkiv on Monday. They stormed the town hall of Kharkiv.")[-1][1] == "2022-11-28"
    )
    assert days("Russian troops shelled Kharkiv on Monday. Norway condemned Russia.")[-1] == ("ACCUSE", None)


def test_a_day_counted_from_a_deed_is_the_deeds(days):
    text = (
        "Norway summoned the Russian ambassador on Tuesday and threatened to bomb ships that enter what it sees as its "
        "waters, a day after Russian warships sailed past Oslo."
    )
    assert days(text)[1:] == [("THREATEN", "2022-11-29"), ("MOBILIZE", "2022-11-28")]


def test_what_is_done_by_writing_it_is_done_on_the_day(days):
    assert ("ACCUSE", "2022-11-30") in days("OSLO, 30 November 2022\n\nWe condemn Russia for its lies.")
    assert ("ACCUSE", "2022-11-30") in days("Norway condemns Russia for its lies.")
    assert ("ACCUSE", None) in days("Norway, which condemns Russia for its lies, is silent.")


def test_a_year_in_a_name_dates_nothing(days):
    assert days("Norway and Russia renewed the 1976 accord.")[0][1] is None


def test_habits_and_bare_references_date_no_act(days):
    for text in (
        "Russia shells Kharkiv every day.",
        "Russia shelled Kharkiv daily.",
        "Russia recently shelled Kharkiv.",
    ):
        assert days(text)[0][1] is None


def test_an_act_has_the_day_of_the_act_that_it_is_counted_from(days):
    text = "Russian troops shelled Kharkiv on Saturday. Two days after the shelling, Norway expelled a Russian envoy."
    assert days(text) == [("ASSAULT", "2022-11-26"), ("SANCTION", "2022-11-28")]


def test_the_main_clause_in_the_present_is_done_as_it_is_written(days):
    assert days("The European Union urges Serbia to free the two men.") == [("REQUEST", "2022-11-30")]
    assert ("ACCUSE", None) in days("Serbia accuses Kosovo of lying.")


def test_a_date_behind_a_condemned_deed_is_the_deeds(days):
    assert days('"We condemn the killing on Tuesday of three farmers in Bolivia," Peru said.')[0] == (
        "ACCUSE",
        "2022-11-30",
    )


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("Norway's king spoke with the Russian president on Monday. He urged Russia to free Ukraine.", "REQUEST", 28),
        ("The Norwegian and Russian ministers met on Monday. Norway rejected the Russian charges.", "REJECT", 28),
        ("Norwegian and Russian ministers met on Monday. Norway has rejected the Russian charges.", "REJECT", None),
        ("Norway's government met Russian envoys on Monday. Norway's opposition accused Russia.", "ACCUSE", None),
        ("During a visit to Norway on Monday Russia's president promised to sell Norway gas.", "AGREE", 28),
        ("Norway's king, in talks with Russia's president on Monday, had condemned Serbia.", "ACCUSE", 28),
        ("Norway issued a statement on Monday in which it accused Russia of spying.", "ACCUSE", 28),
        ("The Norwegian parliament adopted a resolution on Monday condemning Russia.", "ACCUSE", 28),
        ("Norway lodged a protest with Russia over the collision that happened on Monday.", "ACCUSE", None),
        ("On Monday Norway ordered the expulsion of two Russians and the closure of Russia's mission.", "SANCTION", 28),
    ],
)
def test_what_was_said_was_said_when_they_met_or_wrote(text, act, day, days):
    found = [start for kind, start in days(text) if kind == act]
    assert (f"2022-11-{day}" if day else None) in found


def test_what_goes_on_since_a_deed_begins_with_it(events):
    found = events("Norway has bought gas from Russia since Russia invaded Ukraine in 2022.")[0].when
    assert (found.start, found.end) == ("2022-01-01", "2022-11-30")


def test_years_that_name_a_war_date_nothing(days):
    text = (
        "Norway's king had flown to Moscow on Monday, his first trip since the war of 1998, and was received by Russia."
    )
    assert {start for _, start in days(text)} == {"2022-11-28"}


def test_a_visit_is_when_something_was_done_during_it(days):
    text = "During his visit to Russia early this month Norway's minister pressed Russia for a truce."
    assert ("CONSULT", "2022-11-01") in days(text)


def test_a_date_before_the_of_of_a_deed_is_the_deeds(days):
    deed = "the shelling in Kharkiv on 28 November of Ukrainian farmers by Russian troops"
    assert days(f"Norway was appalled by {deed}.") == [("ACCUSE", None), ("ASSAULT", "2022-11-28")]


def test_what_a_release_says_of_its_own_side_is_of_its_day(days):
    told = "Lisbon, 30 November 2022\n\nThe Head of State spoke with President Ana Souza of Brazil. {}"
    assert ("SUPPORT", "2022-11-30") in days(told.format("The President praised Chad."))
    assert ("SUPPORT", None) in days(told.format("Ms Souza praised Ghana."))
