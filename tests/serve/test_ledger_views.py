"""The account of a store over HTTP: it adds up, and leads to every source, problem and report."""

import csv
import io
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent.parent))

from house_fakes import CRASH, DRILL, FOREIGN, NOTHING, RAID, FakeCoder, fake_units, report
from whowhom.records import Problem
from whowhom.serve import application
from whowhom.store import open_store

FATES = ("coded", "without_events", "failed", "known", "copies")


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A store that two runs read, in which things went wrong, asked over HTTP."""
    folder = tmp_path_factory.mktemp("ledger")
    for name, text in {"drill": DRILL, "raid": RAID, "nothing": NOTHING, "crash": CRASH, "foreign": FOREIGN}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_store(folder / "s.duckdb") as store:
        store.ingest_units(fake_units()([str(file) for file in sorted(folder.glob("*.txt"))]), FakeCoder())
        store.ingest([report(RAID, "2022-12-01"), Problem("read", "empty", "late.txt holds no text.")], FakeCoder())
    with open_store(folder / "s.duckdb", read_only=True) as store:
        client = TestClient(application(store), base_url="http://127.0.0.1:8765")

        def ask(path, **params):
            answer = client.get("/api/v1" + path, params=params)
            assert answer.status_code == 200, answer.text
            return answer if "format" in params else answer.json()

        yield ask


def test_the_account_adds_up(asked):
    ledger = asked("/ledger")
    total = ledger["total"]
    assert total["read"] == sum(total[fate] for fate in FATES) > 5
    assert total["read"] == sum(run["counts"]["read"] for run in ledger["runs"])
    assert [run["id"] for run in ledger["runs"]] == [2, 1]
    assert ledger["differences"] == []


def test_it_says_what_the_store_holds_and_by_which_coder(asked):
    ledger = asked("/ledger")
    held = sum(one["count"] for one in ledger["reports"])
    assert held == asked("/ledger/reports")["total"]
    assert ledger["versions"] == [{"coder": "0.0-fake", "codebook": "book-1", "reports": held}]


def test_problems_are_told_by_kind_and_one_by_one(asked):
    kinds = {kind["code"]: kind for kind in asked("/ledger")["problems"]}
    assert kinds["crash"]["fatal"] and kinds["crash"]["examples"]
    told = asked("/ledger/problems")
    assert told["total"] == len(told["problems"]) == sum(kind["count"] for kind in kinds.values())
    fatal = [one["fatal"] for one in told["problems"]]
    assert fatal == sorted(fatal, reverse=True)


def test_problems_may_be_asked_for_by_run_kind_and_report(asked):
    (crash,) = asked("/ledger/problems", code="crash")["problems"]
    assert crash["stored"] and crash["source"].endswith("crash.txt")
    assert asked("/ledger/problems", document=crash["document"])["problems"] == [crash]
    assert {one["run"] for one in asked("/ledger/problems", run=2)["problems"]} == {2}
    (late,) = asked("/ledger/problems", code="empty")["problems"]
    assert not late["stored"] and late["title"] is None


def test_sources_say_how_far_they_were_read(asked):
    told = asked("/ledger/sources")
    assert sum(one["counts"]["read"] for one in told["sources"]) == asked("/ledger")["total"]["read"]
    assert {one["state"]: one["count"] for one in asked("/ledger")["sources"]} == {
        state: asked("/ledger/sources", state=state)["total"] for state in {one["state"] for one in told["sources"]}
    }
    assert asked("/ledger/sources", state="open")["total"] == 0
    (raid,) = asked("/ledger/sources", name="RAID.txt")["sources"]
    assert raid["counts"]["coded"] == 1


def test_reports_are_told_by_what_became_of_them(asked):
    (raid, _), (nothing,) = (
        asked("/ledger/reports", status=status)["reports"][:2] for status in ("coded", "no-events")
    )
    assert raid["records"] == 1 and nothing["records"] == 0
    assert asked("/ledger/reports", run=2)["reports"] == [raid]
    assert asked("/ledger/reports", name="nothing.t")["reports"] == [nothing]


def test_long_lists_come_in_parts_or_as_a_file(asked):
    whole = asked("/ledger/reports")["reports"]
    assert asked("/ledger/reports", limit=2, offset=1)["reports"] == whole[1:3]
    rows = list(csv.DictReader(io.StringIO(asked("/ledger/reports", format="csv").text)))
    assert [row["id"] for row in rows] == [one["id"] for one in whole]
