"""Who says so: the speaker of an act in its sentence, in a quotation, or in a later sentence that tells more of it."""

import pytest

SHELLED = "Somali soldiers shelled Mandera."


def speakers(events, kind="ASSAULT"):
    """Lands of those who say so, of the first act of a type."""
    said = next(event for event in events if event.type == kind).attribution
    return sorted(one.speaker.country or one.speaker.id for one in said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rebels shelled Goma on Monday, Kenyan and Ugandan officials said.", ["KEN", "UGA"]),
        ("Russian jets bombed a bridge in Syria, the Turkish and Iraqi governments announced.", ["IRQ", "TUR"]),
        ("Ethiopian troops shelled a village, according to the armies of Kenya and Sudan.", ["KEN", "SDN"]),
    ],
)
def test_several_who_speak_together_all_say_so(text, said, events):
    assert speakers(events(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thai troops fired at a Cambodian post, Phnom Penh complained.", ["KHM"]),
        ("The United Nations verified that Sudanese soldiers had shelled a hospital in El Fasher.", ["UN"]),
        ("Kenya's claim that Somali soldiers had shelled Mandera was repeated on Monday.", ["KEN"]),
        ("The Kenyan raid on the Somali army base, confirmed by Nairobi, killed nine soldiers.", ["KEN"]),
        ("Gangs in Haiti attacked a prison, radio stations said, citing the Haitian police.", ["HTI"]),
        ("Somali soldiers shelled Mandera, the Kenyan army charged.", ["KEN"]),
        ("Rebels shelled Beni on Monday, Congolese officials were quoted as saying.", ["COD"]),
        ("Saudi guns shelled a Yemeni town, the health minister of Yemen has announced in a speech.", ["YEM"]),
    ],
)
def test_other_verbs_nouns_and_participles_tell_who_says_so(text, said, events):
    assert speakers(events(text)) == said


def test_whom_somebody_labels_did_it_on_his_word(events):
    text = "Iran condemned the riot of June 12, when what it called rioters shelled a school in Tehran."
    assert speakers(events(text)) == ["IRN"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya declared its neutrality on Thursday, a day after Somali soldiers shelled Mandera.",
        "The Kenyan president, whose army shelled a Somali town on Monday, said that he was hopeful.",
        "Rwandan troops shelled the town of Sake, hours before Kinshasa said that it would go to court.",
    ],
)
def test_what_stands_beside_the_saying_is_not_said(text, events):
    assert speakers(events(text)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'"We answer them," the Kenyan army said. "{SHELLED}"', ["KEN"]),
        (f'A spokesman for the Kenyan army gave this account:\n\n"They fled. {SHELLED}"', ["KEN"]),
    ],
)
def test_a_quotation_goes_on_with_its_speaker(text, said, events):
    assert speakers(events(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Somali soldiers attacked a camp on Monday. The attack lasted an hour, Kenya's army said.", ["KEN"]),
        ("Soldiers killed 30 people in Myanmar. The killings, counted by the U.N. envoy, went on.", ["UN"]),
    ],
)
def test_who_tells_more_of_an_act_says_so(text, said, events):
    assert speakers(events(text)) == said


def test_a_source_named_by_its_noun_is_the_one_that_spoke_under_it(events):
    text = (
        "Russian ships shelled Odesa, Ukraine's navy said. A Russian vessel seized a Ukrainian tug, according to the "
        "navy. Moscow also closed the strait to Ukraine, it said."
    )
    assert speakers(events(text), "COERCE") == ["UKR"]


def test_a_town_s_governor_is_of_the_state_where_the_town_is(events):
    assert speakers(events("Kharkiv's governor wrote that Russian bombs had struck a school.")) == ["UKR"]
