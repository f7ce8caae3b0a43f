"""Whether a report of few political words is political: the learned coder is asked, and no longer than need be."""

from dataclasses import dataclass, field, replace

import pytest

from whowhom.code.stage import political
from whowhom.parse import parse
from whowhom.records import Block, Proposal, Report, Span
from whowhom.syntax import Reading

FEW, NONE, MANY = 0.012, 0.004, 0.03  # shares of such words


@dataclass
class Asked:
    """Signals that see an act in each sentence marked "x", and surely in each "X"; ``asked``: what was asked about."""

    marks: str
    asked: list[int] = field(default_factory=list)

    def proposals(self, sentence):
        self.asked.append(sentence)
        chance = {"x": 0.7, "X": 0.95}.get(self.marks[sentence])
        return [Proposal(sentence, (0,), "ACCUSE", chance, None, "occurred")] if chance else []


@pytest.fixture
def about(coder):
    def of(marks, share):
        text, house = "Gondor waits. " * len(marks), coder.house
        told = Reading(Report("doc_1", text, "test"), blocks=(Block("body", Span(0, len(text))),), share=share)
        told = replace(parse(told, house.parser), signals=Asked(marks))
        assert len(told.sentences) == len(marks)
        return political(told, house.codebook), told.signals

    return of


@pytest.mark.parametrize(
    ("marks", "share", "is_it", "asked"),
    [
        ("..........", MANY, True, 0),
        ("xxxxxxxxxx", NONE, False, 0),
        ("xxxxxxxxxx", FEW, True, 5),
        ("x.x.x.x.x.", FEW, True, 9),
        ("x.x.x.....", FEW, False, 10),
        ("X.X...X...", FEW, True, 7),
        ("X.X.......", FEW, False, 10),
        ("x.....xxxxxxxxxx", FEW, False, 6),
        ("xx........xxxxxx", FEW, False, 7),
        ("..x", FEW, False, 3),
    ],
)
def test_acts_in_many_sentences_make_up_for_few_such_words(about, marks, share, is_it, asked):
    answer, signals = about(marks, share)
    assert (answer, len(signals.asked)) == (is_it, asked)
