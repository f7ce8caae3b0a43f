"""``copies``: texts that were printed more than once."""

import json

import pytest

from house_fakes import DRILL, RAID, FakeCoder, report
from whowhom.store import open_store


@pytest.fixture
def printed(files):
    """A store in which one text stands at two places and has a control character in its title."""
    with open_store("p.duckdb") as store:
        store.ingest([report(DRILL, id="a"), report(DRILL, id="b", source="b\x1b.txt"), report(RAID)], FakeCoder())


def test_a_pipe_gets_a_record_for_each_text(printed, run):
    ran = run("copies --db p.duckdb")
    assert ran.code == 0
    (group,) = map(json.loads, ran.out.splitlines())
    assert (group["record"], group["document"], group["title"]) == ("copies", "a", "A title")
    assert [(copy["document"], copy["kind"], copy["share"]) for copy in group["copies"]] == [("b", "same-text", 1.0)]


def test_a_table_names_who_printed_it(printed, run):
    ran = run("copies --db p.duckdb --format table")
    lines = [line.split() for line in ran.out.splitlines() if line.strip()]
    assert lines == [
        ["a", "A", "title"],
        ["2022-11-30", "first", "here.txt"],
        ["2022-11-30", "same-text", "100%", "b�.txt"],
    ]


def test_a_store_without_copies_says_so(files, run):
    run("ingest raid.txt --db s.duckdb")
    ran = run("copies --db s.duckdb")
    assert (ran.code, ran.out) == (0, "")
    assert "no text of this store was printed twice" in ran.err


def test_what_was_not_compared_is_compared_first(printed, run):
    with open_store("p.duckdb") as store:
        store._con.execute("DELETE FROM copies; UPDATE signatures SET compared = false")
    ran = run("copies --db p.duckdb --limit 1")
    assert len(ran.out.splitlines()) == 1
    assert "comparing 2 reports first" in ran.err


def test_another_form_is_refused(printed, run):
    ran = run("copies --db p.duckdb --format parquet")
    assert ran.code == 2
    assert "choose table or jsonl" in ran.err
