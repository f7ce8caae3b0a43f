"""Incidents in a store: whatever order, batch or run the reports came in, and whatever people judged."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from link_fakes import LineCoder, report
from whowhom.serial import to_jsonl
from whowhom.store import IngestInterruptedError, StoreError, open_store

STORY = "Kerch Mariupol Berdyansk tugboat Poroshenko Azov strait bridge"
FIRE = "ASSAULT.firearms RUS.MIL > UKR.MIL {day}: Russian ships *opened fire* on three navy vessels off Crimea."
SEIZE = "COERCE.seize RUS.MIL > UKR.MIL {day}: Patrol boats *seized* three ships near Kerch, the {who} said."
URGE = "REQUEST NATO > RUS.GOV -: NATO *urged* Russia to free the crews{more}."
OWN = {
    "doc_a": "On Poltorak Gunners Salvo Hull Dusk",
    "doc_b": "On Directorate Trespass Pier Customs Dawn",
    "doc_c": "On Midshipman Cable Winch Admiralty Gale",
    "doc_d": "On Alliance Headquarters Brussels Press Room",
    "doc_f": "On Anchorage Pilot Lighthouse Ferry Queue",
}


COMMON = ["the", "of", "and", "to", "in", "a", "is", "was", "for", "on", "with", "by", "at", "from", "it", "be", "an"]


def filler(document):
    """Common words in an order of the document's own, so that no report is taken for a copy of another."""
    return " ".join(Random(document).choices(COMMON, k=80))


def tells(document, *lines, published="2018-11-26", story=STORY):
    return report("\n".join([story, OWN.get(document, ""), *lines, filler(document)]), document, published)


