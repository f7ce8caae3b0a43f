"""The gate: what it leaves unparsed has no record in any case, and what is about public affairs goes through."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from whowhom import Coder, gate
from whowhom.pipeline import STAGES
from whowhom.read import report_from_text
from whowhom.syntax import Reading

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "news.jsonl.gz"
SIDES = ("Sharks", "Wolves", "Falcons", "Tigers", "Ravens", "Bears", "Hawks")
MATCH = " ".join(f"The {side} laid siege to the line, and their keeper saved a late penalty." for side in SIDES)
COUP = " ".join(f"Soldiers attacked the {place} and the government declared war." for place in (*SIDES, *"ABCDE"))
MIXED = MATCH + "The president of Kenya condemned Uganda. Kenya expelled the ambassador of Uganda on Monday."


@pytest.fixture(scope="module")
def coder():
    return Coder()


def report(text, name="doc_1"):
    return report_from_text(text, source="test", id=name, published="2022-11-30")


def ungated(one, house):
    """The reading without the gate's word: every stage is run."""
    reading = Reading(one)
    for stage in STAGES:
        reading = stage.run(reading, house)
    return reading


def told(reading):
    return (reading.report, reading.problems, reading.events, reading.relations)


@pytest.mark.parametrize(("text", "passes"), [(MATCH, False), (COUP, True), (MIXED, True), (MATCH[:70], True)])
def test_what_is_about_other_things_is_not_parsed(text, passes, coder):
    reading = coder.read(report(text))
    assert bool(reading.sentences) is passes
    assert gate.aside(reading, coder.house.codebook) is not passes


def test_the_share_is_that_of_the_words_of_the_sentences(coder):
    reading = coder.read(report(MIXED), "parse")
    words = [token.lower for sentence in reading.sentences for token in sentence.tokens]
    listed = coder.house.codebook.grammar["political"]
    assert reading.share == sum(word in listed for word in words) / len(words)


def test_what_is_asked_of_an_early_stage_is_told_of_every_report(coder):
    assert coder.read(report(MATCH), "resolve").sentences
    assert coder.read(report(MATCH), "gate").sentences == ()


def test_a_report_left_at_the_gate_has_its_day_and_its_press(coder):
    text = "BEIJING, Nov. 30, 2022 (Xinhua) -- " + MATCH
    left = coder.read(replace(report(text), published=None))
    assert (left.sentences, left.report.published, left.report.press.id) == ((), "2022-11-30", "XINHUA")


@pytest.mark.parametrize("text", [MATCH, COUP, MIXED])
@pytest.mark.parametrize("learned", [True, False])
def test_the_gate_changes_no_record(text, learned, coder, monkeypatch):
    monkeypatch.setattr(coder, "house", replace(coder.house, model=coder.house.model if learned else None))
    assert told(coder.read(report(text))) == told(ungated(report(text), coder.house))


@pytest.mark.skipif(not CORPUS.is_file(), reason="the corpus lies beside the checkout, where somebody has it")
def test_the_gate_changes_no_record_of_the_corpus(coder):
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for n, line in enumerate(lines) if n % 700 == 0]
    left = 0
    for n, text in enumerate(texts):
        one = report(text, f"doc_{n}")
        reading = coder.read(one)
        left += gate.aside(reading, coder.house.codebook)
        assert told(reading) == told(ungated(one, coder.house))
    assert 0 < left < len(texts)
