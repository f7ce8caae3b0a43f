"""A store copied, looked over and coded anew."""

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from house_fakes import DRILL, NOTHING, RAID, FakeCoder, full_event, raid_event, relation, report
from whowhom.records import Span
from whowhom.serial import event_to_dict
from whowhom.store import IngestInterruptedError, Ledger, StoreError, open_store
from whowhom.store.ask import index
from whowhom.store.upkeep.diff import changes
from whowhom.syntax import Reading


@pytest.fixture
def path(tmp_path):
    with open_store(tmp_path / "s.duckdb") as store:
        store.ingest([report(text) for text in (DRILL, RAID, NOTHING)], FakeCoder())
    return str(tmp_path / "s.duckdb")


def rows(store, sql):
    return [tuple(row.values()) for row in store.sql(sql)]


class Later(FakeCoder):
    """Another codebook: the raid is COERCE by Gondor's own, the drill has lost its relation, the harvest is news."""

    def __init__(self):
        super().__init__("book-2")

    def read(self, r):
        if r.text != NOTHING:
            self.seen.append(r.id)
        if r.text == RAID:
            return Reading(r, events=(replace(raid_event(r), id="evt_other", type="COERCE"),))
        if r.text == DRILL:
            return Reading(r, events=(full_event(r),))
        return super().read(r)


class TestSnapshot:
    def test_a_copy_is_a_store_of_its_own_with_its_index(self, path, tmp_path):
        with open_store(path, read_only=True) as store:
            made = store.snapshot(tmp_path / "copy.duckdb")
            records = list(store.events())
        with open_store(made.path) as copy:
            assert list(copy.events()) == records
            assert copy.events(text="attacked").note is None
            copy.ingest([report(RAID, "2020-01-01")], FakeCoder())
            assert rows(copy, "SELECT count(DISTINCT number) FROM events") == [(3,)]
        assert {entry.name for entry in tmp_path.iterdir()} == {
            *("s.duckdb", "s.duckdb.fts.sqlite", "copy.duckdb", "copy.duckdb.fts.sqlite")
        }

    def test_a_file_that_is_there_stays_unless_forced(self, path, tmp_path):
        old = tmp_path / "old.duckdb"
        old.write_bytes(b"old")
        with open_store(path) as store:
            with pytest.raises(StoreError, match=r"old\.duckdb is there already.*--force"):
                store.snapshot(old)
            assert old.read_bytes() == b"old"
            store.snapshot(old, force=True)
        with open_store(old) as copy:
            assert len(list(copy.events())) == 2

    @pytest.mark.parametrize("to", ["s.duckdb", "no/folder/copy.duckdb"])
    def test_where_no_copy_can_be_made_nothing_is_harmed(self, path, tmp_path, to):
        with open_store(path) as store, pytest.raises(StoreError, match=r"itself|cannot be written"):
            store.snapshot(tmp_path / to, force=True)
        with open_store(path) as store:
            assert len(list(store.events())) == 2

    def test_a_copy_that_differs_is_left_out(self, path, tmp_path, monkeypatch):
        monkeypatch.setattr(
            "whowhom.store.upkeep.snapshot._sums", lambda con, name: {"events": (1 if name == "snapshot" else 2, 0)}
        )
        with open_store(path) as store, pytest.raises(StoreError, match="differs from the store in events"):
            store.snapshot(tmp_path / "copy.duckdb")
        assert not (tmp_path / "copy.duckdb").exists()

    def test_a_copy_beside_a_writer_is_of_one_moment(self, tmp_path):
        """Every report brings an event; a copy made at any moment has as many of both."""
        with open_store(tmp_path / "s.duckdb") as store:
            reports = [report(RAID, f"{1900 + n}-01-01") for n in range(60)]
            writer = threading.Thread(target=store.ingest, args=(reports, FakeCoder()), kwargs={"batch": 3})
            writer.start()
            copies = [store.snapshot(tmp_path / f"{n}.duckdb").path for n in range(3)]
            writer.join()
        for copy in copies:
            with open_store(copy, read_only=True) as one:
                ((documents, events),) = rows(one, "SELECT (SELECT count(*) FROM documents), count(*) FROM events")
            assert documents == events


