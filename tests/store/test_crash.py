"""Whatever cuts an ingest off, and whenever: resumed, it gives exactly the records of one that nothing disturbed."""

import json
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from house_fakes import CRASH, DRILL, FOREIGN, NOTHING, RAID, FakeCoder
from whowhom.read import units
from whowhom.store import Ledger, open_store
from whowhom.store.intake.unit import TRIES

CHANGING = {"run", "started", "finished", "owner", "lease_until", "ledger"}  # numbers and times of runs
FRESH = ("coded", "without_events", "copies", "events", "relations")  # counted once, in whichever run


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """A JSONL file of 90 reports, copies, failures and a broken line among them, and a folder of 20 files."""
    tmp_path = tmp_path_factory.mktemp("sources")
    lines = []
    for n in range(90):
        text = (DRILL, RAID, f"{NOTHING} {n}", CRASH if n % 4 else FOREIGN)[n % 4 if n % 10 == 3 else n % 3]
        day = date(2022, 1, 1) + timedelta(days=n // 2)
        lines.append(json.dumps({"text": text, "published": day.isoformat(), "source": f"paper {n % 7}"}))
    lines[50] = "{broken"
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n:02}.txt").write_text(f"MINAS TIRITH, 3 March 2019 - {NOTHING} {n}", encoding="utf-8")
    return [str(tmp_path / "many.jsonl"), str(folder)]


def crashing(store, sources, *orders):
    """How each of the ingests ended that were cut off as ordered."""
    script = [sys.executable, str(Path(__file__).parent / "crashing.py"), str(store), *sources]
    asked = "".join(json.dumps(order) + "\n" for order in orders)
    ran = subprocess.run(script, input=asked, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, sources):
    path = tmp_path_factory.mktemp("undisturbed") / "s.duckdb"
    with open_store(path) as store:
        store.ingest_units(units(sources), FakeCoder())
    return path


def tables(path):
    """Every row of every table, without what tells one run from another."""
    with open_store(path, read_only=True) as store:
        names = [row["t"] for row in store.sql("SELECT table_name AS t FROM information_schema.tables")]
        return {
            name: sorted(json.dumps(lasting(name, row), default=repr) for row in store.sql(f"SELECT * FROM {name}"))
            for name in names
            if name != "runs"
        }


def lasting(table, row):
    if table == "linked":  # the state of a document's records begins with the run that wrote them
        return {**row, "state": row["state"].partition("/")[2]}
    return {key: cell for key, cell in row.items() if key not in CHANGING}


def account(path):
    """What all runs together counted as new, after every one of them was found to add up."""
    with open_store(path, read_only=True) as store:
        ledgers = [Ledger(**run["ledger"]) for run in store.runs()]
    assert all(ledger.adds_up for ledger in ledgers)
    total = sum(ledgers, Ledger())
    return {name: getattr(total, name) for name in FRESH}


def assert_the_same(path, other):
    found, wanted = tables(path), tables(other)
    assert found.keys() == wanted.keys()
    for name in wanted:
        assert found[name] == wanted[name], name
    assert account(path) == account(other)


def test_killed_at_random_points_and_resumed_it_is_as_if_nothing_had_happened(tmp_path, sources, undisturbed):
    chance = random.Random(5)
    orders = []
    for _ in range(10):
        orders.append({"kill": "report", "at": chance.randint(6, 10)})
        orders.append({"kill": "statement", "at": chance.randint(1, 40)})
        orders.append({"kill": "commit", "at": chance.randint(1, 4)})
    path = tmp_path / "killed.duckdb"
    ends = crashing(path, sources, *orders, {})
    assert ends.count("killed") >= 10
    assert ends[-1] == "done"
    assert_the_same(path, undisturbed)


def test_a_report_that_kills_the_program_costs_itself_alone(tmp_path):
    path, source = tmp_path / "deadly.duckdb", tmp_path / "some.jsonl"
    texts = [*(f"{NOTHING} {n}" for n in range(25)), "DEADLY words.", *(f"{NOTHING} {n}" for n in range(25, 50))]
    source.write_text("\n".join(json.dumps({"text": text, "published": "2022-01-01"}) for text in texts))
    ends = crashing(path, [str(source)], *[{"kill": "coder"}] * 10)
    assert ends == ["killed"] * (1 + TRIES) + ["done"], "the first time it had company"
    with open_store(path) as store:
        stored = {row["text"]: row["status"] for row in store.sql("SELECT text, status FROM documents")}
        deadly = [problem for problem in store.problems() if problem["code"] == "deadly"]
    assert stored == {text: "failed" if text.startswith("DEADLY") else "no-events" for text in texts}
    assert ["ended 3 times" in problem["message"] for problem in deadly] == [True]


def test_a_full_disk_is_one_sentence_and_what_was_committed_stays(tmp_path, sources, undisturbed):
    path = tmp_path / "full.duckdb"
    said, then = crashing(path, sources, {"kill": "disk", "at": 300_000}, {})
    assert said.startswith(f"{path} cannot be written: ")
    assert said.endswith("then give the same command again to go on from there.")
    assert "\n" not in said
    with open_store(path, read_only=True) as store:
        first, *_ = store.runs()
    assert first["ledger"]["read"] > 0
    assert first["finished"] is None
    assert then == "done"
    assert_the_same(path, undisturbed)
