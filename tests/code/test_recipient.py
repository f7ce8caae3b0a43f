"""The recipient as a choice among options: what each sign says, and that the sums decide."""

import pytest

from whowhom.code import recipient
from whowhom.code.act import Act
from whowhom.code.cast import Cast
from whowhom.code.discourse import Discourse
from whowhom.code.recipient import Scene
from whowhom.code.weigh import CUT, Option, choose, reasons
from whowhom.codebook import Frame, Term
from whowhom.records import Party, Span


def party(code):
    country, _, sector = code.partition(".")
    return Party(code, country, country, sector or None, country, Span(0, 1))


def act(type_, actors, recipients=(), sentence=0, route="none"):
    frame = Frame("test", "", type_, None, None, (), Term())
    sides = [tuple(map(party, side.split())) for side in (actors, " ".join(recipients))]
    made = Act(type_, None, frame, sentence, 0, "do", *sides, reciprocal=False)
    made.route = route
    return made


def signs(of, given):
    return next(o.signs for o in given if [p.id for p in o.parties] == of)


def scene(before=(), cast=(), speakers=()):
    return Scene(Discourse(None, {}, {}), before, frozenset(speakers), cast)


def test_nobody_is_always_an_option_and_actors_never_are():
    given = recipient.options(act("REJECT", "FRA", ["FRA.GOV"]), scene())
    assert [o.parties for o in given] == [()]
    assert given[0].signs["nobody.REJECT"] == 1.0


def test_the_clause_has_its_say():
    given = recipient.options(act("ACCUSE", "FRA", ["ESP"], route="owner"), scene())
    assert signs(["ESP"], given)["owner"] == 1.0


def test_who_asked_last_may_be_answered():
    asked = act("REQUEST", "ESP", ["FRA"])
    given = recipient.options(act("REJECT", "FRA", sentence=1), scene(before=[asked]))
    told = signs(["ESP"], given)
    assert (told["asked"], told["counterpart"]) == (1.0, 1.0)


def test_an_older_counterpart_counts_less():
    old, new = act("ACCUSE", "ESP", ["FRA"]), act("ACCUSE", "PRT", ["FRA"])
    given = recipient.options(act("REJECT", "FRA", sentence=1), scene(before=[old, new]))
    assert signs(["ESP"], given)["counterpart"] < signs(["PRT"], given)["counterpart"] == 1.0


def test_log_odds_of_the_learned_coder_are_cut():
    cast = [Cast(party("ESP"), -9.0, 9.0)]
    told = signs(["ESP"], recipient.options(act("ACCUSE", "FRA"), scene(cast=cast)))
    assert (told["heard"], told["heard-acting"]) == (CUT, -CUT)


def test_another_of_the_side_that_acts_may_be_meant():
    rival = party("FRA.GOV")
    cast = [Cast(party("FRA"), 9.0, 3.0, apart=(rival, 3.0))]  # "the minister accused his rival"
    told = signs(["FRA.GOV"], recipient.options(act("ACCUSE", "FRA"), scene(cast=cast)))
    assert (told["rival"], told["heard"], told["heard-acting"]) == (1.0, 3.0, -recipient.CUT)
    faint = [Cast(party("FRA"), 9.0, 3.0, apart=(rival, -1.0))]
    assert [o.parties for o in recipient.options(act("ACCUSE", "FRA"), scene(cast=faint))] == [()]


def test_who_only_reports_it_is_marked():
    cast = [Cast(party("ESP"), 0.0, 0.0)]
    given = recipient.options(act("ACCUSE", "FRA"), scene(cast=cast, speakers=["ESP"]))
    assert signs(["ESP"], given)["speaker"] == 1.0


def test_sums_decide_and_tell_why():
    spain, nobody = Option((party("ESP"),), {"named": 1.0, "home": 1.0}), Option((), {"nobody": 1.0})
    weights = {"named": 1.0, "home": -0.5, "nobody": 0.2}
    best = choose([nobody, spain], weights)
    assert best is spain
    assert 0.5 < best.chance < 0.7
    assert reasons(best, weights) == ["named"]


def test_of_equals_the_first_is_chosen():
    first, second = Option((), {}), Option((party("ESP"),), {})
    assert choose([first, second], {}) is first


