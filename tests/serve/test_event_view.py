"""One act and one report, as the API tells them."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from odd_fakes import HOSTILE, OddCoder, odd_reports
from whowhom.reasons import reason
from whowhom.serve import application
from whowhom.store import open_store


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """Answers over a store with a hostile report, and one act that two reports tell."""
    path = tmp_path_factory.mktemp("odd") / "odd.duckdb"
    with open_store(path) as store:
        store.ingest(odd_reports(), OddCoder())
    with open_store(path, read_only=True) as store:
        client = TestClient(application(store), base_url="http://127.0.0.1:8765")
        yield lambda path: client.get(f"/api/v1{path}").json()


def ids(get, **asked):
    return [event["id"] for event in get("/events", limit=500, **asked)["events"]]


def test_the_words_of_every_value_stand_where_it_says(get):
    texts = {}
    for id in ids(get)[::5]:
        told = get(f"/event/{id}")
        of = told["report"]["id"]
        text = texts.setdefault(of, get(f"/report/{quote(of, safe='')}")["text"])
        spans = [(one["text"], one["start"], one["end"]) for one in (*told["words"], *told["reasons"])]
        spans += [(one["text"], *one["span"]) for one in told["record"]["evidence"]]
        assert all(text[start:end] == words for words, start, end in spans if words is not None)
        assert {"what"} <= {one["role"] for one in told["words"]}


def test_an_act_has_its_neighbours(get):
    report = next(get(f"/event/{id}")["report"]["id"] for id in ids(get))
    acts = [act["told"]["id"] for act in get(f"/report/{report}")["acts"]]
    told = [get(f"/event/{id}") for id in acts]
    assert [one["place"] for one in told] == list(range(1, len(acts) + 1))
    assert [one["next"] and one["next"]["id"] for one in told] == [*acts[1:], None]
    assert [one["previous"] and one["previous"]["id"] for one in told] == [None, *acts[:-1]]


def test_an_incident_tells_who_tells_it_and_why_it_is_one(get, demo_db):
    with open_store(demo_db, read_only=True) as store:
        record = next(record for record in store.incidents(min_sources=2) if record["why"])
    told = get(f"/event/{record['id']}")
    assert told["record"]["id"] in record["events"]
    assert {one["told"]["id"] for one in told["incident"]["tellings"]} == set(record["events"])
    assert all(sign["means"].endswith(".") for sign in told["incident"]["signs"]) and told["incident"]["signs"]
    assert get(f"/event/{record['events'][0]}")["incident"]["id"] == record["id"]
    assert told["sentence"] == told["incident"]["sentence"]


def test_links_are_told_in_both_directions(odd):
    first, second = "evt_odd", "evt_odd_2"
    there, back = odd(f"/event/{second}")["links"], odd(f"/event/{first}")["links"]
    assert [(link["rel"], link["out"], link["other"]["id"]) for link in there] == [("follows", True, first)]
    assert [(link["rel"], link["out"], link["other"]["id"]) for link in back] == [("follows", False, second)]


def test_sources_that_differ_stand_side_by_side(odd):
    told = odd("/event/evt_raid_a")["incident"]
    (figure,) = told["record"]["figures"]
    assert not figure["agreed"]
    assert [(value["count"], value["documents"]) for value in figure["values"]] == [(3, ["a"]), (6, ["b"])]
    assert [one["report"]["id"] for one in told["tellings"]] == ["a", "b"]
    assert [one["said_by"] for one in told["tellings"]] == ["Armed forces of Gondor"] * 2


def test_a_hostile_report_is_told_as_it_stands(odd):
    told = odd("/report/odd%2F1%3F%23%3Cb%3E")
    assert told["text"] == HOSTILE
    assert "furniture" in {block["kind"] for block in told["blocks"]}
    assert [problem["code"] for problem in told["problems"]] == ["odd"]
    (tie,) = told["relations"]
    assert tie["told"]["sentence"] == "GON and ROH: alliance."
    assert all(HOSTILE[one["start"] : one["end"]] == one["text"] for act in told["acts"] for one in act["words"])


def test_the_text_may_be_asked_for_alone(odd):
    alone, whole = odd("/report/a?acts=false"), odd("/report/a")
    assert whole["acts"] and alone == whole | {"acts": [], "relations": [], "head": alone["head"]}


def test_a_report_says_whose_copy_it_is(get, demo_db):
    with open_store(demo_db, read_only=True) as store:
        copies = next(iter(store.copies()))
    copy = copies["copies"][0]
    told = get(f"/report/{copy['document']}")
    first = told["copies"][0]
    assert (first["id"], first["kind"], first["first"]) == (copies["document"], copy["kind"], True)
    assert copy["document"] in {one["id"] for one in get(f"/report/{copies['document']}")["copies"] if not one["first"]}
    assert len(told["sightings"]) == len(copy["places"])


@pytest.mark.parametrize("path", ["/event/evt_none", "/event/inc_none", "/event/x", "/report/none", "/report/a%2Fb"])
def test_what_is_not_there_is_said(client, path):
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 404
    assert "in this store" in answer.json()["title"]


def test_a_relation_is_shown_like_an_act(odd):
    told = odd("/event/rel_odd")
    assert told["record"]["record"] == "relation"
    assert (told["place"], told["incident"]) == (0, None)
    assert told["names"] == {"GON": "Gondor"}  # nobody knows what ROH is called


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("cooperate.exercise.hold-drill", "by a pattern of the codebook"),
        ("learned.assault", "The learned coder"),
        ("recipient.named+counterpart+guess.AID", "named in the same sentence; on the other side"),
        ("recipient.", "all of them little"),
    ],
)
def test_rules_are_said_in_words(rule, said):
    assert said in reason(rule)
