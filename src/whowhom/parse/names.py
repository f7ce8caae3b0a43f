"""Which words are names, and of what: the decisions of spaCy's recogniser of names, taken for many words at once.

The recogniser goes through a text word by word: it opens a name, goes on with it, closes it. At every word it asks each
of its 70 moves whether it is allowed, and that takes longer than its network. But outside of a name its choice hangs on
the word alone; inside, on the word, the one before and the first of the name. So the choices outside are made together,
and those inside together for all names, word after word. The answers are the recogniser's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whowhom.parse.product import Floats, Product, halves, of_layer

Numbers = NDArray[np.int64]


class Names:
    """``recogniser``: the component of the pinned model, with its weights. A state of it is the word that is next, and
    of the name that is open its first and its last word."""

    def __init__(self, recogniser: Any) -> None:
        seen, lower, upper = recogniser.model.layers
        self._narrowed = of_layer(seen.layers[-1])
        weights, pad, bias = (lower.get_param(key) for key in ("W", "pad", "b"))
        self._weights = [Product(of.swapaxes(0, 1).reshape(-1, of.shape[-1])) for of in weights]
        self._absent = [np.ascontiguousarray(of.T).reshape(-1) for of in pad[0]]
        self._bias = np.ascontiguousarray(bias.T).reshape(-1)
        moves = [recogniser.moves.get_class_name(n) for n in range(recogniser.moves.n_moves)]
        labels = [move[2:] for move in moves if move.startswith("B-")]
        outside = [*(f"B-{label}" for label in labels), *(f"U-{label}" for label in labels), "O"]
        inside = [*(f"I-{label}" for label in labels), *(f"L-{label}" for label in labels)]
        chosen = ([moves.index(move) for move in some] for some in (outside, inside))
        weights, bias = upper.get_param("W"), upper.get_param("b")
        self._outside, self._inside = (Product(weights[some], bias[some]) for some in chosen)
        self._count, self._labels = len(labels), [*labels, *labels, ""]

    def of(self, docs: Sequence[Any], vectors: Floats) -> list[str]:
        """The label of each word of the texts, whose sentences are known, "" where it is no name."""
        words = self._narrowed(vectors)
        starts, spaces = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs]).T == 1
        ends = np.append(starts[1:], True)  # no name goes on from here
        chosen = self._first(words, ends, spaces)
        last = self._last(words, ends, chosen)
        names: list[str] = []
        while len(names) < len(chosen):
            at = len(names)
            names += [self._labels[chosen[at]]] * (last[at] - at + 1)
        return names

    def _first(self, vectors: Floats, ends: NDArray[np.bool_], spaces: NDArray[np.bool_]) -> Numbers:
        """What each word is where no name is open: the first of several, a name of its own, or none."""
        scores = self._scores([vectors, None, None], self._outside)
        scores[ends | spaces, : self._count] = -np.inf
        scores[spaces, self._count : 2 * self._count] = -np.inf
        chosen: Numbers = scores.argmax(axis=1)
        return chosen

    def _last(self, vectors: Floats, ends: NDArray[np.bool_], chosen: Numbers) -> Numbers:
        """The last word of the name that begins at each word; the word itself where none goes on."""
        last = np.arange(len(chosen))
        first = np.flatnonzero(chosen < self._count)
        word = first + 1
        while len(first):
            scores = self._scores([vectors[word], vectors[first], vectors[word - 1]], self._inside)
            rows, label = np.arange(len(first)), chosen[first]
            on = ~ends[word] & (scores[rows, label] >= scores[rows, label + self._count])
            last[first] = word
            first, word = first[on], word[on] + 1
        return last

    def _scores(self, seen: Sequence[Floats | None], moves: Product) -> Floats:
        """The score of each of the moves in many states; ``seen``: their words, None where no name is open."""
        told = [self._absent[n] if words is None else self._weights[n](words) for n, words in enumerate(seen)]
        return moves(halves(told[0] + told[1] + told[2] + self._bias))
