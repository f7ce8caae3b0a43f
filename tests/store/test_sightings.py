"""A text that comes again: coded once, and every place where it was seen is kept once."""

from dataclasses import replace
from itertools import permutations

import pytest

from house_fakes import CRASH, DRILL, NOTHING, RAID, FakeCoder, full_event, raid_event, report
from whowhom.records import Outlet
from whowhom.store import Ledger, open_store
from whowhom.syntax import Reading

PALANTIR = Outlet("PALANTIR", "Palantir", "GON", "agency", True, "yes", "field")
GAZETTE = Outlet("GAZETTE", "Bree Gazette", "BRE", "newspaper", False, "no", "url")
A = replace(report(DRILL, id="a"), outlet="Palantir", press=PALANTIR)
B = replace(report(DRILL, id="b"), url="https://bree.example/drill", press=GAZETTE)
C = report(DRILL, id="c", source="c.txt")


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        yield opened


def rows(store, sql):
    return [tuple(row.values()) for row in store.sql(sql)]


def content(store):
    """All of a store but the run's number, and the numbers that events get as they come."""
    return {
        table: sorted(map(str, rows(store, f"SELECT {columns} FROM {table}")))
        for table, columns in {
            "documents": "* EXCLUDE run",
            "events": "* EXCLUDE number",
            "event_parties": "* EXCLUDE number",
            "relations": "*",
            "sightings": "*",
            "copies": "*",
        }.items()
    }


def test_a_text_seen_at_three_places_is_coded_once_and_keeps_them_all(store):
    ledger = store.ingest([A, B, C], FakeCoder())
    assert ledger == Ledger(read=3, coded=1, copies=2, events=1, relations=1)
    assert ledger.adds_up
    seen = rows(store, "SELECT document, source, url, outlet_id, outlet_country FROM sightings ORDER BY document")
    assert seen == [
        ("a", "here.txt", None, "PALANTIR", "GON"),
        ("b", "here.txt", "https://bree.example/drill", "GAZETTE", "BRE"),
        ("c", "c.txt", None, None, None),
    ]
    assert rows(store, "SELECT id, status FROM documents ORDER BY id") == [("a", "coded"), ("b", "copy"), ("c", "copy")]


def test_the_same_places_again_are_known(store):
    store.ingest([A, B, C], FakeCoder())
    before = content(store)
    assert store.ingest([C, A, B, A], FakeCoder()) == Ledger(read=4, known=4)
    assert content(store) == before


def test_one_report_seen_at_another_address_stays_one_report(store):
    store.ingest([A], FakeCoder())
    assert store.ingest([replace(A, url="https://other.example/1")], FakeCoder()).copies == 1
    assert rows(store, "SELECT count(*) FROM documents") == [(1,)]
    assert rows(store, "SELECT url FROM sightings ORDER BY url") == [("https://other.example/1",), (None,)]


@pytest.mark.parametrize("size", [1, 2, 100])
def test_any_order_gives_the_same_store(tmp_path, size):
    found = []
    for n, order in enumerate(permutations([A, B, C])):
        with open_store(tmp_path / f"{n}.duckdb") as store:
            ledger = store.ingest(order, FakeCoder(), batch=size)
            assert (ledger.coded, ledger.copies, ledger.events) == (1, 2, 1)
            found.append(content(store))
    assert all(one == found[0] for one in found)


def test_another_codebook_keeps_places_and_copies(store):
    store.ingest([A, B, C], FakeCoder())
    before = rows(store, "SELECT * FROM sightings ORDER BY document")
    ledger = store.ingest([C, B, A], FakeCoder(codebook="book-2"))
    assert (ledger.coded, ledger.known, ledger.copies) == (1, 2, 0)
    assert rows(store, "SELECT * FROM sightings ORDER BY document") == before
    assert rows(store, "SELECT id, status FROM documents ORDER BY id") == [("a", "coded"), ("b", "copy"), ("c", "copy")]
    assert rows(store, "SELECT DISTINCT document, codebook FROM events") == [("a", "book-2")]


@pytest.mark.parametrize("size", [1, 100])
def test_a_mended_report_leaves_no_place_of_the_one_that_failed(store, size):
    store.ingest([report(CRASH, id="1", source="old.txt"), report(RAID, id="1")], FakeCoder(), batch=size)
    assert rows(store, "SELECT document, source FROM sightings") == [("1", "here.txt")]


def test_a_text_under_an_id_that_another_text_holds_is_a_place_of_the_coded_one(store):
    ledger = store.ingest([A, report(NOTHING, id="x"), report(DRILL, id="x", source="x.txt")], FakeCoder())
    assert (ledger.coded, ledger.without_events, ledger.copies) == (1, 1, 1)
    assert ("a", "x.txt") in rows(store, "SELECT document, source FROM sightings")


class Mended(FakeCoder):
    """A later version that no longer falls over."""

    def read(self, report):
        event = full_event(report) if report.text == DRILL else None
        return Reading(report, events=(event or raid_event(replace(report, text=RAID)),))


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_a_failed_text_is_tried_again_and_its_copies_are_not_lost(store, order):
    first, second = (report(CRASH, id=id) for id in order)
    assert store.ingest([first, second], FakeCoder()).failed == 2
    ledger = store.ingest([first, second], Mended())
    assert (ledger.coded, ledger.known) == (1, 1)
    assert rows(store, "SELECT id, status FROM documents ORDER BY id") == [("a", "coded"), ("b", "copy")]
    assert rows(store, "SELECT document FROM sightings ORDER BY document") == [("a",), ("b",)]
