"""What people say of records: it shows, it can be taken back, and it outlives every new coding."""

from dataclasses import replace

import pytest

from house_fakes import DRILL, NOTHING, RAID, FakeCoder, full_event, raid_event, relation, report
from whowhom.store import StoreError, open_store
from whowhom.store.errors import NotThereError
from whowhom.syntax import Reading

RIGHT = {"type": "COERCE", "actors": ["GON.MIL"], "when": {"start": "2019-03-04", "end": "2019-03-04"}}


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        opened.ingest([report(text) for text in (DRILL, RAID, NOTHING)], FakeCoder())
        yield opened


def only(store, type):
    (record,) = store.events(type=type)
    return record


class Other(FakeCoder):
    """Another codebook, which gives the raid another id, and perhaps says something else of it."""

    def __init__(self, **raid):
        super().__init__(f"book of {raid}")
        self.raid = raid

    def read(self, r):
        if r.text != RAID:
            return super().read(r)
        if self.raid.get("gone"):
            return Reading(r)
        return Reading(r, events=(replace(raid_event(r), **{"id": "evt_another", **self.raid}),))


def test_what_is_set_right_shows_everywhere_beside_what_the_coder_wrote(store):
    raid = only(store, "ASSAULT")
    store.verdict("correct", raid["id"], by="Ada", fields=RIGHT)
    (found,) = store.events(type="COERCE", actor="GON", since="2019-03-04", text="attacked", min_confidence=0.9)
    assert found["id"] == raid["id"]
    assert (found["quad"], found["review"]["by"], found["review"]["verdict"]) == (
        "material-conflict",
        ["Ada"],
        "correct",
    )
    assert found["review"]["was"] == {
        "type": "ASSAULT",
        "actors": ["MOR.MIL"],
        "when": {"start": "2019-03-03", "end": "2019-03-03"},
        "confidence": 0.7,
    }
    assert {i["type"] for i in store.incidents()} == {"COOPERATE", "COERCE"}
    assert list(store.series("GON", by="year", type="COERCE"))
    assert not store.check(full=True).findings


def test_a_corrected_party_has_the_words_that_name_it(store):
    raid = only(store, "ASSAULT")
    store.verdict(
        "correct", raid["id"], by="Ada", fields={"actors": ["ROH.MIL", "FRA"], "places": ["Osgiliath", "Rome"]}
    )
    found = only(store, "ASSAULT")
    assert [party["name"] for party in found["actors"]] == ["Armed forces of Rohan", "France"]
    assert [place["lon"] is None for place in found["places"]] == [False, True]
    assert found["actors"][1]["text"] == found["evidence"][0]["text"]


def test_a_rejected_record_is_left_out_unless_asked_for(store):
    raid = only(store, "ASSAULT")
    store.verdict("reject", raid["id"], by="Ada", note="a film")
    assert not list(store.events(type="ASSAULT", min_confidence=0.01))
    assert only(store, "ASSAULT")["confidence"] == 0
    assert [i["type"] for i in store.incidents(min_confidence=0.01)] == ["COOPERATE"]


def test_a_rejected_record_tells_of_no_other(store):
    again = report(RAID + " So it was said.", "2019-03-05")

    class Both(FakeCoder):
        def read(self, r):
            return (
                Reading(r, events=(replace(raid_event(r), document=r.id),))
                if r.text.startswith(RAID)
                else super().read(r)
            )

    store.ingest([again], Both())
    both = [record["id"] for record in store.events(type="ASSAULT")]
    assert [len(i["events"]) for i in store.incidents(type="ASSAULT")] == [2]
    store.verdict("reject", both[0], by="Ada")
    assert sorted(i["events"] for i in store.incidents(type="ASSAULT")) == sorted([id] for id in both)


def test_undone_it_is_as_the_coder_wrote_it(store):
    before, incidents = list(store.events()), list(store.incidents())
    raid = only(store, "ASSAULT")["id"]
    numbers = [*store.verdict("correct", raid, by="Ada", fields=RIGHT), *store.verdict("reject", raid, by="Ada")]
    assert [one["state"] for one in store.verdicts()] == ["superseded", "holds"]
    for number in reversed(numbers):
        store.undo_judgement(number)
    assert (list(store.events()), list(store.incidents())) == (before, incidents)
    assert [one["state"] for one in store.verdicts()] == ["undone", "undone"]
    with pytest.raises(StoreError, match="undone already"):
        store.undo_verdict(numbers[0])


