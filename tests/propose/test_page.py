"""What is read of a report, and when: the same answers whatever is asked first."""

import re
from dataclasses import replace

import pytest

from whowhom.propose import Model, propose
from whowhom.propose.page import Page
from whowhom.records import Block, Mention, Report, Span, Token
from whowhom.syntax import Reading, Sentence

TEXT = "France bombed the rebels. It rained all day. They shot back. Spain condemned the raid. The wind fell.\n" * 27
PARTIES = ("France", "rebels", "They", "Spain")


@pytest.fixture(scope="module")
def model():
    return Model()


@pytest.fixture(scope="module")
def reading():
    sentences, mentions = [], []
    for n, found in enumerate(re.finditer(r"[^.\n]+\.", TEXT)):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        words = re.finditer(r"\w+|\.", TEXT[start : found.end()])
        spans = [(w[0], Span(start + w.start(), start + w.end())) for w in words]
        tokens = tuple(Token(i, w, w.lower(), "NN", "NOUN", "dep", 0, span) for i, (w, span) in enumerate(spans))
        sentences.append(Sentence(n, Span(start, found.end()), tokens))
        mentions += [Mention(t.span, n, t.i, "name") for t in tokens if t.text in PARTIES]
    return Reading(Report("doc_1", TEXT, "test"), sentences=tuple(sentences), mentions=tuple(mentions))


@pytest.fixture
def asked(model, monkeypatch):
    """The lengths of the windows that the network has read."""
    read, judge = [], Model.judge
    monkeypatch.setattr(Model, "judge", lambda self, given: (read.append(len(given.ids)), judge(self, given))[1])
    return read


def test_nothing_is_read_before_it_is_asked_about_and_each_window_once(reading, model, asked):
    signals = propose(reading, model).signals
    assert not asked
    first = signals.proposals(0)
    assert [p.type for p in first] == ["ASSAULT"]
    assert signals.proposals(0) == first
    assert len(asked) == 1


def test_answers_do_not_depend_on_what_was_asked_before(reading, model, asked):
    """Bit by bit: numbers are compared for equality."""
    forth, back = propose(reading, model).signals, propose(reading, model).signals
    places = [(s.index, [t.i for t in s.tokens]) for s in reading.sentences]

    def said(signals, order):
        out = {i: (signals.proposals(i), signals.roles(i, words), signals.types(i, words)) for i, words in order}
        return [out[i] for i, _ in places]

    assert said(forth, places) == said(back, places[::-1])
    assert len(asked) > 2  # more windows than one, each read twice
    assert forth == back


@pytest.mark.parametrize("dated", [True, False])
def test_the_network_reads_the_dateline_with_the_sentence_that_follows_it(reading, model, asked, dated):
    def moved(span):
        return Span(span.start + 7, span.end + 7)

    sentences = [
        replace(s, span=moved(s.span), tokens=tuple(replace(t, span=moved(t.span)) for t in s.tokens))
        for s in reading.sentences[:2]
    ]
    blocks = (Block("dateline", Span(0, 6)),) if dated else ()
    page = Page(Reading(Report("doc_2", "LOME - " + TEXT, "test"), blocks=blocks, sentences=tuple(sentences)), model)
    before = len(model.pieces("LOME -")) if dated else 0
    assert list(page.places(0)[0]) == [before]
    assert list(page.places(1)[0]) == [0]
    page.judged(0)
    assert asked == [before + 3 + sum(len(model.pieces(reading.slice(s.span))) for s in reading.sentences[:2])]
