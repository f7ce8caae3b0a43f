"""Rules for so many units back or on: "two weeks ago", "the past ten days", "a day later", "a month after the vote"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from re import Match

from whowhom.resolve import numbers
from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.scene import Handler, Scene
from whowhom.resolve.times.words import group, step_of, table, unit_of

GRAINS = {"fortnight": "week", "weekend": "week", "quarter": "season", "century": "unknown", "night": "day"}


def count_of(words: str) -> int | None:
    """The figure of "three", "an", "a dozen"; None for "several" and for what no calendar holds."""
    if words.lower() in ("a", "an"):
        return 1
    found = numbers.read(words.lower().replace("-", " - ").removesuffix(" of").split())
    count = found.count if found else None
    return count if count is not None and count <= table()["vague"]["most"] else None


def period(count: int | None, unit: str) -> str:
    """The TIMEX3 value of so many units: "P3D", "PT2H", "PXY"."""
    factor, letter = cal.PERIODS.get(unit, (1, table()["units"][unit]))
    clock = "T" if letter.startswith("T") else ""
    return f"P{clock}{'X' if count is None else count * factor}{letter.removeprefix('T')}"


def rolling(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the past two weeks", "in the next three days", "the past year": counted back or on from the report's date."""
    unit, several = unit_of(m["unit"]), m["unit"].lower().endswith("s")
    count, now = count_of(group(m, "num") or ("several" if several else "one")), scene.published
    value, step = period(count, unit), step_of(m["which"])
    if now is None:
        return None
    if count is None:
        return cal.unknown(value, "published")
    if table()["units"][unit].startswith("T"):  # the days that "the past 24 hours" can touch
        days = -(-count // 24) if unit == "hour" else 1
        other, grain = cal.shift(now, step * days, "day"), "day"
    else:
        other, grain = cal.shift(now, step * count, unit), GRAINS.get(unit, unit)
    return Stretch(min(now, other), max(now, other), grain, value)


def ago(m: Match[str], scene: Scene) -> Stretch | None:
    """ "two weeks ago" from the report's date; "a day earlier", "two weeks later" from the time told before."""
    unit, word = unit_of(m["unit"] or group(m, "some")), " ".join(m["way"].lower().split())
    count = count_of(m["num"]) if m["num"] else None
    steps = table()["steps"]
    from_now = word in steps["from_now"]
    if unit == "year" and count == 1 and word not in steps["later"]:
        quarter = scene.memory.quarter_for(scene.sentence.index)
        if quarter and quarter.start:  # figures are compared with those of the same quarter
            return cal.around(cal.shift(quarter.start, -1, "year"), "quarter", "event")
    base = scene.published if from_now else scene.memory.date_for(unit)
    anchor = "published" if from_now else "event"
    clock = table()["units"][unit].startswith("T")
    if base is None or (count is None and not (clock and m["num"] is None)):
        return cal.unknown("PAST_REF" if m["num"] and count is None and word == "ago" else period(count, unit), anchor)
    count = count or 0  # "minutes later": on the same day
    signed = count if word in steps["later"] else -count
    if clock:
        day = cal.of_day(cal.shift(base, round(signed / 24) if unit == "hour" else 0, "day"), anchor=anchor)
        return replace(day, value=period(count or None, unit))
    exact = unit == "week" and count == 1 and (from_now or base == scene.memory.day)
    grain = "day" if exact else "year" if unit == "decade" and count == 1 else unit
    return cal.around(cal.shift(base, signed, unit), grain, anchor)


def from_event(m: Match[str], scene: Scene) -> Stretch | None:
    """ "three days after the vote": the day is open until it is known when the vote was."""
    if group(m, "one"):
        return cal.unknown()
    return cal.unknown(period(count_of(m["num"]) if m["num"] else None, unit_of(group(m, "unit") or m["some"])))


def offset(m: Match[str], day: date, back: bool = False) -> Stretch | None:
    """When "five days before Christmas" is, where ``day`` is Christmas; None where the words give no figure.

    ``back``: ``day`` is the one that is counted, and the other is asked for.
    """
    unit = unit_of(group(m, "one") or group(m, "unit") or group(m, "some"))
    count = 1 if group(m, "one") else count_of(group(m, "num")) if group(m, "num") else None
    earlier = m["way"].lower() in table()["steps"]["previous"]
    sign = -1 if earlier != back else 1
    if table()["units"].get(unit, "").startswith("T"):
        days = round((count or 0) / 24) if unit == "hour" else 0
        return cal.of_day(cal.shift(day, sign * days, "day"), anchor="event")
    if count is None:
        return None
    if unit in table()["parts"]:
        return cal.of_day(cal.shift(day, sign * count, "day"), table()["parts"][unit], "event")
    return cal.around(cal.shift(day, sign * count, unit), unit, "event")


HANDLERS: dict[str, Handler] = {
    "rolling": rolling,
    "rolling-one": rolling,
    "ago": ago,
    "ago-after": ago,
    "from-event": from_event,
    "day-of-event": from_event,
}
