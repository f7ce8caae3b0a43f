"""The tables of time: every rule has a handler and an example, every pattern compiles, and calendars count right."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whowhom.resolve.times import calendar
from whowhom.resolve.times.find import rules, rules_for
from whowhom.resolve.times.words import compiled, may_match, table, words_in

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
    "nth-day": "on the 4th",
    "half-year": "first half of 2014",
    "spelled-year": "nineteen ninety-six",
    "day-of-event": "the day after the",
    "some-units": "recent weeks",
    "units-ahead": "the days ahead",
    "within-units": "within hours",
    "clock": "3:30 p.m. GMT",
    "every": "every other day",
    "rate": "twice a week",
    "how-often": "daily",
    "plural-day": "Tuesday nights",
    "mere-reference": "current",
    "one-day": "one day",
    "mere-year": "1951",
    "year-period": "the 1988 period",
    "year-ago": "year-earlier",
    "accounts": "the fiscal year",
    "century": "the 11th century",
}


def test_every_rule_has_a_handler_and_an_example() -> None:
    names = [*table()["rules"], *table()["marks"]]
    assert [rule.name for rule in rules()] == names
    assert set(names) == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_rule_matches_its_example(name: str) -> None:
    section = "rules" if name in table()["rules"] else "marks"
    assert compiled(section, name).search(EXAMPLES[name])


@pytest.mark.parametrize(
    ("section", "name"), [(part, name) for part in ("rules", "marks", "around", "durations") for name in table()[part]]
)
def test_no_piece_is_left_unfilled(section: str, name: str) -> None:
    assert not re.search(r"\{[A-Z_]+\}", compiled(section, name).pattern)


FORMS = ("counted", "vague", "stretch", "loose")
TRIED = [(r.name, r.pattern) for r in rules()] + [(form, compiled("durations", form)) for form in FORMS]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])  # long patterns take a while to be read
@given(st.data())
def test_what_a_rule_matches_holds_its_signs(data: st.DataObject) -> None:
    name, pattern = data.draw(st.sampled_from(TRIED))
    text = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    assert may_match(name, words_in(text))


def test_a_sentence_without_a_sign_is_not_tried() -> None:
    assert may_match("ago", words_in("It fell two weeks ago."))
    assert not may_match("ago", words_in("It fell two weeks after."))
    assert not may_match("ago", words_in("It fell long ago."))


@pytest.mark.parametrize("text", [*EXAMPLES.values(), "On the 4th of May 2014 it fell, two weeks ago.", "It fell."])
def test_the_rules_that_are_tried_are_those_whose_signs_a_text_holds(text: str) -> None:
    words = words_in(text)
    assert rules_for(words) == [rule for rule in rules() if may_match(rule.name, words)]


def test_a_figure_that_is_no_year_is_no_sign_of_one() -> None:
    assert {"FIGURES", "YEARS"} <= words_in("in 1991")
    assert "FIGURES" in words_in("12 ships")
    assert "YEARS" not in words_in("12 ships, 51991 men")


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


@pytest.mark.parametrize(
    ("year", "day"),
    [(1999, date(1999, 4, 4)), (2000, date(2000, 4, 23)), (2008, date(2008, 3, 23)), (2024, date(2024, 3, 31))],
)
def test_easter(year: int, day: date) -> None:
    assert calendar.easter(year) == day
