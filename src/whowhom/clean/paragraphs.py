"""Paragraphs of a text, also of one whose lines were broken at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from whowhom.records import Span

NARROWEST_WRAP = 36
WIDEST_WRAP = 100  # characters; groups with longer lines are not broken at a fixed width
CUT_LENGTH = 40  # characters of a line without a full stop that a small letter on the next line goes on with
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOPPED = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs without white space at their ends, in order; every non-blank character is in one."""
    lines = [span for span in (trimmed(text, *match.span()) for match in _LINE.finditer(text)) if span.start < span.end]
    out: list[Span] = []
    for group in _groups(text, lines):
        width = max(line.end - line.start for line in group)
        wrapped = len(group) >= 3 and _is_wrapped(text, group, width)
        for n, line in enumerate(group):
            before = group[n - 1] if n else None
            if before and ((wrapped and _no_room(text, before, line, width)) or _goes_on(text, before, line)):
                out[-1] = Span(out[-1].start, line.end)
            else:
                out.append(line)
    return out


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _groups(text: str, lines: list[Span]) -> list[list[Span]]:
    """Runs of lines without a blank line between them."""
    groups: list[list[Span]] = []
    for line in lines:
        gap = text[groups[-1][-1].end : line.start].replace("\r\n", "\n") if groups else ""
        if groups and len(re.findall(r"[\r\n]", gap)) == 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_wrapped(text: str, group: list[Span], width: int) -> bool:
    """Whether lines look broken at a width: mostly full, and many begin in mid-sentence with a small letter."""
    full = sum(_no_room(text, before, line, width) for before, line in pairwise(group))
    small = sum(text[line.start].islower() for line in group[1:])
    return NARROWEST_WRAP <= width <= WIDEST_WRAP and 2 * full >= len(group) - 1 and 4 * small >= len(group) - 1


def _no_room(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether the line's first word would not have fitted on the line above."""
    word = text[line.start : line.end].split(maxsplit=1)[0]
    return before.end - before.start + 1 + len(word) > width


def _goes_on(text: str, before: Span, line: Span) -> bool:
    """Whether a long line without a full stop is finished by the small letter that the next line begins with."""
    if before.end - before.start < CUT_LENGTH or not text[line.start].islower():
        return False
    words = text[before.start : before.end]
    return " " in words and not _STOPPED.search(words) and any(map(str.isupper, text[line.start : line.end]))
