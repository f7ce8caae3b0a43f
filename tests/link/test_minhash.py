"""Signatures and passages: close to the truth, and the same on every machine."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whowhom.link.copies import minhash
from whowhom.link.copies.minhash import bands, hashed, likeness, passages, runs, shingles, signature

WORDS = [f"w{n}" for n in range(600)]
# 128 numbers estimate a share with a standard error of 0.5 / sqrt(128) at most; beyond 4 of them is no chance.
NEAR = 4 * 0.5 / 128**0.5


def jaccard(one, other):
    one, other = set(one.tolist()), set(other.tolist())
    return len(one & other) / len(one | other)


@settings(max_examples=60, derandomize=True)
@given(st.integers(0, 300), st.integers(10, 300), st.integers(0, 2**32))
def test_the_estimate_is_near_the_true_share(apart, length, salt):
    one = shingles(hashed([f"{salt} {word}" for word in WORDS[:length]]))
    other = shingles(hashed([f"{salt} {word}" for word in WORDS[apart : apart + length]]))
    assert abs(likeness(signature(one), signature(other)) - jaccard(one, other)) <= NEAR


def test_texts_without_a_word_in_common_do_not_agree():
    some = [signature(shingles(hashed([f"{n} {word}" for word in WORDS[:200]]))) for n in range(40)]
    alike = [likeness(one, other) for n, one in enumerate(some) for other in some[:n]]
    assert max(alike) <= 2 / 128


def test_a_signature_is_the_same_on_every_machine():
    words = hashed(["the", "ships", "of", "gondor", "sailed", "up", "the", "river", "on", "wednesday"])
    assert signature(shingles(words)).hex()[:32] == "12c73203c31f0d00c7107d14c6950413"
    assert [int(n) for n in passages(words)] == [1410417756785851291]


def test_no_text_has_a_signature_too():
    none = shingles(hashed([]))
    assert len(none) == 0
    assert likeness(signature(none), signature(none)) == 1.0
    assert len(passages(hashed([]))) == 0


@given(st.integers(1, 8), st.integers(1, 20))
def test_runs_of_words(length, count):
    words = hashed(WORDS[:count])
    assert len(runs(words, length)) == max(1, count - length + 1)
    assert len(set(runs(words, length).tolist())) == len(runs(words, length))


def test_the_order_of_words_counts():
    assert not set(runs(hashed(["a", "b", "a"]), 2)[:1].tolist()) & set(runs(hashed(["b", "a"]), 2).tolist())


@given(
    st.lists(st.sampled_from(WORDS), max_size=60),
    st.lists(st.sampled_from(WORDS), min_size=minhash.SURE, max_size=40),
    st.lists(st.sampled_from(WORDS), max_size=60),
)
def test_a_piece_that_stands_in_two_texts_gives_them_a_passage(before, piece, after):
    one, other = passages(hashed([*before, *piece])), passages(hashed([*piece, *after]))
    assert np.intersect1d(one, other).size


@pytest.mark.parametrize(("edits", "found"), [(0, True), (1, True), (200, False)])
def test_texts_that_are_nearly_alike_share_a_band(edits, found):
    words = WORDS[:200]
    other = [f"other{n}" if n % (200 // edits) == 0 else word for n, word in enumerate(words)] if edits else words
    one, two = bands([signature(shingles(hashed(text))) for text in (words, other)])
    assert bool(set(one.tolist()) & set(two.tolist())) == found


def test_a_band_is_no_other_bands():
    same = np.full(128, 7, "<u4").tobytes()
    assert len(set(bands([same])[0].tolist())) == minhash.BANDS
