"""What is told in words of acts and is none, and headlines beside what the report tells."""

import pytest

from tests.code.conftest import lands


@pytest.mark.parametrize(
    "text",
    [
        "Chile's destroyers will sink a retired landing ship during the drill.",
        "Peru's navy sank an old submarine of its own on Monday.",
        "The army of Jordan will destroy mock targets in the desert on Tuesday.",
        "France will blow up an old barracks of its army in Chad.",
        "Chilean fighters scrambled to meet two Russian bombers on Tuesday.",
        "The rebels have until Monday to leave Goma, Rwanda said.",
        "American sailors will visit an orphanage in Vietnam.",
    ],
)
def test_words_of_acts_that_are_none(short, text):
    assert [act for act in short(text) if act[0] in ("ASSAULT", "THREATEN", "CONSULT", "AGREE", "RETREAT")] == []


def test_a_wreck_of_another_state_is_still_sunk(short):
    assert ("ASSAULT", "occurred", ["PER"], ["CHL"]) in short("Peru's navy sank Chile's old frigate on Monday.")


def test_what_is_planned_is_not_what_the_headline_tells(events):
    text = "Peru's president visits Chile\n\nPeru's president arrived in Chile on Monday. He will visit Chile in May."
    assert all(len(e.evidence) == 1 for e in events(text) if e.status == "planned")


def test_a_headline_tells_nothing_of_years_ago(events):
    text = (
        "Fiji confirms security pact with China\n\nFiji's prime minister told parliament on Tuesday that his "
        "government had signed a security agreement with China. Fiji recognised Beijing in 1975."
    )
    old = [e for e in events(text) if e.when.start == "1975-01-01"]
    assert old and all(len(e.evidence) == 1 for e in old)


def test_a_headline_may_name_the_host_of_a_joint_drill_alone(events):
    text = "Peru opens its largest drills\n\nPeru and Chile began a joint exercise on Tuesday in the Pacific."
    assert [(e.type, lands(e.actors)) for e in events(text)] == [("COOPERATE", ["PER", "CHL"])]


def test_a_joint_drill_told_twice_in_one_sentence_is_one(short):
    text = (
        "Peru, Chile and Brazil began a four-day exercise in the Pacific on Friday, "
        "the first in which the three countries have trained together."
    )
    assert [act[0] for act in short(text)] == ["COOPERATE"]


def test_a_named_exercise_is_a_drill(short):
    assert short("In August Russia held Vostok 2022 in the east.") == [("MOBILIZE", "occurred", ["RUS"], [])]


def test_both_who_sign_are_sides_of_a_passive(events):
    text = "The treaty was signed by Ana Lopez, head of Peru's foreign ministry, and Chilean minister Eva Soto."
    assert [lands(e.actors) for e in events(text)] == [["PER", "CHL"]]


def test_the_military_is_a_subject(short):
    told = short("Myanmar's military seized power on Monday and detained Aung San Suu Kyi.")
    assert [(act[0], act[2]) for act in told] == [("COERCE", ["MMR"]), ("COERCE", ["MMR"])]


def test_a_state_that_protests_takes_to_no_street(short):
    told = short("Peru withdrew its envoy after China protested.")
    assert "PROTEST" not in [act[0] for act in told]


def test_the_same_again_is_what_was_told_last(short):
    text = (
        "Peru recognised Kosovo on Monday. Serbia condemned the step. Peru recognised Kosovo within minutes. "
        "Chile and Brazil did the same."
    )
    assert short(text)[-1][0] == "SUPPORT"


def test_one_pronoun_before_joined_verbs_is_one_party(events):
    text = (
        "The White House said that it had spent weeks helping Albania to repair the damage and that it would take "
        "further action to hold Iran to account."
    )
    assert [lands(e.actors) for e in events(text) if e.type == "THREATEN"] == [["USA"]]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Canada removed Turkey from a fighter jet programme.", ("SANCTION", "occurred", ["CAN"], ["TUR"])),
        ("Peru gave Chilean diplomats 72 hours to leave.", ("SANCTION", "occurred", ["PER"], ["CHL"])),
        ("Russia will not leave Turkey's move without an answer.", ("THREATEN", "occurred", ["RUS"], ["TUR"])),
    ],
)
def test_measures_against_another(short, text, act):
    assert short(text) == [act]


def test_an_officer_with_a_rank_is_no_policeman(events):
    text = "Colonel Juan Perez, a Chilean officer, accused Peru of theft. A Chilean officer accused Peru of theft."
    assert events(text)[0].actors[0].sector == "MIL"
    assert events("Juan Perez, a Chilean officer, accused Peru of theft.")[0].actors[0].sector == "COP"


def test_an_officer_who_commands_is_no_policeman(events):
    assert events("The Chilean officer who commands the unit accused Peru of theft.")[0].actors[0].sector == "MIL"