class TestCheck:
    @pytest.mark.parametrize("full", [True, False])
    def test_a_whole_store_has_no_findings(self, path, full):
        with open_store(path) as store:
            checked = store.check(full=full)
        assert (checked.findings, checked.records, checked.of) == ((), 3, 3)

    @pytest.mark.parametrize(
        ("harm", "what"),
        [
            ("DELETE FROM documents WHERE status = 'coded'", "events whose report is not there"),
            ("DELETE FROM documents WHERE status = 'coded'", "relations whose report is not there"),
            ("INSERT INTO documents FROM documents", "ids of reports that stand twice"),
            ("INSERT INTO events FROM events", "numbers of events that stand twice"),
            ("DELETE FROM events WHERE type = 'ASSAULT'", "reports that are coded and have no event"),
            ("DELETE FROM events WHERE type = 'ASSAULT'", "rows of event_parties without their event"),
            ("DELETE FROM event_parties WHERE side = 'recipient'", "events whose parties are not all"),
            ("DELETE FROM event_places", "events whose places are not all"),
            ("UPDATE documents SET status = 'no-events'", "reports without events, or failed, that have one"),
            ("UPDATE events SET type = 'AID'", "events whose record says another type than its column"),
            ("UPDATE events SET evidence = 'x'", "events whose record says another evidence"),
            ("UPDATE events SET record = '{}'", "events whose record cannot be read"),
            ("UPDATE relations SET kind = 'x'", "relations whose record says another kind"),
            ("UPDATE documents SET text = ' ' || text", "events with words that do not stand so in their report"),
            ("UPDATE runs SET ledger = json_object('read', 7, 'coded', 1)", "accounts of runs that do not add up"),
        ],
    )
    def test_what_is_wrong_is_named(self, path, harm, what):
        with duckdb.connect(path) as con:
            con.execute(harm)
        with open_store(path) as store:
            found = [str(finding) for finding in store.check(full=True).findings]
        assert any(line.startswith(what) for line in found), found

    @pytest.mark.parametrize(
        "harm",
        [
            "DELETE FROM parties",
            "UPDATE events SET day = NULL",
            "UPDATE incident_events SET event = 'evt_gone'",
        ],
    )
    def test_what_follows_from_the_records_can_be_mended(self, path, harm):
        with duckdb.connect(path) as con:
            con.execute(harm)
        with open_store(path) as store:
            checked = store.check()
            assert [finding.mend for finding in checked.findings] != []
            store.mend(checked)
            assert store.check(full=True).findings == ()

    def test_a_lost_index_is_found_and_made_anew(self, path):
        index.beside(path).unlink()
        with open_store(path) as store:
            checked = store.check()
            assert [finding.mend for finding in checked.findings] == ["index"]
            store.mend(checked)
            assert store.check().findings == ()
        assert index.beside(path).is_file()


