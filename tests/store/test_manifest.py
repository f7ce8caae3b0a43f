"""The manifest: what was read to its end is passed over, what was cut short goes on, what changed is read again."""

import json
import os
from dataclasses import dataclass, field

import duckdb
import pytest

from house_fakes import CRASH, DRILL, NOTHING, RAID, FakeCoder, report
from whowhom.records import Problem
from whowhom.store import IngestInterruptedError, Ledger, open_store, schema
from whowhom.store.intake.manifest import owner
from whowhom.store.intake.unit import TRIES

NOTE = Problem("read", "bad-date", "y.txt: no date; give --published.", fatal=False)
BAD = Problem("read", "bad-line", "y.txt, line 2 is broken JSON.")


@dataclass
class Fake:
    """A source of given items, which remembers from where it was read."""

    things: list = field(default_factory=lambda: [report(DRILL), report(RAID), report(NOTHING)])
    name: str = "fake"
    kind: str = "fake"
    settings: str = ""
    modified: int | None = 1
    read: list = field(default_factory=list)

    @property
    def size(self):
        return len(self.things)

    def digest(self):
        return str(hash(str(self.things)))

    def items(self, cursor=0):
        self.read.append(cursor)
        for place, thing in enumerate(self.things[cursor:], cursor + 1):
            yield thing, place


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        yield opened


def row(store, name="fake"):
    return next(iter(store.sql("SELECT * FROM units WHERE name = ?", [name])))


def put(store, column, value):
    """Changes every row of the manifest, as another process might have left it."""
    store._con.execute(f"UPDATE units SET {column} = ?", [value])


class StopAt(FakeCoder):
    """Ctrl-C when this report's turn comes."""

    def __init__(self, text, error=KeyboardInterrupt):
        super().__init__()
        self.text, self.error = text, error

    def read(self, report):
        if report.text == self.text:
            raise self.error
        return super().read(report)


def test_a_source_is_done_when_it_was_read_to_its_end(store):
    ledger = store.ingest_units([Fake()], FakeCoder())
    assert ledger == Ledger(read=3, coded=2, without_events=1, events=2, relations=1)
    found = row(store)
    assert (found["state"], found["reports"], found["lost"], found["passes"]) == ("done", 3, 0, 1)
    assert (found["attempts"], found["owner"], found["lease_until"]) == (0, None, None)


def test_what_is_done_and_unchanged_is_not_read_again_and_counts_as_known(store):
    store.ingest_units([Fake()], FakeCoder())
    again = Fake()
    assert store.ingest_units([again], FakeCoder()) == Ledger(read=3, known=3)
    assert again.read == []


@pytest.mark.parametrize(
    ("change", "coder"),
    [
        ({"things": [report(DRILL), report("New.")]}, FakeCoder()),
        ({"settings": "published=2022-11-30"}, FakeCoder()),
        ({}, FakeCoder(codebook="book-2")),
    ],
    ids=["content", "settings", "codebook"],
)
def test_what_has_changed_is_read_again(store, change, coder):
    store.ingest_units([Fake()], FakeCoder())
    again = Fake(**change)
    ledger = store.ingest_units([again], coder)
    assert again.read == [0]
    assert ledger.read == row(store)["reports"] == len(again.things)


def test_a_new_time_stamp_alone_is_no_change(store):
    store.ingest_units([Fake()], FakeCoder())
    for _ in range(2):
        again = Fake(modified=2)
        assert store.ingest_units([again], FakeCoder()).known == 3
        assert again.read == []
    assert row(store)["modified"] == 2


def test_ctrl_c_is_taken_up_at_the_cursor(store):
    with pytest.raises(IngestInterruptedError) as stopped:
        store.ingest_units([Fake(), Fake([report("Later.")], "other")], StopAt(NOTHING))
    assert stopped.value.ledger.read == 2
    assert (row(store)["state"], row(store)["cursor"], row(store)["attempts"]) == ("waiting", "2", 0)
    assert row(store, "other")["state"] == "waiting"
    again, coder = Fake(), FakeCoder()
    assert store.ingest_units([again], coder) == Ledger(read=3, known=2, without_events=1)
    assert (again.read, coder.seen) == ([2], [report(NOTHING).id])


