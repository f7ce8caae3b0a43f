"""The command line of the public sets: answers, the scorer beside a set, floors, and a set that is not there."""

import gzip
import json

import pytest

from bench import article_extraction, lines, tempeval3, toponyms

PAGE = """<html><head><title>Arnor and Gondor sign a treaty | Ithilien Courier</title>
<meta property="og:site_name" content="Ithilien Courier"></head><body><article><h1>Arnor and Gondor sign a treaty</h1>
<p>Ministers of Arnor and Gondor signed a treaty of friendship in Annuminas on Monday after months of talks.</p>
<p>The treaty lets the fishing fleets of the two countries use one another's harbours in the winter months.</p>
</article></body></html>"""
SCORER = """
import json
def main(gold, told):
    pairs = zip(*(map(json.loads, open(name, encoding="utf-8")) for name in (gold, told)))
    return {"share": {"F1": sum(one["word"] == two["word"] for one, two in pairs) / 2}}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "dev.jsonl").write_text('{"word": "a\u2028b"}\n{"word": "c"}\n', encoding="utf-8")
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    (tmp_path / "floors.toml").write_text('[sets.drill.least]\n"share.F1" = 0.6\n', encoding="utf-8")
    monkeypatch.setattr(lines, "FLOORS", tmp_path / "floors.toml")
    return tmp_path


def drill(folder, *options):
    same = {"a\u2028b": "a\u2028b"}
    return lines.command(
        "drill", "about", [str(folder / "dev.jsonl"), *options], lambda _: lambda line: {"word": same.get(line["word"])}
    )


def test_predictions_are_written_a_line_each(folder, capsys):
    assert drill(folder) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]] == [
        {"word": "a\u2028b"},
        {"word": None},
    ]


def test_the_scorer_beside_the_set_speaks(folder, capsys):
    assert drill(folder, "--score") == 0
    assert json.loads(capsys.readouterr().out) == {"share": {"F1": 0.5}}


def test_below_a_floor_the_command_fails(folder, capsys):
    assert drill(folder, "--floors") == 1
    assert "below the floor: share.F1 0.5000 < 0.6" in capsys.readouterr().out


@pytest.mark.parametrize("command", [tempeval3.main, toponyms.main, article_extraction.main])
def test_without_data_nothing_is_measured(command, capsys, tmp_path):
    assert command([str(tmp_path / "no.jsonl")]) == 0
    assert "nothing measured" in capsys.readouterr().err


def answers(command, tmp_path, capsys, **line):
    (tmp_path / "one.jsonl").write_text(json.dumps({"id": "1", **line}) + "\n", encoding="utf-8")
    assert command([str(tmp_path / "one.jsonl")]) == 0
    return json.loads(capsys.readouterr().out)


def test_times_are_told_as_timex(tmp_path, capsys):
    text = "Arnor and Gondor held a drill on Nov. 28, 2022."
    told = answers(tempeval3.main, tmp_path, capsys, dct="2022-11-30", text=text)["timexes"]
    assert [(t["type"], t["value"]) for t in told] == [("DATE", "2022-11-28")]
    assert "Nov. 28, 2022" in text[told[0]["start"] : told[0]["end"]]


def test_places_are_told_with_their_points(tmp_path, capsys):
    told = answers(toponyms.main, tmp_path, capsys, date="2022-11-30", text="Ministers met in Oslo on Monday.")
    assert [(t["text"], round(t["lat"]), round(t["lon"])) for t in told["toponyms"]] == [("Oslo", 60, 11)]


def test_a_page_is_told_as_body_and_title(tmp_path, capsys):
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    told = answers(article_extraction.main, tmp_path, capsys, url="https://courier.example/a", html="page.html.gz")
    assert told["title"] == "Arnor and Gondor sign a treaty"
    assert told["articleBody"].startswith("Ministers of Arnor") and told["articleBody"].endswith("winter months.")
