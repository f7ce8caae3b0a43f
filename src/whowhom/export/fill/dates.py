"""Cells that tell when. A day that nobody told is the report's, where the data set does so too."""

from __future__ import annotations

import calendar
from datetime import date

from whowhom.export.spread import Row

UCDP_PRECISION = {"day": 1, "week": 3, "month": 4, "season": 5, "year": 5}
ACLED_PRECISION = {"day": 1, "week": 2, "month": 3}
WITHOUT_DAY = ("month", "season", "year", "decade", "unknown")


def _day(row: Row, bound: str) -> date | None:
    """``bound``: "start", "end", "published", or "" for the day under which the act is entered."""
    when = row.act.record["when"]
    told = {
        "start": when["start"],
        "end": when["end"] or when["start"],
        "published": row.act.published,
        "": row.act.day or row.act.published,
    }[bound]
    return date.fromisoformat(told[:10]) if told else None


def iso(row: Row, bound: str) -> str | None:
    day = _day(row, bound)
    return day.isoformat() if day else None


def compact(row: Row, bound: str) -> int | None:
    """20221130"""
    day = _day(row, bound)
    return day.year * 10000 + day.month * 100 + day.day if day else None


def month(row: Row, bound: str) -> int | None:
    """202211"""
    day = _day(row, bound)
    return day.year * 100 + day.month if day else None


def year(row: Row, bound: str) -> int | None:
    day = _day(row, bound)
    return day.year if day else None


def fraction(row: Row, bound: str) -> float | None:
    """GDELT's date as a number: the year and the share of it, a month counted as 30 days of 365."""
    day = _day(row, bound)
    return round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4) if day else None


def stamp(row: Row, bound: str) -> int | None:
    """20221130000000: GDELT's time of adding; ours is the day of the first report, for no time of day is known."""
    day = compact(row, bound)
    return day * 1_000_000 if day else None


def seconds(row: Row, bound: str) -> int | None:
    """Seconds since 1970 at the start of that day (UTC)."""
    day = _day(row, bound)
    return calendar.timegm(day.timetuple()) if day else None


def clock(row: Row, bound: str) -> str | None:
    """UCDP's 2022-11-30 00:00:00.000"""
    day = _day(row, bound)
    return f"{day.isoformat()} 00:00:00.000" if day else None


def precision_ucdp(row: Row, _: str) -> int | None:
    """1 the day, 2 two to six days, 3 the week, 4 the month, 5 less than that."""
    start, end, told = _day(row, "start"), _day(row, "end"), row.act.record["when"]["precision"]
    if told == "day" and start and end and start != end:
        return 2 if (end - start).days < 6 else 3
    return UCDP_PRECISION.get(told)


def precision_acled(row: Row, _: str) -> int | None:
    """1 the day, 2 the week, 3 the month."""
    return ACLED_PRECISION.get(row.act.record["when"]["precision"])


def mme_part(row: Row, asked: str) -> str | None:
    """One part of a bound: "start year", "end day"; a day that only the month is told of is "xx"."""
    bound, part = asked.split()
    day = _day(row, bound)
    if day is None:
        return None
    if part == "day" and row.act.record["when"]["precision"] in WITHOUT_DAY:
        return "xx"
    return str(getattr(day, part))


def mme_day(row: Row, bound: str) -> str | None:
    """11/30/22, or 2022-11-xx where the day is not told."""
    day = _day(row, bound)
    if day is None:
        return None
    if row.act.record["when"]["precision"] in WITHOUT_DAY:
        return f"{day:%Y-%m}-xx"
    return f"{day.month}/{day.day}/{day:%y}"


FILLS = {
    "date.iso": iso,
    "date.compact": compact,
    "date.month": month,
    "date.year": year,
    "date.fraction": fraction,
    "date.stamp": stamp,
    "date.seconds": seconds,
    "date.clock": clock,
    "date.precision.ucdp": precision_ucdp,
    "date.precision.acled": precision_acled,
    "date.mme": mme_day,
    "date.mme.part": mme_part,
}
