"""The commands that measure parts: an answer for every line, a count of what is false, a word where data is missing."""

import gzip
import json

import pytest

from bench import browser, ecbplus, ecbplus_weights, plv, sport
from bench.gold import HERE
from bench.score import load, score
from whowhom import Coder

LINE = {
    "id": "1",
    "text": "Arnor said that Norway expelled two Swedish diplomats.",
    "source": "Norway",
    "target": "two Swedish diplomats",
    "root": "SANCTION",
    "quad": "M-CONF",
}


@pytest.mark.parametrize("command", [plv.main, sport.main, ecbplus.main, ecbplus_weights.main])
def test_without_data_nothing_is_measured(command, capsys, tmp_path):
    assert command([str(tmp_path / "no.jsonl")]) == 0
    assert "nothing measured" in "".join(capsys.readouterr())


def test_plv_answers_each_line_with_a_type_and_its_quad(tmp_path, capsys):
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    assert plv.main([str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "1", "root": "SANCTION", "quad": "M-CONF"}


@pytest.mark.parametrize(
    ("text", "source", "target", "root"),
    [
        ("Norway imposed sanctions on Sweden.", "Norway", "Sweden", "COERCE"),
        ("Norway suspended its aid to Sweden.", "Norway", "Sweden", "SANCTION"),
        ("A court in Oslo convicted a Swedish general of theft.", "A court in Oslo", "a Swedish general", "ACCUSE"),
        ("Norway said it will release two Swedish soldiers.", "Norway", "two Swedish soldiers", "AGREE"),
        ("Norwegian doctors said they will strike over the budget.", "Norwegian doctors", "the budget", "THREATEN"),
        ("Norway released two Swedish soldiers.", "Norway", "two Swedish soldiers", "RETREAT"),
    ],
)
def test_plv_counts_acts_under_the_type_of_their_cameo_code(text, source, target, root):
    assert plv.predict(Coder(), {"id": "1", "text": text, "source": source, "target": target})["root"] == root


def test_plv_figures_are_means_over_types_that_are_asked_for():
    gold = [{"root": "YIELD", "quad": "M-COOP"}, {"root": "AID", "quad": "M-COOP"}]
    told = [{"root": "RETREAT", "quad": "M-COOP"}, {"root": "CONCEDE", "quad": "M-COOP"}]
    figures = plv.figures(gold, told)
    assert figures["root"] == {"AID": 0.0, "YIELD": round(2 / 3, 3)}
    assert figures["quad macro-F1"] == 1.0


def test_sport_counts_the_reports_of_a_prefix(tmp_path, capsys):
    path = tmp_path / "news.jsonl.gz"
    reports = [("bbc-sport-1", "Norway expelled two Swedish diplomats."), ("bbc-sport-2", "Rain."), ("x-1", "Rain.")]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": name, "text": text}) + "\n" for name, text in reports)
    assert sport.main([str(path)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["reports"], figures["reports with records"], figures["records in 100 reports"]) == (2, 1, 50.0)


def test_the_page_of_faults_marks_what_was_missed(tmp_path):
    reports = load(HERE / "reports")[:1]
    figures, compared = score(reports, [])
    browser.write(compared, figures, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    missed = [act for act in reports[0]["events"] if not act.get("optional")]
    assert page.count('<li class="missed">') == len(missed) > 0
    assert "<script" not in page
    assert "http" not in page


RAIDS = {
    "9": "Mordor 's orcs seized the bridge of Osgiliath on Monday .\nGondor mourned 41 riders .",
    "x": "The bridge of Osgiliath was seized by orcs of Mordor on Monday , killing 41 riders of Gondor .",
    "1": "Hobbiton held its fair .",
}


def raids(names):
    """Lines that have the input's fields alone; of each word that is asked about, the place in its text."""
    for name, (text, word) in zip(names, zip(RAIDS.values(), ("seized", "seized", "held"), strict=True), strict=True):
        start = text.index(word)
        one = {"m_id": "7", "kind": "event", "sentence": 0, "start": start, "end": start + len(word), "text": word}
        yield {"id": name, "text": text, "mentions": [one, {**one, "m_id": "8", "kind": "loc"}]}


@pytest.mark.parametrize("names", [("9", "x", "1"), ("1", "9", "x")])
def test_ecbplus_answers_with_stories_and_events_whatever_the_ids(names):
    told = ecbplus.predict(list(raids(names))[::-1])[::-1]
    assert [one["id"] for one in told] == list(names)
    assert [[m["m_id"] for m in one["mentions"]] for one in told] == [["7"]] * 3
    stories = [one["story"] for one in told]
    events = [one["mentions"][0]["cluster"] for one in told]
    assert stories[0] == stories[1] != stories[2]
    assert events[0] == events[1] != events[2]
