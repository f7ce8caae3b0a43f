"""Windows: every sentence judged once, nothing too long, context before what is judged."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whowhom.propose.window import CLS, LONGEST, SEP, SIZE, Piece, Window, encode, windows, within

LENGTHS = st.lists(st.integers(0, LONGEST), max_size=60)


@given(LENGTHS)
def test_each_sentence_is_judged_in_exactly_one_window(lengths):
    judged = [i for w in windows(lengths) for i in w.sentences[w.own :]]
    assert judged == list(range(len(lengths)))


@given(LENGTHS)
def test_no_window_is_longer_than_one_sentence_needs(lengths):
    for window in windows(lengths):
        pieces = 1 + sum(lengths[i] + 1 for i in window.sentences)
        assert pieces <= SIZE or len(window.sentences) - window.own == 1
        assert pieces <= 512  # the encoder knows no place beyond


def test_a_later_window_begins_with_the_lead():
    assert list(windows([40] * 8)) == [Window((0, 1, 2, 3, 4, 5), 0), Window((0, 6, 7), 1)]


def test_a_lead_of_half_a_window_is_not_read_again():
    assert list(windows([130, 130, 40])) == [Window((0,), 0), Window((1, 2), 0)]


def test_encoding_marks_the_pieces_of_mentions_and_says_where_sentences_begin():
    pieces = [[Piece(7, 0, 4), Piece(8, 5, 9)], [Piece(9, 0, 3)]]
    given_input = encode(Window((0, 1), 0), pieces, [[(5, 9)], []])
    assert given_input.ids == [CLS, 7, 8, SEP, 9, SEP]
    assert given_input.kinds == [0, 0, 1, 0, 0, 0]
    assert given_input.begins == [1, 4]


def test_pieces_within_share_a_character():
    assert list(within([Piece(1, 0, 4), Piece(2, 4, 6), Piece(3, 7, 9)], 5, 8)) == [1, 2]


@given(st.lists(st.integers(0, 40), max_size=12, unique=True).map(sorted), st.integers(0, 40), st.integers(0, 40))
def test_pieces_within_are_all_that_overlap(ends, start, end):
    pieces = [Piece(7, a, b) for a, b in pairwise(ends)]
    assert list(within(pieces, start, end)) == [n for n, p in enumerate(pieces) if p.start < end and start < p.end]
