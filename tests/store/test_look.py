"""What the explorer asks a store: counted anew whenever the store has changed, by acts or by single records."""

import pytest

from house_fakes import DRILL, RAID, FakeCoder, report
from whowhom.store import open_store


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "look.duckdb") as opened:
        opened.ingest([report(DRILL)], FakeCoder())
        yield opened


def kinds(store, **asked):
    (facet,) = store.facets(facet="type", **asked)
    return {value.value: value.count for value in facet.values}


def test_what_comes_in_is_counted(store):
    assert kinds(store) == {"COOPERATE": 1}
    store.ingest([report(RAID)], FakeCoder())
    assert kinds(store) == {"COOPERATE": 1, "ASSAULT": 1}
    assert [act.record["type"] for act in store.newest(limit=5).acts] == ["COOPERATE", "ASSAULT"]


def test_every_hand_on_a_store_sees_the_same(store):
    with store.another_hand() as other:
        store.ingest([report(RAID)], FakeCoder())
        assert other.how_many() == store.how_many() == 2


def test_a_judgement_is_heeded(store):
    store.ingest([report(DRILL, "2022-12-01", "again")], FakeCoder())
    ids = [record["id"] for record in store.events()]
    number = store.judge("split", ids, by="Ada")
    apart = store.how_many()
    store.undo_judgement(number)
    store.judge("merge", ids, by="Ada")
    assert (apart, store.how_many()) == (2, 1)
    assert store.newest(limit=1).acts[0].reports == 2


def test_without_incidents_records_are_counted(store, tmp_path):
    store.ingest([report(RAID)], FakeCoder())
    store.close()
    with open_store(tmp_path / "look.duckdb") as writer:
        writer._con.execute("TRUNCATE incidents; TRUNCATE incident_events")
    with open_store(tmp_path / "look.duckdb", read_only=True) as opened:
        assert kinds(opened) == {"COOPERATE": 1, "ASSAULT": 1}
        newest = opened.newest(limit=1).acts[0]
        assert (newest.record["record"], newest.reports, newest.claim) == ("event", 1, "for the first time")
        assert opened.timeline().by == "day"


def test_an_empty_store_has_nothing_to_look_at(tmp_path):
    with open_store(tmp_path / "empty.duckdb") as opened:
        assert opened.how_many() == 0
        assert opened.newest(limit=5).acts == ()
        assert all(not facet.values for facet in opened.facets())
        assert opened.timeline().periods == ()
        assert opened.changed().rows == opened.changed(since="2020").rows == []
