"""Days, weeks, months, seasons and years as stretches of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
PERIODS = {"fortnight": (2, "W"), "decade": (10, "Y"), "century": (100, "Y"), "quarter": (3, "M"), "weekend": (2, "D")}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day (None = open), how fine it is, its TIMEX3 value and what it was counted from."""

    start: date | None
    end: date | None
    precision: str
    value: str | None
    anchor: str = "published"


def unknown(value: str | None = None, anchor: str = "event") -> Stretch:
    return Stretch(None, None, "unknown", value, anchor)


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_day(day: date, part: str = "", anchor: str = "published") -> Stretch:
    return Stretch(day, day, "day", day.isoformat() + part, anchor)


def of_days(first: date, last: date, anchor: str = "published") -> Stretch:
    return Stretch(first, last, "day", first.isoformat(), anchor)


def of_week(day: date, anchor: str = "published") -> Stretch:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Stretch(monday, monday + timedelta(days=6), "week", f"{year}-W{week:02d}", anchor)


def of_weekend(day: date, anchor: str = "published") -> Stretch:
    """The weekend of the week that holds ``day``."""
    saturday = day + timedelta(days=5 - day.weekday())
    year, week, _ = saturday.isocalendar()
    return Stretch(saturday, saturday + timedelta(days=1), "day", f"{year}-W{week:02d}-WE", anchor)


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def of_month(year: int, month: int, anchor: str = "published") -> Stretch:
    return Stretch(date(year, month, 1), month_end(year, month), "month", f"{year:04d}-{month:02d}", anchor)


def of_season(year: int, first_month: int, code: str, anchor: str = "published") -> Stretch:
    """Three months; a winter is named for the year in which it begins."""
    last = first_month + 2
    end = month_end(year + (last > 12), (last - 1) % 12 + 1)
    return Stretch(date(year, first_month, 1), end, "season", f"{year:04d}-{code}", anchor)


def of_quarter(year: int, quarter: int, anchor: str = "published") -> Stretch:
    first = 3 * quarter - 2
    return Stretch(date(year, first, 1), month_end(year, first + 2), "season", f"{year:04d}-Q{quarter}", anchor)


def of_year(year: int, anchor: str = "published") -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04d}", anchor)


def of_decade(year: int, anchor: str = "published") -> Stretch:
    first = year - year % 10
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), "decade", f"{first // 10}", anchor)


def of_century(year: int, anchor: str = "published") -> Stretch:
    first = year - year % 100
    return Stretch(date(first, 1, 1), date(first + 99, 12, 31), "unknown", f"{first // 100}", anchor)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, after Gauss with Butcher's corrections."""
    century, in_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def shift(day: date, count: int, unit: str) -> date:
    """``count`` units of time later (earlier if negative). Units of hours and below stay on the day."""
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    if unit in MONTHS:
        return add_months(day, count * MONTHS[unit])
    return day


def around(day: date, unit: str, anchor: str = "published") -> Stretch:
    """The day, week, month … that holds ``day``: "two weeks ago" says no more than the week."""
    if unit in ("week", "fortnight"):
        return of_week(day, anchor)
    if unit == "weekend":
        return of_weekend(day, anchor)
    if unit == "month":
        return of_month(day.year, day.month, anchor)
    if unit == "quarter":
        return of_quarter(day.year, (day.month + 2) // 3, anchor)
    if unit == "year":
        return of_year(day.year, anchor)
    if unit == "decade":
        return of_decade(day.year, anchor)
    return of_century(day.year, anchor) if unit == "century" else of_day(day, anchor=anchor)
