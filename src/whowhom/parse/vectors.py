"""The vectors of words that the parser and the recogniser of names begin with, as spaCy has them, in half the time.

The first part of their network sees nothing of a word but its form, so it is asked once for each form. The other part
sees each word with its neighbours, layer upon layer; it is computed here without what only training needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from whowhom.parse.product import Floats, Product

MOST = 10_000  # forms that are remembered, some 7 MB; then all are forgotten
PIECES = 3  # that a unit has; the greatest one counts
TINY = np.float32(1e-8)  # keeps a variance from being nothing


class Layer:
    """What a layer makes of rows: of each unit's pieces the greatest counts, and a row is then scaled to a spread."""

    def __init__(self, output: Any, norm: Any) -> None:
        weights, bias = output.get_param("W"), output.get_param("b")
        self.width = len(weights)
        # The first pieces of all units stand together, then the second ones.
        self._product = Product(weights.swapaxes(0, 1).reshape(PIECES * self.width, -1))
        self._bias = np.ascontiguousarray(bias.T).reshape(-1)
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Floats) -> Floats:
        pieces = self._product(rows)
        pieces += self._bias
        first, second, third = (pieces[:, n * self.width : (n + 1) * self.width] for n in range(PIECES))
        best: Floats = np.maximum(first, second)
        np.maximum(best, third, out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + TINY
        best /= np.sqrt(spread)[:, np.newaxis]
        best *= self._scale
        best += self._shift
        return best


class Known(NamedTuple):
    """The words of some texts by the numbers of their forms, and those forms that were not met before."""

    numbers: list[int]
    first: int  # number of the new forms
    new: NDArray[np.uint64]  # what the networks ask of each of them


class Forms:
    """Numbers for what the networks ask of a word by itself. ``columns``: what that is, as spaCy calls it."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = list(columns)
        self._number: dict[bytes, int] = {}

    def of(self, docs: Sequence[Any]) -> Known:
        forms = np.concatenate([doc.to_array(self._columns) for doc in docs])
        keys: list[bytes] = forms.view(f"V{forms.strides[0]}").ravel().tolist()
        if len(self._number) > MOST:
            self._number.clear()
        new = {key: n for n, key in enumerate(keys) if key not in self._number}
        first = len(self._number)
        self._number |= {key: n for n, key in enumerate(new, first)}
        return Known([self._number[key] for key in keys], first, forms[list(new.values())])


class Vectors:
    """``model``: a Tok2Vec of the pinned model, with its weights; ``columns``: what it asks of a word."""

    def __init__(self, model: Any) -> None:
        embed, encode = model.layers
        extract, _, self._hashed, mixed, _ = embed.layers
        self.columns: list[str] = extract.attrs["columns"]
        self._width: int = model.get_dim("nO")
        self._known = np.empty((MOST, self._width), np.float32)  # by the number of a form
        self._apart: int = encode.attrs["pad"]  # empty words between texts, so that none sees another
        self._mixed, *self._layers = [layer for part in (mixed, encode) for layer in _layers(part)]

    def of(self, lengths: Sequence[int], known: Known) -> Floats:
        """A row a word of texts of these lengths."""
        own = self._forms(known)
        told = np.zeros((len(own) + (len(lengths) + 1) * self._apart, self._width), np.float32)
        places = np.arange(len(own)) + np.repeat(np.arange(1, len(lengths) + 1) * self._apart, lengths)
        told[places] = own
        for layer in self._layers:
            told[1:-1] += layer(_windows(told))
        return told[places]

    def _forms(self, known: Known) -> Floats:
        """What is known of each word by itself."""
        if len(known.new):
            last = known.first + len(known.new)
            if last > len(self._known):
                self._known = np.concatenate([self._known[: known.first], np.empty((last, self._width), np.float32)])
            self._known[known.first : last] = self._mixed(self._hashed.predict(known.new[:, : len(self.columns)]))
        return self._known[known.numbers]


def _layers(part: Any) -> list[Layer]:
    outputs, norms = ([node for node in part.walk() if node.name == name] for name in ("maxout", "layernorm"))
    return [Layer(output, norm) for output, norm in zip(outputs, norms, strict=True)]


def _windows(words: Floats) -> Floats:
    """Each word but the first and the last, with the one before and the one after."""
    count, width = words.shape
    return np.ascontiguousarray(as_strided(words, (count - 2, 3 * width), words.strides))
