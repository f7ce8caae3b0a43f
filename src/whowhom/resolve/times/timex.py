"""The expressions of time of a sentence as TIMEX3 marks them: words, type and value."""

from __future__ import annotations

import re

from whowhom.records import Report, Span, Timex
from whowhom.resolve.times.durations import stretches
from whowhom.resolve.times.marks import SETS
from whowhom.resolve.times.read import Read
from whowhom.syntax import Sentence

PERIOD = re.compile(r"P(?=[T\dX])")
HOUR = re.compile(r".*T(?:\d|[A-Z]{2}$)")


def timexes_of(sentence: Sentence, report: Report, reads: list[Read]) -> list[Timex]:
    """All expressions of one sentence in order: what was resolved, what dates no act, and stretches of time."""
    base = sentence.span.start
    found = [(words, value, read.rule in SETS) for read in reads for words, value in read.apart]
    taken = [Span(base + read.core, base + read.end) for read in reads]
    found += [(words, value, False) for words, value in stretches(sentence, report, taken)]
    out = []
    for (start, end), value, repeated in sorted(found):
        span = Span(base + start, base + end)
        if value:
            out.append(Timex(type_of(value, repeated), value, report.text[span.start : span.end], span))
    return out


def type_of(value: str, repeated: bool = False) -> str:
    if repeated:
        return "SET"
    return "DURATION" if PERIOD.match(value) else "TIME" if HOUR.match(value) else "DATE"
