"""Copies made of our own reports are found again, and our reprints are the only copies among them."""

import json
from pathlib import Path

from bench import copies

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_copies_of_our_own_reports_are_found(tmp_path, capsys):
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("20*.txt"))]
    reprints = len(list(EXAMPLES.glob("*-reprint.txt")))
    file = tmp_path / "news.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    assert copies.main([str(file)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["reports alone"]["copies"] == reprints == 1
    assert set(figures["recall"].values()) == {1.0}
    assert figures["strangers"] == 0


def test_without_a_file_nothing_is_measured(tmp_path, capsys):
    assert copies.main([str(tmp_path / "none.jsonl")]) == 0
    assert "nothing measured" in capsys.readouterr().err
