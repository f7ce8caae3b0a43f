"""The parser: blocks together as alone, words as sentences have them, the rest as spaCy has it."""

import pytest

from whowhom.parse import spacy_parser, vectors
from whowhom.parse.coarse import Coarse
from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Span

TEXT = (
    "Norway to expel Russian envoys\n"
    "OSLO said that it has expelled two diplomats, but Moscow didn't condemn the\nmove. There is no plan that "
    "would close the consulate, though it had one.\n"
    "   \n"
    "Something is being done about it, she's told us: “It's over”, which they did not do once. 🙂\n"
    "The Norwegian Ministry of Foreign Affairs  summoned Ambassador Teimuraz Ramishvili. On 5 April 2022, Oslo\n"
)


@pytest.fixture(scope="module")
def parser():
    return SpacyParser()


@pytest.fixture(scope="module")
def whole(parser):
    """The model as it comes."""
    import spacy

    return spacy.load(parser.name, exclude=["lemmatizer"])


def blocks():
    ends = [n + 1 for n, letter in enumerate(TEXT) if letter == "\n"]
    return [Block("body", Span(start, end)) for start, end in zip([0, *ends], ends, strict=False)]


def test_company_changes_no_answer(parser):
    together = parser.parse(TEXT, blocks())
    alone = [sentence for block in blocks() for sentence in parser.parse(TEXT, [block])]
    assert [(s.span, s.tokens, s.block) for s in together] == [(s.span, s.tokens, s.block) for s in alone]
    assert [s.index for s in together] == list(range(len(together)))


def test_words_are_those_of_the_sentences(parser):
    words = [word for block in blocks() for word in parser.words(TEXT[block.span.start : block.span.end])]
    assert words == [token.text for sentence in parser.parse(TEXT, blocks()) for token in sentence.tokens]


def test_what_was_cut_into_words_is_parsed_as_ever_and_forgotten(parser, monkeypatch):
    expected = parser.parse(TEXT, blocks())
    for block in blocks():
        parser.words(TEXT[block.span.start : block.span.end])
    assert parser._made
    assert parser.parse(TEXT, blocks()) == expected
    assert not parser._made
    monkeypatch.setattr(spacy_parser, "KEPT", 2)
    for text in ("one", "two", "three"):
        parser.words(text)
    assert list(parser._made) == ["three"]


def test_words_are_told_as_by_the_whole_model(parser, whole):
    docs = [whole(TEXT[block.span.start : block.span.end].replace("\n", " ")) for block in blocks()]
    found = [(t.tag, t.dep, t.ent) for sentence in parser.parse(TEXT, blocks()) for t in sentence.tokens]
    assert found == [(w.tag_, w.dep_, w.ent_type_) for doc in docs for w in doc if not w.is_space]
    assert {"", "PERSON", "ORG", "DATE", "GPE", "NORP"} <= {name for _, _, name in found}


def test_forms_that_were_forgotten_are_asked_again(parser, monkeypatch):
    expected = parser.parse(TEXT, blocks())
    monkeypatch.setattr(vectors, "MOST", 3)
    assert [parser.parse(TEXT, blocks()) for _ in range(2)] == [expected] * 2


def test_parts_of_speech_are_the_ruler_s(parser, whole):
    expected = [w.pos_ for block in blocks() for w in whole(TEXT[block.span.start : block.span.end].replace("\n", " "))]
    found = [token.pos for sentence in parser.parse(TEXT, blocks()) for token in sentence.tokens]
    assert found == [pos for pos in expected if pos != "SPACE"]
    assert {"AUX", "VERB", "PRON", "SCONJ", "PART", "PROPN"} <= set(found)


def test_every_kind_of_case_is_decided_as_by_the_ruler(whole):
    from spacy.tokens import Doc

    ruler = whole.get_pipe("attribute_ruler")
    coarse = Coarse(ruler.patterns)
    forms = [*sorted(coarse._forms), "other"]
    labels = ("expl", "aux", "auxpass", "ROOT", "det", "pobj", "mark", "prep", "advmod", "conj", "dobj")
    words = [(form, tag, label) for label in labels for tag in whole.get_pipe("tagger").labels for form in forms]
    words = words[::13]
    told, tags, deps = zip(*words, strict=True)
    doc = ruler(Doc(whole.vocab, words=list(told), tags=list(tags), deps=list(deps), heads=[0] * len(words)))
    found = [coarse.pos(word, before) for word, before in zip(words, [None, *deps], strict=False)]
    assert found == [token.pos_ for token in doc]


@pytest.mark.parametrize(
    "pattern",
    [
        [{"ORTH": "It"}],
        [{"LOWER": {"REGEX": "^n"}}],
        [{"TAG": "IN"}, {"TAG": "IN"}],
        [{"DEP": "expl"}, {}, {"LOWER": "is"}],
    ],
)
def test_a_ruler_of_another_kind_is_not_guessed_at(pattern):
    with pytest.raises(ValueError, match="The ruler"):
        Coarse([{"patterns": [pattern], "attrs": {"POS": "X"}, "index": len(pattern) - 1}])
