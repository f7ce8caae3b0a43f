"""Where acts took place, for the map."""

import numpy as np
import pytest

from whowhom.store import open_store
from whowhom.store.look.marks import _fullest


def test_a_mark_is_a_spot_with_its_acts(get):
    marks = get("/marks")
    columns = [column for column in marks.values() if isinstance(column, list)]
    assert {len(column) for column in columns} == {len(marks["name"])}
    assert len(set(zip(marks["lon"], marks["lat"], strict=True))) == len(marks["name"]) > 20
    assert marks["acts"] == sorted(marks["acts"], reverse=True)


@pytest.mark.parametrize("asked", [{}, {"type": "ASSAULT"}, {"since": "2015", "until": "2020"}])
def test_every_act_is_on_the_map_once_a_spot_or_counted_as_unplaced(get, demo_db, asked):
    asked = {**asked, "min-confidence": 0}
    marks = get("/marks", **asked)
    with open_store(demo_db, read_only=True) as store:
        incident = {row["number"]: row["key"] for row in store.sql("SELECT number, key FROM incident_events")}
        number = {row["id"]: row["number"] for row in store.sql("SELECT id, number FROM events")}
    told, spots = set(), {}
    for event in get("/events", limit=500, **asked)["events"]:
        act = incident[number[event["id"]]]
        told.add(act)
        for place in event["record"]["places"]:
            if place["lon"] is not None:
                spots.setdefault((place["lon"], place["lat"]), set()).add(act)
    assert dict(zip(zip(marks["lon"], marks["lat"], strict=True), marks["acts"], strict=True)) == {
        spot: len(acts) for spot, acts in spots.items()
    }
    assert marks["unplaced"] == len(told - set().union(*spots.values()))


def test_the_colour_of_a_mark_is_that_of_its_acts(get):
    blows = get("/marks", type="ASSAULT")
    assert blows["conflict"] == blows["acts"] and not any(blows["cooperation"])


def test_filters_hold_for_marks(get):
    inside = get("/marks", bbox="100,-10,150,45")
    assert 0 < len(inside["name"]) < len(get("/marks")["name"])
    nothing = get("/marks", actor="nobody at all")
    assert (nothing["name"], nothing["left_out"], nothing["unplaced"]) == ([], 0, 0)


def test_the_fullest_spots_come_first_and_the_rest_is_counted(demo_db):
    with open_store(demo_db, read_only=True) as store:
        every, few = store.marks(10_000), store.marks(5)
    assert few.acts == every.acts[:5] and few.name == every.name[:5]
    assert (every.left_out, few.left_out) == (0, len(every.name) - 5)


def test_of_spots_of_one_act_the_same_are_always_given():
    counts, newest = np.array([0, 1, 1, 1, 2]), np.array([0, 7, 7, 3, 9])
    assert _fullest(counts, newest, 2).tolist() == [4, 1]
    assert _fullest(counts, newest, 10).tolist() == [4, 1, 2, 3]


def test_a_mark_has_the_day_of_its_newest_act_and_its_country(get):
    marks = get("/marks", place="Havana")
    newest = get("/lately", place="Havana", limit=1)["acts"][0]["when"]
    assert marks["newest"][0] in (newest["start"], newest["end"])
    assert marks["countries"][marks["country"][0]] == "Cuba"


def test_the_spots_leave_as_a_file(client, get):
    features = client.get("/api/v1/marks", params={"format": "geojson"}).json()["features"]
    marks = get("/marks")
    assert [feature["properties"]["name"] for feature in features] == marks["name"]
    assert features[0]["geometry"]["coordinates"] == [marks["lon"][0], marks["lat"][0]]
