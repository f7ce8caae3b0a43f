"""Judging records over HTTP: one round, blind for the second reviewer, and what leaves."""

import io
import json
import shutil
import zipfile

import pytest
from fastapi.testclient import TestClient

from bench.score import score
from whowhom.serve import application
from whowhom.store import open_store

API = "/api/v1/review"
TOKEN = "a-token-of-the-tests"


@pytest.fixture
def desk(demo_db, tmp_path):
    """``desk("get", "/queue", …)`` over a copy of the demo's store that may be written."""
    shutil.copy(demo_db, tmp_path / "s.duckdb")
    headers = {"authorization": f"Bearer {TOKEN}"}
    with open_store(tmp_path / "s.duckdb") as store:
        app = application(store, token=TOKEN, review=True)
        with TestClient(app, base_url="http://127.0.0.1:8765", headers=headers) as client:

            def asked(method, path, **said):
                answer = client.request(method, API + path, **{"params" if method == "get" else "json": said})
                assert answer.status_code == 200, answer.text
                return answer.json() if "json" in answer.headers["content-type"] else answer.content

            asked.client, asked.store = client, store
            yield asked


def queue(desk, reviewer, **asked):
    return desk("get", "/queue", reviewer=reviewer, order="random", size=6, **asked)


def test_a_round_of_review(desk):
    first, second = queue(desk, "Ada")["records"][:2]
    desk("post", "/verdicts", kind="accept", id=first["id"], reviewer="Ada")
    (number,) = desk("post", "/verdicts", kind="reject", id=second["id"], reviewer="Ada", note="a film")["numbers"]
    assert queue(desk, "Ada")["done"] == 2
    assert [one["own"] for one in queue(desk, "Ada")["records"][:2]] == ["accept", "reject"]
    assert second["id"] not in [one["id"] for one in desk.client.get("/api/v1/events?limit=500").json()["events"]]
    desk("post", "/undo", number=number, reviewer="Ada")
    assert queue(desk, "Ada")["done"] == 1
    assert desk("get", "/desk")["reviewers"] == {"Ada": 1}


def test_the_second_reviewer_is_blind(desk):
    id = queue(desk, "Ada")["records"][0]["id"]
    before = desk("get", f"/record/{id}", reviewer="Bo")
    desk("post", "/verdicts", kind="correct", id=id, reviewer="Ada", fields={"status": "denied", "actors": ["FRA"]})
    after = desk("get", f"/record/{id}", reviewer="Bo")
    assert after == before
    assert after["record"].get("review") is None
    waiting = queue(desk, "Bo", **{"min-confidence": 0})["records"][0]
    assert (waiting["id"], waiting["own"], waiting["others"]) == (id, None, 1)
    desk("post", "/verdicts", kind="accept", id=id, reviewer="Bo")
    told = desk("get", f"/record/{id}", reviewer="Bo")
    assert [(one["reviewer"], one["says"]["actors"]) for one in told["others"]] == [("Ada", ["FRA"])]
    assert told["names"]["FRA"] == "France"


def test_agreement_and_what_is_to_be_settled(desk):
    ids = [one["id"] for one in queue(desk, "Ada")["records"]]
    for id in ids:
        desk("post", "/verdicts", kind="accept", id=id, reviewer="Ada")
        desk("post", "/verdicts", kind="accept" if id != ids[0] else "reject", id=id, reviewer="Bo")
    found = desk("get", "/agreement", reviewer="Ada")
    fields = {one["field"]: one for one in found["fields"]}
    assert (found["units"], fields["verdict"]["same"], fields["verdict"]["units"]) == (6, 5, 6)
    assert fields["verdict"]["alpha"] == 0
    assert [(one["id"], one["fields"]) for one in found["disputes"]] == [(ids[0], ["verdict"])]
    other = desk("get", "/agreement", reviewer="Cy")
    assert (other["disputes"], other["hidden"]) == ([], 1)
    desk("post", "/verdicts", kind="accept", id=ids[0], reviewer="Ada", blind=False, decides=True)
    assert desk("get", "/agreement", reviewer="Ada")["disputes"] == []


def test_what_leaves_is_gold_and_examples(desk):
    id = queue(desk, "Ada")["records"][0]["id"]
    desk("post", "/verdicts", kind="accept", id=id, reviewer="Ada")
    with zipfile.ZipFile(io.BytesIO(desk("get", "/gold"))) as archive:
        reports = [json.loads(archive.read(name)) for name in archive.namelist()]
    figures, _ = score(reports, list(desk.store.events()))
    assert figures["events"] == 1 and figures["strict"]["recall"] == 1
    assert desk("get", "/examples").startswith(b"[[example]]")


def test_incidents_follow_once_it_is_quiet(desk):
    told = next(iter(desk.store.incidents(min_sources=2)))["events"][:2]
    desk("post", "/judgements", kind="split", events=told, reviewer="Ada")
    desk.client.app.state.writer.close()
    assert not [one for one in desk.store.incidents() if set(told) <= set(one["events"])]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"kind": "accept", "id": "evt_nowhere"}, 404, "No record 'evt_nowhere'"),
        ({"kind": "praise", "id": "evt_nowhere"}, 422, "kind"),
        ({"kind": "correct", "id": None, "fields": {"type": "ASAULT"}}, 422, "nearest: ASSAULT"),
        ({"kind": "correct", "id": None, "fields": {"colour": "red"}}, 422, "fields"),
        ({"kind": "accept", "id": None, "reviewer": " "}, 422, "name"),
        ({"kind": "accept", "id": None, "note": "x" * 2001}, 422, "note"),
    ],
)
def test_what_is_no_verdict_is_named(desk, body, status, says):
    id = queue(desk, "Ada")["records"][0]["id"]
    answer = desk.client.post(f"{API}/verdicts", json={"reviewer": "Ada", **body, "id": body["id"] or id})
    assert (answer.status_code, says in answer.json()["title"]) == (status, True)


def test_without_review_nothing_is_written(client):
    assert client.get(f"{API}/desk").json()["open"] is False
    answer = client.post(f"{API}/verdicts", json={"kind": "accept", "id": "evt_1", "reviewer": "Ada"})
    assert answer.status_code == 403
    assert "--review" in answer.json()["title"]


@pytest.fixture
def tried(client):
    def said(text, **more):
        answer = client.post("/api/v1/try", json={"text": text, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()

    return said


class TestTry:
    def test_a_sentence_shows_its_acts_and_frames(self, tried):
        text = "On Wednesday Russian and Chinese bombers flew a joint patrol over the Sea of Japan, and it rained."
        found = tried(text, published="2022-12-02")
        (act,) = found["coded"]
        assert (act["record"]["type"], act["record"]["when"]["start"]) == ("COOPERATE", "2022-11-30")
        assert act["frames"] and all("{actor" in frame for frame in act["frames"])
        assert all(text[word["start"] : word["end"]] == word["text"] for word in act["words"] if word["text"])
        assert [text[one["start"] : one["end"]] for one in found["unread"]] == ["rained"]

    def test_words_without_an_act_are_told(self, tried):
        found = tried("The cat sat on the mat.")
        assert found["coded"] == [] and [one["text"] for one in found["unread"]] == ["sat"]
        assert tried("")["coded"] == []

    def test_what_is_too_long_is_refused(self, client):
        assert client.post("/api/v1/try", json={"text": "a" * 2001}).status_code == 422
        assert client.post("/api/v1/try", json={"text": "a", "published": "soon"}).status_code == 422
