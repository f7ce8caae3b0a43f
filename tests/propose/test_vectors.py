"""Vectors of words: like use, like vector; each word by itself."""

import numpy as np

from whowhom.propose import Model


def test_words_of_like_use_are_near_and_company_changes_nothing():
    model = Model()
    found = model.word_vectors(["killed", "murdered", "painted", ""])
    assert set(found) == {"killed", "murdered", "painted"}
    assert cosine(found["killed"], found["murdered"]) > cosine(found["killed"], found["painted"]) + 0.1
    assert np.array_equal(model.word_vectors(["painted"])["painted"], found["painted"])
    assert model.word_vectors([]) == {}


def cosine(a, b):
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
