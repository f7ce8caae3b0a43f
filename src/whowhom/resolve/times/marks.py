"""Expressions of time that date no act: how often, a mere description, "current", the periods of accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from re import Match

from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.counted import count_of, period
from whowhom.resolve.times.scene import Handler, Scene
from whowhom.resolve.times.tense import FUTURE
from whowhom.resolve.times.words import month_of, ordinal_of, table, unit_of, weekday_of


def every(m: Match[str], scene: Scene) -> Stretch | None:
    """ "every two weeks", "each Thursday", "every summer"."""
    if m["wd"]:
        return cal.unknown(f"XXXX-WXX-{weekday_of(m['wd']) + 1}")
    if m["mon"]:
        return cal.unknown(f"XXXX-{month_of(m['mon']):02d}")
    if m["season"]:
        return cal.unknown(f"XXXX-{table()['seasons'][m['season'].lower()]['code']}")
    if m["part"]:
        return cal.unknown(f"XXXX-XX-XX{table()['parts'][m['part'].lower()]}")
    count = 2 if m["other"] else count_of(m["num"]) if m["num"] else 1
    return cal.unknown(period(count, unit_of(m["unit"])))


def rate(m: Match[str], scene: Scene) -> Stretch | None:
    """ "twice a week", "$3 billion a year"."""
    return cal.unknown(period(1, unit_of(m["unit"])))


def how_often(m: Match[str], scene: Scene) -> Stretch | None:
    return cal.unknown(table()["sets"][m.group().lower()])


def plural_day(m: Match[str], scene: Scene) -> Stretch | None:
    """ "Mondays", "Tuesday nights", "weekends"."""
    return cal.unknown("XXXX-WXX-WE" if m["ends"] else f"XXXX-WXX-{weekday_of(m['wd']) + 1}")


def reference(m: Match[str], scene: Scene) -> Stretch | None:
    """ "now", "recently", "soon", "current": told for the reader's sake; no day is claimed."""
    low = " ".join(m.group().lower().split())
    rows = {**table()["refs"], **{k: table()["refs"][k] + more for k, more in table()["marks_refs"].items()}}
    return cal.unknown(next(value for value, phrases in rows.items() if low in phrases), "published")


def one_day(m: Match[str], scene: Scene) -> Stretch | None:
    """ "will one day return"; in the past tense a day of some tale."""
    return cal.unknown("FUTURE_REF", "published") if scene.tense == FUTURE else None


def some_units(m: Match[str], scene: Scene) -> Stretch | None:
    """ "recent weeks", "the coming months", "the days ahead": how many is not told."""
    return cal.unknown(period(None, unit_of(m["unit"])), "published")


def within(m: Match[str], scene: Scene) -> Stretch | None:
    """ "within minutes", "within hours": of what was told last, so on its day; other units leave the day open."""
    value, day = period(None, unit_of(m["unit"])), scene.memory.date_for("day")
    if day is None or not table()["units"][unit_of(m["unit"])].startswith("T"):
        return cal.unknown(value)
    return replace(cal.of_day(day, anchor="event"), value=value)


def mere_year(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the 1951 treaty"."""
    return cal.of_year(int(m["y"]), "words")


def year_period(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the 1988 period": that year's, of the quarter that is spoken of."""
    quarter = scene.memory.quarter_for(scene.sentence.index)
    month = quarter.start.month if quarter and quarter.start else None
    return cal.of_year(int(m["y"]), "words") if month is None else cal.of_quarter(int(m["y"]), month // 3 + 1, "words")


def accounts(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the quarter", "the fiscal year", "the week": the one that is spoken of, else the report's own."""
    unit = unit_of(m["unit"].split()[-1])
    if unit == "year" and m["ended"]:
        return cal.unknown(period(1, unit))  # "the year ended March 31": twelve months of another calendar
    if unit == "quarter":
        return _quarter(scene)
    base = scene.published
    return cal.around(base, unit) if base else None


def latest_quarter(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the latest quarter", "the year-ago period", "year-earlier results"."""
    found = _quarter(scene)
    if found is None or found.start is None or m["which"].lower() == "latest":
        return found
    return cal.around(cal.shift(found.start, -1, "year"), "quarter", found.anchor)


def _quarter(scene: Scene) -> Stretch | None:
    """The quarter that is spoken of, else the last that was over when the report was written."""
    told = scene.memory.quarter_for(scene.sentence.index)
    if told or scene.published is None:
        return told
    return cal.around(cal.shift(scene.published, -3, "month"), "quarter")


def century(m: Match[str], scene: Scene) -> Stretch | None:
    number = ordinal_of(m["nth"] or m["n"])
    return cal.of_century(100 * number - 100, "words") if 0 < number <= date.max.year // 100 else None


HANDLERS: dict[str, Handler] = {
    "latest-quarter": latest_quarter,
    "some-units": some_units,
    "units-ahead": some_units,
    "within-units": within,
    "reference": reference,
}
MARKS: dict[str, Handler] = {
    "every": every,
    "rate": rate,
    "how-often": how_often,
    "plural-day": plural_day,
    "mere-reference": reference,
    "one-day": one_day,
    "mere-year": mere_year,
    "year-period": year_period,
    "year-ago": latest_quarter,
    "accounts": accounts,
    "century": century,
}
SETS = frozenset({"every", "rate", "how-often", "plural-day"})
