"""``whowhom run``: whatever the engine and whatever happens to it, ``ingest DIR`` stores what direct coding stores."""

import json
import os
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import pytest

import whowhom
from house_fakes import DRILL, NOTHING, RAID, FakeCoder
from run_fakes import DEADLY, Deadly, DeadlyOnce
from run_stores import many, tables
from whowhom.cli import main
from whowhom.cli.house import House
from whowhom.read import units
from whowhom.records import Problem
from whowhom.run import told
from whowhom.run.part import BEGUN, Part, PartSource, lines
from whowhom.run.source import TRIES, code_source
from whowhom.run.team import _read
from whowhom.store import open_store

ROOT = Path(__file__).parents[2]
RAY = pytest.param("ray", marks=pytest.mark.skipif(not find_spec("ray"), reason="Ray is not installed"))
ENGINES = ("local", RAY)
OF_FILES = ("digest", "attempts")  # what is known of a file only where it is read


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """Six files with 20 reports each, among them copies, failures, notes and broken lines."""
    (tmp_path / "archive").mkdir()
    made = many()
    made[51] = json.dumps({"text": "Die Ernte war gut in diesem Jahr, und alle freuten sich sehr darüber, sagte er."})
    for n in range(6):
        (tmp_path / "archive" / f"{n}.jsonl").write_text("\n".join(made[n * 20 : n * 20 + 20]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests"))))  # for Ray's workers,
    monkeypatch.setenv("RAY_worker_niceness", "0")  # which stand back behind all else, a machine's other tests too
    return "archive"


def assert_the_same_stores(one, other):
    found, wanted = tables(one, *OF_FILES), tables(other, *OF_FILES)
    assert found.keys() == wanted.keys()
    for name in wanted:
        assert found[name] == wanted[name], name


def run(words, coder=FakeCoder):
    return main(words.split(), House(coder))


@pytest.mark.parametrize("how", ["", "--jobs 3", pytest.param("--jobs 2 --engine ray", marks=RAY.marks)])
def test_a_run_taken_in_is_what_direct_coding_stores(archive, capsys, how):
    assert run(f"run {archive} --out coded {how}") == 1
    assert "6 sources coded: 120 reports, 46 events, 50 failed; " in capsys.readouterr().out
    assert run("ingest coded --db run.duckdb") == run(f"ingest {archive} --db direct.duckdb") == 1
    assert_the_same_stores("run.duckdb", "direct.duckdb")
    capsys.readouterr()
    run("ingest coded --db run.duckdb")
    run(f"ingest {archive} --db run.duckdb")
    assert capsys.readouterr().out.count("120  reports read") == 2


def test_real_reports_are_told_as_they_were_coded(tmp_path):
    coder = whowhom.Coder()
    teller = told.Teller(coder.version, coder.codebook_id)
    for source in [source for source in units([str(ROOT / "examples")]) if not isinstance(source, Problem)][:12]:
        code_source(coder, (tmp_path, source))
        back = list(PartSource(Part(tmp_path, source).path).items())
        for (one, mark), (report, after) in zip(back, source.items(), strict=True):
            assert mark == after
            assert {name: getattr(one, name) for name in told.ABOUT} == asdict(report)
            assert teller.read(one) == _read(coder, report)
            assert teller.about(one) == coder.about(report)


def test_what_is_done_is_passed_over_and_what_has_changed_is_not(archive, capsys):
    run(f"run {archive} --out coded")
    with open(f"{archive}/3.jsonl", "a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"text": NOTHING + " Again."}))
    capsys.readouterr()
    run(f"run {archive} --out coded")
    assert "1 sources coded: 21 reports" in capsys.readouterr().out
    run("ingest coded --db run.duckdb")
    run(f"ingest {archive} --db direct.duckdb")
    assert_the_same_stores("run.duckdb", "direct.duckdb")


def test_a_folder_is_of_one_coder_and_of_a_run(archive, capsys):
    run(f"run {archive} --out coded")
    assert run(f"run {archive} --out coded --codebook {archive}") == 2
    assert run(f"run {archive} --out {archive}") == 2
    assert run(f"ingest coded {archive} --db s.duckdb") == 2
    assert run("ingest coded --db s.duckdb --frames-only") == 2
    first, second, third, fourth = capsys.readouterr().err.splitlines()
    assert first == "whowhom: coded holds a run of another coder or codebook; give a new folder."
    assert second == f"whowhom: {archive} is no folder of a run, and not empty; give a new folder."
    assert (
        third
        == fourth
        == ("whowhom: coded is a run, coded already; ingest it alone, without options of reading or coding.")
    )


@pytest.mark.parametrize("words", ["- --out coded", "archive --out coded --engine dask", "archive --out c --address x"])
def test_what_a_run_cannot_take(archive, capsys, words):
    assert run(f"run {words}") == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def source(archive):
    (found,) = units([f"{archive}/0.jsonl"])
    return found


def cut(part, documents):
    """The part as it would stand, had it been cut short in the line after so many documents."""
    text = part.path.read_text(encoding="utf-8").splitlines(keepends=True)
    path = part.new()
    path.write_text("".join(text[: documents + 1]) + text[documents + 1][:40], encoding="utf-8")
    return path


@pytest.mark.parametrize("documents", [0, 1, 7, 19])
def test_a_source_is_gone_on_with_where_it_was_cut_short(tmp_path, source, documents):
    part, coder = Part(tmp_path, source), FakeCoder()
    whole = code_source(coder, (tmp_path, source))
    written = part.path.read_bytes()
    cut(part, documents)
    cut(part, documents // 2)
    part.path.unlink()
    again = FakeCoder()
    assert code_source(again, (tmp_path, source)) == whole
    assert part.path.read_bytes() == written
    assert again.seen == coder.seen[documents:]
    assert [path for path in tmp_path.iterdir() if path.is_file()] == [part.path]


def test_a_document_at_which_processes_end_is_passed_over_and_then_the_rest(tmp_path, source):
    part = Part(tmp_path, source)
    code_source(FakeCoder(), (tmp_path, source))
    for deaths, lost in ((TRIES - 1, 0), (TRIES, 1), (2 * TRIES, 1)):
        for _ in range(deaths):
            cut(part, 5)
        part.path.unlink()
        code_source(FakeCoder(), (tmp_path, source))
        found = list(lines(part.path))
        dead = [line for line in found if "DeadWorkerError" in json.dumps(line)]
        assert len(dead) == lost
        assert len(found) == (6 if deaths == 2 * TRIES else 20)
        if len(found) < 20:
            part.path.unlink()
            code_source(FakeCoder(), (tmp_path, source))


def add(archive, name, *texts):
    path = Path(archive, name)
    path.write_text("".join(json.dumps({"text": text, "published": "2022-01-01"}) + "\n" for text in texts))


@pytest.mark.parametrize("engine", ENGINES)
def test_workers_that_are_killed_lose_and_double_nothing(archive, tmp_path, engine):
    marks = [str(tmp_path / f"mark-{n}") for n in range(3)]
    for n, mark in enumerate(marks):
        add(archive, f"killed-{n}.jsonl", DRILL, mark, RAID)
    run(f"run {archive} --out coded --jobs 2 --engine {engine}", DeadlyOnce)
    assert all(Path(mark).exists() for mark in marks)
    assert not list(Path("coded/parts").glob(f"*{BEGUN}"))
    run("ingest coded --db run.duckdb")
    run(f"ingest {archive} --db direct.duckdb")
    assert_the_same_stores("run.duckdb", "direct.duckdb")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_report_that_ends_every_process_costs_itself_alone(archive, engine):
    add(archive, "deadly.jsonl", "First.", f"{DEADLY} one", "Second.", f"{DEADLY} two", "Third.")
    assert run(f"run {archive} --out coded --jobs 2 --engine {engine}", Deadly) == 1
    run("ingest coded --db s.duckdb")
    with open_store("s.duckdb") as store:
        sql = "SELECT text, status FROM documents WHERE source LIKE '%deadly%'"
        found = {row["text"]: row["status"] for row in store.sql(sql)}
        deadly = [problem for problem in store.problems() if "DeadWorkerError" in problem["message"]]
    assert found.pop(f"{DEADLY} one") == found.pop(f"{DEADLY} two") == "failed"
    assert found == dict.fromkeys(("First.", "Second.", "Third."), "no-events")
    assert len(deadly) == 2
