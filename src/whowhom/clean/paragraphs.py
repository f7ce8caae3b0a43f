"""Paragraphs of a text, also of one whose lines were broken at a fixed width."""

from __future__ import annotations

import re

from whowhom.records import Span

WIDEST_WRAP = 100  # characters; texts with longer lines are not broken at a fixed width
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs without white space at their ends, in order; every non-blank character is in one."""
    lines = [span for span in (trimmed(text, *match.span()) for match in _LINE.finditer(text)) if span.start < span.end]
    width = max((span.end - span.start for span in lines), default=0)
    out: list[Span] = []
    for span in lines:
        if out and width <= WIDEST_WRAP and _continues(text, lines, out[-1], span, width):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _continues(text: str, lines: list[Span], before: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the paragraph before: its first word would not have fitted on the line above."""
    gap = text[before.end : line.start]
    if gap.replace("\r\n", "\n").count("\n") != 1:
        return False
    last_line = text.rfind("\n", before.start, before.end) + 1 or before.start
    word = text[line.start : line.end].split(maxsplit=1)[0]
    return len(lines) >= 3 and (before.end - last_line) + 1 + len(word) > width
