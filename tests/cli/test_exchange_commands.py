"""``export``, ``import`` and ``compare`` from the command line."""

import csv
import io
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))

from fakes import SAMPLES, sample

from house_fakes import DRILL, RAID, FakeCoder, report
from whowhom.cli.compare import _write
from whowhom.export import FORMS
from whowhom.store import open_store


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A store of two reports, and a data set in it."""
    path = tmp_path_factory.mktemp("made") / "s.duckdb"
    with open_store(path) as store:
        store.ingest([report(DRILL), report(RAID)], FakeCoder())
        store.import_file(sample("icews"), "icews")
    return path


@pytest.fixture
def filled(run, files, made):
    """The program with a copy of that store, ``s.duckdb``."""
    shutil.copy(made, files / "s.duckdb")
    return run


def test_the_list_tells_every_form(run):
    ran = run("export --list")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_whole_with_its_account(filled, files, form):
    ran = filled(f"export {form} --db s.duckdb --out made.{form}")
    assert ran.code == 0
    assert "of 2 acts" in ran.err
    assert (files / f"made.{form}").stat().st_mode & 0o777 == 0o666 & ~current_umask()
    assert not [path for path in files.iterdir() if path.name.startswith(".")]


def current_umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_export_goes_to_standard_output_and_heeds_conditions(filled):
    ran = filled("export gdelt --db s.duckdb --type ASSAULT")
    assert len(ran.out.splitlines()) == 1
    assert ran.out.split("\t")[1] == "20190303"
    assert ran.err == "whowhom: 1 row written, of 1 of 1 acts\n"


def test_incidents_that_are_not_drawn_up_yet_are_first(filled, files):
    with open_store(files / "s.duckdb") as store:
        for table in ("incidents", "incident_events", "linked"):
            store._con.execute(f"DELETE FROM {table}")
    ran = filled("export gdelt --db s.duckdb --incidents")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 3
    assert "of 2 of 2 acts" in ran.err


def test_what_is_left_out_is_told(filled):
    ran = filled("export mme --db s.duckdb")
    assert "left out: type other than COOPERATE" in ran.err
    assert "left out: fewer than two states" not in ran.err or len(ran.out.splitlines()) >= 1


def test_an_imported_data_set_goes_out_as_it_came(filled, files):
    assert filled("export icews --db s.duckdb --dataset icews --out back.tab").code == 0
    assert (files / "back.tab").read_bytes() == sample("icews").read_bytes()


@pytest.mark.parametrize("form", SAMPLES)
def test_import_ends_with_its_account(run, form):
    first = run(f"import {sample(form)} --as {form} --db s.duckdb")
    assert first.code == 0
    count = first.out.split()[0]
    again = run(f"import {sample(form)} --as {form} --db s.duckdb")
    assert [line.split() for line in again.out.splitlines()] == [
        [count, "rows", "read"],
        ["0", "added"],
        [count, "known"],
        ["0", "refused"],
    ]


def test_a_refused_row_is_named_and_the_code_is_1(run, files):
    (files / "bad.tab").write_text(sample("icews").read_text().replace("\t062\t", "\t13y\t"))
    ran = run("import bad.tab --as icews --db s.duckdb --progress")
    assert ran.code == 1
    assert "bad.tab, line 2: CAMEO Code '13y' is no CAMEO code; the row is left out." in ran.err


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_compare(filled, form):
    ran = filled(f"compare --db s.duckdb --with icews --by year --format {form}")
    assert ran.code == 0
    assert "2 incidents and 2 rows of icews" in ran.err
    rows = {
        "jsonl": lambda: [json.loads(line) for line in ran.out.splitlines()],
        "csv": lambda: list(csv.DictReader(io.StringIO(ran.out))),
        "table": lambda: [line for line in ran.out.splitlines() if "2022" in line],
    }[form]()
    assert len(rows) == (2 if form == "table" else 4)


def test_a_table_of_what_both_have_fits_a_narrow_terminal(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    days = {"our_day": "2022-11-30", "their_day": "2022-12-01"}
    row = {
        "one": "CHN",
        "other": "RUS",
        "type": "COOPERATE",
        **days,
        "ours": "inc_0123456789abcdef",
        "theirs": "1" * 16,
    }
    _write([row], "table")
    told = capsys.readouterr().out
    assert told.splitlines()[-1].split() == [*list(row.values())[:5], "inc_01234567", "1" * 16]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("export", "--list tells what"),
        ("export excel --db s.duckdb", "choose acled, gdelt"),
        ("export icews --db s.duckdb --dataset icews --actor RUS", "leave the other conditions out"),
        ("export icews --db s.duckdb --dataset theirs", "it holds icews"),
        ("export gdelt --db s.duckdb --out nowhere/x.tsv", "cannot be written"),
        ("import none.tab --as icews --db s.duckdb", "check the path"),
        ("import drill.txt --as icews --db s.duckdb", "is no file of ICEWS"),
        ("import drill.txt --as excel --db s.duckdb", "no layout 'excel'"),
        ("compare --db s.duckdb --with theirs", "no data set 'theirs'"),
        ("compare --db s.duckdb --with icews --by hour", "choose day, week"),
        ("compare --db s.duckdb --with icews --format xml", "choose table, jsonl or csv"),
    ],
)
def test_wrong_use_is_one_line_with_the_way_out(filled, command, said):
    ran = filled(command)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
