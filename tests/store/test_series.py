"""Acts by period, against stores whose counts can be read off their lines."""

import datetime

import pytest

from series_fakes import LineCoder, told
from whowhom.store import open_store

DAY = datetime.date
ZERO = {"count": 0, "score_sum": 0.0, "firsts": 0, "undated": 0, "documents": 0, "side_by_side": 0, "score_mean": None}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("s") / "s.duckdb") as opened:
        opened.ingest(
            [
                told(
                    "2022-01-20",
                    "2022-01-05  CONSULT  GON.GOV = ROH.GOV  first",
                    "2022-01-18  ASSAULT  MOR.MIL > GON.MIL  ",
                    "1990-05-01  ASSAULT  MOR.MIL > GON.MIL  ",
                    "2022-01-19  ASSAULT  GON.MIL, ROH.MIL > MOR.MIL  ",
                ),
                told(
                    "2022-03-10",
                    "..2022-03-10  ACCUSE  GON.GOV > MOR  ",
                    "2022-03-09..2022-04-02  ASSAULT  MOR.MIL > GON, ROH.MIL  ",
                    "2022-05-01  COOPERATE  GON.MIL = ROH.MIL  exercise planned",
                    "2022-03-01  CONSULT  GON > ROH  unsure",
                ),
                told("2022-03-12", "2022-03-09  ASSAULT  MOR.MIL > GON  first"),
                told("2022-04-30"),
                told(None, "..  ACCUSE  MOR > GON.GOV  "),
            ],
            LineCoder(),
        )
        yield opened


def column(rows, name):
    return [row[name] for row in rows]


def test_a_pair_by_month_with_its_empty_months(store):
    rows = list(store.series("GON", "MOR", count="events"))
    assert column(rows, "period") == [DAY(2022, 1, 1), DAY(2022, 2, 1), DAY(2022, 3, 1), DAY(2022, 4, 1)]
    assert column(rows, "count") == [2, 0, 3, 0]
    assert column(rows, "verbal_conflict") == [0, 0, 1, 0]
    assert column(rows, "material_conflict") == [2, 0, 2, 0]
    assert column(rows, "score_sum") == [-20, 0, -22, 0]
    assert column(rows, "score_mean") == [-10, None, pytest.approx(-22 / 3), None]
    assert column(rows, "firsts") == [0, 0, 1, 0]
    assert column(rows, "undated") == [0, 0, 1, 0]  # it stands at its report's day
    assert column(rows, "wide") == [0, 0, 1, 0]  # it runs on into April and stands where it began
    assert column(rows, "documents") == [1, 0, 2, 0]
    assert column(rows, "reports") == [1, 0, 2, 1]
    assert {name: rows[1][name] for name in ZERO} == ZERO


@pytest.mark.parametrize(
    ("a", "b", "asked", "counts", "beside"),
    [
        ("MOR", "GON", {}, [2, 0, 3, 0], 0),
        ("MOR", "GON", {"directed": True}, [1, 0, 2, 0], 0),
        ("GON", "MOR", {"directed": True}, [1, 0, 1, 0], 0),
        ("GON.MIL", "MOR.MIL", {}, [2, 0, 0, 0], 0),
        ("GON", "ROH", {}, [1, 0, 1, 0], 2),  # the raid together and the raid on both are none between them
        ("ROH", "GON", {"directed": True}, [1, 0, 0, 0], 2),  # talks go both ways
        ("GON", "ROH", {"status": ["planned"], "until": "2022-05"}, [0, 0, 0, 0, 1], 0),
        ("GON", "ROH", {"min_confidence": 0.5}, [1, 0, 0, 0], 2),
        ("MOR", None, {}, [2, 0, 3, 0], 0),
        ("MOR", None, {"directed": True}, [1, 0, 2, 0], 0),
        (None, None, {"type": "consult"}, [1, 0, 1, 0], 0),
        (None, None, {"quad": "material-conflict"}, [2, 0, 2, 0], 0),
        ("MOR", "GON", {"since": "2022-03-10"}, [1, 0], 0),
        ("MOR", "GON", {"since": "2022-02", "until": "2022-03-09"}, [0, 2], 0),
        ("MOR", "NUM", {}, [0, 0, 0, 0], 0),
    ],
)
def test_who_and_what_is_counted(store, a, b, asked, counts, beside):
    rows = list(store.series(a, b, count="events", **asked))
    assert column(rows, "count") == counts
    assert sum(column(rows, "side_by_side")) == beside


@pytest.mark.parametrize(
    ("by", "first", "counts"),
    [
        ("week", DAY(2022, 1, 17), [2, *[0] * 6, 3, *[0] * 7]),
        ("quarter", DAY(2022, 1, 1), [5, 0]),
        ("year", DAY(2022, 1, 1), [5]),
    ],
)
def test_periods(store, by, first, counts):
    rows = list(store.series("GON", "MOR", by, count="events"))
    assert rows[0]["period"] == first
    assert column(rows, "count") == counts


