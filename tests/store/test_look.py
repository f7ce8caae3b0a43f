"""What the explorer asks a store: counted anew whenever the store has changed, by acts or by single records."""

import pytest

from house_fakes import DRILL, RAID, FakeCoder, report
from whowhom.store import open_store
from whowhom.store.look.kept import Answers


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


def test_a_hand_that_holds_still_sees_one_state(store):
    with store.another_hand(still=True) as other:
        assert other.how_many() == 1
        store.ingest([report(RAID)], FakeCoder())
        assert (other.how_many(), store.how_many(), other.how_many()) == (1, 2, 1)
        assert len(other.changed().rows) == 1 and kinds(other) == {"COOPERATE": 1}


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


def test_what_is_kept_by_key_is_worked_out_once():
    kept, asked = Answers(), []

    def squares(numbers):
        asked.append(numbers)
        return {number: number * number for number in numbers}

    assert kept.each("squares", [2, 1], 3, squares) == {2: 4, 1: 1}
    assert kept.each("squares", [1, 3], 3, squares) == {1: 1, 3: 9}
    assert kept.each("squares", [4, 1], 3, squares) == {4: 16, 1: 1}  # too many: what was known is forgotten
    assert kept.each("squares", [1, 4], 3, squares) == {1: 1, 4: 16}
    assert asked == [[2, 1], [3], [4], [1]]


def test_filters_must_be_met_by_one_record(store):
    """Each is looked up by itself; two records of one act do not meet them together."""
    store.ingest([report(RAID), report(DRILL, "2022-12-01", "again")], FakeCoder())
    ids = [record["id"] for record in store.events()]
    store.judge("merge", ids, by="Ada")
    assert store.how_many() == store.how_many(type="ASSAULT") == store.how_many(text="joint drill") == 1
    assert store.how_many(type="ASSAULT", text="joint drill") == 0
    assert store.how_many(type="COOPERATE", text="joint drill", actor="GON", with_="ROH") == 1
    assert store.how_many(actor="GON", with_="MOR") == 0
