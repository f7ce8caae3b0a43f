"""Questions to a store and the form of the answers."""

import sys
from dataclasses import replace

import pytest

from house_fakes import DRILL, RAID, FakeCoder, report
from whowhom.records import Outlet
from whowhom.store import MissingPackageError, StoreError, open_store
from whowhom.store.ask.query import day_bounds, read_box


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("q") / "q.duckdb") as opened:
        ap = Outlet("AP", "Associated Press", "USA", "agency", True, "no", "field")
        drill, raid = replace(report(DRILL), press=ap), replace(report(RAID), outlet="Red Book")
        opened.ingest([drill, raid], FakeCoder())
        yield opened


BOTH, D, R, NONE = ["ASSAULT", "COOPERATE"], ["COOPERATE"], ["ASSAULT"], []


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({}, BOTH),
        ({"actor": "GON"}, D),  # Gondor is only hit in the raid
        ({"actor": "gon.mil"}, D),
        ({"actor": "GON.GOV"}, NONE),
        ({"actor": "GO"}, NONE),
        ({"actor": "armed forces of mordor"}, R),
        ({"with_": "GON"}, BOTH),
        ({"actor": "MOR", "with_": "GON"}, R),
        ({"actor": "GON", "with_": "MOR"}, NONE),
        ({"actor": "GON", "with_": "ROH"}, D),
        ({"actor": "ROH", "with_": "GON"}, D),
        ({"actor": "GON", "with_": "GON"}, NONE),
        ({"party": "GON"}, BOTH),
        ({"party": ["rohan", "MOR.MIL"]}, R),
        ({"party": ["ROH", "MOR.MIL"]}, BOTH),
        ({"party": "MOR", "actor": "GON"}, NONE),
        ({"bloc": ("COUNCIL", [("ROH", "1984-01-01", None)])}, D),
        ({"bloc": ("COUNCIL", [("ROH", "2022-11-30", "2022-11-30")])}, D),
        ({"bloc": ("COUNCIL", [("ROH", "1984-01-01", "2022-11-29")])}, NONE),
        ({"bloc": ("COUNCIL", [("GON", "2022-12-01", None), ("GON", "1984-01-01", "2021-05-01")])}, R),
        ({"bloc": ("GON.MIL", [("ARN", "1984-01-01", None)])}, D),
        ({"bloc": ("COUNCIL", [("GON", "1984-01-01", None)]), "actor": "MOR"}, R),
        ({"type": "assault"}, R),
        ({"type": ["ASSAULT", "COOPERATE"]}, BOTH),
        ({"type": []}, BOTH),
        ({"mode": "exercise"}, D),
        ({"quad": "Material-Conflict"}, R),
        ({"quad": ["material-conflict", "material-cooperation"]}, BOTH),
        ({"status": "planned"}, NONE),
        ({"source": "Red Book"}, R),
        ({"source": ["ap"]}, D),
        ({"source": "associated press"}, D),
        ({"source": ["AP", "red book"]}, BOTH),
        ({"source": "UPI"}, NONE),
        ({"country": "gon"}, BOTH),
        ({"country": ["MOR"]}, NONE),
        ({"place": "osgiliath"}, R),
        ({"place": ["Osgiliath", "Pelennor"]}, BOTH),
        ({"since": "2022"}, D),
        ({"since": "2022-11-30"}, D),
        ({"since": "2022-12"}, NONE),
        ({"until": "2019-03"}, R),
        ({"until": "2019-03-02"}, NONE),
        ({"since": "2019", "until": "2022"}, BOTH),
        ({"first": True}, D),
        ({"text": "JOINT drill"}, D),
        ({"text": "100%"}, NONE),
        ({"bbox": (10, 40, 20, 50)}, D),
        ({"bbox": (170, -10, -170, 0)}, R),
        ({"bbox": (-180, -90, 180, 90)}, BOTH),
        ({"limit": 1}, R),
        ({"limit": 0}, NONE),
    ],
)
def test_filters(store, asked, types):
    assert [record["type"] for record in store.events(**asked)] == types


def test_records_come_whole_and_may_be_read_twice(store):
    rows = store.events(actor="MOR")
    first, again = list(rows), list(rows)
    assert first == again
    assert first[0]["evidence"][0]["text"] == RAID
    assert list(first[0])[:2] == ["record", "id"]


def test_relations(store):
    assert [record["kind"] for record in store.relations()] == ["alliance"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"since": "yesterday"}, "'yesterday' is no date"),
        ({"until": "2022-02-30"}, "'2022-02-30' is no day"),
        ({"since": "2022-13"}, "no day"),
        ({"bbox": (0, 50, 10, 40)}, "west,south,east,north"),
        ({"limit": -1}, "-1"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_by_value(store, asked, says):
    with pytest.raises(ValueError, match=says):
        store.events(**asked)


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022-11-30", ("2022-11-30", "2022-11-30")),
    ],
)
def test_days_of_a_date(value, bounds):
    assert day_bounds(value) == bounds


@pytest.mark.parametrize("value", ["1,2,3", "a,b,c,d", "1,2,3,4,5", "0,0,0,200", "nan,0,1,1"])
def test_boxes_that_are_none(value):
    with pytest.raises(ValueError, match="west,south,east,north"):
        read_box(value)


def test_box():
    assert read_box("27, 41,42,47.5") == (27, 41, 42, 47.5)


def test_one_record_by_id_or_the_beginning_of_it(store):
    whole = next(iter(store.events(actor="MOR")))
    assert store.event(whole["id"]) == whole
    assert store.event("evt_raid") == whole
    assert store.event("rel_")["kind"] == "alliance"
    with pytest.raises(StoreError, match=r"No record 'evt_x'.*whowhom events"):
        store.event("evt_x")
    with pytest.raises(StoreError, match="begins several"):
        store.event("evt_")
    with pytest.raises(StoreError, match="No record ''"):
        store.event("")


def test_sql(store):
    rows = store.sql("SELECT type, count(*) AS n FROM events WHERE status = ? GROUP BY ALL ORDER BY type", ["occurred"])
    assert list(rows) == [{"type": "ASSAULT", "n": 1}, {"type": "COOPERATE", "n": 1}]
    assert list(store.sql("SELECT record->>'$.type' AS t FROM events ORDER BY t LIMIT 1")) == [{"t": "ASSAULT"}]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("DELETE FROM events", "Only one SELECT"),
        ("SELECT 1; SELECT 2", "Only one SELECT"),
        ("SELECT nothing FROM events", "nothing"),
        ("SELEC", "SELEC"),
        ("", "Only one SELECT"),
    ],
)
def test_sql_that_fails_or_writes_is_refused(store, query, says):
    with pytest.raises(StoreError, match=says):
        store.sql(query)


@pytest.mark.parametrize(("form", "package"), [("arrow", "pyarrow"), ("df", "pandas"), ("pl", "polars")])
def test_tables_of_other_packages(store, form, package, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    with pytest.raises(MissingPackageError, match="pip install"):
        getattr(store.events(), form)()


@pytest.mark.parametrize(("form", "package"), [("arrow", "pyarrow"), ("df", "pandas"), ("pl", "polars")])
def test_tables_where_the_package_is_there(store, form, package):
    pytest.importorskip(package)
    table = getattr(store.events(), form)()
    assert len(table) == 2
    assert "when_start" in (table.column_names if form == "arrow" else list(table.columns))
