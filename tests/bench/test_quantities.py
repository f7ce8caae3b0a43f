"""The adapters of the sets on quantities, entities and relations: shape and a few answers on texts of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import newsquant, re3d
from whowhom import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


def test_newsquant_tells_value_change_unit_and_concept(coder: Coder) -> None:
    line = {"id": "1", "text": "Shares of Arnor Ropes fell 4.5 per cent to $12.30."}
    told = newsquant.predict(coder, line)["quantities"]
    assert [(q["value"], q["change"], q["normalized_unit"]) for q in told] == [
        (4.5, "down", "percentage"),
        (12.3, "=", "dollar"),
    ]
    assert "Shares" in told[0]["referred_concepts"]


def test_newsquant_keeps_both_ends_of_a_range(coder: Coder) -> None:
    (told,) = newsquant.predict(coder, {"id": "1", "text": "It weighs 40 to 50 kilograms."})["quantities"]
    assert (told["value"], told["change"], told["normalized_unit"]) == ([40, 50], "=", "kilogram")


def test_re3d_names_machines_places_people_and_figures(coder: Coder) -> None:
    text = "The British frigate HMS Ithilien (F 88) left Norway on 3 May 2016 with 200 rockets, the ministry said."
    found = re3d.predict(coder, {"id": "1", "text": text})
    told = {(text[e["start"] : e["end"]], e["type"]) for e in found["entities"]}
    assert {
        ("HMS Ithilien", "MilitaryPlatform"),
        ("F 88", "MilitaryPlatform"),
        ("British", "Nationality"),
        ("Norway", "Location"),
        ("200", "Quantity"),
        ("the ministry", "Organisation"),
    } <= told
    assert ("200 rockets", "Weapon") in told
    assert all(set(relation) == {"type", "source", "target"} for relation in found["relations"])


@pytest.mark.parametrize("main", [newsquant.main, re3d.main])
def test_one_line_out_for_each_line_in(main, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps({"id": "7", "text": "Two ships met."}) + "\n", encoding="utf-8")
    assert main([str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "7"
