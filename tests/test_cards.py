"""Every table has its data card, and the model its model card."""

import json
import re
from pathlib import Path

import pytest

from tools import data_cards

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "src" / "whowhom" / "propose" / "model"


def test_the_cards_tell_what_the_tables_say():
    assert data_cards.main(["--check"]) == 0, "run: python tools/data_cards.py"


def test_a_table_without_a_card_is_named(monkeypatch):
    monkeypatch.setattr(data_cards, "tables", lambda: ["codebook/tables/dragons.csv"])
    with pytest.raises(ValueError, match="dragons"):
        data_cards.page()


def test_every_source_with_terms_of_its_own_is_in_the_notice():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    said = set(re.findall(r"([\w. -]+) \((?:CC|MIT|public domain)", data_cards.page()))
    named = {name.split(":")[-1].removeprefix("middle").strip() for name in said}
    assert {"GeoNames", "REIGN", "Wikidata"} <= named
    assert {name for name in named if name not in notice} == set()


def test_a_card_counts_rows_sources_and_gaps():
    rows = [
        {"name": "Bree", "from": "1954-07-29", "source": "own knowledge"},
        {"name": "", "from": "1955-10-20", "source": "own knowledge"},
        {"name": "Dale", "from": "", "source": "Red Book (CC0)"},
    ]
    assert data_cards._sources(rows) == "own knowledge (2); Red Book (CC0) (1)"
    assert data_cards._empty(rows) == "`name` 33 %, `from` 33 %"
    assert data_cards._days(rows) == "first days from 1954-07-29 to 1955-10-20"


def test_the_model_card_says_what_it_is_for_what_it_learned_from_and_what_to_mind():
    card = (MODEL / "CARD.md").read_text(encoding="utf-8")
    for part in ("What it is:", "What it is for:", "What it learned from:", "How good it is:", "What to mind:"):
        assert f"\n{part}" in card
    assert {"seed", "text", "codebook", "measured"} <= set(json.loads((MODEL / "coder.json").read_text()))
