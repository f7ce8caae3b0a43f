"""What the overview asks: facets, timeline, newest acts, firsts, changed pairs, incidents."""

from itertools import pairwise

import pytest

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def values(get, facet, **asked):
    """Facet value -> acts."""
    (found,) = get("/facets", facet=facet, top=200, **asked)["facets"]
    return {value["value"]: value["count"] for value in found["values"]}


def test_a_facet_names_its_values_and_says_how_many_more_there_are(get):
    answer = get("/facets", top=3)
    assert answer["total"] == answer["all"] > 300
    party = next(facet for facet in answer["facets"] if facet["facet"] == "party")
    counts = [value["count"] for value in party["values"]]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 3 and party["more"] > 10
    russia = next(value for value in get("/facets", facet="party")["facets"][0]["values"] if value["value"] == "RUS")
    assert russia["name"] == "Russia"


@pytest.mark.parametrize("facet", ["party", "type", "mode", "quad", "status", "source", "country", "place"])
def test_a_choice_leaves_as_many_acts_as_its_facet_said(get, facet):
    asked = {"min-confidence": 0.4, "since": "2016"}
    found = list(values(get, facet, **asked).items())
    for value, count in [*found[:2], *found[-1:]]:
        assert get("/lately", limit=1, **asked, **{facet: value})["total"] == count


def test_a_facet_obeys_all_filters_but_its_own(get):
    free, chosen = values(get, "type"), values(get, "type", type="ASSAULT")
    assert chosen == free
    assert set(values(get, "quad", type="ASSAULT")) == {"material-conflict"}
    both = get("/facets", type=["ASSAULT", "CONSULT"])["total"]
    assert both <= free["ASSAULT"] + free["CONSULT"]


def test_letters_find_a_value_and_what_is_chosen_is_always_shown(get):
    assert "RUS" in values(get, "party", find="russ")
    assert "USA" not in values(get, "party", find="russ")
    rare = list(values(get, "place"))[-1]
    (place,) = get("/facets", facet="place", top=1, place=rare.upper())["facets"]
    assert [value["value"] for value in place["values"]][-1] == rare


def everything(timeline):
    drawn = sum(sum(timeline[quad]) for quad in QUADS)
    return drawn + timeline["earlier"] + timeline["later"] + timeline["dateless"]


def test_the_timeline_has_a_bar_for_every_period_and_heeds_no_time(get):
    whole = get("/timeline")
    assert whole["by"] == "month" and 30 <= len(whole["periods"]) <= 120
    assert all(a < b for a, b in pairwise(whole["periods"]))
    assert everything(whole) == get("/facets")["total"]
    brushed = get("/timeline", since="2018", until="2019-02")
    assert (brushed["first"], brushed["last"]) == ("2018-01-01", "2019-02-28")
    assert {quad: brushed[quad] for quad in QUADS} == {quad: whole[quad] for quad in QUADS}


@pytest.mark.parametrize(
    ("by", "day"), [("year", "2018-01-01"), ("quarter", "2018-04-01"), ("month", "2018-04-01"), ("week", "2018-04-02")]
)
def test_periods_begin_where_a_calendar_has_them(get, by, day):
    found = get("/timeline", by=by)
    assert day in found["periods"]
    assert everything(found) == get("/facets")["total"]


def test_too_many_bars_are_refused(client):
    answer = client.get("/api/v1/timeline", params={"by": "minute"})
    assert answer.status_code == 422


def test_the_newest_acts_come_first_and_in_parts(get):
    first, second = get("/lately", limit=20), get("/lately", limit=20, offset=20)
    days = [act["when"]["start"] for act in first["acts"] + second["acts"] if act["when"] and act["when"]["start"]]
    assert days == sorted(days, reverse=True)
    assert not {act["id"] for act in first["acts"]} & {act["id"] for act in second["acts"]}
    assert first["more"]
    assert get("/lately", limit=20, offset=first["total"])["acts"] == []


def test_an_act_that_several_reports_tell_says_how_many(get):
    told = [act for act in get("/lately", limit=500)["acts"] if act["reports"] > 1]
    assert told
    assert all(1 <= act["sources"] <= act["reports"] for act in told)


def test_firsts_have_the_words_that_claim_it(get):
    acts = get("/firsts")["acts"]
    assert acts
    assert all("first" in act["claim"].lower() or "since" in act["claim"].lower() for act in acts)
    assert any(act["claim"] for act in get("/lately", limit=500)["acts"])
    assert get("/firsts", type="ASSAULT")["total"] < get("/firsts")["total"]


def test_changed_pairs_say_against_what(get):
    found = get("/changes", top=5)
    assert (found["by"], found["since"]) == ("year", "2023-01-01")
    assert 0 < len(found["changes"]) <= 5
    surprises = [abs(pair["surprise"]) for pair in found["changes"]]
    assert surprises == sorted(surprises, reverse=True)
    of_russia = get("/changes", party="RUS")["changes"]
    assert of_russia
    assert all(pair["a_name"] != pair["a"] or len(pair["a"]) > 3 for pair in of_russia)


def test_a_chosen_time_is_held_against_what_the_store_has_before_it(get):
    found = get("/changes", since="2018", until="2018-12")
    assert (found["by"], found["since"], found["until"]) == ("quarter", "2018-01-01", "2018-12-31")
    assert found["note"] is None


def test_a_time_without_anything_before_it_says_so(get):
    found = get("/changes", since="2014", until="2015")
    assert found["changes"] == [] and "to know what is usual" in found["note"]


def test_incidents_are_asked_as_on_the_command_line(get):
    assert len(get("/incidents", limit=500)["incidents"]) > 300
    several = get("/incidents", **{"min-sources": 2})["incidents"]
    assert several
    assert all(line["record"]["independent"] >= 2 for line in several)
    disputed = get("/incidents", disputed=True, limit=500)["incidents"]
    assert 0 < len(disputed) < 300
    assert get("/incidents", limit=2, offset=1)["incidents"][0] == get("/incidents", limit=2)["incidents"][1]
