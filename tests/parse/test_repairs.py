"""Each repair mends its own slips and leaves sound sentences alone; the table as a whole keeps words and trees."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowhom.parse import parse
from whowhom.parse.repairs import RULES, mend
from whowhom.parse.repairs.edit import edit, is_tree
from whowhom.records import Block, Report, Span, Token
from whowhom.syntax import Reading, Sentence

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "repairs.toml").read_text(encoding="utf-8")
)
TABLE = dict(RULES)


def sentence(case: dict[str, Any]) -> Sentence:
    """The sentence as it is written down in the case."""
    tokens: list[Token] = []
    at = 0
    for i, line in enumerate(case["parse"].strip().splitlines()):
        text, tag, pos, dep, head, ent = line.split(" ")
        start = case["text"].index(text, at)
        at = start + len(text)
        tokens.append(
            Token(i, text, text.lower(), tag, pos, dep, int(head), Span(start, at), "" if ent == "-" else ent)
        )
    return Sentence(0, Span(0, len(case["text"])), tuple(tokens), case["block"])


def line(s: Sentence, i: int) -> str:
    token = s[i]
    return f"{i} {token.text} {token.tag} {token.dep} {'ROOT' if token.head == i else s[token.head].text}"


def ids(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['text']}"


@pytest.mark.parametrize("case", CASES["mends"], ids=ids)
def test_a_rule_mends_its_slip(case: dict[str, Any]) -> None:
    before = sentence(case)
    after = TABLE[case["rule"]](before)
    changed = [line(after, t.i) for t, old in zip(after.tokens, before.tokens, strict=True) if t != old]
    assert changed == case["wanted"]


@pytest.mark.parametrize("case", CASES["leaves"], ids=ids)
def test_a_rule_leaves_a_sound_sentence_alone(case: dict[str, Any]) -> None:
    before = sentence(case)
    assert TABLE[case["rule"]](before) is before


def test_every_rule_has_both_kinds_of_sentences() -> None:
    for kind in ("mends", "leaves"):
        assert {case["rule"] for case in CASES[kind]} == set(TABLE), kind


@pytest.mark.parametrize("case", CASES["mends"], ids=ids)
def test_what_is_mended_is_named_and_stays_mended(case: dict[str, Any]) -> None:
    once = mend(sentence(case))
    assert case["rule"] in once.repairs
    again = mend(once)
    assert [t.head for t in again.tokens] == [t.head for t in once.tokens]


def test_the_stage_mends_what_the_parser_gives() -> None:
    case = next(c for c in CASES["mends"] if c["rule"] == "modifier-main")

    class Slips:
        name, version = "slips", "1"

        def words(self, text: str) -> list[str]:
            return text.split()

        def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
            return [sentence(case) for _ in blocks]

    report = Report(id="doc_1", text=case["text"], source="test")
    reading = Reading(report, blocks=(Block("body", Span(0, len(case["text"]))),))
    assert parse(reading, Slips()).sentences[0].repairs == ("modifier-main",)


def test_a_change_that_would_make_a_circle_is_refused() -> None:
    before = sentence(CASES["mends"][0])
    top = next(t.i for t in before.tokens if t.head == t.i)
    below = before.children(top)[0].i
    assert edit(before, {top: {"head": below}}) is before


WORDS = ["Arnor", "said", "which", "bars", "to", "the", "troops", ",", "and", "gave", "of", "after", ";", "Jr.", "."]
TAGS = ["NNP", "VBD", "WDT", "NNS", "TO", "DT", "VBN", ",", "CC", "VBZ", "IN", "VBG", "NN", "VB", "JJ", "."]
POS = {"N": "NOUN", "V": "VERB", "D": "DET", "I": "ADP", "C": "CCONJ", "J": "ADJ", "W": "PRON", "T": "PART"}
DEPS = [
    "nsubj",
    "dobj",
    "amod",
    "compound",
    "acl",
    "relcl",
    "conj",
    "ccomp",
    "advcl",
    "appos",
    "prep",
    "pobj",
    "punct",
    "npadvmod",
]


@st.composite
def any_sentence(draw: st.DrawFn) -> Sentence:
    """Any words under any heads: what a bad parse could be."""
    size = draw(st.integers(1, 12))
    heads = [draw(st.integers(0, max(0, i - 1))) for i in range(size)]
    order = draw(st.permutations(range(size)))
    tokens: list[Token | None] = [None] * size
    for i, head in enumerate(heads):
        tag = draw(st.sampled_from(TAGS))
        text = draw(st.sampled_from(WORDS))
        at = order[i]
        pos = "PROPN" if tag == "NNP" else POS.get(tag[0], "PUNCT")
        dep = "ROOT" if i == 0 else draw(st.sampled_from(DEPS))
        tokens[at] = Token(
            at,
            text,
            text.lower(),
            tag,
            pos,
            dep,
            order[head],
            Span(at * 8, at * 8 + len(text)),
            draw(st.sampled_from(["", "GPE", "DATE"])),
        )
    whole = tuple(t for t in tokens if t is not None)
    return Sentence(0, Span(0, size * 8), whole, draw(st.sampled_from(["body", "headline"])))


@given(any_sentence())
def test_no_repair_loses_a_word_or_breaks_the_tree(before: Sentence) -> None:
    after = mend(before)
    assert [(t.i, t.text, t.span, t.ent) for t in after.tokens] == [(t.i, t.text, t.span, t.ent) for t in before.tokens]
    assert is_tree(list(after.tokens))
    assert all(name in TABLE for name in after.repairs)
