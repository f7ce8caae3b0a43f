"""Records as JSON: the contract's keys in the contract's order, and the way back."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from house_fakes import DRILL, RAID, full_event, raid_event, relation, report
from whowhom.records import Event, Outlet, Place
from whowhom.serial import (
    event_from_dict,
    event_to_dict,
    record_dicts,
    relation_from_dict,
    relation_to_dict,
    to_jsonl,
)

EVENT_KEYS = (
    "record id document type mode cameo quad score reciprocal actors recipients when duration places forces casualties "
    "status attribution alleged_by precedent framing contexts links evidence confidence tentative why coder"
)
OUTLET_KEYS = "id name country kind wire state by"
RELATION_KEYS = "record id document parties kind trend since evidence why coder"


def drill():
    r = report(DRILL)
    return event_to_dict(full_event(r), r, "1.2", "book")


def test_event_has_the_keys_of_the_record_in_order():
    assert list(drill()) == EVENT_KEYS.split()


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("document", "id source url title outlet published language"),
        ("when", "start end precision text span anchor value"),
        ("duration", "iso text span"),
        ("precedent", "claim text span"),
        ("coder", "version codebook"),
    ],
)
def test_values_of_one(field, keys):
    assert list(drill()[field]) == keys.split()


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("actors", "id name country sector text span"),
        ("places", "name kind country lon lat role radius_km text span"),
        ("forces", "owner kind model count bound unit text span"),
        ("casualties", "kind of count bound text span"),
        ("attribution", "speaker cue text span"),
        ("framing", "kind text span"),
        ("links", "rel event"),
        ("evidence", "text span"),
        ("why", "rule text span"),
    ],
)
def test_values_of_a_list(field, keys):
    assert list(drill()[field][0]) == keys.split()


def test_values_are_those_of_the_event():
    record = drill()
    assert record["record"] == "event"
    assert record["actors"][1]["id"] == "ROH.MIL"
    assert record["when"]["span"] == list(record["when"]["span"])
    start, end = record["casualties"][0]["span"]
    assert DRILL[start:end] == record["casualties"][0]["text"]
    assert record["coder"] == {"version": "1.2", "codebook": "book"}


def test_a_record_says_whose_press_tells_it():
    press = Outlet("PALANTIR", "Palantir", "GON", "agency", True, "yes", "dateline")
    r = replace(report(DRILL), press=press)
    records = record_dicts(r, [full_event(r)], [relation(r)], "1", "b")
    assert [list(record["document"]["outlet"]) for record in records] == [OUTLET_KEYS.split()] * 2
    assert records[0]["document"]["outlet"] == {
        "id": "PALANTIR", "name": "Palantir", "country": "GON", "kind": "agency", "wire": True, "state": "yes",
        "by": "dateline",
    }  # fmt: skip
    assert drill()["document"]["outlet"] is None
    assert event_from_dict(json.loads(to_jsonl(records[0]))) == full_event(r)


def test_what_is_unset_is_null_and_rare_keys_stay_away():
    r = report(RAID)
    record = event_to_dict(raid_event(r), r, "1", "b")
    assert record["duration"] is None
    assert record["precedent"] is None
    assert record["mode"] is None
    assert "anchor" not in record["when"]
    assert "radius_km" not in record["places"][0]
    assert "base" not in record["actors"][0]


@pytest.mark.parametrize("make", [full_event, raid_event])
def test_event_round_trip_through_json(make):
    r = report(DRILL if make is full_event else RAID)
    event = make(r)
    assert event_from_dict(json.loads(to_jsonl(event_to_dict(event, r, "1", "b")))) == event


DEGREES = st.none() | st.floats(-180, 180)
EVENTS = st.builds(
    Event,
    score=st.floats(-10, 10),
    confidence=st.floats(0, 1),
    places=st.lists(st.builds(Place, lon=DEGREES, lat=DEGREES, radius_km=DEGREES), max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(EVENTS)
def test_any_event_comes_back_as_it_went(event):
    made = event_from_dict(
        json.loads(to_jsonl(event_to_dict(event, replace(report(RAID), id=event.document), "1", "b")))
    )
    assert made == event


def test_party_base_and_open_date_round_trip():
    r = report(RAID)
    event = raid_event(r)
    based = replace(event.actors[0], base="MOR", country=None)
    event = replace(event, actors=(based,), when=replace(event.when, start=None, text=None, span=None))
    record = event_to_dict(event, r, "1", "b")
    assert record["actors"][0]["base"] == "MOR"
    assert event_from_dict(json.loads(to_jsonl(record))) == event


def test_relation_keys_and_round_trip():
    r = report(DRILL)
    made = replace(relation(r), since=full_event(r).when, trend="up")
    record = relation_to_dict(made, r, "1", "b")
    assert list(record) == RELATION_KEYS.split()
    assert record["parties"] == ["GON", "ROH"]
    assert relation_from_dict(json.loads(to_jsonl(record))) == made


def test_records_stand_in_the_order_of_their_first_evidence():
    r = report(DRILL)
    early, late = full_event(r), replace(full_event(r), id="evt_late", evidence=(full_event(r).evidence[1],))
    records = record_dicts(r, [late, early], [relation(r)], "1", "b")
    assert [record["id"] for record in records] == [early.id, "evt_late", relation(r).id]


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda d: d.pop("when"), "'when'"),
        (lambda d: d["when"].pop("precision"), "'precision'"),
        (lambda d: d.update(record="relation"), "'relation'"),
        (lambda d: d.update(actors=3), "malformed"),
        (lambda d: d.update(document=None), "malformed"),
        (lambda d: d["evidence"][0].update(span=[1]), "malformed|unpack"),
    ],
)
def test_what_is_no_record_is_refused_by_name(spoil, named):
    record = json.loads(to_jsonl(drill()))
    spoil(record)
    with pytest.raises(ValueError, match=named):
        event_from_dict(record)


def test_a_line_is_one_line_and_always_utf8():
    assert "\n" not in to_jsonl({"text": "a\nb"})
    assert "Nûmenor" in to_jsonl({"text": "Nûmenor"})
    to_jsonl({"text": "half \ud800"}).encode("utf-8")