@pytest.mark.parametrize("raid", [{}, {"confidence": 0.3, "status": "planned"}, {"type": "COERCE", "mode": None}])
def test_a_verdict_finds_its_act_in_another_coding(store, raid):
    store.verdict("correct", only(store, "ASSAULT")["id"], by="Ada", fields=RIGHT)
    store.recode(Other(**raid))
    found = only(store, "COERCE")
    assert found["id"] == "evt_another"
    assert [party["id"] for party in found["actors"]] == ["GON.MIL"]
    assert (found["status"], found["confidence"], found["when"]["start"]) == ("occurred", 0.99, "2019-03-04")
    (told,) = store.verdicts()
    assert (told["state"], told["now"]) == ("holds", "evt_another")
    assert not store.check(full=True).findings


def test_without_its_act_it_sleeps_and_wakes_when_the_act_comes_back(store):
    store.verdict("reject", only(store, "ASSAULT")["id"], by="Ada")
    for raid, state in [({"gone": True}, "dormant"), ({"type": "THREATEN"}, "dormant"), ({}, "holds")]:
        store.recode(Other(**raid))
        assert [one["state"] for one in store.verdicts()] == [state]
    assert only(store, "ASSAULT")["review"]["verdict"] == "reject"


def test_a_new_coding_is_held_against_what_the_coder_wrote(store):
    store.verdict("correct", only(store, "ASSAULT")["id"], by="Ada", fields=RIGHT)
    found = []
    store.recode(Other(), dry_run=True, on_change=found.append)
    assert not [change for change in found if change.type in ("ASSAULT", "COERCE")]


def test_where_reviewers_differ_the_coder_holds_until_somebody_decides(store):
    raid = only(store, "ASSAULT")["id"]
    store.verdict("correct", raid, by="Ada", fields={"type": "COERCE", "status": "planned"})
    store.verdict("correct", raid, by="Bo", fields={"type": "THREATEN", "status": "planned"})
    found = only(store, "ASSAULT")
    assert (found["status"], found["review"]["disputed"]) == ("planned", ["type"])
    assert [fields for _, fields in store.disputes()[0]] == [("type",)]
    store.verdict("accept", raid, by="Cy", decides=True)
    found = only(store, "ASSAULT")
    assert (found["status"], found["review"]["by"], store.disputes()) == ("occurred", ["Cy"], ([], 0))


def test_one_who_rejects_and_one_who_accepts_differ(store):
    raid = only(store, "ASSAULT")
    store.verdict("reject", raid["id"], by="Ada")
    store.verdict("accept", raid["id"], by="Bo")
    found = only(store, "ASSAULT")
    assert (found["confidence"], found["review"]["verdict"], found["review"]["disputed"]) == (
        0.7,
        "disputed",
        ["verdict"],
    )


def test_a_queue_shows_nobody_what_others_said(store):
    raid = only(store, "ASSAULT")
    store.verdict("correct", raid["id"], by="Ada", fields=RIGHT)
    (mine,) = [one for one in store.review_queue(reviewer="Bo") if one["id"] == raid["id"]]
    assert (mine["record"], mine["sure"], mine["own"], mine["others"]) == (raid, 0.7, None, 1)
    seen = store.reviewed(raid["id"], "Bo")
    assert (seen.record, seen.own, seen.others) == (raid, None, ())
    store.verdict("accept", raid["id"], by="Bo", blind=True)
    seen = store.reviewed(raid["id"], "Bo")
    assert (seen.own.kind, [one.reviewer for one in seen.others]) == ("accept", ["Ada"])
    assert store.disputes("Cy") == ([], 1)


def test_a_queue_is_a_question(store):
    everything = [one["id"] for one in store.review_queue(reviewer="Ada", order="newest")]
    assert len(everything) == 2
    assert [one["id"] for one in store.review_queue(reviewer="Ada", order="unsure")] == everything[::-1]
    assert store.review_queue(reviewer="Ada", order="random", seed="7") == store.review_queue(
        reviewer="Ada", order="random", seed="7"
    )
    assert not store.review_queue(reviewer="Ada", order="second")
    assert [one["record"]["type"] for one in store.review_queue(reviewer="Ada", type="ASSAULT", size=1)] == ["ASSAULT"]
    store.verdict("reject", everything[0], by="Ada")
    assert len(store.review_queue(reviewer="Bo", min_confidence=0.25)) == 2
    assert [one["id"] for one in store.review_queue(reviewer="Bo", order="second")] == [everything[0]]


