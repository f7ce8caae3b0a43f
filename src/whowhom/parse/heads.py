"""Which word hangs on which: the decisions of spaCy's parser, its sentences side by side.

The parser goes through a text move by move, some two of them a word, and most of what a move costs is what it costs to
ask for one. But where no word waits for its head and none was put back, what comes hangs on nothing that was before. So
a text is begun at each word that may open a sentence, and all of them are gone through together. Whoever comes to such
a place, where another one began, has done its part; what was begun where nobody comes to is left out. The answers are
the parser's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from whowhom.parse.product import Floats, Product, halves, of_layer

STOP, BEHIND = ".", ("''", "-RRB-", "_SP")  # tags of what ends a sentence, and of what may stand behind it
SEEN = 8  # words that a state looks at
BREAK = "B-ROOT"  # the move that has a sentence begin with the word after the next

States = dict[int, Any]  # by the word at which each began


class Heads:
    """``parser``: the component of the pinned model, with its weights; ``nothing``: a text without words."""

    def __init__(self, parser: Any, nothing: Any) -> None:
        self._moves, self._after = parser.moves, parser.postprocesses
        self._choose = parser.transition_states  # has each state make the move of the greatest score that it may make
        self._seen = parser.model.predict([nothing]).get_token_ids  # the words that each state looks at
        vectors, added, scores = parser.model.layers
        self._narrowed, self._scores = of_layer(vectors.layers[-1]), of_layer(scores)
        weights, bias, absent = (added.get_param(key) for key in ("W", "b", "pad"))
        self._added = Product(weights.swapaxes(1, 2).reshape(-1, weights.shape[-1]))
        self._absent = absent[0].swapaxes(1, 2).reshape(SEEN, -1)
        self._bias = bias.T.reshape(-1)
        self._places = np.arange(SEEN, 2 * SEEN, dtype=np.int32)

    def of(self, docs: Sequence[Any], vectors: Floats, tags: Sequence[Sequence[str]]) -> None:
        """Writes heads, labels and where sentences begin into the texts."""
        begun = [self._begun(*of) for of in zip(self._moves.init_batch(docs), tags, strict=True)]
        self._run(begun, self._table(vectors))
        for doc, states in zip(docs, begun, strict=True):
            at = 0
            while at < len(doc):
                self._moves.set_annotations(states[at], doc)
                at = states[at]._b_i
            for change in self._after:
                change(doc)

    def _begun(self, state: Any, tags: Sequence[str]) -> States:
        """States at the beginning of a text and at each word that may open a sentence of it."""
        begun, ended = {0: state.copy()}, False
        for at, tag in enumerate(tags):
            if ended and tag != STOP and tag not in BEHIND:
                begun[at], ended = state.copy(), False
            ended = ended or tag == STOP
            state.push()  # and passes over the word
            state.pop()
        return begun

    def _table(self, vectors: Floats) -> Floats:
        """What each word adds to a state at each place in it; before that, what is added where there is none."""
        words = self._narrowed(vectors)
        added = self._added(np.concatenate([np.zeros((1, words.shape[1]), np.float32), words]))
        added = added.reshape(-1, self._bias.size)
        added[:SEEN] = self._absent
        return added

    def _run(self, begun: Sequence[States], table: Floats) -> None:
        """Has each state make its moves until it comes to where another one began."""
        first = {id(state): (at, states) for states in begun for at, state in states.items()}
        going = [state for states in begun for state in states.values()]
        while going:
            units = np.add.reduce(table.take(self._seen(going) * SEEN + self._places, axis=0), axis=1)
            units += self._bias
            going = self._choose(going, self._scores(halves(units)))
            if not all(state.stack_depth() for state in going):
                going = [s for s in going if s.stack_depth() or not self._is_done(s, *first[id(s)])]

    def _is_done(self, state: Any, start: int, begun: States) -> bool:
        """Whether the next word is where another one began, and nothing was said yet of that word and the one after."""
        at = state._b_i
        if at == start or at not in begun or state.B(0) != at or state.n_L(at):
            return False
        return at + 1 == state.length or bool(self._moves.is_valid(state, BREAK))
