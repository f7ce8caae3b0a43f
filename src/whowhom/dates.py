"""An interval of days in words: short for tables ("2022-11"), and as one says it ("in November 2022")."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from datetime import date
from typing import Any

Json = Mapping[str, Any]
NAMED_DAY = ("day", "week")  # precisions of an end that the words name


def when_words(when: Json | None) -> str:
    """A date as short as its precision: "2022-11-30", "2022-11", "2022", "by 2022-11-30", "from 2022-11-30"."""
    start, end = (when["start"], when["end"]) if when else (None, None)
    if when is None or not (start or end):
        return ""
    if not start or not end:
        return f"from {start}" if start else f"by {end}"
    if when["precision"] == "year" and start[:4] == end[:4]:
        return str(start[:4])
    if when["precision"] == "month" and start[:7] == end[:7]:
        return str(start[:7])
    return str(start) if start == end else f"{start} to {end}"


def when_said(when: Json | None) -> str:
    """A date as a sentence says it: "on 30 November 2022", "in November 2022", "from 14 to 17 October 2021".

    One whose beginning nobody tells is "until" its last day where the words name that; else that day is only the
    last on which it can have been, and stands in brackets: "asked for help by Monday" would be something else.
    """
    if not when or not (when["start"] or when["end"]):
        return ""
    start, end, precision = when["start"], when["end"], when["precision"]
    if not end:
        return f"from {_day(start)} on"
    if not start:
        return f"until {_day(end)}" if precision in NAMED_DAY else f"(by {_day(end)})"
    if start == end:
        return f"on {_day(start)}"
    if precision == "year" and start[:4] == end[:4]:
        return f"in {start[:4]}"
    if precision == "month" and start[:7] == end[:7]:
        return f"in {_month(start)}"
    if precision == "decade" and end[3] == "9":
        return f"in the {start[:4]}s"
    if precision == "week":
        return f"in the week from {_stretch(start, end, precision)}"
    return f"from {_stretch(start, end, precision)}"


def _stretch(start: str, end: str, precision: str) -> str:
    """ "14 to 17 October 2021"; what both ends share is said once. Years and months are as coarse as they are known."""
    if precision in ("year", "decade"):
        return f"{start[:4]} to {end[:4]}"
    said = _month if precision in ("month", "season") else _day
    begun, ended = said(start).split(), said(end).split()
    while len(begun) > 1 and begun[-1] == ended[len(begun) - 1]:
        begun.pop()
    return f"{' '.join(begun)} to {' '.join(ended)}"


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso).day} {_month(iso)}"


def _month(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{month_name[day.month]} {day.year}"