def test_a_note_goes_with_its_report(store):
    """Wherever the work is cut, the note is told once."""
    with pytest.raises(IngestInterruptedError):
        store.ingest_units([Fake([report(RAID), NOTE, report(DRILL), NOTE])], StopAt(DRILL))
    assert store.problems() == []
    store.ingest_units([Fake([report(RAID), NOTE, report(DRILL), NOTE])], FakeCoder())
    assert [problem["message"] for problem in store.problems()] == [NOTE.message] * 2


def test_a_report_that_fails_is_tried_in_three_runs_and_stays_visible(store):
    things = [report(CRASH), report(RAID), BAD]
    for n in range(TRIES):
        again, coder = Fake(things), FakeCoder()
        assert store.ingest_units([again], coder).failed == 2
        assert again.read == [0], n
        assert report(CRASH).id in coder.seen
    again = Fake(things)
    assert store.ingest_units([again], FakeCoder()) == Ledger(read=3, known=1, failed=2)
    assert again.read == []
    assert (row(store)["lost"], row(store)["error"]) == (2, BAD.message)


def test_another_version_of_the_coder_tries_again_what_failed(store):
    for _ in range(TRIES):
        store.ingest_units([Fake([report(CRASH)])], FakeCoder())
    assert row(store)["state"] == "failed"
    later = FakeCoder()
    later.version = "0.1-fake"
    store.ingest_units([Fake([report(CRASH)])], later)
    assert later.seen == [report(CRASH).id]


def test_a_reader_that_falls_over_costs_its_own_source_only(store):
    class Broken(Fake):
        def items(self, cursor=0):
            yield report(DRILL), 1
            raise RuntimeError("no\nsuch codec")

    told = []
    ledger = store.ingest_units([Broken(name="b"), Fake([report(RAID)])], FakeCoder(), on_problem=told.append)
    assert (ledger.coded, ledger.failed) == (2, 1)
    assert "b: reading stopped with RuntimeError: no such codec" in told[0].message
    assert (row(store, "b")["lost"], row(store)["lost"]) == (1, 0)


def test_a_missing_source_stands_in_the_account(store):
    gone = Problem("read", "missing", "There is no file 'x'.")
    ledger = store.ingest_units([gone, Fake(), NOTE], FakeCoder())
    assert (ledger.read, ledger.failed) == (4, 1)
    assert [problem["code"] for problem in store.problems()] == ["missing", "bad-date"]


def test_the_same_source_twice_is_read_once(store):
    twice = [Fake(), Fake()]
    assert store.ingest_units(twice, FakeCoder()) == Ledger(6, 2, 1, known=3, events=2, relations=1)
    assert [source.read for source in twice] == [[0], []]


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_the_accounts_of_units_and_runs_come_to_the_same(store, batch):
    for things in ([report(DRILL), report(CRASH)], [report(DRILL), report(CRASH), report(RAID)]):
        sources = [Fake(things), Fake([report(DRILL, source="b.txt"), NOTE, BAD], "b"), BAD]
        store.ingest_units(sources, FakeCoder(), batch=batch)
    store.ingest([report("Given.")], FakeCoder())
    for column in Ledger().as_dict():
        sums = [
            next(iter(store.sql(f"SELECT sum((ledger->>'{column}')::INT) AS n FROM {table}")))["n"]
            for table in ("runs", "units")
        ]
        assert sums[0] == sums[1] > 0, column


def dead(store, attempts, cursor=None):
    """The manifest as a program leaves it that was killed while it read."""
    put(store, "state", "leased")
    put(store, "owner", "another process")
    put(store, "attempts", attempts)
    put(store, "cursor", cursor)


def cut_short(store, things):
    """The first report is stored, the second is next."""
    with pytest.raises(IngestInterruptedError):
        store.ingest_units([Fake(things)], StopAt(things[1].text), batch=1)


