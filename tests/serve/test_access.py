"""Who may ask the explorer: never another site's page, and only with the token where one is set."""

import pytest
from fastapi.testclient import TestClient

from whowhom.serve import application
from whowhom.store import open_store

TOKEN = "a-token-of-the-tests"
HERE = "http://127.0.0.1:8765"


@pytest.fixture
def asking():
    """Makes a client of an empty store's explorer, set up as the arguments say."""
    with open_store(":memory:") as store:
        yield lambda base=HERE, **setup: TestClient(
            application(store, **setup), base_url=base, follow_redirects=False, raise_server_exceptions=False
        )


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:9000", "LOCALHOST:1"])
def test_it_answers_to_this_machine(asking, host):
    assert asking().get("/api/v1/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "192.168.1.7:8765", "[::2]", "a b", ""]
)
def test_a_name_of_another_site_that_points_here_is_refused(asking, host):
    answer = asking().get("/api/v1/about", headers={"host": host})
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_it_answers_to_the_host_that_it_is_bound_to(asking):
    bound = asking("http://10.1.2.3:9000", host="10.1.2.3", token=TOKEN)
    assert bound.get("/api/v1/about", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize(
    ("setup", "named"),
    [
        ({"host": "0.0.0.0"}, "token is needed"),
        ({"host": "news.example"}, "token is needed"),
        ({"review": True}, "token is needed"),
        ({"token": "short"}, "16 to 200"),
        ({"token": "sixteen letters; or so"}, "16 to 200"),
    ],
)
def test_a_strong_token_is_needed_where_others_reach_it_or_it_may_write(asking, setup, named):
    with pytest.raises(ValueError, match=named):
        asking(**setup)


def test_without_the_token_nothing_is_told(asking):
    client = asking(token=TOKEN)
    for path in ("/api/v1/about", "/api/v1/openapi.json", "/", "/assets/icon.svg", f"/api/v1/about?token={TOKEN}"):
        assert client.get(path).status_code == 401
    assert client.get("/api/v1/about").headers["www-authenticate"] == "Bearer"
    assert client.get("/?token=another-token-of-tests").status_code == 401
    assert client.get("/api/v1/about", headers={"authorization": "Bearer é".encode("latin-1")}).status_code == 401


def test_the_token_comes_once_in_the_address_and_is_kept_as_a_cookie(asking):
    client = asking(token=TOKEN)
    answer = client.get(f"/pair/RUS/CHN?actor=RUS&token={TOKEN}&type=AID&type=CONSULT")
    assert (answer.status_code, answer.headers["location"]) == (303, "/pair/RUS/CHN?actor=RUS&type=AID&type=CONSULT")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "8765" in cookie
    assert client.get("/api/v1/about").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/%2fevil.example", "/%5c/evil.example"])
def test_a_token_leads_to_no_other_site(asking, path):
    to = asking(token=TOKEN).get(f"{HERE}{path}?token={TOKEN}").headers["location"]
    assert not to.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"content-type": "application/json", "origin": "https://evil.example"}, 403),
        ({"content-type": "application/json", "origin": "http://127.0.0.1:9999"}, 403),
        ({"content-type": "application/json", "origin": "null"}, 403),
        ({"content-type": "application/json; charset=utf-8", "origin": HERE}, 405),  # heard; nothing is written there
        ({"content-type": "application/json"}, 405),
    ],
)
def test_only_our_own_pages_and_programs_change_anything(asking, headers, status):
    assert asking().post("/api/v1/about", headers=headers, content="{}").status_code == status
