"""Rules for expressions that name a day, month, season, quarter, year or decade."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match
from typing import Any

from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.scene import Handler, Scene, day_near, month_near, weekday_near
from whowhom.resolve.times.words import group, month_of, ordinal_of, table, weekday_of, year_in_words

JUST_ENDED = 100  # days after a quarter in which companies and statistical offices tell its figures


def year_word(words: str, scene: Scene) -> int | None:
    """The year of "2014", "nineteen ninety-six", "last year", "the following year"."""
    low = " ".join(words.lower().split()).removeprefix("of ")
    written = int(low) if low.isdigit() else year_in_words(low)
    if written is not None:
        return written
    counted = low.startswith(("the", "that"))
    base = scene.memory.date_for("year") if counted else scene.published
    step = table()["steps"]["years"].get(low.removeprefix("the ").split()[0])
    return None if base is None or step is None else base.year + step


def _counted_from(year: str) -> str:
    return "published" if year.lower().endswith("year") else "words"


def iso(m: Match[str], scene: Scene) -> Stretch | None:
    day = cal.make_day(int(m["y"]), int(m["mo"]), int(m["d"]))
    return cal.of_day(day, anchor="words") if day else None


def slashed(m: Match[str], scene: Scene) -> Stretch | None:
    """17/5/2014 or 5/17/2014; where both readings are dates (4/5/2014) we abstain."""
    first, second, year = int(m["a"]), int(m["b"]), int(group(m, "y"))
    found = [d for d in (cal.make_day(year, second, first), cal.make_day(year, first, second)) if d]
    unsure = len(found) == 2 and found[0] != found[1]
    return cal.unknown(anchor="words") if unsure else cal.of_day(found[0], anchor="words") if found else None


def month_day(m: Match[str], scene: Scene) -> Stretch | None:
    """ "Feb. 24", "Monday, 24 February 2014", "Feb. 24 last year"."""
    month, day = month_of(m["mon"]), ordinal_of(m["d"])
    if group(m, "y"):
        year = year_word(group(m, "y"), scene)
        found = cal.make_day(year, month, day) if year else None
        return cal.of_day(found, anchor=_counted_from(group(m, "y"))) if found else None
    if group(m, "wd") and scene.published:
        years = [cal.make_day(scene.published.year + step, month, day) for step in (0, -1, 1)]
        fitting = [d for d in years if d and d.weekday() == weekday_of(group(m, "wd"))]
        if fitting:
            return cal.of_day(fitting[0])
    return day_near(scene, month, day)


def nth_day(m: Match[str], scene: Scene) -> Stretch | None:
    """ "on the 4th", of the month told last, else the one that the tense means."""
    base, day = scene.memory.date_for("month"), ordinal_of(m["d"])
    if base is None and scene.published:
        months = (cal.add_months(scene.published.replace(day=1), step) for step in (-1, 0, 1))
        days = (cal.make_day(first.year, first.month, day) for first in months)
        return scene.pick([cal.of_day(found) for found in days if found])
    found = cal.make_day(base.year, base.month, day) if base else None
    return cal.of_day(found, anchor="event") if found else None


def week_of(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the week of March 6"."""
    found = month_day(m, scene)
    return cal.of_week(found.start, found.anchor) if found and found.start else None


def day_range(m: Match[str], scene: Scene) -> Stretch | None:
    """ "May 3-7", "between 3 and 5 May", "May 30 to June 2, 2014"."""
    last = month_day(m, scene)
    if last is None or last.end is None:
        return None
    month = month_of(group(m, "mon2")) if group(m, "mon2") else last.end.month
    first = cal.make_day(last.end.year - (month > last.end.month), month, ordinal_of(m["d1"]))
    return cal.of_days(first, last.end, last.anchor) if first and first <= last.end else None


def month_year(m: Match[str], scene: Scene) -> Stretch | None:
    year = year_word(group(m, "y"), scene)
    return cal.of_month(year, month_of(m["mon"]), _counted_from(group(m, "y"))) if year else None


def month(m: Match[str], scene: Scene) -> Stretch | None:
    return month_near(scene, month_of(m["mon"]))


def weekday(m: Match[str], scene: Scene) -> Stretch | None:
    found = weekday_near(scene, weekday_of(group(m, "wd")))
    part = table()["parts"].get(group(m, "part").lower(), "")
    return cal.of_day(found.start, part) if found and found.start else None


def season_year(m: Match[str], scene: Scene) -> Stretch | None:
    row = table()["seasons"][m["season"].lower()]
    year = year_word(group(m, "y"), scene)
    return cal.of_season(year, row["month"], row["code"], "words") if year else None


