"""The vectors of words that the parser and the recogniser of names begin with, as spaCy has them, in half the time.

The first part of their network sees nothing of a word but its form, so it is asked once for each form. The other part
sees each word with its neighbours, layer upon layer; it is computed here without what only training needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MOST = 10_000  # forms that are remembered, some 7 MB; then all are forgotten
PIECES = 3  # that a unit has; the greatest one counts
TINY = np.float32(1e-8)  # keeps a variance from being nothing


class Vectors:
    """``model``: a Tok2Vec of the pinned model, with its weights; ``width``: numbers a word."""

    def __init__(self, model: Any) -> None:
        embed, encode = model.layers
        extract, _, self._hashed, self._mixed, _ = embed.layers
        self._columns: list[str] = extract.attrs["columns"]
        self._known: dict[bytes, Floats] = {}
        self.width: int = model.get_dim("nO")
        self._apart: int = encode.attrs["pad"]  # empty words between texts, so that none sees another
        self._multiply = model.ops.gemm
        outputs, norms = ([part for part in encode.walk() if part.name == name] for name in ("maxout", "layernorm"))
        self._layers = [self._layer(output, norm) for output, norm in zip(outputs, norms, strict=True)]

    def _layer(self, output: Any, norm: Any) -> tuple[Floats, ...]:
        """A layer's weights; the first pieces of all units stand together, then the second ones."""
        weights, bias = output.get_param("W"), output.get_param("b")
        weights = np.ascontiguousarray(weights.swapaxes(0, 1)).reshape(PIECES * self.width, -1)
        return weights, np.ascontiguousarray(bias.T).reshape(-1), norm.get_param("G"), norm.get_param("b")

    def of(self, docs: Sequence[Any]) -> list[Floats]:
        """For each text a row a word."""
        starts, count = [], self._apart
        for doc in docs:
            starts.append(count)
            count += len(doc) + self._apart
        told = np.zeros((count, self.width), np.float32)
        own, before = self._forms(docs), 0
        for doc, start in zip(docs, starts, strict=True):
            told[start : start + len(doc)] = own[before : before + len(doc)]
            before += len(doc)
        for layer in self._layers:
            told += self._seen(told, *layer)
        return [told[start : start + len(doc)] for doc, start in zip(docs, starts, strict=True)]

    def _forms(self, docs: Sequence[Any]) -> Floats:
        """What is known of each word by itself."""
        forms = np.concatenate([doc.to_array(self._columns) for doc in docs])
        keys: list[bytes] = forms.view(f"V{forms.strides[0]}").ravel().tolist()
        if len(self._known) > MOST:
            self._known.clear()
        new = {key: n for n, key in enumerate(keys) if key not in self._known}
        if new:
            rows = self._mixed.predict(self._hashed.predict(forms[list(new.values())]))
            self._known |= {key: rows[n : n + 1] for n, key in enumerate(new)}
        return np.concatenate([self._known[key] for key in keys]) if keys else np.zeros((0, self.width), np.float32)

    def _seen(self, words: Floats, weights: Floats, bias: Floats, scale: Floats, shift: Floats) -> Floats:
        """What a layer adds to words that it sees with the one before and the one after."""
        window = np.zeros((len(words), 3 * self.width), np.float32)
        window[1:, : self.width], window[:, self.width : -self.width] = words[:-1], words
        window[:-1, -self.width :] = words[1:]
        pieces: Floats = self._multiply(window, weights, trans2=True)
        pieces += bias
        first, second, third = np.split(pieces, PIECES, axis=1)
        best: Floats = np.maximum(np.maximum(first, second), third)
        best -= best.mean(axis=1, keepdims=True)
        best *= (np.square(best).mean(axis=1, keepdims=True) + TINY) ** np.float32(-0.5)
        best *= scale
        best += shift
        return best