@pytest.mark.parametrize("attempts", [1, 2, TRIES + 1])
def test_what_a_dead_program_held_is_taken_over(store, attempts):
    things = [report(DRILL), report(RAID), report(NOTHING)]
    cut_short(store, things)
    dead(store, attempts - 1, "1")
    coder = FakeCoder()
    assert store.ingest_units([Fake(things)], coder).known == 1
    assert coder.seen == [report(RAID).id, report(NOTHING).id]
    assert row(store)["state"] == "done"


def test_a_report_that_ended_the_program_three_times_is_failed_and_the_next_are_coded(store):
    things = [report(DRILL), report(RAID), report(NOTHING)]
    cut_short(store, things)
    dead(store, TRIES + 1, "1")
    coder, told = FakeCoder(), []
    ledger = store.ingest_units([Fake(things)], coder, on_problem=told.append)
    assert (ledger.known, ledger.failed, ledger.without_events) == (1, 1, 1)
    assert coder.seen == [report(NOTHING).id]
    assert store.document(report(RAID).id)["status"] == "failed"
    assert "ended 3 times" in told[0].message
    assert store.ingest_units([Fake(things)], FakeCoder()).failed == 1, "and is not tried again"


def test_a_place_that_cannot_be_read_without_ending_the_program_is_given_up(store):
    things = [report(DRILL), report(RAID), report(NOTHING)]
    cut_short(store, things)
    dead(store, TRIES + 2, "1")
    source, told = Fake(things), []
    ledger = store.ingest_units([source, Fake([report("Next.")], "next")], FakeCoder(), on_problem=told.append)
    assert source.read == []
    assert (ledger.known, ledger.failed, ledger.without_events) == (1, 1, 1)
    assert told[0].code == "given-up"


def test_after_a_death_every_report_is_stored_by_itself(store):
    things = [report(str(n)) for n in range(5)]
    cut_short(store, things)
    dead(store, 1, "1")
    seen = []

    class Looking(FakeCoder):
        def read(self, report):
            seen.append(next(iter(store.sql("SELECT count(*) AS n FROM documents")))["n"])
            return super().read(report)

    store.ingest_units([Fake(things)], Looking())
    assert seen == [1, 2, 3, 4]


@pytest.mark.parametrize(("until", "read"), [("9999-01-01", []), ("2000-01-01", [0])])
def test_a_lease_of_this_process_is_respected_until_it_ends(store, until, read):
    store.ingest_units([Fake()], FakeCoder())
    dead(store, 1)
    put(store, "owner", owner())
    put(store, "lease_until", until)
    source, told = Fake(), []
    store.ingest_units([source], FakeCoder(), on_problem=told.append)
    assert source.read == read
    assert [problem.code for problem in told] == ([] if read else ["held"])


def test_a_file_is_the_same_from_whichever_folder_it_is_named(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store.ingest_units([Fake(name="a.txt", kind="file")], FakeCoder())
    again = Fake(name=str(tmp_path / "a.txt"), kind="file")
    assert store.ingest_units([again], FakeCoder()).known == 3
    assert row(store, os.path.join(tmp_path, "a.txt"))["id"] == f"file:{tmp_path / 'a.txt'}"


def test_what_was_read_before_there_was_a_manifest_stands_in_the_account(tmp_path, monkeypatch):
    path = tmp_path / "old.duckdb"
    with monkeypatch.context() as patch:
        before = tuple(step for step in schema.migrations() if step[0] < 5)
        patch.setattr(schema, "migrations", lambda: before)
        open_store(path).close()
    with duckdb.connect(str(path)) as con:
        for read in (3, 4):
            ledger = {
                "read": read,
                "coded": read,
                "without_events": 0,
                "failed": 0,
                "known": 0,
                "events": 9,
                "relations": 0,
            }
            con.execute("INSERT INTO runs VALUES (1, '1', 'b', now()::TIMESTAMP, NULL, ?)", [ledger])
    with open_store(path) as store:
        (found,) = store.sql("SELECT kind, reports, ledger FROM units")
        assert (found["kind"], found["reports"]) == ("given", 7)
        assert Ledger(**json.loads(found["ledger"])) == Ledger(read=7, coded=7, events=18)
        assert store.ingest([report(RAID)], FakeCoder()).coded == 1
