"""The copies of a store: the same whatever the order of the reports, and however often the work was cut short."""

from dataclasses import replace
from itertools import permutations

import pytest

from house_fakes import FakeCoder, report
from whowhom.records import Outlet
from whowhom.store import open_store
from whowhom.store.linking import copies

PALANTIR = Outlet("PALANTIR", "Palantir", "GON", "agency", True, "yes", "field")
SENTENCES = [
    "Riders from Harad crossed the Poros on Tuesday and burned farms in South Ithilien, the steward said.",
    "At least nine villagers were hurt before a company of Rangers drove the raiders back over the river.",
    "Prince Imrahil called the raid a breach of the truce that both sides signed at Pelargir in May.",
    "He has offered to send horsemen and ships to guard the crossings until the harvest is in.",
    "Umbar denied that its captains had known of the plan and promised to find those who gave the order.",
]
WIRE = " ".join(SENTENCES)
A = replace(report(WIRE, "2019-03-05", "a"), outlet="Palantir", press=PALANTIR)
B = report(WIRE.replace("the steward said", "the steward's office told"), "2019-03-06", "b", "b.txt")
C = report(" ".join(SENTENCES[2:4]), "2019-03-07", "c", "c.txt")
D = report(WIRE, "2019-03-05", "d", "d.txt")  # the same text of the same day
E = report("The harvest in the Shire was good, and the mill at Bywater ground day and night.", "2019-03-05", "e")
F = replace(report(SENTENCES[0] + " It rained.", "2019-03-08", "f"), url="https://bree.example/raid")
G = replace(report(SENTENCES[0] + " The steward has sent for help to all his captains.", id="g"), url=F.url)
ALL = (A, B, C, D, E)
FOUND = [("b", "a", "wire-copy"), ("c", "a", "excerpt"), ("d", "a", "same-text")]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        yield opened


def rows(store, sql='SELECT document, "of", kind FROM copies ORDER BY document'):
    return [tuple(row.values()) for row in store.sql(sql)]


def test_copies_of_every_kind(store):
    store.ingest(ALL, FakeCoder())
    assert rows(store) == FOUND
    assert all(0.8 < share <= 1 for (share,) in rows(store, "SELECT share FROM copies"))


@pytest.mark.parametrize("slice", [2, 100])
def test_any_order_in_one_run_or_many_gives_the_same_copies(tmp_path, monkeypatch, slice):
    monkeypatch.setattr(copies, "SLICE", slice)
    found = set()
    for n, order in enumerate(list(permutations(ALL))[::31]):
        with open_store(tmp_path / f"{n}.duckdb") as store:
            cut = n % 5
            store.ingest(order[:cut], FakeCoder())
            store.ingest(order[cut:], FakeCoder())
            found.add(str(rows(store, "SELECT * FROM copies ORDER BY document")))
    assert len(found) == 1


def test_an_earlier_report_that_comes_late_becomes_the_head(store):
    store.ingest([B, C], FakeCoder())
    assert rows(store) == [("c", "b", "excerpt")]
    store.ingest([A], FakeCoder())
    assert rows(store) == FOUND[:2]


def test_a_second_text_at_one_address_revises_the_first_and_both_are_kept(store):
    store.ingest([F, G], FakeCoder())
    assert rows(store) == [("g", "f", "revision")]
    assert rows(store, "SELECT count(*) FROM documents WHERE status <> 'copy'") == [(2,)]


def test_another_codebook_finds_the_same(store):
    store.ingest(ALL, FakeCoder())
    store.ingest(ALL, FakeCoder(codebook="book-2"))
    assert rows(store) == FOUND
    assert rows(store, "SELECT count(*), count(DISTINCT document) FROM signatures") == [(4, 4)]


def test_a_run_that_was_stopped_is_made_up_for_by_the_next(store, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(copies, "candidates", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.ingest(ALL, FakeCoder())
    assert rows(store) == []
    assert store.uncompared() == 4
    store.ingest([], FakeCoder())
    assert rows(store) == FOUND
    assert store.uncompared() == 0


def test_a_store_of_an_earlier_version_is_compared_when_asked(store):
    store.ingest(ALL, FakeCoder())
    for table in ("signatures", "copies", "copy_pairs"):
        store._con.execute(f"DELETE FROM {table}")
    told = []
    store.find_copies(progress=lambda done, of: told.append((done, of)))
    assert rows(store) == FOUND
    assert told == [(4, 4)]


def test_what_was_printed_more_than_once(store):
    store.ingest([*ALL, replace(E, url="https://shire.example/1")], FakeCoder())
    raid, harvest = sorted(store.copies(), key=lambda group: group["document"])
    assert (raid["document"], raid["published"], raid["places"][0]["country"]) == ("a", "2019-03-05", "GON")
    assert [(copy["document"], copy["kind"], copy["places"][0]["source"]) for copy in raid["copies"]] == [
        ("d", "same-text", "d.txt"),
        ("b", "wire-copy", "b.txt"),
        ("c", "excerpt", "c.txt"),
    ]
    assert (harvest["document"], len(harvest["places"]), harvest["copies"]) == ("e", 2, [])


def test_agencies_that_are_credited_are_kept(store):
    store.ingest([report("Reuters reported that the harvest was good.", id="r"), E], FakeCoder())
    assert rows(store, "SELECT * FROM credits") == [("r", "REUTERS")]