def test_where_all_was_told_of_one_land_a_reaction_is_to_that():
    before = [act("COERCE", "THA.MIL", ["THA.CVL"]), act("SANCTION", "USA", ["THA"], sentence=1)]
    react = act("REQUEST", "FRA", sentence=2)
    cast = [Cast(party("THA.GOV"), -1.0, 0.0)]
    given = recipient.options(react, scene(before=[before[0]], cast=cast))
    assert signs(["THA.GOV"], given)["affair"] == 1.0
    given = recipient.options(react, scene(before=before, cast=cast))
    assert signs(["THA.GOV"], given)["affair"] == 0.0  # two lands were told


@pytest.mark.parametrize(
    "told, reaction, whom",
    [
        ("COLOMBO - Sri Lanka's president declared a state of emergency.", "The United States urged restraint.", "LKA"),
        ("LIMA - Peru's congress removed the president on Monday.", "Mexico called for a dialogue.", "PER"),
    ],
)
def test_a_reaction_to_affairs_of_one_land(told, reaction, whom, events):
    assert any([p.country for p in e.recipients] == [whom] for e in events(f"{told} {reaction}") if e.type == "REQUEST")


def test_a_land_that_names_only_its_own_is_named_by_everybody():
    told = scene(before=[act("COERCE", "THA.MIL", ["THA.CVL"])])
    told.discourse.counts.update({"THA": 12})
    given = recipient.options(act("ACCUSE", "THA.OPP", ["THA.GOV"]), told)
    assert signs(["THA.GOV"], given)["spoken"] == 1.0


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Police in Armenia broke up a march on Monday. The European Union called on all sides to talk.", ["ARM"]),
        ("TUNIS - Tunisia's army fired at marchers. The United States urged all parties to talk.", ["TUN"]),
        ("Thai police beat dozens of marchers on Tuesday. France called on both sides to avoid violence.", ["THA"]),
        ("Indian planes bombed a camp in Pakistan. Japan urged all sides to talk.", ["IND", "PAK"]),
        # who asked before is no side of the quarrel
        (
            "LIMA - Peru's police jailed two marchers. Chile urged all sides to talk, Brazil urged both camps to talk.",
            ["PER"],
        ),
        ("LIMA - Peru's police jailed two marchers. Chile urged all countries to talk.", []),
        ("LIMA - Peru's police jailed two marchers. The president asked the parties for a truce.", ["PER"]),
    ],
)
def test_all_sides_are_those_of_the_quarrel_or_the_land_that_has_it(text, asked, events):
    last = [e for e in events(text) if e.type == "REQUEST"][-1]
    assert [p.country for p in last.recipients] == asked


@pytest.mark.parametrize(
    ("text", "wronged"),
    [
        ("Spain's army confessed that a patrol had fired on Moroccan fishermen.", ["MAR"]),
        ("Turkey's president regretted the downing of a Russian jet.", ["RUS"]),
        ("North Korea regretted the incursion of a submarine into South Korean waters.", ["KOR"]),
        ("Belgium's king regretted the wounds that his army had inflicted on the people of Congo.", ["COD"]),
        ("Colombia's army admitted to burning the files in Peru.", []),
    ],
)
def test_an_admission_is_owed_to_whom_the_deed_befell(text, wronged, events):
    assert [[p.country for p in e.recipients] for e in events(text) if e.type == "CONCEDE"] == [wronged]


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("LIMA - Peru's Congress removed President Pedro Luna. Mexico offered him asylum.", "PER"),
        ("Burkina Faso's army ousted President Jean Sawa on Monday. France condemned the coup.", "BFA"),
        ("KYIV - Ukraine's police arrested Prime Minister Oleh Marko. Poland demanded his release.", "UKR"),
    ],
)
def test_courts_chambers_and_armies_deal_with_leaders_of_their_own(text, removed, events):
    assert [p.country for p in events(text)[0].recipients] == [removed]


@pytest.mark.parametrize("did", ["rounded up a hundred suspects", "picked up 30 looters", "nabbed three forgers"])
def test_whom_police_pick_up_are_of_their_own_land(did, events):
    found = [
        [p.country for p in e.recipients] for e in events(f"Police in Peru {did} on Monday.") if e.type == "COERCE"
    ]
    assert found == [["PER"]]
