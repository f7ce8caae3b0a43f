"""When and how long: expressions of time, resolved against the report's own date."""

from __future__ import annotations

from typing import NamedTuple

from whowhom.records import Duration, Found, Span, Timex, When
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.durations import durations_of
from whowhom.resolve.times.events import meanwhile
from whowhom.resolve.times.find import reads_of, times_of
from whowhom.resolve.times.scene import Memory
from whowhom.resolve.times.timex import timexes_of
from whowhom.syntax import Reading, Sentence

__all__ = ["Times", "find_times"]


class Times(NamedTuple):
    """What may date an act, how long acts last, and every expression of time as TIMEX3 has it."""

    times: tuple[Found[When], ...]
    durations: tuple[Found[Duration], ...]
    timexes: tuple[Timex, ...]


def find_times(reading: Reading) -> Times:
    """All times and durations in the order of the text, the dates of "during the march" behind those of their sentence.

    A time whose day cannot be known from the words ("three days after a vote", "recently") has precision "unknown"
    and no start. Ends are not clipped at the report's date. Without ``report.published`` only full dates resolve.
    """
    memory = Memory()
    times: list[Found[When]] = []
    durations: list[Found[Duration]] = []
    timexes: list[Timex] = []
    for sentence in reading.sentences:
        aside = meanwhile(sentence, memory)
        reads = reads_of(sentence, reading.report, memory)
        found = [*times_of(reads, sentence, reading.report), *(_beside(one, sentence, reading) for one in aside)]
        spans: list[Span] = [f.value.span for f in found if f.value.span]
        spans += [
            Span(sentence.span.start + r.start, sentence.span.start + r.end) for r in reads if r.rule == "one-day"
        ]
        times += found
        durations += durations_of(sentence, reading.report, spans)
        timexes += timexes_of(sentence, reading.report, reads)
    return Times(tuple(times), tuple(durations), tuple(timexes))


def _beside(one: tuple[int, Span, Stretch], sentence: Sentence, reading: Reading) -> Found[When]:
    head, span, told = one
    start, end = (day.isoformat() if day else None for day in (told.start, told.end))
    return Found(When(start, end, told.precision, reading.slice(span), span, "event", told.value), sentence.index, head)