REPORTS = [
    tells("doc_a", FIRE.format(day="2018-11-25"), URGE.format(more="")),
    tells("doc_b", SEIZE.format(day="2018-11-25", who="FSB")),
    tells("doc_c", FIRE.format(day="2018-11-25"), SEIZE.format(day="2018-11-25", who="navy"), published="2018-11-27"),
    tells("doc_d", URGE.format(more=" at once"), published="2018-11-27"),
    tells("doc_e", FIRE.format(day="2018-06-03"), published="2018-06-04", story="In Qatar Wheat Harvest"),
    tells("doc_f", FIRE.format(day="2018-11-22")),
]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        yield opened


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A store with all reports, to ask and not to change."""
    with open_store(tmp_path_factory.mktemp("filled") / "s.duckdb") as opened:
        ingest(opened, REPORTS)
        yield opened


def ingest(store, reports, coder=None, batch=100):
    store.ingest(reports, coder or LineCoder(), batch=batch)


def incidents(store):
    return sorted(to_jsonl(record) for record in store.incidents())


def whole():
    with open_store(":memory:") as fresh:
        ingest(fresh, REPORTS)
        return incidents(fresh)


WHOLE = whole()


def test_reports_of_one_act_become_one_incident(store):
    ingest(store, REPORTS)
    clash = next(record for record in store.incidents(min_sources=3))
    assert set(clash["documents"]) == {"doc_a", "doc_b", "doc_c"}
    assert clash["independent"] == 3
    assert [tie["signs"] for tie in clash["why"]]
    rows = list(store.sql("SELECT event, count(*) AS n FROM incident_events GROUP BY event"))
    assert {row["n"] for row in rows} == {1}
    assert len(rows) == len(list(store.events()))


@settings(max_examples=8, deadline=None)
@given(st.permutations(REPORTS), st.lists(st.integers(1, 5), max_size=3))
def test_neither_order_nor_runs_change_an_incident(reports, cuts):
    """The reports in any order, in up to four runs."""
    with open_store(":memory:") as opened:
        start = 0
        for cut in [*cuts, len(reports)]:
            ingest(opened, reports[start : start + cut])
            start += cut
        assert incidents(opened) == WHOLE


def test_a_slice_at_a_time_gives_the_same(store, monkeypatch):
    monkeypatch.setattr("whowhom.store.linking.link.SLICE", 1)
    ingest(store, REPORTS)
    assert incidents(store) == WHOLE


def test_coding_anew_gives_the_same_but_for_what_is_told_anew(store):
    ingest(store, REPORTS)
    ingest(store, REPORTS[:2], LineCoder("book-2"))
    assert store.is_linked()
    assert incidents(store) == WHOLE


def test_a_report_that_tells_nothing_any_more_leaves_its_incident(store):
    class Mute(LineCoder):
        def read(self, report):
            return super().read(report).__class__(report)

    ingest(store, REPORTS)
    ingest(store, [REPORTS[1]], Mute("book-2"))
    with open_store(":memory:") as other:
        ingest(other, [r for r in REPORTS if r.id != "doc_b"])
        assert incidents(store) == incidents(other)


def test_what_was_cut_short_is_made_up_for_when_asked(store, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("whowhom.store.linking.link._Slice.link", _power_cut)
        with pytest.raises(RuntimeError):
            ingest(store, REPORTS)
    assert not store.is_linked()
    assert incidents(store) == WHOLE
    assert store.link() == 0


def test_ctrl_c_while_linking_keeps_the_ledger(store, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("whowhom.store.linking.link._Slice.link", _ctrl_c)
        with pytest.raises(IngestInterruptedError) as stopped:
            ingest(store, REPORTS)
    assert stopped.value.ledger.read == len(REPORTS)
    assert incidents(store) == WHOLE


def _ctrl_c(self, part):
    raise KeyboardInterrupt


def _power_cut(self, part):
    raise RuntimeError


def test_a_store_to_read_only_answers_with_what_it_has(tmp_path, monkeypatch):
    with open_store(tmp_path / "s.duckdb") as writer:
        ingest(writer, REPORTS[:1])
        monkeypatch.setattr(writer, "link", lambda: 0)
        ingest(writer, REPORTS)
    with open_store(tmp_path / "s.duckdb", read_only=True) as reader:
        assert not reader.is_linked()
        assert len(incidents(reader)) == 2


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 4),
        ({"type": "COERCE"}, 1),  # one of its records is one
        ({"actor": "RUS", "with_": "UKR", "since": "2018-11"}, 2),
        ({"actor": "NATO"}, 1),
        ({"text": "navy vessels", "until": "2018-06"}, 1),
        ({"min_sources": 2}, 2),
        ({"min_confidence": 0.7}, 2),
        ({"disputed": True}, 0),
        ({"limit": 1}, 1),
    ],
)
def test_questions(filled, asked, count):
    assert len(list(filled.incidents(**asked))) == count


def test_an_incident_by_its_id(store):
    ingest(store, REPORTS)
    record = next(iter(store.incidents()))
    assert store.incident(record["id"][:12]) == record
    with pytest.raises(StoreError, match="whowhom incidents"):
        store.incident("inc_none")


def of(store, event):
    return next(set(record["events"]) for record in store.incidents() if event in record["events"])


def ids(store, document):
    sql = "SELECT id FROM events WHERE document = ? ORDER BY position"
    return [row["id"] for row in store.sql(sql, [document])]


def test_a_merge_by_hand_outlives_coding_and_linking(store):
    ingest(store, REPORTS)
    (june,), (slip,) = ids(store, "doc_e"), ids(store, "doc_f")
    number = store.judge("merge", [june, slip[:12]], by="Ada", note="the same ships")
    assert of(store, june) == {june, slip}
    why = store.incident(next(r["id"] for r in store.incidents() if june in r["events"]))["why"]
    assert why[-1]["signs"] == [f"judgement-{number}"]
    ingest(store, REPORTS, LineCoder("book-2"))
    assert of(store, june) == {june, slip}
    store.undo_judgement(number)
    assert incidents(store) == WHOLE
    assert [(j["judge"], j["note"], j["state"]) for j in store.judgements()] == [("Ada", "the same ships", "undone")]


def test_a_split_by_hand_holds(store):
    ingest(store, REPORTS)
    fire, seizure = ids(store, "doc_a")[0], ids(store, "doc_b")[0]
    assert seizure in of(store, fire)
    store.judge("split", [fire, seizure], by="Ada")
    assert seizure not in of(store, fire)
    store.judge("merge", [fire, seizure], by="Eve")
    assert seizure in of(store, fire)


def test_a_judgement_of_records_that_are_gone_sleeps(store):
    ingest(store, REPORTS)
    (june,), (slip,) = ids(store, "doc_e"), ids(store, "doc_f")
    store.judge("merge", [june, slip], by="Ada")
    ingest(store, [report(REPORTS[4].text + "\nmore", "doc_g", "2018-06-04")])
    store._con.execute("DELETE FROM events WHERE document = 'doc_e'")
    store._con.execute("DELETE FROM documents WHERE id = 'doc_e'")
    assert not store.is_linked()
    assert of(store, slip) == {slip}
    assert [(j["state"], j["missing"]) for j in store.judgements()] == [("dormant", [june])]


@pytest.mark.parametrize(("events", "said"), [(["evt_none", "x"], "No record"), (["evt_"] * 2, "begins several")])
def test_judging_what_is_not_there_is_an_error(store, events, said):
    ingest(store, REPORTS)
    with pytest.raises(StoreError, match=said):
        store.judge("merge", events, by="Ada")


def test_a_judgement_needs_two_records(store):
    ingest(store, REPORTS)
    with pytest.raises(StoreError, match="two records"):
        store.judge("merge", ids(store, "doc_e") * 2, by="Ada")
    with pytest.raises(StoreError, match="no judgement 7"):
        store.undo_judgement(7)
