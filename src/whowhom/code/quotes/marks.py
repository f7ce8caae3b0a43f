"""Stretches of a text between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from whowhom.records import Span

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_MARK = re.compile(r"[“”\"]|''|``")
_WORD = re.compile(r"[^\W\d_]")
WHOLE = 3  # words from which a stretch may be a sentence


@dataclass(frozen=True, slots=True)
class Quoted:
    """``span`` with its marks; ``open``: the paragraph ends before the quotation does."""

    span: Span
    paragraph: int
    words: int
    whole: bool  # a sentence or a good part of one, no term between marks
    alone: bool  # its paragraph has no other words
    open: bool = False


class Marks:
    """The quoted stretches of a text, in order."""

    def __init__(self, text: str) -> None:
        self.all = tuple(_quoted(text))
        self._starts = [quoted.span.start for quoted in self.all]

    def around(self, at: int) -> Quoted | None:
        """The stretch that holds a character."""
        n = bisect_right(self._starts, at) - 1
        return self.all[n] if n >= 0 and at < self.all[n].span.end else None


def _quoted(text: str) -> Iterator[Quoted]:
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        within = Span(*paragraph.span())
        for span, closed in _pairs(text, within):
            inner = text[span.start : span.end].strip("“”\"'`’ ")
            if _WORD.search(inner):
                words = len(inner.split())
                whole = words >= WHOLE and (inner[0].isupper() or inner[-1] in ".!?,")
                around = text[within.start : span.start] + text[span.end : within.end]
                yield Quoted(span, number, words, whole, not around.strip(), not closed)


def _pairs(text: str, within: Span) -> Iterator[tuple[Span, bool]]:
    """From mark to mark; what is never closed runs to the end of its paragraph."""
    start: int | None = None
    for mark in _MARK.finditer(text, within.start, within.end):
        if start is None:
            start = mark.start() if mark.group() != "”" else None
        elif mark.group() != "“":
            yield Span(start, mark.end()), True
            start = None
    if start is not None:
        yield Span(start, start + len(text[start : within.end].rstrip())), False
