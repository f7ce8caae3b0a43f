"""The networks of the pinned model, one after another: vectors of words, then tags, heads and names. The answers are
those of spaCy's pipes, for many texts at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from whowhom.parse.heads import Heads
from whowhom.parse.names import Names
from whowhom.parse.product import of_layer
from whowhom.parse.vectors import Forms, Vectors

VECTORS, TAGGER, PARSER, RECOGNISER = "tok2vec", "tagger", "parser", "ner"
TOGETHER = 64  # texts, so that a book needs no more memory than a report


class Told(NamedTuple):
    """Of each word of a text its tag, and of what it is a name."""

    tags: list[str]
    names: list[str]


class Networks:
    """``nlp``: the pinned model, whose pipes are not needed any more."""

    def __init__(self, nlp: Any) -> None:
        tagger, parser, recogniser = (nlp.get_pipe(name) for name in (TAGGER, PARSER, RECOGNISER))
        self._seen = Vectors(nlp.get_pipe(VECTORS).model)  # by the tagger and the parser
        self._seen_as_names = Vectors(recogniser.model.layers[0].layers[0])
        self._forms = Forms(self._seen.columns)  # the recogniser asks for the first ones of them
        self._scores = of_layer(tagger.model.layers[-1].layers[0])
        self._tags = tagger.labels
        self._heads, self._names = Heads(parser, nlp.make_doc("")), Names(recogniser)

    def of(self, docs: Sequence[Any]) -> list[Told]:
        """Tags and names of texts that are cut into words; heads and sentences are written into them."""
        told = {id(doc): Told([], []) for doc in docs}
        full = [doc for doc in docs if len(doc)]
        for start in range(0, len(full), TOGETHER):
            some = full[start : start + TOGETHER]
            told |= {id(doc): one for doc, one in zip(some, self._told(some), strict=True)}
        return [told[id(doc)] for doc in docs]

    def _told(self, docs: Sequence[Any]) -> Iterator[Told]:
        lengths = [len(doc) for doc in docs]
        known = self._forms.of(docs)
        vectors = self._seen.of(lengths, known)
        tags = [self._tags[n] for n in self._scores(vectors).argmax(axis=1).tolist()]
        parts = [slice(*ends) for ends in pairwise([0, *accumulate(lengths)])]
        self._heads.of(docs, vectors, [tags[part] for part in parts])
        names = self._names.of(docs, self._seen_as_names.of(lengths, known))
        return (Told(tags[part], names[part]) for part in parts)
