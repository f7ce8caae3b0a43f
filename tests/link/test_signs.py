"""Which signs a pair of records has, and what makes it two acts whatever else they share."""

import pytest

from link_fakes import force, loss, place, tell
from whowhom.link.incidents import rules, signs

RULES = rules()
FIRE = "ASSAULT.firearms RUS.MIL > UKR.MIL 2018-11-25: Russian ships *opened fire* on three navy vessels off Crimea."
SHOTS = "2018-11-25: Vessels of the navies *opened fire* on each other off Crimea."
HALT = "COERCE.seize RUS.MIL > UKR.MIL 2018-11-25: Patrol boats *detained* three ships near Kerch, Moscow said."
OTHER = "Lavrov FSB directorate servicemen charge lawmakers bridge"
STORY = "Kerch Mariupol Berdyansk tugboat Poroshenko Azov strait"


def score(a, b):
    found = signs(a, b, RULES)
    return None if found is None else RULES.total(found)


def pair(one, other, **parts):
    """Two records of two reports of one story; ``parts`` belong to the second."""
    return tell(one, "doc_a", story=f"{STORY} navy"), tell(other, "doc_b", story=f"{STORY} {OTHER}", **parts)


def test_every_sign_has_a_weight_and_says_what_it_means():
    assert RULES.weights.keys() == RULES.meanings.keys()
    assert all(RULES.meanings.values())


def test_a_pair_has_the_same_signs_from_either_side():
    a, b = pair(FIRE, HALT)
    assert signs(a, b, RULES) == signs(b, a, RULES)


ONE_ACT = {
    "the same act in other words": (FIRE, FIRE.replace("opened fire", "fired").replace("off Crimea", "near Kerch")),
    "fire and seizure of one clash": (FIRE, HALT),
    "to whom is left out": (FIRE, FIRE.replace("> UKR.MIL", "> -")),
    "the state alone is named": (FIRE, FIRE.replace("RUS.MIL", "RUS")),
    "one report leaves the day out": (FIRE, FIRE.replace("2018-11-25", "-")),
    "one says the month only": (FIRE, FIRE.replace("2018-11-25", "2018-11")),
    "the other side tells the clash": (FIRE, f"ASSAULT UKR.MIL > RUS.MIL {SHOTS}"),
    "a clash, told as an attack": (FIRE, f"ASSAULT UKR.MIL+RUS.MIL > - {SHOTS}"),
    "a denial is of the same act": (FIRE, FIRE.replace("2018-11-25:", "2018-11-25 denied:")),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_ACT)
def test_one_act(case):
    assert score(*pair(*ONE_ACT[case])) > 0


TWO_ACTS = {
    "another day": (FIRE, FIRE.replace("2018-11-25", "2018-11-23")),
    "another doer": (FIRE, FIRE.replace("RUS.MIL", "BLR.MIL")),
    "another kind of act": (FIRE, FIRE.replace("ASSAULT.firearms", "CONSULT")),
    "the state's crowd, not its forces": (FIRE, FIRE.replace("RUS.MIL", "RUS.CVL")),
    "it is still ahead": (FIRE, FIRE.replace("2018-11-25:", "2018-11-25 planned:")),
    "another month": (FIRE, FIRE.replace("2018-11-25", "2018-06")),
    "another resolution": (
        "REJECT RUS.GOV > UN 2018-11-25: Russia *rejected* Resolution 2446.",
        "REJECT RUS.GOV > UN 2018-11-25: Russia *rejected* Resolution 2449.",
    ),
    "two acts of one sentence": (
        "REQUEST NATO > RUS.GOV -: NATO's chief *urged* Russia to free the crews and criticised its blockade.",
        "ACCUSE NATO > RUS.GOV -: NATO's chief urged Russia to free the crews and *criticised* its blockade.",
    ),
    "a curb told beside a blow": (FIRE, HALT.replace("seize", "restrict")),
}


@pytest.mark.parametrize("case", TWO_ACTS)
def test_two_acts(case):
    found = score(*pair(*TWO_ACTS[case]))
    assert found is None or found < 0


