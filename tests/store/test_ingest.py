"""Reports in: nothing is lost, nothing is counted twice, and the ledger adds up."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from house_fakes import CRASH, DRILL, FOREIGN, NOTHING, RAID, FakeCoder, full_event, report
from whowhom.records import Outlet, Problem
from whowhom.store import IngestInterruptedError, Ledger, open_store
from whowhom.syntax import Reading

TABLES = ("documents", "events", "event_parties", "event_places", "event_forces", "relations")
ALL = (DRILL, RAID, NOTHING, CRASH, FOREIGN)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        yield opened


def counts(store):
    return {table: next(iter(store.sql(f"SELECT count(*) AS n FROM {table}")))["n"] for table in TABLES}


def test_every_report_stands_in_one_column_of_the_ledger(store):
    lost = Problem("read", "missing", "x.txt: no such file; check the path.", "x.txt")
    warning = Problem("read", "bad-date", "y.txt: no date; give --published.", "y.txt", fatal=False)
    again = [report(DRILL), report(DRILL, source="there.txt")]
    ledger = store.ingest([*map(report, ALL), lost, warning, *again], FakeCoder())
    assert ledger == Ledger(read=8, coded=2, without_events=1, failed=3, known=1, copies=1, events=2, relations=1)
    assert ledger.adds_up
    assert store.runs()[0]["ledger"] == ledger.as_dict()
    assert store.runs()[0]["finished"] is not None


def test_rows_of_a_coded_report(store):
    store.ingest([report(DRILL)], FakeCoder())
    assert counts(store) == dict(zip(TABLES, (1, 1, 2, 1, 1, 1), strict=True))
    row = next(iter(store.sql("SELECT * FROM events")))
    assert (row["type"], row["actors"], row["precedent"]) == ("COOPERATE", ["GON.MIL", "ROH.MIL"], "first")
    assert str(row["when_start"]) == "2022-11-30"
    document = store.document(report(DRILL).id)
    assert document["text"] == DRILL
    assert document["status"] == "coded"


def test_a_document_keeps_whose_press_told_it(store):
    told = Outlet("PALANTIR", "Palantir", "GON", "agency", True, "yes", "field")
    store.ingest([replace(report(DRILL), outlet="Palantir", press=told), report(RAID)], FakeCoder())
    rows = list(store.sql("SELECT outlet, outlet_id, outlet_country FROM documents ORDER BY outlet_id"))
    assert [tuple(row.values()) for row in rows] == [("Palantir", "PALANTIR", "GON"), (None, None, None)]
    assert store.event("evt_drill")["document"]["outlet"]["state"] == "yes"


def test_a_second_time_adds_nothing(store):
    store.ingest(map(report, ALL), FakeCoder())
    before, coder = counts(store), FakeCoder()
    ledger = store.ingest(map(report, ALL), coder)
    assert ledger == Ledger(read=5, known=3, failed=2)
    assert counts(store) == before
    assert coder.seen == [report(CRASH).id, report(FOREIGN).id], "failed ones are tried again, the others not read"


def test_another_codebook_codes_anew_in_the_place_of_the_old(store):
    store.ingest([report(DRILL)], FakeCoder())
    before = counts(store)
    ledger = store.ingest([report(DRILL)], FakeCoder(codebook="book-2"))
    assert ledger.coded == 1
    assert counts(store) == before
    assert {row["codebook"] for row in store.sql("SELECT codebook FROM events")} == {"book-2"}


@pytest.mark.parametrize("again", [report(DRILL, "2022-12-01"), report(NOTHING, None)])
def test_the_same_text_of_another_date_is_another_report(store, again):
    ledger = store.ingest([report(again.text), again], FakeCoder())
    assert (ledger.read, ledger.known) == (2, 0)


def test_an_id_that_another_text_holds_is_refused_and_nothing_is_overwritten(store):
    ledger = store.ingest([report(DRILL, id="1"), report(RAID, id="1", source="b.jsonl")], FakeCoder())
    assert (ledger.coded, ledger.failed) == (1, 1)
    assert store.document("1")["text"] == DRILL
    assert "b.jsonl: the id 1" in store.problems()[0]["message"]


@pytest.mark.parametrize("batch", [1, 100])
def test_a_mended_report_takes_the_place_of_the_one_that_failed(store, batch):
    ledger = store.ingest([report(CRASH, id="1"), report(RAID, id="1")], FakeCoder(), batch=batch)
    assert (ledger.failed, ledger.coded) == (1, 1)
    assert store.document("1")["text"] == RAID
    assert counts(store)["documents"] == 1


def test_a_crash_is_a_problem_of_one_document(store):
    told = []
    ledger = store.ingest([report(CRASH), report(RAID)], FakeCoder(), on_problem=told.append)
    assert (ledger.failed, ledger.coded) == (1, 1)
    assert (told[0].stage, told[0].code, told[0].document) == ("code", "crash", report(CRASH).id)
    assert "here.txt" in told[0].message
    assert "RuntimeError: fell over" in told[0].message
    assert store.problems()[0]["message"] == told[0].message
    assert store.document(report(CRASH).id)["status"] == "failed"


class OddCoder(FakeCoder):
    """A count that no database column holds; the record itself is sound."""

    def read(self, report):
        if report.text != DRILL:
            return super().read(report)
        force = replace(full_event(report).forces[0], count=10**30)
        return Reading(report, events=(replace(full_event(report), forces=(force,)),))


def test_a_value_that_the_database_refuses_costs_only_its_own_report(store):
    ledger = store.ingest([report(RAID), report(DRILL), report(NOTHING)], OddCoder())
    assert ledger == Ledger(read=3, coded=1, without_events=1, failed=1, events=1)
    assert store.runs()[0]["ledger"] == ledger.as_dict()
    assert counts(store)["documents"] == 3


@pytest.mark.parametrize(
    ("text", "status"),
    [("zero \x00 byte", "no-events"), ("half \ud800 pair", "failed"), ("", "no-events"), ("🛡", "no-events")],
)
def test_odd_texts(store, text, status):
    made = replace(report("x"), text=text, id="odd")
    store.ingest([made], FakeCoder())
    assert store.document("odd")["status"] == status


def test_a_file_name_in_an_old_encoding_is_no_obstacle(store):
    ledger = store.ingest([replace(report(RAID), source="caf\udce9.txt")], FakeCoder())
    assert ledger.coded == 1


class Stopping(FakeCoder):
    """Ctrl-C during the third report."""

    def read(self, report):
        if len(self.seen) == 2:
            raise KeyboardInterrupt
        return super().read(report)


def test_ctrl_c_keeps_what_is_done_and_a_later_run_goes_on(store):
    with pytest.raises(IngestInterruptedError) as stopped:
        store.ingest(map(report, (DRILL, RAID, NOTHING)), Stopping())
    assert stopped.value.ledger == Ledger(read=2, coded=2, events=2, relations=1)
    run = store.runs()[0]
    assert (run["ledger"], run["finished"]) == (stopped.value.ledger.as_dict(), None)
    later = FakeCoder()
    assert store.ingest(map(report, (DRILL, RAID, NOTHING)), later) == Ledger(read=3, known=2, without_events=1)
    assert later.seen == [report(NOTHING).id]


def test_a_source_that_breaks_off_keeps_what_is_done(store):
    def reports():
        yield report(DRILL)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        store.ingest(reports(), FakeCoder(), batch=1)
    assert counts(store)["events"] == 1


@pytest.mark.parametrize("size", [1, 2, 500])
def test_batches_of_any_size_come_to_the_same(store, size):
    assert store.ingest(map(report, ALL), FakeCoder(), batch=size).read == 5
    assert counts(store)["documents"] == 5


@pytest.mark.parametrize("size", [0, 501])
def test_batch_out_of_range(store, size):
    with pytest.raises(ValueError, match=str(size)):
        store.ingest([], FakeCoder(), batch=size)


def test_progress_sees_every_report(store):
    seen = []
    store.ingest(map(report, ALL), FakeCoder(), progress=lambda ledger: seen.append(ledger.read))
    assert seen == [1, 2, 3, 4, 5]


KILLED = """
import os, signal, sys
sys.path[:0] = [{tests!r}]
from house_fakes import FakeCoder, report
from whowhom.store import open_store
def reports():
    for n in range(7):
        if n == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        yield report(f"Report {{n}}.")
open_store({path!r}).ingest(reports(), FakeCoder(), batch=2)
"""


def test_kill_9_loses_one_batch_at_most_and_doubles_nothing(tmp_path):
    path = str(tmp_path / "k.duckdb")
    script = KILLED.format(tests=str(Path(__file__).parent.parent), path=path)
    killed = subprocess.run([sys.executable, "-c", script], env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    with open_store(path, read_only=True) as store:
        assert counts(store)["documents"] == 4
        assert store.runs()[0]["ledger"]["read"] == 4
    with open_store(path) as store:
        ledger = store.ingest([report(f"Report {n}.") for n in range(7)], FakeCoder())
        assert ledger == Ledger(read=7, known=4, without_events=3)
        assert counts(store)["documents"] == 7