def test_agreement_counts_what_was_judged_blind(store):
    for record in store.events():
        store.verdict("accept", record["id"], by="Ada")
        store.verdict("accept", record["id"], by="Bo", blind=record["type"] == "COOPERATE")
    found = store.agreement()
    fields = {one.field: one for one in found.fields}
    assert (found.reviewers, found.units) == ({"Ada": 2, "Bo": 2}, 1)
    assert (fields["type"].units, fields["type"].same, fields["type"].alpha) == (1, 1, None)
    store.verdict("correct", only(store, "ASSAULT")["id"], by="Bo", fields={"type": "COERCE"}, blind=True)
    fields = {one.field: one for one in store.agreement().fields}
    assert (fields["type"].units, fields["type"].same, fields["actors"].alpha) == (2, 1, 1)
    assert fields["type"].alpha == pytest.approx(0.4)


def test_a_verdict_on_an_incident_is_one_on_each_of_its_records(store):
    (incident,) = store.incidents(type="ASSAULT")
    assert len(store.verdict("accept", incident["id"], by="Ada")) == 1
    assert only(store, "ASSAULT")["confidence"] == 0.99


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("praise", None, "not 'praise'"),
        ("correct", None, "names the fields"),
        ("accept", {"type": "AID"}, "accept and reject name none"),
        ("correct", {"colour": "red"}, "'colour' cannot be corrected"),
        ("correct", {"type": "ASAULT"}, "nearest: ASSAULT"),
        ("correct", {"mode": "visit"}, "ASSAULT has no mode 'visit'"),
        ("correct", {"status": "maybe"}, "'maybe' is no status"),
        ("correct", {"actors": ["Narnia"]}, "Nobody knows a party 'Narnia'"),
        ("correct", {"actors": ["FRA.XYZ"]}, "no sector 'XYZ'"),
        ("correct", {"actors": "FRA"}, "actors is a list"),
        ("correct", {"when": {"start": "2019-04-01", "end": "2019-03-01"}}, "before it starts"),
        ("correct", {"when": {"start": "soon", "end": None}}, "'soon' is no day"),
    ],
)
def test_what_is_no_verdict_is_named(store, kind, fields, says):
    with pytest.raises(ValueError, match=says):
        store.verdict(kind, only(store, "ASSAULT")["id"], by="Ada", fields=fields)
    assert not store.verdicts()


def test_only_who_gave_a_verdict_takes_it_back(store):
    (number,) = store.verdict("accept", only(store, "ASSAULT")["id"], by="Ada")
    with pytest.raises(StoreError, match="is Ada's"):
        store.undo_verdict(number, by="Bo")
    with pytest.raises(NotThereError):
        store.verdict("accept", "evt_nowhere", by="Ada")


def test_reviewed_reports_are_gold(store):
    raid, drill = only(store, "ASSAULT"), only(store, "COOPERATE")
    store.verdict("correct", raid["id"], by="Ada", fields={"type": "COERCE"})
    (coded,) = store.gold()
    (act,) = coded["events"]
    assert (coded["text"], act["key"], act["type"]) == (RAID, "attacked", "COERCE")
    assert act["actors"] == [{"country": "MOR", "sector": "MIL"}]
    assert "optional" not in act
    store.verdict("reject", drill["id"], by="Ada")
    assert [len(report["events"]) for report in store.gold()] == [1, 0]


def test_reviewed_records_are_examples(store):
    store.verdict("correct", only(store, "ASSAULT")["id"], by="Ada", fields={"type": "COERCE"})
    store.verdict("reject", only(store, "COOPERATE")["id"], by="Ada", note="a game")
    found = {(one.kind, one.keys["type"]): one.keys for one in store.examples()}
    assert found["example", "COERCE"]["text"] == (
        "[actor MOR.MIL: Mordor]'s troops *attacked* [recipient GON: Osgiliath] on 3 March, a Gondorian captain said."
    )
    assert found["near_miss", "ASSAULT"]["is"] == "COERCE"
    assert (found["near_miss", "COOPERATE"]["is"], found["near_miss", "COOPERATE"]["why"]) == ("none", "a game")


def test_relations_are_not_judged(store):
    with pytest.raises(NotThereError):
        store.verdict("accept", relation(report(DRILL)).id, by="Ada")
    assert full_event(report(DRILL)).id in {record["id"] for record in store.events()}
