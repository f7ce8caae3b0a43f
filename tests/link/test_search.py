"""Every pair of texts that meets is found, in whichever parts the texts are read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowhom.link.copies import search
from whowhom.link.copies.minhash import hashed, passages, shingles, signature
from whowhom.link.copies.search import candidates, marks

LONG = [f"w{n}" for n in range(300)]
TEXTS = [
    LONG,
    [*LONG[:150], "edited", *LONG[151:]],
    LONG[100:140],  # an excerpt
    [f"x{n}" for n in range(300)],
    LONG[:8] + [f"y{n}" for n in range(300)],  # one phrase in common
]


def mark(first, texts):
    words = [hashed(text) for text in texts]
    return marks(first, [signature(shingles(one)) for one in words], [passages(one) for one in words])


def test_near_copies_and_excerpts_meet_and_a_phrase_is_not_enough():
    assert candidates(mark(0, TEXTS), []) == {(0, 1), (0, 2), (1, 2)}


@given(st.integers(0, 5), st.integers(0, 5))
def test_parts_change_nothing(one, other):
    first, second = sorted((one, other))
    parts = [mark(0, TEXTS[:first]), mark(first, TEXTS[first:second]), mark(second, TEXTS[second:])]
    found = set()
    for n, new in enumerate(parts):
        found |= candidates(new, parts[:n])
    assert found == candidates(mark(0, TEXTS), [])


def test_the_old_are_not_compared_with_each_other():
    assert candidates(mark(0, TEXTS[3:4]), [mark(1, TEXTS[:2])]) == set()


def test_no_texts_meet_nobody():
    assert candidates(mark(0, []), [mark(0, [])]) == set()


@pytest.mark.parametrize("many", [3, 9])
def test_a_standing_phrase_is_passed_over_and_a_much_printed_text_is_not(monkeypatch, many):
    monkeypatch.setattr(search, "COMMON", 4)
    phrase = [[*LONG[:40], *(f"{n} {m}" for m in range(150))] for n in range(many)]
    assert len(candidates(mark(0, phrase), [])) == (3 if many == 3 else 0)
    assert len(candidates(mark(0, [LONG] * many), [])) == (3 if many == 3 else many - 1)


def test_marks_tell_bands_from_passages():
    found = mark(7, TEXTS[:2])
    assert found.bands.sum() == 32
    assert set(np.unique(found.owners).tolist()) == {7, 8}
