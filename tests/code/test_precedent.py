"""Claims that an act has no like: what is one, and which act it is about."""

import pytest


def claimed(events):
    """Type and claim of every act of which one is made."""
    return [(event.type, event.precedent.claim) for event in events if event.precedent is not None]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("North Korea test-fired a missile from a train for the first time on Wednesday.", ("MOBILIZE", "first")),
        ("Estonia expelled a Chinese diplomat on Monday, an unprecedented step.", ("SANCTION", "first")),
        ("Russian bombers struck Lviv, their first raid on the town since May.", ("ASSAULT", "first")),
        ("Greece and Malta held their biggest air exercise ever on Monday.", ("COOPERATE", "largest")),
        ("Spanish police seized cocaine from a ship of Ecuador, a record haul.", ("COERCE", "largest")),
        ("Peru extradited a smuggler to Chile, the first such transfer in ten years.", ("COOPERATE", "first")),
        ("Thousands marched through Kyiv, in what was the largest protest since 2014.", ("PROTEST", "largest")),
        ("Kenya recalled its ambassador from Somalia, the gravest step that it has taken.", ("SANCTION", "largest")),
    ],
)
def test_a_rank_among_acts_is_a_claim(text, claim, events):
    assert claimed(events(text)) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Iran will close the strait if it is attacked, First Vice President Mohammad Mokhber warned.",
        "Canada has pledged $40 million to repair the first three bridges in Mozambique.",
        "Kenyan police seized the account books of a record company in Mombasa.",
        "Rebels shelled the biggest market of Juba on Sunday.",
        "Kenyan soldiers at first retreated from Mandera.",
        "In her inaugural speech the president of Moldova asked Russia to withdraw its soldiers.",
        "The leader of the largest opposition party in Serbia called on the government to resign.",
        "Russia recalled its envoy from Georgia; the first snow fell that day.",
        "Kenya, which had admitted for the first time that it has such arms, shelled Mandera on Thursday.",
        "Poland's president met his Lithuanian counterpart, on the margins of the first summit of the new body.",
    ],
)
def test_a_rank_of_things_is_none(text, events):
    assert claimed(events(text)) == []


@pytest.mark.parametrize(
    "later",
    [
        "It was the first time that Israeli aircraft had struck a port in Yemen.",
        "The raid was the deadliest since May.",
        "The raid was the deadliest of the war.",
        "Saturday's raid made it the bloodiest day since May.",
    ],
)
def test_a_later_sentence_claims_it_of_the_act_told_before(later, events):
    told = events(f"Israeli warplanes struck a port in Yemen on Saturday, killing nine. {later}")
    assert told[0].type == "ASSAULT" and told[0].precedent is not None


def test_what_trails_a_sentence_is_of_its_main_act(events):
    text = "Gambia sued Myanmar, accusing it of genocide, the first time that such a state has brought a case."
    assert claimed(events(text)) == [("ACCUSE", "first")]


def test_who_goes_on_in_a_joint_act_is_in_that_act(events):
    told = events("Peru and Chile began a drill off Arica. Chile is taking part in the drill for the first time.")
    assert [(event.type, event.precedent is not None) for event in told] == [("COOPERATE", True)]
    told = events("Peru and Chile held a drill off Arica. Chile took part in the drill with ten ships.")
    assert [event.type for event in told] == ["COOPERATE"]


@pytest.mark.parametrize(
    "text",
    [
        "Israeli warplanes struck a port in Yemen. It was the first time that Israeli aircraft had struck Yemen.",
        "Israeli warplanes struck a port in Yemen, the first time that Israeli aircraft have struck Yemen.",
    ],
)
def test_the_clause_of_the_first_time_is_no_second_act(text, events):
    assert claimed(events(text)) == [("ASSAULT", "first")] and len(events(text)) == 1


def test_it_that_does_something_for_the_first_time_is_no_act(events):
    told = events("Kenya expelled a Somali envoy. It will host a summit for the first time in May.")
    assert all(event.precedent is None for event in told if event.type == "SANCTION")
