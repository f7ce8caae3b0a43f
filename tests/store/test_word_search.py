"""Words in the evidence: with the index, without it, and when it lags behind or is another store's."""

import os
import shutil
import sqlite3
from dataclasses import replace

import pytest

from house_fakes import DRILL, RAID, FakeCoder, raid_event, report
from whowhom.records import Evidence, Span
from whowhom.store import StoreError, open_store
from whowhom.store.ask import index
from whowhom.store.ask.search import _parts
from whowhom.store.ask.words import read
from whowhom.syntax import Reading

BOTH, D, R, NONE = ["ASSAULT", "COOPERATE"], ["COOPERATE"], ["ASSAULT"], []


@pytest.fixture
def path(tmp_path):
    with open_store(tmp_path / "s.duckdb") as store:
        store.ingest([report(DRILL), report(RAID)], FakeCoder())
    return str(tmp_path / "s.duckdb")


@pytest.fixture(scope="module", params=["index", "scan"])
def store(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("words") / "s.duckdb"
    with open_store(path) as opened:
        opened.ingest([report(DRILL), report(RAID)], FakeCoder())
    if request.param == "scan":
        index.beside(str(path)).unlink()
    with open_store(path, read_only=True) as opened:
        yield opened


def types(rows):
    return [record["type"] for record in rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("drill", D),
        ("DRILLS", D),
        ("attack", R),
        ("attacks Osgiliath", R),
        ("Osgiliath drill", NONE),
        ("gondorian", BOTH),
        ("gondorian AND captain", R),
        ("drill OR captain", BOTH),
        ("gondorian NOT drill", R),
        ('"joint drill"', D),
        ('"JOINT DRILL"', D),
        ('"joint drills"', NONE),
        ('"drill joint"', NONE),
        ('gondorian NOT "joint drill"', R),
        ('"joint drill" OR captain', BOTH),
        ('"held a" ministry', D),
        ("osgil*", R),
        ("osgil", NONE),
        ('"-"', D),
        ("six-hour", D),
        ("100%", NONE),
        ('captain"', R),
        ("minas tirith", D),
    ],
)
@pytest.mark.parametrize("limit", [None, 5])
@pytest.mark.parametrize("few", [0, 5000])
def test_words(store, text, found, limit, few, monkeypatch):
    monkeypatch.setattr("whowhom.store.ask.search.FEW", few)
    assert types(store.events(text=text, limit=limit)) == found
    assert types(store.events(text=text, limit=limit, actor="MOR")) == [type for type in found if type == "ASSAULT"]


@pytest.mark.parametrize("text", ["NOT drill", '""', "OR", "drill OR", " "])
def test_a_search_for_nothing_is_refused(store, text):
    with pytest.raises(ValueError, match="asks for no word"):
        store.events(text=text)


def test_words_beside_other_conditions_and_pages(store):
    assert types(store.events(text="gondorian", actor="MOR", limit=1)) == R
    assert types(store.events(text="gondorian", limit=1, offset=1)) == D
    assert types(store.events(text="gondorian", limit=1, offset=2)) == NONE
    assert types(store.events(text="", limit=1)) == R


def test_a_part_of_the_hits_never_parts_a_day(monkeypatch):
    monkeypatch.setattr("whowhom.store.ask.search.FIRST_PART", 2)
    monkeypatch.setattr("whowhom.store.ask.search.GROWTH", 1)
    hits = [(day << index.NUMBER_BITS) | number for number, day in enumerate((1, 2, 2, 2, 3, 4))]
    assert list(_parts(iter(hits))) == [[0, 1, 2, 3], [4, 5]]


