"""Times of sentences: the words, the interval, and the report's date that they are counted from."""

from __future__ import annotations

from functools import cache

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Report, Span
from whowhom.resolve.times import find_times
from whowhom.syntax import Reading


@cache
def parser() -> SpacyParser:
    return SpacyParser()


def reading(text: str, published: str | None = "2023-05-17", block: str = "body") -> Reading:
    """17 May 2023 was a Wednesday."""
    report = Report("doc", text, "-", published=published)
    return Reading(report, (), tuple(parser().parse(text, [Block(block, Span(0, len(text)))])))


def whens(text: str, published: str | None = "2023-05-17") -> list[tuple[str | None, str | None, str | None]]:
    return [(f.value.text, f.value.start, f.value.end) for f in find_times(reading(text, published))[0]]


def day(text: str, iso: str) -> tuple[str, str, str]:
    return text, iso, iso


ROWS = [
    # weekdays: the last one, or the coming one where the verb looks ahead
    ("Gondor attacked Arnor on Wednesday.", day("on Wednesday", "2023-05-17")),
    ("Gondor attacked Arnor on Thursday.", day("on Thursday", "2023-05-11")),
    ("The king will visit Gondor on Thursday.", day("on Thursday", "2023-05-18")),
    ("The envoys agreed to meet again on Friday.", day("on Friday", "2023-05-19")),
    ("The rebels managed to reach the coast on Friday.", day("on Friday", "2023-05-12")),
    ("The parade is to be attended by the king on Saturday.", day("on Saturday", "2023-05-20")),
    ("Parliament approved the law late on Monday.", day("late on Monday", "2023-05-15")),
    ("Ships opened fire on Sunday evening.", day("on Sunday evening", "2023-05-14")),
    ("The minister resigned last Wednesday.", day("last Wednesday", "2023-05-10")),
    ("A rally is planned for next Sunday.", day("next Sunday", "2023-05-21")),
    ("The ministers met on Tuesday last week.", day("on Tuesday last week", "2023-05-09")),
    ("The town was flattened by Monday's earthquake.", day("Monday", "2023-05-15")),
    # what is named by its day is there already, if it is not one to be kept
    ("Gondor will appeal Monday's ruling.", day("Monday", "2023-05-15")),
    ("Gondor will boycott Monday's vote.", day("Monday", "2023-05-22")),
    ("The truce had been due to expire on Monday.", day("on Monday", "2023-05-15")),
    ("Arnor gave Gondor until 9 a.m. Monday to sign.", ("until 9 a.m. Monday", None, "2023-05-22")),
    # days near the report
    ("The army withdrew yesterday.", day("yesterday", "2023-05-16")),
    ("The talks resume tomorrow.", day("tomorrow", "2023-05-18")),
    ("Crowds rallied overnight.", ("overnight", "2023-05-16", "2023-05-17")),
    ("The bridge was shelled last night.", day("last night", "2023-05-16")),
    # dates without a year
    ("Gondor invaded Arnor on Feb. 24.", day("on Feb. 24", "2023-02-24")),
    ("Gondor invaded Arnor on 24 November.", day("on 24 November", "2022-11-24")),
    ("Ministers could approve an embargo on June 30.", day("on June 30", "2023-06-30")),
    ("Gondor invaded Arnor on Feb. 24 last year.", day("on Feb. 24 last year", "2022-02-24")),
    ("The council extended the mission until Dec. 31.", ("until Dec. 31", None, "2023-12-31")),
    ("The survey ship has searched for gas since April 10.", ("since April 10", "2023-04-10", None)),
    # full dates, with or without the report's date
    ("The pact was signed on 17/5/2014.", day("on 17/5/2014", "2014-05-17")),
    ("The pact was signed on 2014-05-17.", day("on 2014-05-17", "2014-05-17")),
    ("The pact was signed on Saturday, May 17, 2014.", day("on Saturday, May 17, 2014", "2014-05-17")),
    ("On the evening of 24 February 2022 tanks rolled in.", day("On the evening of 24 February 2022", "2022-02-24")),
    ("The rebels left five days after May 3.", day("five days after May 3", "2023-05-08")),
    ("The pact was signed on Monday (15 May).", day("on Monday (15 May)", "2023-05-15")),
    ("The talks ended on christmas day.", day("on christmas day", "2022-12-25")),
    ("The pact was signed on the morning of May 3.", day("on the morning of May 3", "2023-05-03")),
    ("Tanks rolled in before dawn on Monday.", day("before dawn on Monday", "2023-05-15")),
    ("The rebels fled shortly after noon on Monday.", day("shortly after noon on Monday", "2023-05-15")),
    ("The ship was hit at 3 p.m. Tuesday.", day("at 3 p.m. Tuesday", "2023-05-16")),
    ("Arnor prayed on Easter Monday.", day("on Easter Monday", "2023-04-10")),
    ("The army struck on the 15th.", day("on the 15th", "2023-05-15")),
    # ranges
    ("The fleet drilled from May 3 to 7.", ("from May 3 to 7", "2023-05-03", "2023-05-07")),
    ("The fleet drilled between 3 and 5 May.", ("between 3 and 5 May", "2023-05-03", "2023-05-05")),
    ("The fleet drilled from April 28 to May 2.", ("from April 28 to May 2", "2023-04-28", "2023-05-02")),
    ("The two fought from 2001 to 2005.", ("from 2001 to 2005", "2001-01-01", "2005-12-31")),
    ("The two fought in 2003-04.", ("in 2003-04", "2003-01-01", "2004-12-31")),
    ("On May 5 gunmen killed six.", day("On May 5", "2023-05-05")),
    ("On May 3 and 4 mobs burned plants.", ("On May 3 and 4", "2023-05-03", "2023-05-04")),
    # months, seasons, quarters, years, decades
    ("The king promised a reply by October 4.", ("by October 4", None, "2023-10-04")),
    ("In June the king told his envoy to leave.", ("In June", "2022-06-01", "2022-06-30")),
    ("Tanks rolled out to seize the bridge on May 3.", day("on May 3", "2023-05-03")),
    ("In September the two countries held a drill.", ("In September", "2022-09-01", "2022-09-30")),
    ("The drill will be held in September.", ("in September", "2023-09-01", "2023-09-30")),
    ("The fort fell in June 2014.", ("in June 2014", "2014-06-01", "2014-06-30")),
    ("Arnor applied last August.", ("last August", "2022-08-01", "2022-08-31")),
    ("They threatened Gondor last autumn.", ("last autumn", "2022-09-01", "2022-11-30")),
    ("Gondor has been detaining ships since the spring.", ("since the spring", "2023-03-01", None)),
    ("Trade fell in the first quarter of 2022.", ("in the first quarter of 2022", "2022-01-01", "2022-03-31")),
    ("Turkey shut the frontier in 1993.", ("in 1993", "1993-01-01", "1993-12-31")),
    ("Trade fell in the second half of 2022.", ("in the second half of 2022", "2022-07-01", "2022-12-31")),
    ("The king was crowned in nineteen ninety-six.", ("in nineteen ninety-six", "1996-01-01", "1996-12-31")),
    ("They fought in the late eighties.", ("in the late eighties", "1980-01-01", "1989-12-31")),
    ("The truce began a decade ago.", ("a decade ago", "2013-01-01", "2013-12-31")),
    ("Arnor plans to report a loss for the first quarter.", ("first quarter", "2023-01-01", "2023-03-31")),
    ("They have drilled together since 2019.", ("since 2019", "2019-01-01", None)),
    ("The plant was closed in the 1990s.", ("in the 1990s", "1990-01-01", "1999-12-31")),
    # counted from the report's date
    ("The envoy left a week ago.", day("a week ago", "2023-05-10")),
    ("The envoy was summoned last week.", ("last week", "2023-05-08", "2023-05-14")),
    ("A delegation visited Gondor this week.", ("this week", "2023-05-15", "2023-05-21")),
    ("Arnor proposed a truce last year.", ("last year", "2022-01-01", "2022-12-31")),
    ("Arnor proposed a truce last month.", ("last month", "2023-04-01", "2023-04-30")),
    ("The king will go abroad later this year.", ("later this year", "2023-05-17", "2023-12-31")),
    ("The pact was signed two years ago.", ("two years ago", "2021-01-01", "2021-12-31")),
    ("The raid took place three days ago.", day("three days ago", "2023-05-14")),
    ("Thousands fled over the past two weeks.", ("over the past two weeks", "2023-05-03", "2023-05-17")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_when(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert whens(text) == [expected]


TOLD = [
    # from a time told before
    ("Arnor fell on Sunday, its third defeat since 1990. The next day Gondor sued for peace.",
     ("The next day", "2023-05-15", "2023-05-15")),
    ("Police were attacked on Monday. Minutes later the square was empty.",
     ("Minutes later", "2023-05-15", "2023-05-15")),
    ("Gondor closed the strait on Sunday. It lifted the ban within hours.",
     ("within hours", "2023-05-14", "2023-05-14")),
    ("The war began on May 3. On the 5th Rohan joined it.", ("On the 5th", "2023-05-05", "2023-05-05")),
    ("Maas met the king on Wednesday. A day earlier he had been in Rohan.",
     ("A day earlier", "2023-05-16", "2023-05-16")),
    ("Crowds marched on Sunday. A week earlier one million people had marched.",
     ("A week earlier", "2023-05-07", "2023-05-07")),
    ("Gondor closed the strait on Sunday. It reopened it the next day.", ("the next day", "2023-05-15", "2023-05-15")),
    ("Relief was agreed on Friday. The U.N. sent food the same day.", ("the same day", "2023-05-12", "2023-05-12")),
    ("Police were attacked on April 12. Eleven people were held that day.", ("that day", "2023-04-12", "2023-04-12")),
    ("He gave notice in 2020. He took it back the following year.", ("the following year", "2021-01-01", "2021-12-31")),
    ("They took the city in 2014. Rohan joined the war the following March.",
     ("the following March", "2015-03-01", "2015-03-31")),
    ("Gondor freed three men in April. That month it had tested a rocket.", ("That month", "2023-04-01", "2023-04-30")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[row[1][0] for row in TOLD])
def test_counts_from_the_time_told_before(text: str, expected: tuple[str, str, str]) -> None:
    assert whens(text)[-1] == expected


def test_a_moved_day_is_no_stretch() -> None:
    assert [row[1:] for row in whens("The vote was postponed from June 1 to June 8.")] == [
        ("2023-06-01", "2023-06-01"),
        ("2023-06-08", "2023-06-08"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 1951 defence treaty covers any attack.",
        "The 2014 law opened five camps.",
        "The council meets every Thursday and twice a year.",
        "The current talks are held daily.",
        "The fort dates from the 11th century.",
        "The year was good for wine.",
        "The ship had 24 crew aboard.",
        "Theresa May met the king.",
        "They may withdraw.",
        "The two sides signed the Good Friday Agreement.",
        "The rebels want to march on the capital.",
        "About 2,000 people left.",
    ],
)
def test_no_time(text: str) -> None:
    assert whens(text) == []


@pytest.mark.parametrize("text", ["They met three days after a vote.", "The army recently withdrew."])
def test_a_day_that_the_words_leave_open_is_unknown(text: str) -> None:
    (found,) = find_times(reading(text))[0]
    assert (found.value.start, found.value.end, found.value.precision) == (None, None, "unknown")


def test_without_the_reports_date_only_full_dates_resolve() -> None:
    text = "The pact of 24 May 2014 was renewed last week, on Friday and in September."
    assert whens(text, None) == [("24 May 2014", "2014-05-24", "2014-05-24")]


def test_a_headline_tells_the_past_in_the_present() -> None:
    sentence = reading("Arnor parliament ratifies treaty on Thursday", block="headline")
    assert [f.value.start for f in find_times(sentence)[0]] == ["2023-05-11"]


DURATIONS = [
    ("The bombers flew an eight-hour mission.", "eight-hour", "PT8H", "mission"),
    ("The navy began a 10-day drill.", "10-day", "P10D", "drill"),
    ("Parliament approved 30 days of martial law.", "30 days", "P30D", "days"),
    ("Arnor and Gondor signed a 20-year agreement.", "20-year", "P20Y", "agreement"),
    ("They withdrew their envoys for eight months.", "eight months", "P8M", "months"),
    ("The talks lasted two and a half hours.", "two and a half hours", "PT2H30M", "hours"),
    ("They have fought for years.", "years", "PXY", "years"),
    ("The march took eight hours to pass.", "eight hours", "PT8H", "hours"),
]


@pytest.mark.parametrize(("text", "words", "iso", "head"), DURATIONS, ids=[row[1] for row in DURATIONS])
def test_duration(text: str, words: str, iso: str, head: str) -> None:
    read = reading(text)
    (found,) = find_times(read)[1]
    assert (found.value.text, found.value.iso, read.sentences[0][found.head].text) == (words, iso, head)


@pytest.mark.parametrize(
    "text",
    [
        "All diplomats must leave within 48 hours.",
        "They gave the envoys two weeks to leave.",
        "They gave Arnor 30 days.",
        "A 22-year-old soldier was arrested.",
        "It was the first visit in five years.",
        "The war began two decades ago.",
    ],
)
def test_a_deadline_an_age_or_a_distance_is_no_duration(text: str) -> None:
    assert find_times(reading(text))[1] == ()


def test_spans_slice_the_text() -> None:
    text = " \nOn Monday, May 15,\n Arnor began a three-day drill; it ends on Friday."
    read = reading(text)
    times, durations, _ = find_times(read)
    values = [f.value for f in (*times, *durations)]
    assert len(values) == 3
    assert all(v.span and v.text == text[v.span.start : v.span.end] for v in values)
