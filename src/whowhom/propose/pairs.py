"""How two word vectors make one score: the same sum in training and in reading, so its numbers stand here once."""

from __future__ import annotations

SCALE = 0.3  # of the products of two vectors
SHY = -2.0  # log-odds to begin with: most pairs of words have nothing to do with one another
REACHES = 7  # sentences between an act and a mention: after it, the same, 1, 2, 3, 4, 5 or more before


def reach_of(act: int, mention: int) -> int:
    """The column of ``reach`` for a mention ``act - mention`` sentences before the act."""
    return min(max(act - mention, -1), REACHES - 2) + 1
