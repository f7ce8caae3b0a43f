"""One coder for all tests of the room, and the clauses of a sentence as the real parser gives them."""

from functools import cache

import pytest

from whowhom import Coder
from whowhom.code.clause import Grammar
from whowhom.code.clause_words import ClauseWords
from whowhom.parse import parse
from whowhom.records import Block, Event, Report, Span
from whowhom.syntax import Reading

DAY = "2022-11-30"  # a Wednesday


@pytest.fixture(scope="session")
def coder():
    return Coder(learned=False)  # these tests are of the rules; tests/code/test_referee.py has the second coder


@pytest.fixture(scope="session")
def grammar(coder):
    """``grammar("Arnor struck Gondor.")``: the grammar of the text's first sentence."""
    words = ClauseWords.of(coder.house.codebook)

    @cache
    def of(text):
        reading = Reading(Report("doc_1", text, "test"), blocks=(Block("body", Span(0, len(text))),))
        sentence = parse(reading, coder.house.parser).sentences[0]
        return Grammar(sentence, words)

    return of


@pytest.fixture(scope="session")
def read(coder):
    """``read(text)``: the finished reading of a report told on Wednesday, 30 November 2022."""

    @cache
    def of(text):
        return coder.read(Report("doc_1", text, "test", published=DAY, published_from="option"))

    return of


@pytest.fixture(scope="session")
def events(read):
    return lambda text: read(text).events


def lands(parties):
    """Countries, or ids of those who have none, in order."""
    return [party.country or party.id for party in parties]


def told(event: Event) -> tuple:
    """An act in short: type, status, who, whom (countries)."""
    return event.type, event.status, lands(event.actors), lands(event.recipients)


@pytest.fixture(scope="session")
def short(events):
    """``short(text)``: every act of a text in short."""
    return lambda text: [told(event) for event in events(text)]
