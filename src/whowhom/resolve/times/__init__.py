"""When and how long: expressions of time, resolved against the report's own date."""

from __future__ import annotations

from whowhom.records import Duration, Found, Span, When
from whowhom.resolve.times.durations import durations_of
from whowhom.resolve.times.find import times_of
from whowhom.resolve.times.scene import Memory
from whowhom.syntax import Reading

__all__ = ["find_times"]


def find_times(reading: Reading) -> tuple[tuple[Found[When], ...], tuple[Found[Duration], ...]]:
    """All times and durations in the order of the text.

    A time whose day cannot be known from the words ("three days after the vote", "recently") has precision "unknown"
    and no start. Ends are not clipped at the report's date. Without ``report.published`` only full dates resolve.
    """
    memory = Memory()
    times: list[Found[When]] = []
    durations: list[Found[Duration]] = []
    for sentence in reading.sentences:
        found = times_of(sentence, reading.report, memory)
        spans: list[Span] = [f.value.span for f in found if f.value.span]
        times += found
        durations += durations_of(sentence, reading.report, spans)
    return tuple(times), tuple(durations)
