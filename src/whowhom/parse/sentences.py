"""What spaCy tells of a text as sentences. It is asked for everything of a kind at once, not word by word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from whowhom.parse.coarse import Coarse
from whowhom.parse.networks import Told
from whowhom.records import Block, Span, Token
from whowhom.syntax import Sentence

NUMBERS = ("IDX", "LENGTH", "HEAD", "SENT_START", "IS_SPACE")
STRINGS = ("DEP", "POS")


def sentences(doc: Any, text: str, told: Told, coarse: Coarse | None, block: Block, first: int) -> Iterator[Sentence]:
    """``text``: what was parsed; ``told``: its tags and names; ``first``: the index of the first sentence."""
    at, lengths, heads, starts, spaces = doc.to_array(NUMBERS).view(np.int64).T.tolist()
    (deps, parts), (tags, names) = _said(doc), told
    start = block.span.start
    forms = [text[i : i + length] for i, length in zip(at, lengths, strict=True)]
    lower = [form.lower() for form in forms]
    if coarse is not None:
        cases = zip(zip(lower, tags, deps, strict=True), [None, *deps], strict=False)
        parts = [coarse.pos(word, before) for word, before in cases]
    heads = [i + head for i, head in enumerate(heads)]
    for begin, end in pairwise([0, *(i for i in range(1, len(doc)) if starts[i] == 1), len(doc)]):
        words = [i for i in range(begin, end) if not spaces[i]]
        place = {i: n for n, i in enumerate(words)}
        tokens = []
        for n, i in enumerate(words):
            head = heads[i]
            while spaces[head] and heads[head] != head:
                head = heads[head]
            span = Span(start + at[i], start + at[i] + lengths[i])
            governor = place.get(head, n)
            tokens.append(Token(n, forms[i], lower[i], tags[i], parts[i], deps[i], governor, span, names[i]))
        if tokens:
            span = Span(tokens[0].span.start, tokens[-1].span.end)
            yield Sentence(index=first, span=span, tokens=tuple(tokens), block=block.kind)
            first += 1


def _said(doc: Any) -> Iterator[list[str]]:
    strings = doc.vocab.strings
    for column in doc.to_array(STRINGS).T.tolist():
        said = {key: strings[key] for key in set(column)}
        yield [said[key] for key in column]
