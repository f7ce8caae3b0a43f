"""``--jobs``: what is written and stored is what one process writes and stores."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from house_fakes import CRASH, DRILL, FOREIGN, RAID, FakeCoder
from run_fakes import DEADLY, Deadly
from run_stores import BROKEN, many, tables
from whowhom.cli import main
from whowhom.cli.house import House
from whowhom.read import units
from whowhom.run import all_cores, team
from whowhom.store import IngestInterruptedError, open_store


@pytest.fixture
def source(tmp_path, monkeypatch):
    """The reports in one file."""
    (tmp_path / "many.jsonl").write_text("\n".join(many()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "many.jsonl"


def ingested(path, source, jobs, batch=100):
    with open_store(path) as store, team(FakeCoder, jobs) as coder:
        return store.ingest_units(units([source]), coder, batch=batch)


@pytest.mark.parametrize("batch", [7, 100])
def test_a_store_filled_by_several_is_the_one_that_one_fills(tmp_path, source, batch):
    assert ingested(tmp_path / "1.duckdb", source, 1, batch) == ingested(tmp_path / "3.duckdb", source, 3, batch)
    one, three = (tables(tmp_path / f"{jobs}.duckdb", "modified") for jobs in (1, 3))
    assert one.keys() == three.keys()
    for name in one:
        assert one[name] == three[name], name


def test_what_the_store_holds_is_not_coded_again(tmp_path, source):
    ingested(tmp_path / "s.duckdb", source, 1)
    Path("more.jsonl").write_text(Path(source).read_text().replace(BROKEN, ""), encoding="utf-8")
    with open_store(tmp_path / "s.duckdb") as store, team(FakeCoder, 2) as coder:
        coder.foresee = lambda reports: foreseen.extend(reports)
        coder.drop = lambda reports: None
        foreseen = []
        store.ingest_units(units(["more.jsonl"]), coder)
    assert {one.text for one in foreseen} == {CRASH, FOREIGN}


def test_ctrl_c_keeps_what_is_done_and_a_later_run_goes_on(tmp_path, source):
    def stop(ledger):
        if ledger.read == 33:
            raise KeyboardInterrupt

    with open_store(tmp_path / "s.duckdb") as store, team(FakeCoder, 2) as coder:
        with pytest.raises(IngestInterruptedError) as stopped:
            store.ingest_units(units([source]), coder, progress=stop, batch=10)
        assert stopped.value.ledger.read == 33
        store.ingest_units(units([source]), coder)
    ingested(tmp_path / "whole.duckdb", source, 1)
    with open_store(tmp_path / "s.duckdb") as store, open_store(tmp_path / "whole.duckdb") as whole:
        assert list(store.events()) == list(whole.events())


@pytest.mark.parametrize("words", ["code many.jsonl --out {}.csv", "code many.jsonl --limit 30 --out {}.jsonl"])
def test_the_command_writes_the_same(source, capsys, words):
    told = []
    for jobs in ("1", "3", "auto"):
        code = main([*words.format(jobs).split(), "--jobs", jobs], House(FakeCoder))
        (written,) = Path().glob(f"{jobs}.*")
        told.append((code, capsys.readouterr().err, written.read_bytes()))
    assert told[0] == told[1] == told[2]
    assert len(told[0][2]) > 10_000


def test_a_report_that_ends_processes_is_one_line_and_the_others_are_stored(source, capsys):
    Path("deadly.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in (DRILL, f"{DEADLY} words", RAID)))
    assert main(["ingest", "deadly.jsonl", "--db", "s.duckdb", "--jobs", "2"], House(Deadly)) == 1
    said = capsys.readouterr().err
    assert said.count("DeadWorkerError: the process that coded it was ended twice") == 1
    with open_store("s.duckdb") as store:
        found = {row["text"]: row["status"] for row in store.sql("SELECT text, status FROM documents")}
    assert found == {DRILL: "coded", f"{DEADLY} words": "failed", RAID: "coded"}


@pytest.mark.parametrize("jobs", ["many", "-1", "1.5", "100000"])
def test_a_number_of_processes_that_cannot_be(source, capsys, jobs):
    assert main(["code", source, "--jobs", jobs], House(FakeCoder)) == 2
    assert capsys.readouterr().err.startswith(f"whowhom: --jobs {jobs}: no number of processes")


def test_auto_is_one_for_every_core():
    assert 1 <= all_cores() <= (os.cpu_count() or 1)


ENDLESS = """
import os, signal, sys
sys.path.insert(0, {tests!r})
signal.signal(signal.SIGINT, signal.default_int_handler)
from run_fakes import Endless
from whowhom.cli import main
from whowhom.cli.house import House
class Told(Endless):
    def read(self, report):
        os.write(1, b"here\\n")  # a whole line, whoever else writes
        super().read(report)
sys.exit(main({words!r}, House(Told)))
"""


@pytest.mark.parametrize("words", ["code many.jsonl --jobs 2", "ingest many.jsonl --db s.duckdb --jobs 2"])
def test_ctrl_c_ends_every_process_at_once(source, words):
    """As on a terminal, where it reaches them all."""
    script = ENDLESS.format(tests=str(Path(__file__).parents[1]), words=words.split())
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "here\n"
        os.killpg(program.pid, signal.SIGINT)
        _, err = program.communicate(timeout=60)  # which comes to an end when nobody holds the pipe open any more
    assert program.returncode == 130, err
    assert err.startswith("whowhom: stopped")
    assert err.count("\n") == 1


KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
from house_fakes import FakeCoder
from whowhom.cli import main
from whowhom.cli.house import House
from whowhom.run import worker
worker.ORPHAN_S = 0.1
def read(sources, **options):
    os.kill(os.getpid(), signal.SIGKILL)
    yield
main(["code", "many.jsonl", "--jobs", "2"], House(FakeCoder, read))
"""


def test_workers_end_with_a_program_that_is_killed(source):
    script = KILLED.format(tests=str(Path(__file__).parents[1]))
    ran = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, timeout=60)
    assert ran.returncode == -signal.SIGKILL  # and nobody holds the pipe open any more
