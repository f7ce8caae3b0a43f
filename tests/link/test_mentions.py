"""Phrases and the acts they tell: one root, the same object, words of like use; and what tells two acts apart."""

from itertools import permutations

import numpy as np
import pytest

from whowhom.codebook.model import CodebookError
from whowhom.link.stories.mentions import chance, one_root, same_acts, signs
from whowhom.link.stories.phrases import Phrase, phrase, stem
from whowhom.link.stories.same import Same, read_same, same
from whowhom.records import Span, Token
from whowhom.syntax import Sentence

FAR, LIKE = np.array([1.0, 0.0], np.float32), np.array([0.0, 1.0], np.float32)
VECTORS = {"seized": FAR, "captured": FAR, "sang": LIKE}


def parsed(rows):
    """A sentence of (word, part of speech, label, head) rows."""
    tokens, start = [], 0
    for i, (text, pos, dep, head) in enumerate(rows):
        tokens.append(Token(i, text, text.lower(), "", pos, dep, head, Span(start, start + len(text))))
        start += len(text) + 1
    return Sentence(0, Span(0, start - 1), tuple(tokens))


RAID = parsed(
    [
        ("Mordor", "PROPN", "nsubj", 1),
        ("seized", "VERB", "ROOT", 1),
        ("the", "DET", "det", 4),
        ("Osgiliath", "PROPN", "compound", 4),
        ("bridge", "NOUN", "dobj", 1),
        ("in", "ADP", "prep", 1),
        ("March", "PROPN", "pobj", 5),
    ]
)


def of(words, document="a", sentence=0, **about):
    return Phrase(f"{document} {words} {sentence}", document, sentence, (words,), stem(words), frozenset(), **about)


@pytest.mark.parametrize(
    ("one", "other"), [("sent", "sending"), ("stopped", "stop"), ("seizes", "seizing"), ("Killed", "kills")]
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


def test_a_phrase_knows_its_object_and_what_stands_about_it():
    found = phrase("1", "a", 3, "seized", RAID, Span(7, 13))
    assert (found.head, found.object, found.around) == ("seiz", {"osgiliath", "bridg"}, {"march"})
    assert found.near == {"mordor", "osgiliath", "bridg", "march"}


def test_the_head_of_more_words_governs_the_others():
    found = phrase("1", "a", 0, "Osgiliath bridge", RAID, Span(18, 34))
    assert found.head == "bridg"
    assert "osgiliath" not in found.near


@pytest.mark.parametrize(("sentence", "at"), [(None, None), (RAID, Span(90, 96))])
def test_a_phrase_without_a_parse_has_its_words(sentence, at):
    found = phrase("1", "a", 0, "seized it", sentence, at)
    assert (found.head, found.words, found.near) == ("seiz", ("seized", "it"), frozenset())


def test_a_phrase_without_words_has_an_empty_head():
    assert phrase("1", "a", 0, " ").head == ""


def test_one_root_or_like_use_with_the_same_object_is_one_act():
    bridge = {"object": frozenset({"osgiliath", "bridg"}), "near": frozenset({"mordor", "osgiliath", "bridg"})}
    a, b, c = of("seized", "a", **bridge), of("captured", "b", **bridge), of("sang", "c")
    likely = {("a", "b"): 0.5, ("a", "c"): 0.5, ("b", "c"): 0.5}
    for order in permutations([a, b, c]):
        assert same_acts(order, likely, VECTORS) == [(a.id, b.id), (c.id,)]


def test_words_of_one_sentence_tell_two_acts():
    found = signs([of("seized", "a"), of("captured", "a"), of("captured", "b")], {}, VECTORS)["beside"]
    assert found.tolist() == [[0, 2, 1], [2, 0, 0], [1, 0, 0]]


def test_what_both_have_counts_by_the_smaller_set():
    one, other = (of(w, w, near=frozenset(near)) for w, near in (("x", {"mordor"}), ("y", {"mordor", "bridg"})))
    assert signs([one, other, of("z", "z")], {}, {})["near"][0].tolist() == [1.0, 1.0, 0.0]


def test_each_sign_counts_by_whether_the_roots_are_one():
    table = Same({}, {"reports": 2.0}, {"reports": -2.0})
    given = [of("seized", "a"), of("seizing", "b"), of("sang", "c")]
    likely = {("a", "b"): 1.0, ("a", "c"): 1.0, ("b", "c"): 0.0}
    found = chance({"reports": signs(given, likely, VECTORS)["reports"]}, one_root(given), table)
    assert found[0, 1] == pytest.approx(0.8808, abs=1e-4)
    assert found[0, 2] == pytest.approx(0.1192, abs=1e-4)
    assert found[1, 2] == 0.5


def test_every_sign_has_its_weights():
    assert list(signs([of("seized")], {}, VECTORS)) == list(same().one_root) == list(same().two_roots)


def test_a_table_that_lacks_something_is_named():
    with pytest.raises(CodebookError, match="two_roots"):
        read_same("[limits]\n[sign.near]\none_root = 1\n")
