"""The adapter for PolNeAR: predictions of a made-up article, and how they are compared."""

import json

import pytest

from bench import polnear
from whowhom import Coder

TEXT = "Arnor said that the bridge fell."
GOLD = {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 31]]}
LINE = {"id": "a", "text": TEXT, "attributions": [GOLD]}


@pytest.fixture
def dev(tmp_path):
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(LINE) + "\n" + json.dumps({**LINE, "id": "b"}) + "\n", encoding="utf-8")
    return str(path)


def test_a_prediction_has_the_shape_of_the_gold():
    assert polnear.predict(Coder(learned=False), LINE) == {"id": "a", "attributions": [GOLD]}


def test_the_command_writes_a_line_for_each_article(dev, capsys):
    assert polnear.main([dev, "--limit", "1"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["a"]


def test_the_command_prints_the_figures(dev, capsys):
    assert polnear.main([dev, "--score"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["articles"] == 2
    assert printed["attribution"] == printed["full"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_without_data_nothing_is_measured(tmp_path, capsys):
    assert polnear.main([str(tmp_path / "gone.jsonl")]) == 0
    assert capsys.readouterr().out == ""


NEAR = {**GOLD, "content": [[16, 31]]}
FAR = {**GOLD, "content": [[0, 12]]}
STRANGER = {**GOLD, "source": [[20, 26]]}


@pytest.mark.parametrize(
    ("told", "f1"),
    [
        ([GOLD], (1.0, 1.0, 1.0)),
        ([NEAR], (1.0, 0.0, 1.0)),
        ([FAR], (0.0, 0.0, 0.0)),
        ([STRANGER], (1.0, 1.0, 0.0)),
        ([GOLD, NEAR], (0.6667, 0.6667, 0.6667)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_contents_are_compared_one_to_one(told, f1):
    found = polnear.figures([LINE], [{"id": "a", "attributions": told}])
    assert tuple(found[name]["f1"] for name in ("attribution", "exact", "full")) == f1
