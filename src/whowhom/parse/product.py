"""Rows times the weights of a layer by numpy, which multiplies three times as fast as what spaCy brings along.

For few rows, and for columns that do not come in sixteens, numpy's library adds up in another order. So both are filled
up with nothing: on most processors what a row gives does not hang on how many others are asked with it, not even in its
last digit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FEWEST, STEP = 16, 16  # rows that are multiplied; what columns come in


class Product:
    """``weights``: a row for each number of the answer."""

    def __init__(self, weights: Floats) -> None:
        self.width, inside = weights.shape
        self._turned = np.zeros((inside, self.width + -self.width % STEP), np.float32)
        self._turned[:, : self.width] = weights.T

    def __call__(self, rows: Floats) -> Floats:
        count = len(rows)
        if count < FEWEST:
            rows = np.concatenate([rows, np.zeros((FEWEST - count, rows.shape[1]), np.float32)])
        told: Floats = rows @ self._turned
        return told[:count, : self.width]
