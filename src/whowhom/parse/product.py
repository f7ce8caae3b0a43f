"""Rows times the weights of a layer by numpy, which multiplies three times as fast as what spaCy brings along.

For few rows, and for columns that do not come in sixteens, numpy's library adds up in another order. So both are filled
up with nothing: on most processors what a row gives does not hang on how many others are asked with it, not even in its
last digit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FEWEST, STEP = 16, 16  # rows that are multiplied; what columns come in


class Product:
    """``weights``: a row for each number of the answer; ``bias``: what each of these has besides."""

    def __init__(self, weights: Floats, bias: Floats | None = None) -> None:
        self.width, inside = weights.shape
        self._turned = np.zeros((inside, self.width + -self.width % STEP), np.float32)
        self._turned[:, : self.width] = weights.T
        self._bias = bias

    def __call__(self, rows: Floats) -> Floats:
        count = len(rows)
        if count < FEWEST:
            few, rows = rows, np.zeros((FEWEST, rows.shape[1]), np.float32)
            rows[:count] = few
        told: Floats = (rows @ self._turned)[:count, : self.width]
        return told if self._bias is None else told + self._bias


def of_layer(layer: Any) -> Product:
    """The same as a linear layer of spaCy's."""
    return Product(layer.get_param("W"), layer.get_param("b"))


def halves(units: Floats) -> Floats:
    """Of units with two pieces the greater ones; the first pieces of all stand together, then the second ones."""
    half = units.shape[1] // 2
    greater: Floats = np.maximum(units[:, :half], units[:, half:])
    return greater
