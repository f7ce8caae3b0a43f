"""What the server reads before anybody asks."""

from threading import Event

from fastapi.testclient import TestClient

from whowhom.serve import application
from whowhom.serve.warm import Warm
from whowhom.store import open_store


def test_the_overview_finds_its_answers_ready(demo_db, monkeypatch):
    with open_store(demo_db, read_only=True) as store:
        warm = Warm(store)
        warm.start()
        warm.wait()
        monkeypatch.setattr("whowhom.store.look.found.columns", None)  # nobody needs to read them again
        client = TestClient(application(store), base_url="http://127.0.0.1:8765")
        for question in ("facets", "timeline", "lately", "firsts", "changes", "marks"):
            assert client.get(f"/api/v1/{question}").status_code == 200, question


def test_a_server_that_ends_asks_no_more(demo_db, monkeypatch):
    begun, ended, asked = Event(), Event(), []

    def first(*_):
        begun.set()
        ended.wait()

    monkeypatch.setattr("whowhom.serve.warm.QUESTIONS", [first, lambda *_: asked.append("second")])
    with open_store(demo_db, read_only=True) as store:
        warm = Warm(store)
        warm.start()
        begun.wait()
        warm.stop()
        ended.set()
        warm.wait()
    assert asked == []


def test_the_server_is_warmed_when_it_starts(demo_db, monkeypatch):
    asked = Event()
    monkeypatch.setattr("whowhom.serve.warm.QUESTIONS", [lambda *_: asked.set()])
    with open_store(demo_db, read_only=True) as store, TestClient(application(store)):
        assert asked.wait(60)