def test_a_page_of_a_frequent_word_is_in_order_whatever_order_the_reports_came_in(tmp_path, monkeypatch):
    monkeypatch.setattr("whowhom.store.ask.search.FIRST_PART", 2)
    days = [f"20{n % 7:02}-01-01" for n in range(40)]

    class Dated(FakeCoder):
        def read(self, r):
            event = raid_event(r)
            return Reading(r, events=(replace(event, when=replace(event.when, start=r.published, end=None)),))

    with open_store(tmp_path / "s.duckdb") as store:
        store.ingest((report(RAID, day, id=f"d{n}") for n, day in enumerate(days)), Dated())
        whole = [record["id"] for record in store.events()]
        for start in (0, 5, 35):
            page = store.events(text="attacked", min_confidence=0.1, limit=5, offset=start)
            assert [record["id"] for record in page] == whole[start : start + 5]


def test_ingesting_keeps_the_index_in_step(path):
    file = index.beside(path)
    assert index.read_stamp(file)[-1] == 2
    with open_store(path) as store:
        store.ingest([report(RAID, "2020-01-01")], FakeCoder())
        assert len(list(store.events(text="attacked"))) == 2
    assert index.read_stamp(file)[-1] == 3


def test_what_is_coded_anew_is_found_by_its_new_words_only(path):
    class Other(FakeCoder):
        def read(self, r):
            words = Evidence("Nothing but ponies.", Span(0, 3))
            return Reading(r, events=(replace(raid_event(r), evidence=(words,)),))

    with open_store(path) as store:
        store.ingest([report(RAID)], Other(codebook="book-2"))
        assert types(store.events(text="attacked")) == NONE
        assert types(store.events(text="pony")) == R


def test_an_index_that_lags_behind_catches_up(path):
    file = index.beside(path)
    old = file.read_bytes()
    with open_store(path) as store:
        store.ingest([report(RAID, "2020-01-01")], FakeCoder())
        file.write_bytes(old)
        rows = store.events(text="attacked")
        assert (rows.note, len(list(rows))) == (None, 2)


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, "of another store"])
def test_an_index_that_is_none_of_this_store_is_made_anew(path, tmp_path, content):
    file = index.beside(path)
    if isinstance(content, str):
        with open_store(tmp_path / "t.duckdb") as other:
            other.ingest([report(DRILL, "1999-01-01")], FakeCoder())
        shutil.copy(index.beside(str(tmp_path / "t.duckdb")), file)
    else:
        file.write_bytes(content)
    with open_store(path, read_only=True) as store:
        assert types(store.events(text="attacked")) == R
    assert index.read_stamp(file)[-1] == 2


def test_without_an_index_the_answer_says_how_it_was_found(path):
    index.beside(path).unlink()
    with open_store(path) as store:
        rows = store.events(text="attacked")
        assert types(rows) == R
        assert f"`whowhom index --db {path}`" in rows.note
        file, entries = store.index()
        assert (file, entries) == (index.beside(path), 2)
        assert store.events(text="attacked").note is None


def test_an_index_that_is_behind_and_cannot_be_written_is_left_aside(path, monkeypatch):
    def refuse(*_):
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("whowhom.store.ask.index.refresh", refuse)
    with open_store(path, read_only=True) as store:
        rows = store.events(text="attacked")
        assert types(rows) == R
        assert "is behind and cannot be written (attempt to write a readonly database)" in rows.note


def test_an_index_that_cannot_be_made_says_so(path):
    file = index.beside(path)
    file.unlink()
    os.mkdir(file)
    (file / "inside").touch()
    with open_store(path) as store:
        with pytest.raises(StoreError, match=r"s\.duckdb\.fts\.sqlite cannot be written.*check the folder"):
            store.index()
        assert store.ingest([report(RAID, "2020-01-01")], FakeCoder()).coded == 1


def test_a_store_in_memory_reads_all_evidence():
    with open_store(":memory:") as store:
        store.ingest([report(RAID)], FakeCoder())
        rows = store.events(text="attack")
        assert (types(rows), rows.note) == (R, None)


def test_how_a_search_is_read():
    (group,) = read('drill NOT naval "joint drill" 50%')
    assert group.match == '("drill" AND "50%" AND "joint drill") NOT "naval"'
