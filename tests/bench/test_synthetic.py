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
