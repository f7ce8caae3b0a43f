"""Rules for expressions that name a day, month, season, quarter, year or decade."""

from __future__ import annotations

from datetime import date
from re import Match
from typing import Any

from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.scene import Handler, Scene, day_near, month_near, weekday_near
from whowhom.resolve.times.words import ORDINALS, group, month_of, table, weekday_of


def number(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def year_word(words: str, scene: Scene) -> int | None:
    """The year of "2014", "last year", "the following year"."""
    low = " ".join(words.lower().split()).removeprefix("of ")
    if low.isdigit():
        return int(low)
    counted = low.startswith(("the", "that"))
    base = scene.memory.date_for("year") if counted else scene.published
    step = table()["steps"]["years"].get(low.removeprefix("the ").split()[0])
    return None if base is None or step is None else base.year + step


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
    month, day = month_of(m["mon"]), number(m["d"])
    if group(m, "y"):
        year = year_word(group(m, "y"), scene)
        found = cal.make_day(year, month, day) if year else None
        return cal.of_day(found, anchor="words" if group(m, "y").isdigit() else "published") if found else None
    if group(m, "wd") and scene.published:
        years = [cal.make_day(scene.published.year + step, month, day) for step in (0, -1, 1)]
        fitting = [d for d in years if d and d.weekday() == weekday_of(group(m, "wd"))]
        if fitting:
            return cal.of_day(fitting[0])
    return day_near(scene, month, day)


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
    first = cal.make_day(last.end.year - (month > last.end.month), month, number(m["d1"]))
    return cal.of_days(first, last.end, last.anchor) if first and first <= last.end else None


def month_year(m: Match[str], scene: Scene) -> Stretch | None:
    year = year_word(group(m, "y"), scene)
    return cal.of_month(year, month_of(m["mon"]), "words" if group(m, "y").isdigit() else "published") if year else None


def month(m: Match[str], scene: Scene) -> Stretch | None:
    return month_near(scene, month_of(m["mon"]))


def weekday(m: Match[str], scene: Scene) -> Stretch | None:
    found = weekday_near(scene, weekday_of(group(m, "wd")))
    part = table()["parts"].get((m["part"] or "").lower(), "")
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
    which = int(m["q"]) if m["q"] else ORDINALS.index(m["nth"].lower()) + 1
    if group(m, "y"):
        year = year_word(group(m, "y"), scene)
        return cal.of_quarter(year, which) if year else None
    if scene.published is None:
        return None
    return scene.pick([cal.of_quarter(scene.published.year + step, which) for step in (-1, 0, 1)])


def year(m: Match[str], scene: Scene) -> Stretch | None:
    return cal.of_year(int(group(m, "y")), "words")


def years(m: Match[str], scene: Scene) -> Stretch | None:
    """ "2010-2014", "2014-15"."""
    first, tail = int(group(m, "y")), m["y2"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    return Stretch(date(first, 1, 1), date(last, 12, 31), "year", group(m, "y"), "words") if first < last else None


def decade(m: Match[str], scene: Scene) -> Stretch | None:
    digits = m["dec"].lstrip("'’")
    return cal.of_decade(int(digits) if len(digits) == 4 else 1900 + int(digits), "words")


def holiday(m: Match[str], scene: Scene) -> Stretch | None:
    key = " ".join(m["day"].lower().split())
    if group(m, "y"):
        found_year = year_word(group(m, "y"), scene)
        found = _holiday_in(found_year, key) if found_year else None
        return cal.of_day(found, anchor="words") if found else None
    if scene.published is None:
        return None
    days = (_holiday_in(scene.published.year + step, key) for step in (-1, 0, 1))
    return scene.pick([cal.of_day(d) for d in days if d])


def _holiday_in(year: int, key: str) -> date | None:
    fixed = _lower("holidays").get(key)
    if fixed:
        return cal.make_day(year, int(fixed[:2]), int(fixed[3:]))
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
    "fiscal": year,
    "year": year,
    "years": years,
    "decade": decade,
    "holiday": holiday,
}
