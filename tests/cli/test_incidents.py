"""``incidents``, ``judge`` and ``explain inc_…`` from the command line."""

import csv
import io
import json

import pytest
from rich.cells import cell_len

from house_fakes import fake_units
from link_fakes import LineCoder
from whowhom.cli.house import House
from whowhom.export.flat_incidents import INCIDENT_COLUMNS, figure_words
from whowhom.store import open_store

HERE = "Kerch Mariupol Berdyansk tugboat Poroshenko Azov strait bridge"
REPORTS = {
    "kyiv": f"{HERE} gunners hull\nASSAULT.firearms RUS.MIL > UKR.MIL 2018-11-25: Ships *opened fire* on navy vessels.",
    "moscow": f"{HERE} customs\nASSAULT.firearms RUS > UKR.MIL 2018-11-25: Patrol boats *fired* on vessels at sea.",
    "paris": "Wine\nACCUSE FRA.GOV > RUS.GOV 2018-11-28: France *condemned* the shots off Crimea.",
}


@pytest.fixture
def linked(run, files):
    for name, text in REPORTS.items():
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    house = House(lambda *options: LineCoder(), units=fake_units())
    names = " ".join(f"{name}.txt" for name in REPORTS)
    assert run(f"ingest {names} --db s.duckdb --published 2018-11-26", house).code == 0
    return run


def records(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def of(linked):
    """The ids of the events, by the first of their actors."""
    return {r["actors"][0]["id"]: r["id"] for r in records(linked("events --db s.duckdb"))}


@pytest.mark.parametrize(
    ("args", "reports"),
    [("", [2, 1]), ("--min-sources 2", [2]), ("--actor FRA", [1]), ("--disputed", []), ("--limit 1", [2])],
)
def test_incidents(linked, args, reports):
    ran = linked(f"incidents --db s.duckdb {args}")
    assert [len(record["documents"]) for record in records(ran)] == reports
    assert (ran.code, ran.err) == (0, "")


def test_an_empty_answer_names_what_the_store_does_not_know(linked):
    assert "no event has the type 'ASAULT'" in linked("incidents --db s.duckdb --type ASAULT").err


@pytest.mark.parametrize("width", [80, 120])
def test_a_table_shows_ids_that_explain_takes(linked, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    ran = linked("incidents --db s.duckdb --min-sources 2 --format table")
    assert max(cell_len(line) for line in ran.out.splitlines()) <= width
    assert "2 reports, 2" in " ".join(ran.out.split())
    shown = next(word for word in ran.out.split() if word.startswith("inc_"))
    panel = linked(f"explain {shown} --db s.duckdb").out
    assert max(cell_len(line) for line in panel.splitlines()) <= width
    assert "Why one act" in panel
    assert "same-day: Both give the same exact day" in " ".join(panel.split())
    assert records(linked(f"explain {shown} --db s.duckdb --format jsonl"))[0]["independent"] == 2


def test_rows_have_the_columns_of_the_manual(linked):
    rows = list(csv.DictReader(io.StringIO(linked("incidents --db s.duckdb --format csv").out)))
    assert list(rows[0]) == [name for name, _, _ in INCIDENT_COLUMNS[:-1]]
    assert (rows[0]["reports"], rows[0]["disputed"], rows[0]["actors"]) == ("2", "False", "RUS.MIL")
    linked("incidents --db s.duckdb --out i.parquet")
    with open_store("s.duckdb", read_only=True) as store:
        assert [row["independent"] for row in store.sql("SELECT independent FROM 'i.parquet'")] == [2, 1]


def test_what_came_in_since_is_linked_before_the_answer(linked):
    with open_store("s.duckdb") as store:
        store._con.execute("DELETE FROM linked")
    assert len(records(linked("incidents --db s.duckdb"))) == 2
    with open_store("s.duckdb", read_only=True) as store:
        assert store.is_linked()


def test_judgements_from_the_command_line(linked):
    ids = of(linked)
    pair = f"{ids['FRA.GOV']} {ids['RUS.MIL']}"
    ran = linked(f"judge merge {pair} --db s.duckdb --by Ada --note told-so")
    assert (ran.code, ran.out.split()[:3]) == (0, ["judgement", "1", "holds:"])
    merged = records(linked("incidents --db s.duckdb"))[0]
    assert len(merged["documents"]) == 3
    panel = linked(f"explain {merged['id']} --db s.duckdb").out
    assert "judgement-1" in panel
    assert "Ada" in panel
    listed = linked("judge list --db s.duckdb").out
    assert "merge" in listed
    assert "told-so" in listed
    assert linked("judge undo 1 --db s.duckdb").code == 0
    assert "undone" in linked("judge list --db s.duckdb").out
    assert len(records(linked("incidents --db s.duckdb"))) == 2


def test_a_split_from_the_command_line(linked):
    ids = of(linked)
    assert linked(f"judge split {ids['RUS']} {ids['RUS.MIL']} --db s.duckdb --by Ada").code == 0
    assert len(records(linked("incidents --db s.duckdb"))) == 3


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("judge merge evt_none evt_no --db s.duckdb --by Ada", "No record 'evt_none'"),
        ("judge undo 9 --db s.duckdb", "no judgement 9"),
        ("explain inc_none --db s.duckdb", "whowhom incidents"),
        ("incidents --db s.duckdb --bbox 1,2", "is no box"),
        ("incidents --db none.duckdb", "There is no store"),
    ],
)
def test_wrong_use_is_one_line(linked, args, said):
    ran = linked(args)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_no_judgements(linked):
    assert "No judgements." in linked("judge list --db s.duckdb").out


def test_a_disputed_figure_is_told_with_or():
    values = [{"count": 23, "bound": None}, {"count": 24, "bound": "about"}]
    figure = {"owner": "UKR", "model": None, "kind": "crew", "values": values, "agreed": False}
    assert figure_words(figure) == "UKR crew: 23 or about 24"
    assert figure_words({**figure, "agreed": True}) == "UKR crew: 23, about 24"