def test_exact_places_far_apart_are_two_acts():
    odesa, kharkiv = place("Odesa", 30.7, 46.5), place("Kharkiv", 36.2, 50.0)
    a = tell(FIRE, "doc_a", story=STORY, places=(odesa,))
    assert score(a, tell(FIRE, "doc_b", story=STORY, places=(kharkiv,))) is None
    assert signs(a, tell(FIRE, "doc_b", places=(odesa,)), RULES)["same-place"]
    around = place("Black Sea", 34.0, 43.5, "sea", 500.0)
    assert signs(a, tell(FIRE, "doc_b", places=(around,)), RULES)["near-place"]


def test_figures_in_common_speak_for_one_act():
    a = tell(FIRE, "doc_a", forces=(force(3),), casualties=(loss(6),))
    found = signs(a, tell(FIRE, "doc_b", forces=(force(3, kind="vessel"),), casualties=(loss(6),)), RULES)
    assert (found["same-force"], found["same-losses"]) == (0.5, 1.0)
    assert "same-force" not in signs(a, tell(FIRE, "doc_b", forces=(force(4),)), RULES)
    more = signs(a, tell(FIRE, "doc_b", casualties=(loss(5, "more-than"),)), RULES)
    assert more["same-losses"] == 0.5
    assert "same-losses" not in signs(a, tell(FIRE, "doc_b", casualties=(loss(3),)), RULES)


def test_what_one_report_tells_apart_stays_apart():
    a, b = tell(FIRE, "doc_a"), tell(FIRE.replace("opened fire", "also rammed"), "doc_a")
    assert score(a, b) < 0


def test_other_sentences_of_a_copy_are_other_acts():
    demand = "REQUEST NATO > RUS.GOV -: The alliance *urged* Moscow to free the crews."
    other = "REQUEST NATO > RUS.GOV -: Brussels *called on* Russia to reopen the strait to all shipping."
    words = " ".join(f"word{n}" for n in range(60))
    a, b = tell(demand, "doc_a", story=words), tell(other, "doc_b", story=words)
    assert score(a, b) < 0 < score(a, tell(demand, "doc_b", story=words))


AT_HOME = "ACCUSE IND.PTY > IND.GOV -: The party *criticised* the government."


def test_what_only_parties_and_story_speak_for_is_thin():
    a, b = pair(AT_HOME, "ACCUSE IND.PTY > IND.GOV -: Its leaders *blamed* the ministers for the riots.")
    assert signs(a, b, RULES)["thin"] == 1.0
    assert score(a, b) < 0
    a, b = pair(FIRE, HALT)
    assert "thin" not in signs(a, b, RULES)  # they have a day


def test_acts_of_one_country_need_more():
    a, b = pair(AT_HOME, AT_HOME.replace("> IND.GOV", "> -"))
    assert signs(a, b, RULES)["home"] == 1.0
    assert signs(*pair(AT_HOME, AT_HOME), RULES)["home"] == 0.75
    assert "home" not in signs(*pair(FIRE, HALT), RULES)


def test_a_parliament_is_no_government():
    found = signs(*pair(AT_HOME.replace("PTY", "LEG"), AT_HOME.replace("PTY", "GOV")), RULES)
    assert found["other-branch"] == 1.0
    assert "other-organ" in signs(*pair(FIRE, FIRE.replace("RUS.MIL", "RUS.SPY")), RULES)


def test_statements_in_other_words_are_two():
    a, b = pair(
        "SUPPORT CHN.GOV > HKG.GOV -: Beijing firmly *backed* the city's leader.",
        "SUPPORT CHN.GOV > HKG.GOV -: The office *understood* that decision on amendments.",
    )
    assert signs(a, b, RULES)["other-statement"] == 1.0


def test_of_a_mutual_act_both_sides_are_compared():
    patrol = "COOPERATE.patrol RUS.MIL+CHN.MIL > - 2022-11-30: Bombers *flew* a patrol."
    found = signs(*pair(patrol, patrol), RULES)
    assert (found["same-actor"], found["same-recipient"]) == (1.0, 1.0)
    other = signs(*pair(patrol, patrol.replace("CHN", "BLR")), RULES)
    assert other["same-actor"] == pytest.approx(1 / 3)
    assert "same-recipient" not in other
