"""One incident of many records: the most told value, who denies it, who tells it otherwise, in any order."""

from itertools import permutations

import pytest

from link_fakes import place, said, tell
from whowhom.link.incidents import incident, rules
from whowhom.link.origins import Press, Sighting
from whowhom.serial import incident_to_dict, to_jsonl

FIRE = "ASSAULT.firearms RUS.MIL > UKR.MIL 2018-11-25: Russian ships *opened fire* on three navy vessels off Crimea."
SEIZE = "COERCE.seize RUS.MIL > UKR.MIL 2018-11-25: Patrol boats *seized* three ships near Kerch."


def of(*tolds, seen=None, copies=None, ties=()):
    return incident(tolds, seen or {}, copies or {}, ties, rules())


def test_a_record_alone_is_an_incident_of_one():
    one = tell(FIRE, "doc_a")
    found = of(one)
    assert (found.events, found.documents, len(found.sources)) == ((one.id,), ("doc_a",), 1)
    assert (found.type, found.mode, found.status, found.confidence) == ("ASSAULT", "firearms", "occurred", 0.6)


def test_a_copy_adds_a_report_and_no_source():
    tolds = [tell(FIRE, f"doc_{n}") for n in "abc"]
    found = of(*tolds, copies={"doc_b": "doc_a"})
    assert (found.documents, len(found.sources)) == (("doc_a", "doc_b", "doc_c"), 2)
    assert found.confidence == round(1 - 0.4 * 0.4, 2)


def test_papers_of_one_state_are_one_source():
    seen = {f"doc_{n}": [Sighting(f"doc_{n}", Press(n, n, "RUS", "yes"))] for n in "ab"}
    assert len(of(tell(FIRE, "doc_a"), tell(FIRE, "doc_b"), seen=seen).sources) == 1


def test_no_order_changes_an_incident():
    tolds = [tell(FIRE, "doc_b"), tell(SEIZE, "doc_a", "2018-11-27"), tell(FIRE.replace("25:", "24:"), "doc_c")]
    assert len({to_jsonl(incident_to_dict(of(*order))) for order in permutations(tolds)}) == 1


def test_a_later_report_leaves_the_id_as_it_is():
    first = tell(FIRE, "doc_b", "2018-11-26")
    assert of(first).id == of(first, tell(FIRE, "doc_a", "2018-11-27")).id != of(tell(FIRE, "doc_a")).id


def test_the_gravest_type_goes_first_where_as_many_tell_either():
    assert of(tell(SEIZE, "doc_a"), tell(FIRE, "doc_b")).type == "ASSAULT"
    assert of(tell(SEIZE, "doc_a"), tell(SEIZE, "doc_b"), tell(FIRE, "doc_c")).type == "COERCE"


PLANNED = FIRE.replace("25:", "25 ongoing:")


@pytest.mark.parametrize(
    ("others", "status"),
    [
        ({"attribution": said("RUS.MIL")}, "ongoing"),  # who did it says so, before a third party
        ({"attribution": said("UKR.MIL")}, "ongoing"),  # to whom it was done
        ({"alleged_by": "UKR"}, "occurred"),  # a mere charge comes last
        ({}, "ongoing"),  # the report's own voice comes first
    ],
)
def test_the_status_follows_the_order_of_precedence(others, status):
    third = tell(FIRE, "doc_a", attribution=said("FRA.GOV"))
    assert of(third, tell(PLANNED, "doc_b", **others)).status == status


def test_a_denial_stands_beside_the_claim():
    denied = tell(FIRE.replace("25:", "25 denied:"), "doc_b", attribution=said("RUS.GOV"))
    found = of(tell(FIRE, "doc_a", attribution=said("UKR.MIL")), denied)
    assert (found.status, [(d.value, d.documents) for d in found.denials]) == ("occurred", [("RUS.GOV", ("doc_b",))])
    assert of(denied).status == "denied"


def test_the_day_is_the_most_told_and_the_other_is_dissent():
    slip = tell(FIRE.replace("25:", "24:"), "doc_c")
    found = of(tell(FIRE, "doc_a"), tell(FIRE, "doc_b"), slip, tell(FIRE.replace("2018-11-25", "2018-11"), "doc_d"))
    assert (found.when.start, found.when.precision) == ("2018-11-25", "day")
    assert [(d.of, d.value, d.documents) for d in found.dissent] == [("when", "2018-11-24", ("doc_c",))]


def test_an_act_without_a_day_ends_by_the_first_report():
    undated = FIRE.replace("2018-11-25", "-")
    found = of(tell(undated, "doc_a", "2018-11-27"), tell(undated, "doc_b", "2018-11-26"))
    assert (found.when.start, found.when.end, found.when.precision) == (None, "2018-11-26", "unknown")


def ids(parties):
    return [party.id for party in parties]


def test_a_party_bears_the_sector_that_most_give_it():
    tolds = [
        tell(FIRE, "doc_a"),
        tell(FIRE.replace("RUS.MIL", "RUS"), "doc_b"),
        tell(FIRE.replace("RUS.MIL", "RUS.SPY"), "doc_c"),
    ]
    found = of(*tolds, tell(FIRE, "doc_d"))
    assert (ids(found.actors), ids(found.recipients)) == (["RUS.MIL"], ["UKR.MIL"])


def test_who_stands_on_the_other_side_in_fewer_reports_is_dissent():
    turned = tell("ASSAULT UKR.MIL > RUS.MIL 2018-11-25: Vessels *opened fire*.", "doc_c")
    found = of(tell(FIRE, "doc_a"), tell(FIRE, "doc_b"), turned)
    assert (ids(found.actors), ids(found.recipients)) == (["RUS.MIL"], ["UKR.MIL"])
    assert {(d.of, d.value) for d in found.dissent} == {("actors", "UKR"), ("recipients", "RUS")}


def test_a_state_and_its_people_stand_on_both_sides():
    line = "ASSAULT.crowd-control HKG.COP > HKG.CVL 2019-06-12: Police *fired* tear gas at protesters."
    found = of(tell(line, "doc_a"), tell(line, "doc_b"))
    assert (ids(found.actors), ids(found.recipients)) == (["HKG.COP"], ["HKG.CVL"])


def test_a_mutual_act_has_one_side():
    found = of(tell("COOPERATE.patrol RUS.MIL+CHN.MIL > - 2022-11-30: Bombers *flew* a patrol.", "doc_a"))
    assert (found.reciprocal, ids(found.actors), found.recipients) == (True, ["RUS.MIL", "CHN.MIL"], ())


def test_places_that_most_tell_come_first():
    kerch, odesa = place("Kerch Strait", 36.5, 45.3, "strait"), place("Odesa", 30.7, 46.5)
    found = of(
        tell(FIRE, "doc_a", places=(odesa,)), tell(FIRE, "doc_b", places=(kerch,)), tell(FIRE, "doc_c", places=(kerch,))
    )
    assert [p.name for p in found.places] == ["Kerch Strait", "Odesa"]
