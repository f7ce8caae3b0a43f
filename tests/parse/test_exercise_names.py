"""Exercises by name: what the parser is given in their place, what is left alone, and where its answers stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowhom.codebook.rows import layered
from whowhom.parse.given import Given
from whowhom.parse.repairs.exercises import StandIn, stand_ins
from whowhom.records import Block, Span, Token
from whowhom.syntax import Sentence


def read(text, kind="body"):
    """The text as the parser is given it."""
    return Given.of(text, stand_ins(text, [Block(kind, Span(0, len(text)))])).text


NAMED = {
    "Peru joined UNITAS.": "Peru joined exercise.",
    "Russia held Zapad-2021 in May.": "Russia held exercise in May.",
    "Russia held Vostok 2018 in May.": "Russia held exercise in May.",
    "India opened Sampriti-XI at Umroi.": "India opened exercise at Umroi.",
    "Exercise MALABAR 2020, off Goa, began.": "exercise, off Goa, began.",
    "Japan began “Keen Sword” on Monday.": "Japan began exercise on Monday.",
    "The Cobra Gold exercises ended.": "The exercises ended.",
    "The Cobra Gold naval drills ended.": "The military naval drills ended.",
    "Malabar, a drill of India and Japan, ended.": "exercise, a drill of India and Japan, ended.",
    "A drill dubbed Bright Star began.": "A drill dubbed exercise began.",
    "Chad sent troops to Flintlock 2024.": "Chad sent troops to exercises.",
    "Exercise Sky Hammer 2019 began.": "exercise began.",
    "Oman began the exercise “Desert Wind” on Monday.": "Oman began the exercise on Monday.",
    "Bright Star 2023 began. Egypt said Bright Star went on.": "exercise began. Egypt said exercise went on.",
}


@pytest.mark.parametrize("text", NAMED)
def test_a_named_exercise_is_read_as_the_noun(text):
    assert read(text) == NAMED[text]


OTHERS = [
    "Bright Star won the race in Dubai.",
    "Workers raised the Red Flag over the factory.",
    "A man was shot in Malabar Hill.",
    "The USS Bright Star, which took part in a drill, sailed.",
    "Russia flew supplies to Vostok.",
    "At Malabar 20 ships were hit.",
    "They had a cobra, gold and team spirit.",
    "On Monday the exercise Thursday was meant for began.",
    "Exercise on Monday is good for you.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_else_bears_the_name_is_left_alone(text):
    assert read(text) == text


def test_a_headline_writes_all_words_as_names():
    assert read("Cobra Gold Opens In Thailand", "headline") == "exercise Opens In Thailand"
    assert read("Military Exercise Begins In Norway", "headline") == "Military Exercise Begins In Norway"


def test_every_name_of_the_table_is_known_with_a_year():
    names = [n for row in layered("exercises") for n in (row["name"], *row["aliases"].split(";")) if n]
    assert len(names) > 400
    assert [
        name for name in names if read(f"Peru joined Exercise {name} on Monday.") != "Peru joined exercise on Monday."
    ] == []


@given(st.lists(st.tuples(st.text("ab .", min_size=1, max_size=6), st.text("xyz", min_size=1, max_size=9)), max_size=5))
def test_every_word_has_its_place_in_the_report(parts):
    text, stands = "", []
    for plain, name in parts:
        text += plain
        stands.append(StandIn(Span(len(text), len(text) + len(name)), "noun"))
        text += name
    text += " end"
    made = Given.of(text, stands)
    tokens = tuple(Token(n, c, c, "NN", "NOUN", "dep", 0, Span(n, n + 1)) for n, c in enumerate(made.text))
    back = made.back(Sentence(0, Span(0, len(made.text)), tokens))
    names = {stand.span for stand in stands}
    assert all(t.span in names or text[t.span.start : t.span.end] == t.text for t in back.tokens)
    block = Block("body", Span(len(text) - 3, len(text)))
    (moved,) = made.blocks([block])
    assert made.text[moved.span.start : moved.span.end] == "end"
