"""A text as the parser is given it, some words standing for others; and its answers at their places in the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from whowhom.parse.repairs.exercises import StandIn
from whowhom.records import Block, Span
from whowhom.syntax import Sentence


@dataclass(slots=True)
class Given:
    """``text`` with the stand-ins in it."""

    text: str
    _starts: list[int] = field(default_factory=list)  # of each stand-in, in the given text
    _stands: list[StandIn] = field(default_factory=list)

    @staticmethod
    def of(text: str, stands: Sequence[StandIn]) -> Given:
        out, at, parts, length = Given(text), 0, [], 0
        for stand in stands:
            parts += [text[at : stand.span.start], stand.word]
            length += stand.span.start - at
            out._starts.append(length)
            length, at = length + len(stand.word), stand.span.end
        out._stands, out.text = list(stands), "".join((*parts, text[at:]))
        return out

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """The same blocks in the given text."""
        return [replace(b, span=Span(self._there(b.span.start), self._there(b.span.end))) for b in blocks]

    def _there(self, at: int) -> int:
        n = bisect_right([stand.span.end for stand in self._stands], at)
        return at - sum(len(range(*s.span)) - len(s.word) for s in self._stands[:n]) if n else at

    def back(self, sentence: Sentence) -> Sentence:
        """The sentence with the report's own places."""
        if not self._stands:
            return sentence
        tokens = tuple(replace(token, span=self._here(token.span)) for token in sentence.tokens)
        return replace(sentence, tokens=tokens, span=Span(tokens[0].span.start, tokens[-1].span.end))

    def _here(self, span: Span) -> Span:
        n = bisect_right(self._starts, span.start) - 1
        if n < 0:
            return span
        start, stand = self._starts[n], self._stands[n]
        if span.start < start + len(stand.word):
            return stand.span
        by = stand.span.end - start - len(stand.word)
        return Span(span.start + by, span.end + by)
