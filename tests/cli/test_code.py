"""``whowhom code``: forms of output, exit codes, and errors of one line."""

import csv
import io
import json
import re
import sys

import duckdb
import pytest
from rich.cells import cell_len

from house_fakes import DRILL, RAID, FakeCoder, fake_read
from whowhom.cli.house import House
from whowhom.records import Problem


def test_a_pipe_gets_one_json_record_a_line(run):
    ran = run("code drill.txt raid.txt")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert [(r["record"], r.get("type")) for r in records] == [
        ("event", "COOPERATE"),
        ("relation", None),
        ("event", "ASSAULT"),
    ]
    assert (ran.code, ran.err) == (0, "")


def test_a_terminal_gets_a_table(run, terminal):
    terminal()
    ran = run("code drill.txt nothing.txt")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", ran.out)
    assert "Who → whom" in plain
    assert "cooperate: exercise" in plain
    assert "No events found." in plain
    assert ran.code == 0


def test_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RAID.encode())))
    record = json.loads(run("code -").out)
    assert record["document"]["source"] == "-"
    assert record["type"] == "ASSAULT"


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_table_keeps_within_its_width_and_says_everything(run, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    ran = run("code drill.txt raid.txt --format table")
    assert max(cell_len(line) for line in ran.out.splitlines()) <= width
    told = " ".join(ran.out.split())
    for word in ("2022-11-30", "Gondor", "Rohan", "↔", "→", "Pelennor", "Ministry", "assault", "standing", "alliance"):
        assert word in told


def test_csv(run):
    ran = run("code drill.txt raid.txt --format csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["type"] for row in rows] == ["COOPERATE", "alliance", "ASSAULT"]
    assert rows[0]["actors"] == "GON.MIL; ROH.MIL"
    assert rows[0]["casualties"] == "at least 3 wounded"
    assert rows[2]["start"] == "2019-03-03"


@pytest.mark.parametrize("args", ["--out acts.parquet", "--format parquet --out acts.parquet"])
def test_parquet(run, args):
    assert run(f"code drill.txt raid.txt {args}").code == 0
    rows = duckdb.sql("SELECT type, actors, json FROM 'acts.parquet'").fetchall()
    assert [row[0] for row in rows] == ["COOPERATE", "alliance", "ASSAULT"]
    assert rows[0][1] == ["GON.MIL", "ROH.MIL"]
    assert json.loads(rows[2][2])["record"] == "event"


def test_out_takes_the_form_of_its_ending_and_leaves_standard_output_alone(run, files):
    assert run("code drill.txt --out acts.csv").out == ""
    assert (files / "acts.csv").read_text(encoding="utf-8").startswith("record,id,")
    assert run("code drill.txt --out acts.txt").out == ""
    assert (files / "acts.txt").read_text(encoding="utf-8").startswith('{"record": "event"')


def test_a_report_that_fails_is_named_and_costs_no_other(run):
    ran = run("code crash.txt gone.txt foreign.txt raid.txt")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    lines = ran.err.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("whowhom: crash.txt (doc_")
    assert "RuntimeError: fell over" in lines[0]
    assert lines[1] == "whowhom: There is no file 'gone.txt'."
    assert "foreign.txt is not in English" in lines[2]


def test_a_warning_is_a_note_and_no_failure(run):
    def warned(sources, **options):
        yield Problem("read", "bad-date", "raid.txt: no date of publication; give --published.", fatal=False)
        yield from fake_read(sources, **options)

    ran = run("code raid.txt", House(FakeCoder, warned))
    assert ran.code == 0
    assert ran.err == "whowhom: note: raid.txt: no date of publication; give --published.\n"


def test_limit_stops_and_says_so(run):
    ran = run("code drill.txt raid.txt --limit 1")
    assert len(ran.out.splitlines()) == 1
    assert "stopped at --limit 1, in report 1" in ran.err
    assert ran.code == 0
    assert run("code drill.txt raid.txt --limit 9").err == ""


def test_no_events_give_no_lines(run):
    assert run("code nothing.txt") == (0, "", "")


def test_options_reach_the_reader_and_the_coder(run):
    seen = {}

    def coder(codebook, model, learned):
        seen.update(codebook=codebook, model=model, learned=learned)
        return FakeCoder()

    def reader(sources, *, stdin, **options):
        seen.update(sources=sources, **options)
        return iter(())

    args = "code raid.txt - --published 2020-02-29 --input text --codebook . --model en_x --frames-only"
    args += " --columns text=body --allow-private"
    assert run(args, House(coder, reader)).code == 0
    assert seen == {
        "codebook": ".",
        "model": "en_x",
        "learned": False,
        "sources": ["raid.txt", "-"],
        "input": "text",
        "published": "2020-02-29",
        "columns": "text=body",
        "allow_private": True,
    }


def _no_model(codebook, model, learned):
    raise LookupError(f"The parser model {model} is not installed.")


def _bad_input(sources, **options):
    raise ValueError(f"'{options['input']}' is no input format.")


@pytest.mark.parametrize(
    ("args", "house", "says"),
    [
        ("code gone.txt", None, "gone.txt: no such file"),
        ("code raid.txt --published 30.11.2022", None, "--published 30.11.2022: no day"),
        ("code raid.txt --published 2022-02-30", None, "--published 2022-02-30: no day"),
        ("code raid.txt --format yaml", None, "--format yaml: no such form; choose table, jsonl, csv or parquet"),
        ("code raid.txt --codebook gone/", None, "--codebook gone/: no such folder"),
        ("code raid.txt --model en_x", House(_no_model, fake_read), "The parser model en_x is not installed"),
        ("code raid.txt --input odt", House(FakeCoder, _bad_input), "'odt' is no input format"),
        ("code raid.txt --out no/acts.csv", None, "no/acts.csv"),
        ("code raid.txt --out no/acts.parquet", None, "no/acts.parquet cannot be written"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(run, args, house, says):
    ran = run(args, house)
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("args", ["code", "code raid.txt --limit -1", "code raid.txt --nonsense", "sing", "events"])
def test_wrong_arguments_are_exit_code_2(run, args):
    ran = run(args)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_parquet_is_refused_on_a_terminal(run, terminal):
    terminal()
    ran = run("code raid.txt --format parquet")
    assert ran.code == 2
    assert "--out FILE.parquet" in ran.err


def test_progress_only_where_asked_for_in_a_pipe(run):
    assert "1 reports read" in run("code drill.txt --progress").err
    assert run("code drill.txt").err == ""


def test_ctrl_c_is_exit_code_130(run):
    class Stopped(FakeCoder):
        def read(self, report):
            raise KeyboardInterrupt

    ran = run("code drill.txt", House(Stopped, fake_read))
    assert (ran.code, ran.err) == (130, "whowhom: stopped.\n")


def test_a_fault_of_ours_is_not_hidden(run):
    def faulty(codebook, model, learned):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run("code drill.txt", House(faulty, fake_read))


def test_text_is_written_as_it_is(run, files):
    (files / "drill.txt").write_text(DRILL, encoding="utf-8")
    assert DRILL[:40] in run("code drill.txt").out
