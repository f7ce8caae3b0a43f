"""Who is named of a group stands for it."""

import pytest

CASES = [
    ("Norway thanked its partners, including Sweden and Finland, for the help.", "NOR.GOV", "SWE.GOV FIN.GOV"),
    ("Iran accuses its enemies abroad, such as Israel and Peru, of arming rebels.", "IRN.GOV", "ISR.GOV PER.GOV"),
    ("Several states, among them Chile and Peru, condemned the coup in Honduras.", "CHL.GOV PER.GOV", "HND.GOV"),
    ("Countries like Turkey and Hungary rejected the plan of the EU.", "TUR.GOV HUN.GOV", "EU"),
    # of one person more than one name may stand beside a noun, and nobody is named here
    ("Norway's leader, Jonas Gahr Store, thanked Sweden.", "NOR.GOV", "SWE.GOV"),
    ("Norway thanked Swedish firefighters, including volunteers.", "NOR.GOV", "SWE.GOV"),
]


@pytest.mark.parametrize("text, actors, recipients", CASES)
def test_who_is_named_of_a_group(text, actors, recipients, events):
    told = [(" ".join(p.id for p in e.actors), " ".join(p.id for p in e.recipients)) for e in events(text)]
    assert (actors, recipients) in told


def test_the_rebels_of_a_land_are_its_one_group_that_the_report_names(events):
    told = "LUANDA - Angola's rebels shelled Zambia. Portugal praised {}."
    assert [p.id for p in events(told.format("UNITA"))[0].actors] == ["UNITA"]
    assert [p.id for p in events(told.format("UNITA and FLEC"))[0].actors] == ["AGO.REB"]


def test_a_group_is_shown_by_the_words_that_name_it(events):
    (thanks,) = events("Norway thanked its partners, including Sweden and Finland, for the help.")
    assert [p.text for p in thanks.recipients] == ["Sweden", "Finland"]
