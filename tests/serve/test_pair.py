"""What two parties do to each other and with each other, from the demo's reports."""

import shutil

import duckdb
import pytest

from whowhom.store import open_store


@pytest.fixture(scope="module")
def russia_china(get):
    return get("/pair/RUS/CHN")


def test_a_pair_may_be_asked_by_code_or_by_name(get, russia_china):
    assert (russia_china["a"]["name"], russia_china["b"]["name"]) == ("Russia", "China")
    assert get("/pair/russia/China") == russia_china
    assert get("/pair/RUS.MIL/CHN.MIL")["a"] == {
        "id": "RUS.MIL",
        "name": "armed forces of Russia",
        "kind": "organ",
        "country": "RUS",
        "sector": "MIL",
    }


def test_the_course_adds_up_to_the_acts(russia_china):
    course = russia_china["course"]
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    assert russia_china["acts"] == sum(sum(course[kind]) for kind in kinds) > 0
    assert {len(course[name]) for name in (*kinds, "periods", "names", "score_sum", "score_mean", "reports")} == {
        len(course["periods"])
    }
    assert sum(way["count"] for way in russia_china["ways"]) == russia_china["acts"]
    assert sum(one["count"] for one in russia_china["types"]) == russia_china["acts"]


def test_the_length_of_periods_suits_the_time_or_is_chosen(get, russia_china):
    assert russia_china["course"]["by"] == "quarter"
    assert get("/pair/RUS/CHN", by="year")["course"]["periods"][0] == "2014-01-01"
    assert get("/pair/RUS/CHN", since="2021", until="2021-12")["course"]["by"] == "month"


def test_exercises_stand_with_place_length_forces_and_claim(russia_china):
    ladder = {one["day"]: one for one in russia_china["exercises"]}
    assert ladder["2021-10-17"]["days"] == 7 and ladder["2021-10-17"]["places"] == ["Pacific Ocean"]
    flight = ladder["2019-07-23"]
    assert flight["mode"] == "patrol" and flight["claim"] == "first"
    assert {"H-6K", "Tu-95MS"} <= {force["model"] for force in flight["forces"]}
    assert list(ladder) == sorted(ladder, reverse=True)


def test_what_both_do_to_others_is_no_act_between_them(russia_china):
    between = {act["id"] for act in russia_china["newest"]}
    assert russia_china["side_by_side"] == len(russia_china["beside"]) > 0
    assert not between & {act["id"] for act in russia_china["beside"]}
    assert any("Venezuela" in act["sentence"] for act in russia_china["beside"])


def test_the_other_way_round_is_the_same_pair(get, russia_china):
    swapped = get("/pair/CHN/RUS")
    assert swapped["course"] == russia_china["course"]
    turned = {"forth": "back", "back": "forth", "together": "together"}
    assert {turned[way["way"]]: way["count"] for way in swapped["ways"]} == {
        way["way"]: way["count"] for way in russia_china["ways"]
    }


def test_agreements_disputes_and_standing_states(get, russia_china):
    cuba = get("/pair/USA/CUB")
    assert {"AGREE", "RETREAT"} <= {act["record"]["type"] for act in cuba["agreements"]}
    assert not get("/pair/USA/VNM")["disputes"]
    assert {act["record"]["quad"].split("-")[1] for act in get("/pair/RUS/UKR")["disputes"]} == {"conflict"}
    (standing, *_) = russia_china["relations"]
    assert standing["kind"] == "cooperation" and "Beijing" in standing["text"]
    assert standing["end"] - standing["start"] == len(standing["text"])


def test_what_is_planned_stands_in_the_lists_and_not_in_the_counts(get):
    cuba = get("/pair/USA/CUB")
    assert cuba["undone"] == sum(act["record"]["status"] == "planned" for act in cuba["newest"]) == 1
    planned = get("/pair/USA/CUB", status="planned")
    assert planned["acts"] == 1 and planned["undone"] == 0


def test_what_is_older_than_the_reports_is_background_and_counted_apart(get):
    malabar = get("/pair/USA/IND")
    assert malabar["earlier"] > 0 and malabar["earliest"] < "2014"
    assert malabar["exercises"][-1]["day"] > "2014"
    whole = get("/pair/USA/IND", since=malabar["earliest"][:4])
    assert whole["acts"] == malabar["acts"] + malabar["earlier"] and whole["earlier"] == 0


def test_filters_hold(get, russia_china):
    exercises = get("/pair/RUS/CHN", mode="exercise")
    assert {one["mode"] for one in exercises["exercises"]} == {"exercise"}
    assert 0 < exercises["acts"] < russia_china["acts"]
    assert get("/pair/RUS/CHN", since="2020")["exercises"][-1]["day"] >= "2020"
    assert get("/pair/RUS/CHN", **{"min-confidence": 0.7})["acts"] < russia_china["acts"]
    assert get("/pair/RUS/CHN", bbox="120,30,145,60")["acts"] < russia_china["acts"]
    assert get("/pair/RUS/CHN", text="Tsushima")["acts"] < russia_china["acts"]


def test_change_points_come_with_their_words_or_with_the_reason_why_there_are_none(russia_china):
    assert russia_china["course"]["changes"] == []
    assert "too few to look for change points" in russia_china["course"]["note"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/pair/RUS/Chian", 404, "'Chian'. The nearest: China"),
        ("/pair/RUS/Mordor", 404, "'Mordor'"),
        ("/pair/RUS/Russia", 422, "both are Russia"),
        ("/pair/RUS/CHN?by=day", 422, "by"),
        ("/pair/RUS/CHN?by=week&since=1500", 422, "weeks are more than can be shown"),
        ("/pair/RUS/CHN?since=2022&until=2021", 422, "later than"),
        ("/actor/Rusia", 404, "The nearest: Russia"),
    ],
)
def test_what_cannot_be_answered_says_why(client, path, status, words):
    answer = client.get("/api/v1" + path)
    assert answer.status_code == status
    assert words in answer.json()["title"]


def test_records_are_counted_where_the_store_has_not_linked_them(demo_db, tmp_path, russia_china):
    path = shutil.copy(demo_db, tmp_path / "unlinked.duckdb")
    with duckdb.connect(str(path)) as con:
        con.execute("DELETE FROM incident_events")
        con.execute("DELETE FROM incidents")
    with open_store(path, read_only=True) as store:
        found = store.pair("RUS", "CHN")
    assert found["counted"] == "events"
    assert found["sums"][0]["acts"] > russia_china["acts"] and found["sums"][0]["reports"] > 1
    assert {record["record"] for record in found["records"].values()} == {"event"}
