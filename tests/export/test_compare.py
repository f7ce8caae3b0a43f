"""Own acts beside a data set's: pairs without a direction, periods, and what both have."""

import pytest
from fakes import sample

from house_fakes import FakeCoder, report
from whowhom.records import Event, Party, Relation, Span, When
from whowhom.store import StoreError, open_store
from whowhom.syntax import Reading


def party(country):
    return Party(f"{country}.MIL", country, country, "MIL", country, Span(0, 1))


def act(id, type, day, actors, recipients=(), last=None, status="occurred"):
    when = When(day, last or day, "day")
    sides = (tuple(map(party, actors)), tuple(map(party, recipients)))
    return Event(id, "", type, None, None, "q", 0.0, not recipients, *sides, when, status, (), (), 0.9)


ACTS = (
    act("patrol", "COOPERATE", "2022-12-01", ["CHN", "RUS"]),  # the data set has it a day earlier
    act("talks", "CONSULT", "2022-11-30", ["CHN", "RUS"]),  # another type
    act("summit", "CONSULT", "2018-06-14", ["USA"], ["PRK"]),  # two days off
    act("old", "COOPERATE", "2022-01-01", ["CHN", "RUS"], last="2022-12-31"),  # known to the year only
    act("denied", "COOPERATE", "2022-11-30", ["CHN", "RUS"], status="denied"),
    act("alone", "MOBILIZE", "2022-11-30", ["RUS"]),
)


class Coder(FakeCoder):
    def read(self, one):
        relations: tuple[Relation, ...] = ()
        return Reading(one, (), events=ACTS, relations=relations)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        opened.ingest([report("a text")], Coder())
        opened.import_file(sample("icews"), "icews")
        for table in ("incidents", "incident_events"):  # each event by itself
            opened._con.execute(f"DELETE FROM {table}")
        yield opened


def test_incidents_are_counted_where_there_are_some(tmp_path):
    with open_store(tmp_path / "i.duckdb") as store:
        store.ingest([report("a text", id="one"), report("more text", id="two")], Coder())
        store.import_file(sample("icews"), "icews")
        found = store.compare("icews")
        assert found.unit == "incidents"
        assert [match["theirs"] for match in found.matches] == ["40000001"]
        assert all(row["ours"] == 1 for row in found.counts)


def test_counts_stand_side_by_side_by_pair_and_month(store):
    counts = {(row["one"], row["other"], row["period"]): row for row in store.compare("icews").counts}
    assert set(counts) == {
        ("CHN", "RUS", "2022-01"),
        ("CHN", "RUS", "2022-11"),
        ("CHN", "RUS", "2022-12"),
        ("PRK", "USA", "2018-06"),
    }
    assert (counts["CHN", "RUS", "2022-11"]["ours"], counts["CHN", "RUS", "2022-11"]["theirs"]) == (1, 1)
    assert counts["CHN", "RUS", "2022-12"]["our_share"] == 1
    assert counts["CHN", "RUS", "2022-11"]["their_share"] == 1
    assert counts["PRK", "USA", "2018-06"]["our_share"] == 0


def test_the_same_act_is_a_day_apart_at_most_and_of_the_same_type(store):
    (match,) = store.compare("icews").matches
    assert (match["ours"], match["theirs"], match["type"]) == ("patrol", "40000001", "COOPERATE")
    assert (match["one"], match["other"]) == ("CHN", "RUS")


@pytest.mark.parametrize(
    ("by", "period"), [("year", "2022"), ("month", "2022-12"), ("week", "2022-11-28"), ("day", "2022-12-01")]
)
def test_periods(store, by, period):
    assert period in {row["period"] for row in store.compare("icews", by=by, actor="rus").counts}


def test_a_pair_may_be_asked_for(store):
    assert {row["other"] for row in store.compare("icews", actor="USA", other="PRK").counts} == {"USA"}
    assert not list(store.compare("icews", actor="USA", other="RUS").counts)


def test_what_is_not_there_is_said(store):
    with pytest.raises(StoreError, match="no data set 'gdelt'"):
        store.compare("gdelt")
    with pytest.raises(ValueError, match="choose day, week, month or year"):
        store.compare("icews", by="hour")
