"""Words of letters alone come out as spaCy has them."""

import re

import pytest
import spacy
from spacy.lang.lex_attrs import word_shape

from whowhom.codebook.rows import layered
from whowhom.parse.plain import not_of_letters, shapes
from whowhom.parse.spacy_parser import PINNED, SpacyParser

WORDS = (
    *("", "I", "a", "US", "km", "Kyiv", "McDonald", "NATO", "government", "München", "États", "Đà", "ß", "ª", "ǅ"),
    *("三", "İstanbul", "x" * 99, "x" * 100, "X" + "x" * 98, "X" + "x" * 99, "don't", "Tu-95", "3rd"),
)


@pytest.mark.parametrize("word", WORDS)
def test_a_shape_is_spacys_own(word):
    assert shapes(word_shape)(word) == word_shape(word)


def test_there_is_nothing_to_find_in_a_word_of_letters():
    tokenizer = spacy.blank("en").tokenizer
    names = {word for row in layered("exercises") for word in re.findall(r"\w+", row["name"])}
    for word in (*WORDS, *names, "5km", "€", "U.S.", "3", "a-b", "aljazeera.com"):
        for search in (tokenizer.suffix_search, tokenizer.url_match):
            ours, own = not_of_letters(search)(word), search(word)
            assert (ours and ours.span()) == (own and own.span())
        assert [*map(str, not_of_letters(tokenizer.infix_finditer, ())(word))] == [
            *map(str, tokenizer.infix_finditer(word))
        ]


def test_a_text_has_the_words_that_the_model_alone_gives_it():
    text = "The U.S. sent 5km of McDonald's wire (and Łódź's) to Kyiv, costing 3€... «Nothing», he told AFP/Reuters."
    doc = spacy.load(PINNED)(text)
    assert SpacyParser().words(text) == [token.text for token in doc]