def test_what_stands_in_no_period_is_told(store):
    account = store.series("GON", "MOR", count="events").account()
    assert account == {"acts": 5, "documents": 3, "reports": 4, "earlier": 1, "dateless": 1}
    whole = store.series("GON", "MOR", "year", count="events", since="1990")
    assert whole.account()["earlier"] == 0
    assert [row["period"].year for row in whole if row["count"]] == [1990, 2022]


def test_without_incidents_events_are_counted(tmp_path):
    with open_store(tmp_path / "e.duckdb") as empty:
        assert empty.series("GON").count == "events"
        assert list(empty.series("GON")) == []


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"by": "day"}, "'day' is no period; choose week, month, quarter, year"),
        ({"count": "reports"}, "'reports' cannot be counted"),
        ({"b": "GON"}, "two parties"),
        ({"since": "2023", "until": "2022"}, "since 2023 is later than until 2022"),
        ({"since": "soon"}, "'soon' is no date"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(store, asked, says):
    with pytest.raises(ValueError, match=says):
        store.series(**asked)


def test_every_pair_busiest_first(store):
    rows = list(store.pairs("quarter", top=2, count="events"))
    told = [(row["a"], row["b"], row["period"].month, row["count"]) for row in rows]
    assert told == [("GON", "MOR", 1, 5), ("GON", "MOR", 4, 0), ("GON", "ROH", 1, 2), ("GON", "ROH", 4, 0)]
    directed = store.pairs("year", top=9, count="events", directed=True)
    assert [(row["a"], row["b"], row["count"]) for row in directed] == [
        ("MOR", "GON", 3),
        ("GON", "MOR", 2),
        ("GON", "ROH", 2),
        ("MOR", "ROH", 1),
        ("ROH", "GON", 1),
        ("ROH", "MOR", 1),
    ]
    with pytest.raises(ValueError, match="top is 0"):
        store.pairs(top=0)


def test_what_changed(store):
    rows = {(row["a"], row["b"]): row for row in store.changes("2022-03", before=2, count="events")}
    assert rows["GON", "MOR"]["kinds"] == [
        {"type": "ACCUSE", "now": 1, "earlier": 0},
        {"type": "ASSAULT", "now": 2, "earlier": 2},
    ]
    numbers = ("now", "earlier", "squares", "periods_now", "periods_earlier", "score_now", "score_earlier")
    assert [rows["GON", "MOR"][name] for name in numbers] == [3, 2, 4, 2, 2, pytest.approx(-22 / 3), -10]
    assert [rows["GON", "ROH"][name] for name in numbers[:3]] == [1, 1, 1]
    far_back = next(iter(store.changes("2022-03", before=99, count="events")))
    assert far_back["periods_earlier"] == 2  # the store's reports begin in January


@pytest.mark.parametrize(
    ("asked", "pairs"),
    [
        ({}, 3),
        ({"since": "2022-03"}, 3),
        ({"since": "2022-02", "until": "2022-03-09"}, 3),
        ({"status": "planned", "until": "2022-05-01"}, 1),
        ({"type": "ASSAULT"}, 2),
        ({"min_confidence": 0.8}, 2),
    ],
)
def test_the_explorer_sees_the_changes_that_a_count_by_sql_finds(store, asked, pairs):
    found = store.changed(**asked)
    times = {"since": found.since, "until": found.until, "by": found.by, "before": found.before}
    assert found.rows == list(store.changes(**{**asked, **times}))
    assert len(found.rows) == pairs
    assert store.changed(least=3, **asked).rows == [row for row in found.rows if row["now"] + row["earlier"] >= 3]


def test_no_change_is_seen_in_a_time_that_ends_before_it_begins(store):
    with pytest.raises(ValueError, match="since 2022-03-01 is later than until 2022-02-28"):
        store.changed(since="2022-03", until="2022-02")


def test_firsts_newest_first(store):
    assert [record["evidence"][0]["text"][:10] for record in store.firsts()] == ["2022-03-09", "2022-01-05"]
    assert len(list(store.firsts(limit=1))) == 1
    assert [record["type"] for record in store.firsts(actor="MOR")] == ["ASSAULT"]


def test_what_a_party_is_called(store):
    assert store.called("gon.mil") == "the GON.MIL"
    assert store.called("FRA") == "France"
    assert store.called("Nobody known") == "Nobody known"


def test_an_incident_that_two_reports_tell_is_counted_once(tmp_path):
    raid = "2022-03-09  ASSAULT  MOR.MIL > GON  "
    with open_store(tmp_path / "i.duckdb") as store:
        store.ingest([told("2022-03-10", raid), told("2022-04-12", raid + "first")], LineCoder())
        (event, other) = (record["id"] for record in store.events())
        store.judge("merge", [event, other], by="a reader")
        rows = list(store.series("GON", "MOR"))
        assert store.series("GON").count == "incidents"
        assert column(rows, "count") == [1, 0]
        assert column(rows, "documents") == [2, 0]
        assert column(rows, "firsts") == [1, 0]  # one of the reports calls it so
        assert column(store.series("GON", "MOR", count="events"), "count") == [2, 0]
        assert column(store.series("MOR", directed=True), "count") == [1, 0]
        assert [row["count"] for row in store.pairs()] == [1, 0]
        assert len(list(store.firsts())) == 1