class TestRecode:
    def test_only_what_another_codebook_coded_is_coded_anew(self, path):
        with open_store(path) as store:
            assert store.recode(FakeCoder()).of == 0
            coder = Later()
            done = store.recode(coder)
            assert sorted(coder.seen) == sorted(report(text).id for text in (DRILL, RAID, NOTHING))
            assert done.ledger == Ledger(read=3, coded=2, without_events=1, events=2)
            assert store.recode(Later()).of == 0
            assert store.check(full=True).findings == ()
            assert rows(store, "SELECT DISTINCT codebook FROM documents") == [("book-2",)]

    def test_what_changed_is_told_and_kept(self, path):
        told = []
        with open_store(path) as store:
            done = store.recode(Later(), on_change=told.append)
            kept = rows(store, "SELECT run, kind, type, before, after, fields FROM changes ORDER BY kind")
        raid = raid_event(report(RAID)).id
        assert kept == [
            (2, "changed", "COERCE", raid, "evt_other", ["type"]),
            (2, "gone", "alliance", relation(report(DRILL)).id, None, []),
        ]
        assert (done.unchanged, dict(done.fields)) == (1, {"type": 1})
        assert done.kinds == {("COERCE", "changed"): 1, ("alliance", "gone"): 1}
        assert [change.as_dict()["fields"] for change in told if change.kind == "changed"] == [
            {"type": {"before": "ASSAULT", "after": "COERCE"}}
        ]

    def test_a_dry_run_changes_nothing(self, path):
        with open_store(path, read_only=True) as store:
            done = store.recode(Later(), dry_run=True)
            assert done.kinds.total() == 2
            assert rows(store, "SELECT count(*) FROM changes") == [(0,)]
            assert len(store.runs()) == 1
            assert [record["type"] for record in store.events()] == ["ASSAULT", "COOPERATE"]
            assert store.recode(Later(), dry_run=True, limit=1).of == 1

    def test_a_report_that_now_fails_keeps_its_records(self, path):
        class Broken(Later):
            def read(self, r):
                if r.text == RAID:
                    raise RuntimeError("no")
                return super().read(r)

        problems = []
        with open_store(path) as store:
            done = store.recode(Broken(), on_problem=problems.append)
            assert (done.ledger.failed, done.ledger.adds_up, len(problems)) == (1, True, 1)
            assert [record["type"] for record in store.events()] == ["ASSAULT", "COOPERATE"]
            assert store.recode(Later()).of == 1, "and is tried again"

    def test_a_value_that_the_database_refuses_costs_only_its_own_report(self, path):
        class Odd(Later):
            def read(self, r):
                if r.text != DRILL:
                    return super().read(r)
                force = replace(full_event(r).forces[0], count=10**30)
                return Reading(r, events=(replace(full_event(r), forces=(force,)),))

        with open_store(path) as store:
            done = store.recode(Odd())
            assert (done.ledger.failed, done.ledger.coded, done.ledger.adds_up) == (1, 1, True)
            assert [record["type"] for record in store.events()] == ["COERCE", "COOPERATE"]
            assert store.check(full=True).findings == ()

    def test_ctrl_c_keeps_what_is_done(self, path, monkeypatch):
        monkeypatch.setattr("whowhom.store.upkeep.recode.BATCH", 1)

        class Stopping(Later):
            def read(self, r):
                if self.seen:
                    raise KeyboardInterrupt
                return super().read(r)

        with open_store(path) as store:
            with pytest.raises(IngestInterruptedError) as stopped:
                store.recode(Stopping())
            assert stopped.value.ledger.read == 1
            later = Later()
            assert store.recode(later).ledger.read == 2
            assert store.check(full=True).findings == ()


KILLED = """
import os, signal, sys
sys.path[:0] = [{tests!r}]
from house_fakes import FakeCoder
from whowhom.store import open_store
from whowhom.store.upkeep import recode
recode.BATCH = 2
class Dying(FakeCoder):
    def read(self, r):
        if len(self.seen) == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(r)
open_store({path!r}).recode(Dying("book-2"))
"""


def test_a_recode_that_was_killed_goes_on(tmp_path):
    path = str(tmp_path / "k.duckdb")
    with open_store(path) as store:
        store.ingest([report(f"Report {n}.") for n in range(5)], FakeCoder())
    script = KILLED.format(tests=str(Path(__file__).parent.parent), path=path)
    killed = subprocess.run([sys.executable, "-c", script], env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    with open_store(path) as store:
        assert rows(store, "SELECT count(*) FROM documents WHERE codebook = 'book-2'") == [(2,)]
        assert store.recode(FakeCoder("book-2")).ledger == Ledger(read=3, without_events=3)
        assert store.check(full=True).findings == ()


def records(*events):
    return [event_to_dict(event, report(RAID), "1", "b") for event in events]


def test_records_are_paired_by_words_and_type():
    raid = raid_event(report(RAID))
    old = records(raid, replace(raid, id="b", type="COERCE"))
    new = records(replace(raid, id="c", type="COERCE"), replace(raid, id="d", status="denied"))
    found = changes("doc", old, new)
    assert [(c.kind, c.before, c.after, list(c.told)) for c in found] == [("changed", raid.id, "d", ["status"])]
    assert found[0].told == {"status": ("occurred", "denied")}


def test_records_without_common_words_are_gone_and_new():
    raid = raid_event(report(RAID))
    start, half = raid.evidence[0].span[0], raid.evidence[0]
    first, second = half._replace(span=Span(start, start + 5)), half._replace(span=Span(start + 6, start + 9))
    found = changes(
        "doc", records(replace(raid, evidence=(first,))), records(replace(raid, id="n", evidence=(second,)))
    )
    assert [(c.kind, c.before, c.after) for c in found] == [("gone", raid.id, None), ("new", None, "n")]
    assert json.dumps(found[0].as_dict())
