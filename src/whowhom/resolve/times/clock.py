"""Hours of the day: "at 3 p.m.", "22:30 GMT", "noon on Friday". The record keeps the day, the TIMEX3 value the hour."""

from __future__ import annotations

from dataclasses import replace
from re import Match

from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.read import Read
from whowhom.resolve.times.scene import Handler, Scene
from whowhom.resolve.times.words import compiled, group, small_numbers, table

NO_DAY = "XXXX-XX-XX"


def hour(m: Match[str], scene: Scene) -> Stretch | None:
    """An hour of the day that was told last, else of the report's; without either only the hour is known."""
    day, time = scene.day_told(), f"T{_hour(m)}"
    return cal.of_day(day, time, "event") if day else cal.unknown(NO_DAY + time)


def _hour(m: Match[str]) -> str:
    if m["word"]:
        return str(table()["hours"][m["word"].lower()])
    if m["hour"]:
        return f"{int(m['hour']) % 12 + 12 * (m['half'].lower() == 'p'):02d}:{m['min'] or '00'}"
    if m["hour24"] or m["hour4"]:
        return f"{int(m['hour24'] or m['hour4']):02d}:{m['min24'] or m['min4']}"
    told = (m["hours"] or m["hour12"]).lower()
    number = int(told) if told.isdigit() else int(small_numbers()[told])
    late = (group(m, "when") or group(m, "when12") or group(m, "late")).lower() in ("afternoon", "evening", "night")
    return f"{number % 12 + 12 if late else number:02d}:00"


def joined(reads: list[Read], text: str) -> list[Read]:
    """ "10 p.m. Wednesday", "noon on Friday", "Friday at noon": the hour and its day are one expression."""
    out: list[Read] = []
    for read in reads:
        last = out[-1] if out else None
        near = last and compiled("around", "clock-join").fullmatch(text[last.end : read.core])
        one = _one(last, read) if last and near else None
        if one:
            out[-1] = one
        else:
            out.append(read)
    return out


def _one(first: Read, last: Read) -> Read | None:
    if (first.rule == "clock") == (last.rule == "clock"):
        return None
    time, day = (first, last) if first.rule == "clock" else (last, first)
    start, value = day.stretch.start, time.stretch.value or ""
    if start is None or day.stretch.precision != "day" or day.stretch.end != start or day.mark:
        return None
    stretch = replace(day.stretch, value=f"{start.isoformat()}T{value.partition('T')[2]}")
    whole = replace(day, start=first.start, core=first.core, end=last.end, words=(first.words[0], last.words[1]))
    return replace(whole, prep=first.prep, stretch=stretch, hour=True)


HANDLERS: dict[str, Handler] = {"clock": hour}
