"""The tables of time: every rule has a handler and an example, every pattern compiles, and calendars count right."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowhom.resolve.times import absolute, calendar, deictic
from whowhom.resolve.times.words import compiled, table

AROUND = {"prefix", "join"}  # patterns that stand around a match and are no rules

EXAMPLES = {
    "known": "the Sept. 11 attacks",
    "iso": "2014-05-17",
    "slashed": "17/5/2014",
    "month-day": "Monday, Feb. 24, 2014",
    "week-of": "the week of March 6",
    "week-of-day": "the week beginning 6 March",
    "day-month": "the 24th of February",
    "day-range": "May 3-7",
    "day-range-and": "between May 3 and 7",
    "range-day": "3 to 7 May",
    "range-day-and": "between 3 and 7 May",
    "months-range": "May 30 to June 2",
    "range-months": "30 May to 2 June",
    "month-year": "March of last year",
    "month": "September",
    "weekday": "Sunday evening",
    "season-year": "spring of 2019",
    "season": "the spring",
    "quarter": "third quarter of 2014",
    "fiscal": "fiscal 1989",
    "year": "1993",
    "years": "2003-04",
    "decade": "the 1990s",
    "holiday": "Christmas Eve",
    "near-day": "the day before yesterday",
    "this-unit": "earlier this week",
    "end-of-unit": "the end of the month",
    "year-end": "year-end",
    "weekend": "over the weekend",
    "rolling": "the past two weeks",
    "rolling-one": "over the past year",
    "which-name": "last December",
    "weekday-in-week": "Tuesday last week",
    "ago": "two weeks ago",
    "ago-after": "a day after,",
    "from-event": "three days after the",
    "same": "the same day",
    "in-the-unit": "later in the day",
    "next-part": "the next morning",
    "bare-part": "in the evening",
    "overnight": "overnight",
    "latest-quarter": "the latest quarter",
    "reference": "recently",
}


def test_rules_handlers_and_examples_are_the_same_set() -> None:
    rules = set(table()["rules"]) - AROUND
    assert rules == set(absolute.HANDLERS) | set(deictic.HANDLERS)
    assert rules == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_rule_matches_its_example(name: str) -> None:
    assert compiled("rules", name).search(EXAMPLES[name])


@pytest.mark.parametrize("name", table()["rules"])
def test_no_piece_is_left_unfilled(name: str) -> None:
    assert not re.search(r"\{[A-Z_]+\}", compiled("rules", name).pattern)


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_week_month_quarter_and_year(day: date) -> None:
    for unit in ("day", "week", "month", "quarter", "year", "decade"):
        stretch = calendar.around(day, unit)
        assert stretch.start is not None and stretch.end is not None
        assert stretch.start <= day <= stretch.end


@given(DAYS)
def test_months_join_without_gap(day: date) -> None:
    this, following = calendar.around(day, "month"), calendar.around(calendar.add_months(day, 1), "month")
    assert this.end is not None
    assert this.end + timedelta(days=1) == following.start


@pytest.mark.parametrize(("year", "month", "last"), [(2024, 2, 29), (2023, 2, 28), (2022, 12, 31), (2022, 4, 30)])
def test_month_end(year: int, month: int, last: int) -> None:
    assert calendar.month_end(year, month) == date(year, month, last)


def test_a_winter_ends_in_the_next_year() -> None:
    assert calendar.of_season(2023, 12, "WI").end == date(2024, 2, 29)
