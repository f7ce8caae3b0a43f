"""The table of joint exercises."""

import csv
from itertools import pairwise

import pytest


@pytest.fixture(scope="module")
def found(get):
    return get("/exercises", limit=100)


def by(found, *codes):
    return [e for e in found["exercises"] if {side["id"] for side in e["sides"]} == set(codes)]


def test_it_holds_joint_exercises_and_patrols(found):
    assert {(e["type"], e["mode"]) for e in found["exercises"]} == {("COOPERATE", "exercise"), ("COOPERATE", "patrol")}
    assert found["total"] == len(found["exercises"]) == sum(year["acts"] for year in found["years"])
    assert not found["more"]


def test_a_row_says_who_when_where_and_with_what(found):
    patrol = next(e for e in by(found, "CHN", "RUS") if e["reports"] == 2)
    assert [side["name"] for side in patrol["sides"]] == ["Russia", "China"]
    assert patrol["sides"][0]["parties"] == ["armed forces of Russia"]
    assert patrol["days"] == 1
    (bombers,) = [force for force in patrol["forces"] if (force["owner"], force["model"]) == ("Russia", "Tu-95MS")]
    assert (bombers["low"], bombers["high"], bombers["kind"], bombers["sort"]) == (2, 2, "bomber", "aircraft")
    assert patrol["claims"] == [{"claim": "first", "text": "first"}]
    assert patrol["sources"] == 2


def test_what_lasts_is_counted_in_days(found):
    patrol = next(e for e in by(found, "CHN", "RUS") if e["when"]["start"] == "2021-10-17")
    assert patrol["when"]["end"] == "2021-10-23" and patrol["days"] == 7
    assert patrol["places"][0]["name"] == "Pacific Ocean" and patrol["places"][0]["kind"] == "ocean"


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        ("day", lambda e: e["when"]["start"] or e["when"]["end"]),
        ("reports", lambda e: e["reports"]),
        ("confidence", lambda e: e["confidence"]),
        ("first", lambda e: any(claim["claim"] in ("first", "since") for claim in e["claims"])),
        ("forces", lambda e: max((f["high"] for f in e["forces"] if f["high"] is not None), default=None)),
        ("place", lambda e: e["places"][0]["name"] if e["places"] else None),
        ("days", lambda e: e["days"]),
    ],
)
def test_it_sorts_both_ways_and_what_is_missing_comes_last(get, sort, value):
    for order, down in ((sort, False), (f"-{sort}", True)):
        values = [value(e) for e in get("/exercises", sort=order, limit=100)["exercises"]]
        told = [v for v in values if v is not None]
        assert told == sorted(told, reverse=down)
        if sort != "days":  # a day that is only known by its month has no length, but stands in the order
            assert values[len(told) :] == [None] * (len(values) - len(told))


def test_pages_do_not_overlap(get, found):
    parts = [get("/exercises", limit=7, offset=offset) for offset in (0, 7, 14, 21)]
    ids = [e["id"] for part in parts for e in part["exercises"]]
    assert ids == [e["id"] for e in found["exercises"]]
    assert [part["more"] for part in parts] == [found["total"] > end for end in (7, 14, 21, 28)]


def test_groups_stand_together(get):
    pairs = [tuple(sorted(s["id"] for s in e["sides"])) for e in get("/exercises", group="pair")["exercises"]]
    changes = sum(a != b for a, b in pairwise(pairs))
    assert changes == len(set(pairs)) - 1
    years = [(e["when"]["start"] or e["when"]["end"])[:4] for e in get("/exercises", group="year")["exercises"]]
    assert years == sorted(years, reverse=True)


def test_one_year_stands_alone_while_all_years_are_counted(get, found):
    some = get("/exercises", year=2019)
    assert some["total"] == len(some["exercises"]) > 1
    assert {(e["when"]["start"] or e["when"]["end"])[:4] for e in some["exercises"]} == {"2019"}
    assert some["years"] == found["years"]


def test_another_kind_of_act_is_a_parameter(get):
    visits = get("/exercises", mode="visit")["exercises"]
    assert visits and {e["mode"] for e in visits} == {"visit"}


def test_nothing_found_is_an_answer(get):
    assert get("/exercises", actor="Atlantis") == {"exercises": [], "years": [], "total": 0, "more": False}


def test_a_sort_that_is_none_is_named(client):
    answer = client.get("/api/v1/exercises", params={"sort": "colour"})
    assert answer.status_code == 422 and "sort" in answer.json()["title"]


def test_the_table_leaves_as_a_file_with_all_its_rows_in_its_order(client, get):
    asked = {"sort": "day", "format": "csv"}
    lines = list(csv.DictReader(client.get("/api/v1/exercises", params=asked).text.splitlines()))
    assert [line["id"] for line in lines] == [e["id"] for e in get("/exercises", sort="day", limit=100)["exercises"]]
    patrol = next(line for line in lines if line["reports"] == "2" and line["mode"] == "patrol")
    assert patrol["sides"] == "Russia; China" and "Russia: 2 × Tu-95MS bomber" in patrol["forces"]
    points = client.get("/api/v1/exercises", params={"format": "geojson"}).json()["features"]
    assert points and all(point["properties"]["places"] for point in points)
