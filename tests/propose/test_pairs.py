"""Scores of an act with parties: many at once are what each is by itself, bit by bit."""

import numpy as np

from whowhom.propose.signals import pair_scores


def test_company_changes_no_score():
    made = np.random.default_rng(3)
    act, parties = made.normal(size=130).astype(np.float32), made.normal(size=(50, 130)).astype(np.float32)
    scores = pair_scores(act, parties)
    assert scores.shape == (50, 2)
    assert all(np.array_equal(scores[n : n + 1], pair_scores(act, parties[n : n + 1])) for n in range(50))
