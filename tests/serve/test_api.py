"""What holds for the API as a whole."""

import re
from pathlib import Path

import pytest

from whowhom.serve import application
from whowhom.serve.routes import ROUTES


def test_the_head_says_what_the_store_holds(get):
    about = get("/about")
    assert about["reports"] > 30
    assert about["events"] >= about["incidents"] > 0
    assert about["first"] < about["last"]


def test_events_are_asked_as_on_the_command_line(get):
    found = get("/events", **{"actor": "RUS", "with": "CHN", "type": "COOPERATE"})["events"]
    assert found
    assert all(event["record"]["type"] == "COOPERATE" for event in found)
    assert "Russia" in found[0]["sentence"]


def test_a_long_answer_comes_in_parts(get):
    first, second = get("/events", limit=5), get("/events", limit=5, offset=5)
    assert first["more"] and second["more"]
    assert not {e["id"] for e in first["events"]} & {e["id"] for e in second["events"]}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"since": "yesterday"}, "'yesterday' is no date"),
        ({"bbox": "1,2,3"}, "'1,2,3' is no box"),
        ({"min-confidence": "high"}, "min-confidence"),
        ({"colour": "red"}, "colour"),
        ({"limit": 0}, "limit"),
    ],
)
def test_what_cannot_be_understood_is_named(client, asked, named):
    answer = client.get("/api/v1/events", params=asked)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert named in answer.json()["title"]


def test_nothing_is_loaded_from_elsewhere(client):
    for path in ("/", "/api/v1/about", "/api/v1/nothing"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "http" not in policy


def test_any_other_address_is_the_page(client):
    assert client.get("/pair/RUS/CHN").text == client.get("/").text
    assert client.get("/api/v2/events").status_code == 404
    assert client.get("/assets/%2e%2e/%2e%2e/app.py").status_code == 404


def test_the_manual_of_the_api_has_every_route():
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (POST )?`(/[^`]*)` \|.*\| (yes)? ?\|$", text, re.M)
    assert {(path, (method or "GET ").strip(), bool(rows)) for method, path, rows in told} == {
        (route.path.replace(":path", ""), route.method, route.rows is not None) for route in ROUTES
    }


@pytest.mark.parametrize("token", [None, "a-token-of-the-tests"])
def test_the_description_says_whether_a_token_is_asked_for(client, token):
    told = application(client.app.state.store, token=token).openapi()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert ({} in told["security"]) == (token is None)
