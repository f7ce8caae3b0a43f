"""Answers as Arrow, pandas and polars: days are days, lists are lists."""

import datetime

import pytest

import whowhom
from house_fakes import DRILL, RAID, FakeCoder, report

pyarrow = pytest.importorskip("pyarrow")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with whowhom.open(tmp_path_factory.mktemp("t") / "t.duckdb") as opened:
        opened.ingest([report(DRILL), report(RAID, published=None)], FakeCoder())
        yield opened


ANSWERS = {
    "events": lambda store: store.events(),
    "incidents": lambda store: store.incidents(),
    "relations": lambda store: store.relations(),
    "series": lambda store: store.series("GON", by="year"),
    "pairs": lambda store: store.pairs("year"),
    "firsts": lambda store: store.firsts(),
    "sql": lambda store: store.sql("SELECT actors, when_start FROM events WHERE type = ?", ["ASSAULT"]),
}
DAYS = {"when_start", "when_end", "published", "period", "since_start", "since_end"}
LISTS = {"actors", "recipients", "places", "speakers", "contexts", "parties"}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_columns_have_types(store, answer):
    rows = answer(store)
    arrow, frame, table = rows.arrow(), rows.df(), rows.pl()
    assert arrow.column_names == list(frame.columns) == table.columns
    assert len(arrow) == len(frame) == len(table) > 0
    for name in arrow.column_names:
        if name in DAYS:
            assert arrow.schema.field(name).type == pyarrow.date32()
            assert pandas.api.types.is_datetime64_dtype(frame[name])
            assert table.schema[name] == polars.Date
        if name in LISTS:
            assert arrow.schema.field(name).type.value_type == pyarrow.string()
            assert all(isinstance(cell, list) for cell in frame[name])
            assert table.schema[name] == polars.List(polars.String)


def test_values_are_the_same_everywhere(store):
    raid = store.events(type="ASSAULT")
    day = datetime.date(2019, 3, 3)
    assert raid.arrow()["when_start"].to_pylist() == [day]
    assert raid.df()["when_start"][0].date() == day
    assert raid.pl()["when_start"].to_list() == [day]
    assert raid.df()["actors"][0] == raid.pl()["actors"][0].to_list() == ["MOR.MIL"]
    assert pandas.isna(raid.df()["published"][0])
    assert store.series("GON", by="year").df()["count"].dtype == "int64"


def test_lists_can_be_counted_in_pandas(store):
    assert store.events().df().explode("actors")["actors"].value_counts().to_dict() == {
        "GON.MIL": 1,
        "ROH.MIL": 1,
        "MOR.MIL": 1,
    }


def test_no_bar_is_drawn_between_the_records(store):
    """DuckDB draws one on standard output where a question takes longer than two seconds."""
    assert list(store.sql("SELECT current_setting('enable_progress_bar') AS drawn")) == [{"drawn": False}]
