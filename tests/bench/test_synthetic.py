"""The invented store that bench.store asks is a sound one."""

from bench.store import questions
from bench.synthetic import make
from whowhom.store import open_store


def test_an_invented_store_is_whole_and_answers(tmp_path):
    make(tmp_path / "s.duckdb", 900)
    with open_store(tmp_path / "s.duckdb") as store:
        store.index()
        checked = store.check(full=True)
        assert (checked.findings, checked.records) == ((), 900)
        answers = {question.name: question.ask(store) for question in questions(store)}
        assert len(answers["page of all events"]) == 50
        assert answers["text: a word of half of all events"]
        first = [record["id"] for record in store.events(limit=100)]
        assert first == [record["id"] for start in (0, 50) for record in store.events(limit=50, offset=start)]


def test_an_act_that_several_reports_tell_is_one_incident(tmp_path):
    make(tmp_path / "s.duckdb", 900)
    with open_store(tmp_path / "s.duckdb", read_only=True) as store:
        (often,) = store.sql("SELECT id FROM incidents ORDER BY documents DESC, id LIMIT 1")
        told = store.incident(often["id"])
        assert len(told["documents"]) == told["independent"] > 1
        tellings = [store.event(id) for id in told["events"]]
        assert {(one["type"], one["actors"][0]["id"], one["when"]["start"]) for one in tellings} == {
            (told["type"], told["actors"][0]["id"], told["when"]["start"])
        }
        (counted,) = store.sql("SELECT count(*) AS records, count(DISTINCT incident) AS acts FROM incident_events")
        assert counted["records"] == 900 > counted["acts"] == len(list(store.incidents()))


def test_a_page_of_incidents_is_part_of_the_whole_answer_with_words_or_without(tmp_path):
    make(tmp_path / "s.duckdb", 900)
    with open_store(tmp_path / "s.duckdb") as store:
        store.index()
    with open_store(tmp_path / "s.duckdb", read_only=True) as store:
        for asked in ({}, {"text": "visited"}, {"type": "ASSAULT", "min_confidence": 0.5}):
            whole = [one["id"] for one in store.incidents(**asked)]
            assert len(whole) > 20
            assert [one["id"] for one in store.incidents(**asked, limit=10, offset=5)] == whole[5:15]
