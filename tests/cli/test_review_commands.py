"""Records judged on the command line, and what leaves of it."""

import json

import pytest

from bench.score import score
from whowhom.codebook import load
from whowhom.store import open_store


@pytest.fixture
def ids(run):
    """Type -> id of the records of a store."""
    run("ingest drill.txt raid.txt --db s.duckdb")
    with open_store("s.duckdb", read_only=True) as store:
        return {record["type"]: record["id"] for record in store.events()}


def test_a_correction_shows_with_what_the_coder_wrote(run, ids):
    ran = run(f"judge correct {ids['ASSAULT'][:9]} --db s.duckdb --by Ada --set type=COERCE --set when=..2019-03-04")
    assert (ran.code, ran.out) == (0, f"verdict 1 holds: correct {ids['ASSAULT'][:9]}\n")
    (line,) = run("events --db s.duckdb --type COERCE --format jsonl").out.splitlines()
    assert json.loads(line)["when"]["end"] == "2019-03-04"
    assert "correct by Ada; was type ASSAULT" in run("events --db s.duckdb --type COERCE --format csv").out
    assert "Reviewed: correct by Ada" in run(f"explain {ids['ASSAULT']} --db s.duckdb").out


def test_what_is_rejected_is_hidden_until_it_is_undone(run, ids):
    run(f"judge reject {ids['ASSAULT']} --db s.duckdb --by Ada --note film")
    events = "events --db s.duckdb --type ASSAULT --format jsonl"
    assert not run(events).out
    assert run(f"{events} --min-confidence 0").out
    assert "reject" in (listed := run("judge list --db s.duckdb").out) and "film" in listed
    assert run("judge undo 1 --db s.duckdb").code == 0
    assert run(events).out


def test_a_wrong_correction_is_told_in_a_line(run, ids):
    ran = run(f"judge correct {ids['ASSAULT']} --db s.duckdb --by Ada --set type")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    ran = run(f"judge correct {ids['ASSAULT']} --db s.duckdb --by Ada --set type=ASAULT")
    assert ran.code == 2 and "nearest: ASSAULT" in ran.err


def test_agreement_is_told_field_by_field(run, ids):
    for name, kind in (("Ada", "accept"), ("Bo", "reject")):
        run(f"judge {kind} {ids['ASSAULT']} --db s.duckdb --by {name}")
    out = run("judge agreement --db s.duckdb").out
    assert "Ada 1, Bo 1" in out
    assert f"{ids['ASSAULT']} differs in verdict: Ada: accept {{}}; Bo: reject {{}}" in out


def test_gold_is_what_coders_are_scored_by(run, ids, files):
    run(f"judge accept {ids['COOPERATE']} --db s.duckdb --by Ada")
    assert run("judge gold reviewed --db s.duckdb").out == "1 reports written to reviewed\n"
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in (files / "reviewed").glob("*.json")]
    with open_store("s.duckdb", read_only=True) as store:
        figures, _ = score(reports, list(store.events(type="COOPERATE")))
    assert figures["strict"]["f1"] == 1


def test_examples_are_a_codebook(run, ids, files):
    run(f"judge accept {ids['COOPERATE']} --db s.duckdb --by Ada")
    run(f"judge reject {ids['ASSAULT']} --db s.duckdb --by Ada")

    class Silent:
        def code(self, text, published=None):
            return ()

    from house_fakes import fake_read, fake_units
    from whowhom.cli.house import House

    house = House(lambda *_: Silent(), fake_read, lambda folder: folder, fake_units())
    assert run("judge examples mine --db s.duckdb", house).out == "2 entries written to mine/examples.toml\n"
    book = load(files / "mine")
    own = [e for e in book.examples if e.file in book.own]
    assert [(e.type, e.mode, e.todo) for e in own] == [("COOPERATE", "exercise", "nothing found")]
    near = [n for n in book.near_misses if n.file in book.own]
    assert [(n.type, n.instead, n.todo) for n in near] == [("ASSAULT", None, None)]
    assert book.id == load().id