def season(m: Match[str], scene: Scene) -> Stretch | None:
    if scene.published is None:
        return None
    row = table()["seasons"][m["season"].lower()]
    return scene.pick([cal.of_season(scene.published.year + step, row["month"], row["code"]) for step in (-1, 0, 1)])


def quarter(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the third quarter", "Q3 2014", "this year's third quarter", "the year-ago third quarter"."""
    which = int(m["q"]) if m["q"] else ordinal_of(m["nth"])
    named = group(m, "y") or ("" if m["ago"] else re.sub(r"['’]s$", "", group(m, "own")))
    if named:
        year = year_word(named, scene)
        return cal.of_quarter(year, which) if year else None
    found = _quarter_near(scene, which)
    if found and found.start and m["ago"]:
        return cal.of_quarter(found.start.year - 1, which)
    return found


def _quarter_near(scene: Scene, which: int) -> Stretch | None:
    """The one that has just ended, whose figures are still to come ("expects a third-quarter loss"), or by tense."""
    if scene.published is None:
        return None
    found = [cal.of_quarter(scene.published.year + step, which) for step in (-1, 0, 1)]
    over = [q for q in found if q.end and 0 < (scene.published - q.end).days <= JUST_ENDED]
    return over[0] if over else scene.pick(found)


def half_year(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the first half of 1990", "the second half of the year"."""
    year = year_word(m["y"], scene)
    first = m["nth"].lower() == "first"
    if year is None:
        return None
    start, end = (date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))
    return Stretch(start, end, "season", f"{year:04d}-H{1 if first else 2}", _counted_from(m["y"]))


def year(m: Match[str], scene: Scene) -> Stretch | None:
    found = year_word(group(m, "y") or group(m, "y2"), scene)
    return cal.of_year(found, "words") if found else None


def years(m: Match[str], scene: Scene) -> Stretch | None:
    """ "2010-2014", "2014-15"."""
    first, tail = int(group(m, "y")), m["y2"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    return Stretch(date(first, 1, 1), date(last, 12, 31), "year", group(m, "y"), "words") if first < last else None


def decade(m: Match[str], scene: Scene) -> Stretch | None:
    if m["tens"]:
        return cal.of_decade(table()["tens"][m["tens"].lower()], "words")
    digits = m["dec"].lstrip("'’")
    return cal.of_decade(int(digits) if len(digits) == 4 else 1900 + int(digits), "words")


def holiday(m: Match[str], scene: Scene) -> Stretch | None:
    if group(m, "y"):
        year = year_word(group(m, "y"), scene)
        found = holiday_in(year, m["day"]) if year else None
        return cal.of_day(found, anchor="words") if found else None
    if scene.published is None:
        return None
    days = (holiday_in(scene.published.year + step, m["day"]) for step in (-1, 0, 1))
    return scene.pick([cal.of_day(d) for d in days if d])


def holiday_in(year: int, name: str) -> date | None:
    """The day of a feast, by its own rule: fixed, the n-th weekday of a month, or counted from Easter."""
    key = " ".join(name.lower().split())
    fixed = _lower("holidays").get(key)
    if fixed:
        return cal.make_day(year, int(fixed[:2]), int(fixed[3:]))
    if key in _lower("easter"):
        return cal.easter(year) + timedelta(days=_lower("easter")[key])
    month_number, day_of_week, nth = _lower("movable")[key]
    first = date(year, month_number, 1)
    return cal.make_day(year, month_number, 1 + (day_of_week - first.weekday()) % 7 + 7 * (nth - 1))


def known(m: Match[str], scene: Scene) -> Stretch | None:
    return cal.of_day(date.fromisoformat(_lower("known_days")[" ".join(m.group().lower().split())]), anchor="words")


def _lower(section: str) -> dict[str, Any]:
    return {name.lower(): value for name, value in table()[section].items()}


HANDLERS: dict[str, Handler] = {
    "known": known,
    "iso": iso,
    "slashed": slashed,
    "month-day": month_day,
    "day-month": month_day,
    "nth-day": nth_day,
    "week-of": week_of,
    "week-of-day": week_of,
    "day-range": day_range,
    "day-range-and": day_range,
    "range-day": day_range,
    "range-day-and": day_range,
    "months-range": day_range,
    "range-months": day_range,
    "month-year": month_year,
    "month": month,
    "weekday": weekday,
    "season-year": season_year,
    "season": season,
    "quarter": quarter,
    "half-year": half_year,
    "fiscal": year,
    "spelled-year": year,
    "year": year,
    "years": years,
    "decade": decade,
    "holiday": holiday,
}
