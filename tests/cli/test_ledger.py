"""``ledger``: the account of every run and of the whole store."""

import json

import pytest

from house_fakes import DRILL, RAID, FakeCoder, fake_units
from whowhom.cli.house import House
from whowhom.store import open_store


@pytest.fixture
def filled(run):
    """Two runs, with a failure, a copy and a note; the second is cut short."""

    class Stopping(FakeCoder):
        def read(self, report):
            if report.text == RAID:
                raise KeyboardInterrupt
            return super().read(report)

    assert run("ingest drill.txt crash.txt nothing.txt --db s.duckdb").code == 1
    assert run("ingest drill.txt raid.txt --db s.duckdb", House(Stopping, units=fake_units())).code == 130
    return run


def lines(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_every_run_and_the_whole_store(filled):
    ran = filled("ledger --db s.duckdb")
    first, second, store = lines(ran)
    assert (first["ledger"]["read"], second["ledger"]["known"]) == (3, 1)
    assert first["finished"]
    assert second["finished"] is None
    assert store["ledger"]["read"] == 4
    assert store["documents"] == {"coded": 1, "failed": 1, "no-events": 1}
    assert ran.err == (
        "whowhom: note: 1 source was not read to the end; go on with `whowhom ingest raid.txt --db s.duckdb`.\n"
    )


def test_a_table_of_runs_on_a_terminal(filled):
    out = filled("ledger --db s.duckdb --format table").out
    assert "cut short" in out
    assert "The store holds 3 reports: 1 coded, 1 failed, 1 no events." in out


def test_by_source(filled):
    found = {unit["name"]: unit for unit in lines(filled("ledger --db s.duckdb --units"))}
    assert (found["drill.txt"]["read"], found["drill.txt"]["known"]) == (2, 1)
    assert (found["crash.txt"]["state"], found["raid.txt"]["state"]) == ("failed", "waiting")
    assert "crash.txt" in filled("ledger --db s.duckdb --units --format table").out


def test_problems_by_kind_with_examples(filled):
    (kind,) = lines(filled("ledger --db s.duckdb --problems"))
    assert (kind["stage"], kind["code"], kind["count"]) == ("code", "crash", 1)
    assert "crash.txt" in kind["examples"][0]
    assert "code/crash" in filled("ledger --db s.duckdb --problems --format table").out
    assert filled("ledger --db s.duckdb --problems --run 2").out == ""


def test_a_ledger_that_somebody_has_changed_does_not_pass(filled):
    with open_store("s.duckdb") as store:
        store._con.execute("UPDATE runs SET ledger = json_merge_patch(ledger, '{\"coded\": 7}') WHERE id = 1")
    ran = filled("ledger --db s.duckdb")
    assert ran.code == 1
    assert "The ledger of run 1 does not add up." in ran.err
    assert "The runs count 7 coded, the sources 1." in ran.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ("--run 1", "add --problems"),
        ("--problems --run 9", "there is no such run"),
        ("--format csv", "choose table or jsonl"),
    ],
)
def test_wrong_use(filled, args, says):
    ran = filled(f"ledger --db s.duckdb {args}")
    assert ran.code == 2
    assert says in ran.err


def test_reports_that_a_program_gave_stand_in_the_account(run, files):
    from house_fakes import report

    with open_store("s.duckdb") as store:
        store.ingest([report(DRILL)], FakeCoder())
    assert run("ledger --db s.duckdb").code == 0
    (unit,) = lines(run("ledger --db s.duckdb --units"))
    assert (unit["kind"], unit["coded"]) == ("given", 1)
