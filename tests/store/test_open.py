"""Opening a store: made, migrated, or refused with a sentence that names the file and the way out."""

import os
import subprocess
import sys

import duckdb
import pytest

from house_fakes import DRILL, RAID, FakeCoder, report
from whowhom.store import StoreError, open_store, schema


def test_a_new_file_gets_every_migration_once(tmp_path):
    path = tmp_path / "s.duckdb"
    with open_store(path) as store:
        numbers = [row["number"] for row in store.sql("SELECT number FROM whowhom_schema ORDER BY number")]
    assert numbers == sorted({number for number, _ in schema.migrations()})
    with open_store(path) as store:
        assert len(list(store.sql("SELECT number FROM whowhom_schema"))) == len(numbers)


@pytest.mark.parametrize("read_only", [True, False])
def test_an_older_store_is_brought_up_to_date(tmp_path, monkeypatch, read_only):
    path = tmp_path / "s.duckdb"
    open_store(path).close()
    later = (*schema.migrations(), (schema.newest() + 1, "CREATE TABLE added (x INTEGER)"))
    monkeypatch.setattr(schema, "migrations", lambda: later)
    with open_store(path, read_only=read_only) as store:
        assert list(store.sql("SELECT count(*) AS n FROM added")) == [{"n": 0}]


def test_a_migration_that_came_to_the_program_late_is_made_up_for(tmp_path, monkeypatch):
    path = tmp_path / "s.duckdb"
    whole = schema.migrations()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrations", lambda: (*whole, (900, "CREATE TABLE late (x INTEGER)")))
        open_store(path).close()
    both = (*whole, (899, "CREATE TABLE added (x INTEGER)"), (900, "CREATE TABLE late (x INTEGER)"))
    monkeypatch.setattr(schema, "migrations", lambda: both)
    with open_store(path) as store:
        assert list(store.sql("SELECT count(*) AS n FROM added")) == [{"n": 0}]


def test_a_store_without_outlets_gets_them(tmp_path, monkeypatch):
    path = tmp_path / "s.duckdb"
    with monkeypatch.context() as patch:
        first = schema.migrations()[:1]
        patch.setattr(schema, "migrations", lambda: first)
        open_store(path).close()
    with duckdb.connect(str(path)) as con:
        con.execute(
            "INSERT INTO documents (id, digest, text, source, outlet, status, coder, codebook, run) "
            "VALUES ('doc_1', 'd', 'Old news.', '-', 'Bree Gazette', 'no-events', '1', 'b', 1)"
        )
    with open_store(path) as store:
        (row,) = store.sql("SELECT outlet, outlet_id, outlet_country, text FROM documents")
    assert tuple(row.values()) == ("Bree Gazette", None, None, "Old news.")


def test_events_of_an_older_store_get_their_day_number_and_parties(tmp_path, monkeypatch):
    """As if they were written today."""
    path, columns = tmp_path / "s.duckdb", {"events": "id, day", "event_parties": "event, side, party", "parties": "*"}
    with open_store(path) as store:
        store.ingest([report(DRILL), report(RAID)], FakeCoder())
        written = {table: list(store.sql(f"SELECT {of} FROM {table} ORDER BY ALL")) for table, of in columns.items()}
    with duckdb.connect(str(path)) as con:
        con.execute("DELETE FROM whowhom_schema WHERE number = 6; DROP TABLE parties")
        for table, added in (("events", "day, number"), ("event_parties", "party, number"), ("event_places", "number")):
            for column in added.split(", "):
                con.execute(f"ALTER TABLE {table} DROP {column}")
        con.execute("DROP SEQUENCE event_number")
    with open_store(path) as store:
        assert {t: list(store.sql(f"SELECT {of} FROM {t} ORDER BY ALL")) for t, of in columns.items()} == written
        numbers = "SELECT count(DISTINCT number) AS n FROM (SELECT number FROM events UNION ALL SELECT number FROM {})"
        assert {next(iter(store.sql(numbers.format(t))))["n"] for t in ("event_parties", "event_places")} == {2}
        assert [record["type"] for record in store.events(actor="GON", limit=1)] == ["COOPERATE"]


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "s.duckdb"
    open_store(path).close()
    old = schema.migrations()
    broken = (*old, (schema.newest() + 1, "CREATE TABLE added (x INTEGER); SELECT nothing FROM nowhere"))
    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrations", lambda: broken)
        with pytest.raises(duckdb.Error):
            open_store(path)
    with open_store(path) as store:
        assert list(store.sql("SELECT max(number) AS n FROM whowhom_schema")) == [{"n": old[-1][0]}]


def test_a_store_of_a_later_version_is_refused(tmp_path):
    path = tmp_path / "s.duckdb"
    open_store(path).close()
    with duckdb.connect(str(path)) as con:
        con.execute("INSERT INTO whowhom_schema VALUES (999)")
    with pytest.raises(StoreError, match=r"s\.duckdb was written by a later version .*999.*upgrade"):
        open_store(path)


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "s.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE customers (id INTEGER)")
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    with duckdb.connect(str(path)) as con:
        assert [row[0] for row in con.execute("SHOW TABLES").fetchall()] == ["customers"]


@pytest.mark.parametrize(
    ("name", "content", "read_only", "says"),
    [
        ("note.txt", b"no database " * 500, False, r"note\.txt is not a store"),
        ("lite.db", b"SQLite format 3\0" + bytes(4080), False, r"lite\.db is the file of another database"),
        ("none.duckdb", None, True, r"no store at .*none\.duckdb; make one with `whowhom ingest"),
        ("no/folder/s.duckdb", None, False, r"no/folder/s\.duckdb cannot be opened"),
        ("", None, False, "cannot be opened"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path, name, content, read_only, says):
    path = tmp_path / name
    if content:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=says):
        open_store(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_second_process_is_told_who_holds_the_file(tmp_path, read_only):
    path = str(tmp_path / "s.duckdb")
    script = f"from whowhom.store import open_store\ns = open_store({path!r}); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"s\.duckdb is in use by process {owner.pid}; .*try again"):
            open_store(path, read_only=read_only)
        owner.communicate("\n")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_folder_in_the_place_of_a_store_is_none(tmp_path, read_only):
    (tmp_path / "s.duckdb").mkdir()
    with pytest.raises(StoreError, match=r"s\.duckdb"):
        open_store(tmp_path / "s.duckdb", read_only=read_only)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
@pytest.mark.parametrize("what", [".", "s.duckdb"])
def test_a_file_or_folder_that_may_not_be_written_says_so(tmp_path, what):
    open_store(tmp_path / "s.duckdb").close()
    name = "s.duckdb" if what == "s.duckdb" else "new.duckdb"
    (tmp_path / what).chmod(0o555)
    try:
        with pytest.raises(StoreError, match=rf"{name} cannot be opened: .*check the path and its rights"):
            open_store(tmp_path / name)
    finally:
        (tmp_path / what).chmod(0o755)
