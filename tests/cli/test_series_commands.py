"""``series``, ``firsts`` and ``changes``: what they print, write and refuse."""

import csv
import io
import json
import sys

import pytest

from series_fakes import LineCoder, told
from whowhom.store import open_store


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("c") / "s.duckdb"
    quiet = [told(f"2021-{month:02}-28", f"2021-{month:02}-03  CONSULT  GON = MOR") for month in range(1, 13)]
    war = [
        told(f"2022-0{month}-28", *[f"2022-0{month}-{day:02}  ASSAULT  MOR.MIL > GON" for day in range(1, 11)])
        for month in (1, 2, 3)
    ]
    first = told("2022-03-30", "2022-03-29  CONSULT  GON > ROH  first", "..  ACCUSE  GON > ROH")
    with open_store(path) as store:
        store.ingest([*quiet, *war, first], LineCoder())
    return path


def test_a_chart_with_its_words(run, db, terminal):
    ran = run(f"series --db {db} --actor GON --with MOR --count events --format chart")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "The GON and the MOR: acts by month, 2021–2022"
    assert lines[1] == "42 events between them, told by 15 reports"
    assert "│ from 2022-01 on: 10 acts a month after 1" in lines
    assert any("█" in line for line in lines)
    assert "The last 12 of 15 months" in ran.out
    assert "Source: 16 reports in s.duckdb." in ran.out
    terminal()
    assert "acts by month" in run(f"series --db {db} --actor GON").out


def test_rows_in_a_pipe(run, db):
    ran = run(f"series --db {db} --actor GON --with MOR --count events --by quarter")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [(row["period"], row["count"]) for row in rows][-2:] == [("2021-10-01", 3), ("2022-01-01", 30)]
    assert rows[0]["surprise"] is None
    assert run(f"series --db {db} --actor GON --by month").out.splitlines()[12].count('"surprise": null') == 0


def test_csv_has_the_same_columns(run, db):
    rows = list(csv.DictReader(io.StringIO(run(f"series --db {db} --actor GON --by year --format csv").out)))
    assert [row["count"] for row in rows] == ["12", "32"]
    assert {"period", "score_mean", "undated", "side_by_side", "documents", "reports", "surprise"} <= set(rows[0])


@pytest.mark.parametrize("dark", ["", " --dark"])
def test_a_picture_with_its_title(run, db, files, dark):
    ran = run(f"series --db {db} --actor GON --with MOR --count events --out gondor.svg{dark}")
    assert (ran.code, ran.out) == (0, "")
    svg = (files / "gondor.svg").read_text(encoding="utf-8")
    assert "The GON and the MOR: acts by month, 2021–2022" in svg
    assert "10 acts a month after 1" in svg


def test_a_table_to_a_file(run, db, files):
    run(f"series --db {db} --actor ROH --format table --out t.txt")
    assert "2022-03" in (files / "t.txt").read_text(encoding="utf-8")


def test_an_empty_answer_says_why(run, db):
    ran = run(f"series --db {db} --actor GON --with MORR --format chart")
    assert ran.code == 0
    assert "No acts found." in ran.out
    assert "no acts of the GON and MORR of that kind and time" in ran.err
    assert "no event has the party 'MORR'; nearest: MOR." in ran.err
    drawn = run(f"series --db {db} --actor GON --with MORR --out nothing.png")
    assert drawn.code == 2
    assert "nothing to draw" in drawn.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("series --with MOR", "name the other with --actor"),
        ("series --by decade", "'decade' is no period"),
        ("series --format parquet", "no such form here; choose chart, table, jsonl or csv"),
        ("series --format csv --out a.png", "a picture is a chart"),
        ("series --since 2022 --until 2021", "later than until"),
        ("changes --since 2022 --format xml", "choose table, jsonl or csv"),
        ("changes --since 2021-03", "2 periods, and 6 are needed"),
        ("firsts --since never", "'never' is no date"),
    ],
)
def test_wrong_use(run, db, words, says):
    ran = run(f"{words} --db {db}")
    assert ran.code == 2
    assert says in ran.err


def test_missing_packages_are_named(run, db, monkeypatch, terminal):
    terminal()
    monkeypatch.setitem(sys.modules, "plotext", None)
    ran = run(f"series --db {db} --actor GON")
    assert ran.code == 2
    assert "pip install 'whowhom[series]'" in ran.err


def test_firsts(run, db, terminal):
    terminal()
    ran = run(f"firsts --db {db}")
    assert "Called" in ran.out
    assert "“the first”" in ran.out
    assert json.loads(run(f"firsts --db {db} --format jsonl").out)["type"] == "CONSULT"
    assert "No firsts found." in run(f"firsts --db {db} --until 2021").out


def test_changes(run, db, terminal):
    ran = run(f"changes --db {db} --since 2022 --count events --format jsonl")
    change = json.loads(ran.out)
    assert (change["a"], change["b"], change["now"], change["expected"]) == ("GON", "MOR", 30, 3.0)
    assert change["surprise"] > 3
    terminal()
    assert "ASSAULT 30 (0), CONSULT 0 (3)" in " ".join(run(f"changes --db {db} --since 2022").out.split())
    rows = list(csv.reader(io.StringIO(run(f"changes --db {db} --since 2022 --directed --format csv").out)))
    assert rows[1][:3] == ["MOR", "GON", "30"]
    assert "no pair has acts enough" in run(f"changes --db {db} --since 2022 --type REJECT").err
