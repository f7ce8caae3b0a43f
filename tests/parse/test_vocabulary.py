"""What is forgotten of words: the answers stay, and of words in passing no more than so many are kept."""

from whowhom.parse import vocabulary
from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Span

TEXT = "Norway expelled {} diplomats from Xylokastro-{}, and Qwertystan's Mr. Vbnmson wasn't pleased on 5 April 2022."


def parsed(parser, n):
    text = TEXT.format(n, n)
    words = parser.words(text)
    sentences = parser.parse(text, [Block("body", Span(0, len(text)))])
    assert words == [token.text for sentence in sentences for token in sentence.tokens]
    return sentences


def test_words_are_forgotten_and_the_answers_stay(monkeypatch):
    usual = SpacyParser()
    expected = [parsed(usual, n) for n in range(40)]
    monkeypatch.setattr(vocabulary, "FOR_GOOD", 0)
    monkeypatch.setattr(vocabulary, "FOR_NOW", 30)
    parser = SpacyParser()
    assert [parsed(parser, n) for n in range(40)] == expected
    strings = parser._nlp.vocab.strings
    assert "Xylokastro-0" in usual._nlp.vocab.strings
    assert "Xylokastro-0" not in strings
    assert "Xylokastro-39" in strings
    assert len(strings) < len(usual._nlp.vocab.strings)
