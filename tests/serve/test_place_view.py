"""One place by its name."""

import pytest


@pytest.fixture(scope="module")
def havana(get):
    return get("/places/havana")


def test_a_place_is_found_in_capitals_or_not(havana):
    place = havana["place"]
    assert place["name"] == "Havana"
    assert (place["spots"][0]["lon"], place["spots"][0]["lat"]) == (-82.38, 23.13)
    assert (place["spots"][0]["kind"], place["spots"][0]["land"]) == ("capital", "Cuba")


def test_its_acts_are_those_of_the_list(get, havana):
    listed = get("/lately", place="Havana")
    years = havana["years"]
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    assert havana["acts"] == listed["total"] == sum(sum(years[kind]) for kind in kinds)


def test_who_acts_there_with_whom(get):
    seen = get("/places/Niamey")
    parties = {party["value"]: party["count"] for party in seen["parties"]}
    pairs = seen["place"]["pairs"]
    assert pairs and {pair["a"] for pair in pairs} | {pair["b"] for pair in pairs} <= parties.keys()
    assert all(0 < pair["acts"] <= min(parties[pair["a"]], parties[pair["b"]]) for pair in pairs)


def test_what_lies_near_is_told_by_distance(get):
    near = get("/places/Lachin")["place"]["near"]
    assert "Kalbajar" in [place["name"] for place in near]
    assert [place["km"] for place in near] == sorted(place["km"] for place in near)
    assert near[-1]["km"] <= 500
    assert get("/places/Vietnam")["place"]["near"] == []


def test_the_filters_hold_for_its_acts_alone(get, havana):
    none = get("/places/Havana", since="2030")
    assert (none["acts"], none["parties"], none["place"]["pairs"]) == (0, [], [])
    assert none["place"]["spots"] == havana["place"]["spots"]


def test_a_name_that_nobody_uses_gets_the_nearest(client):
    answer = client.get("/api/v1/places/Havanna")
    assert answer.status_code == 404 and "Havana" in answer.json()["title"]
    assert client.get("/api/v1/places/no/such%2Fplace").status_code == 404
