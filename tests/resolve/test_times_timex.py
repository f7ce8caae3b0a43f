"""Expressions of time as TIMEX3 marks them, and what no calendar holds."""

from __future__ import annotations

import random

import pytest

from tests.resolve.test_times import reading, whens
from whowhom.resolve.times import find_times
from whowhom.resolve.times.words import table


def timexes(text: str, published: str | None = "2023-05-17") -> list[tuple[str, str, str]]:
    return [(t.type, t.value, t.text) for t in find_times(reading(text, published)).timexes]


ROWS = [
    ("Gondor attacked Arnor late on Friday.", [("DATE", "2023-05-12", "Friday")]),
    ("Gondor attacked Arnor late Friday.", [("DATE", "2023-05-12", "late Friday")]),
    ("The king spoke at 3 p.m. Tuesday.", [("TIME", "2023-05-16T15:00", "3 p.m. Tuesday")]),
    ("The king spoke on Tuesday at 15:30 GMT.", [("TIME", "2023-05-16T15:30", "Tuesday at 15:30 GMT")]),
    ("The king spoke at noon on Monday.", [("TIME", "2023-05-15T12:00", "noon on Monday")]),
    ("Shells fell at 8 o'clock in the evening.", [("TIME", "2023-05-17T20:00", "8 o'clock in the evening")]),
    ("Shells fell on Sunday night.", [("TIME", "2023-05-14TNI", "Sunday night")]),
    ("Shells fell on the morning of May 3.", [("TIME", "2023-05-03TMO", "the morning of May 3")]),
    ("They met during the past two weeks.", [("DURATION", "P2W", "the past two weeks")]),
    ("All must leave within 48 hours.", [("DURATION", "PT48H", "48 hours")]),
    ("It was the first visit in five years.", [("DURATION", "P5Y", "five years")]),
    ("Exports fell in recent months.", [("DURATION", "PXM", "recent months")]),
    ("The army drills every other week.", [("SET", "P2W", "every other week")]),
    ("The council meets each Thursday.", [("SET", "XXXX-WXX-4", "each Thursday")]),
    ("They trade on Mondays.", [("SET", "XXXX-WXX-1", "Mondays")]),
    ("The harbour takes 200 ships a year.", [("SET", "P1Y", "a year")]),
    ("The envoys meet twice a week.", [("SET", "P1W", "twice a week")]),
    ("The two sides meet annually.", [("SET", "P1Y", "annually")]),
    ("The 1951 treaty is now void.", [("DATE", "1951", "1951"), ("DATE", "PRESENT_REF", "now")]),
    ("The current truce may end soon.", [("DATE", "PRESENT_REF", "current"), ("DATE", "FUTURE_REF", "soon")]),
    ("The fort dates from the 11th century.", [("DATE", "10", "the 11th century")]),
    ("The fort fell recently.", [("DATE", "PAST_REF", "recently")]),
    ("Trade grew in the 1990s.", [("DATE", "199", "the 1990s")]),
    ("They left two days after May 3.", [("DURATION", "P2D", "two days"), ("DATE", "2023-05-03", "May 3")]),
    ("They fought from May 3 to Sunday.", [("DATE", "2023-05-03", "May 3"), ("DATE", "2023-05-14", "Sunday")]),
    ("Profit rose in the first quarter from a year earlier.",
     [("DATE", "2023-Q1", "the first quarter"), ("DATE", "2022-Q1", "a year earlier")]),
    ("A 22-year-old soldier of the first battalion fired 2000 rounds.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_expression(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert timexes(text) == expected


def test_expressions_slice_the_text() -> None:
    text = " \nOn Monday, May 15,\n Arnor began a three-day drill; it drills twice a year."
    found = find_times(reading(text)).timexes
    assert len(found) == 3
    assert all(t.text == text[t.span.start : t.span.end] for t in found)


def test_an_hour_without_a_day_stays_one() -> None:
    assert timexes("Shells fell at 3 a.m.", None) == [("TIME", "XXXX-XX-XXT03:00", "3 a.m.")]


@pytest.mark.parametrize(
    "text",
    [
        "The mission ends on Feb. 30.",
        "The pact of 31 April 2021 is void.",
        "The pact was signed on 2021-02-29.",
        "The pact was signed on 30/30/2021.",
        "It happened in the year 0.",
        "It happened on 9999-12-31.",
        f"It happened {'9' * 400} days ago.",
        f"It will last {'1' * 5000} years.",
        f"It began in {'20' * 200} and ended in {'2' * 4301}.",
        "The shells fell at 25:70.",
        "They met on 0 May.",
    ],
)
def test_what_no_calendar_holds_is_no_time(text: str) -> None:
    assert whens(text) == [] and timexes(text) == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1900-01-01", "2024-02-29"])
def test_no_report_is_too_early_or_too_late(published: str) -> None:
    text = (
        "The king came a century ago, last year, last week, yesterday, on Monday, in the past 9999 years and 9,999 "
        "years later. He will leave tomorrow, next year, in the next 9999 decades, on Feb. 29, at Easter and in spring."
    )
    for found in find_times(reading(text, published)).times:
        start, end = found.value.start, found.value.end
        assert start is None or end is None or start <= end


def test_any_words_of_time_in_any_order() -> None:
    """Whatever stands together, spans slice the text, starts come before ends, and nothing breaks."""
    chance = random.Random(17)
    words = [*table()["months"], *table()["weekdays"], *table()["units"], *table()["holidays"], *table()["parts"]]
    words += ["last", "next", "the", "two", "of", "on", "at", "5", "29", "30", "2021", "p.m.", "noon", "ago", "after"]
    words += [
        "before",
        "every",
        "a",
        "quarter",
        "first",
        "half",
        "to",
        "and",
        "week",
        "since",
        "until",
        "year",
        "12:30",
    ]
    for _ in range(60):
        text = " ".join(word.title() if chance.random() < 0.4 else word for word in chance.choices(words, k=30)) + "."
        told = find_times(reading(text, chance.choice(["2024-02-29", "1999-12-31", None])))
        for value in (*(f.value for f in told.times), *(f.value for f in told.durations), *told.timexes):
            assert value.span and value.text == text[value.span.start : value.span.end]
        for found in told.times:
            start, end = found.value.start, found.value.end
            assert start is None or end is None or start <= end, text
