"""Rules for expressions counted from the report's date ("last week") or from a time told before ("the next day")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from re import Match

from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.absolute import holiday_in
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.scene import Handler, Scene
from whowhom.resolve.times.tense import FUTURE
from whowhom.resolve.times.words import group, month_of, ordinal_of, step_of, table, unit_of, weekday_of


def part_of(m: Match[str]) -> str:
    return str(table()["parts"].get(group(m, "part").lower(), ""))


def from_memory(word: str) -> bool:
    """Whether the word counts from a time told before ("the following day"), not from the report's date."""
    low, words = " ".join(word.lower().split()), table()["steps"]["from_memory"]
    return low in words or low.removeprefix("the ") in [w for w in words if not w.startswith("the ")]


def near_day(m: Match[str], scene: Scene) -> Stretch | None:
    """ "yesterday", "this morning", "last night", "tonight", "the day before yesterday"."""
    if scene.published is None:
        return None
    low = " ".join(m["word"].lower().split())
    steps = table()["steps"]
    part = part_of(m) or (table()["parts"]["night"] if low in steps["at_night"] else "")
    return cal.of_day(scene.published + timedelta(days=steps["days"].get(low, 0)), part)


def this_unit(m: Match[str], scene: Scene) -> Stretch | None:
    """ "last week", "this year", "next month", "the following year"."""
    unit, step = unit_of(m["unit"]), step_of(m["which"])
    memory = from_memory(m["which"])
    base = scene.memory.date_for(unit) if memory else scene.published
    if base is None:
        return cal.unknown() if memory else None
    if unit == "weekend":
        return _weekend(scene, base, step)
    found = cal.around(cal.shift(base, step, unit), unit, "event" if memory else "published")
    if group(m, "later").lower() == "later" and scene.published and found.end and found.end > scene.published:
        return replace(found, start=max(found.start or base, scene.published))
    return found


def this_one(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the end of the month", "year-end"."""
    return cal.around(scene.published, unit_of(group(m, "unit") or "year")) if scene.published else None


def _weekend(scene: Scene, base: date, step: int) -> Stretch:
    """The last weekend that has begun, or the coming one; "next weekend" is the one after this week."""
    if step > 0:
        return cal.of_weekend(base + timedelta(days=7 if base.weekday() >= 5 else 0))
    begun = base.weekday() >= 5
    if step == 0 and (begun or scene.tense == FUTURE):
        return cal.of_weekend(base)
    return cal.of_weekend(base - timedelta(days=7))


def the_weekend(m: Match[str], scene: Scene) -> Stretch | None:
    return _weekend(scene, scene.published, 0) if scene.published else None


def which_name(m: Match[str], scene: Scene) -> Stretch | None:
    """ "last December", "next Sunday", "last autumn", "the following March", "this Wednesday evening"."""
    memory, step = from_memory(m["which"]), step_of(m["which"])
    last = scene.memory.last
    base = (last.end if step > 0 else last.start) if memory and last else None if memory else scene.published
    if base is None:
        return cal.unknown() if memory else None
    anchor = "event" if memory else "published"
    if m["wd"]:
        return _which_weekday(base, weekday_of(m["wd"]), step, part_of(m), anchor)
    years = [base.year + s for s in (-1, 0, 1)]
    if m["mon"] and m["d"]:
        days = [cal.make_day(year, month_of(m["mon"]), ordinal_of(m["d"])) for year in years]
        return _which([cal.of_day(day, anchor=anchor) for day in days if day], base, step)
    if m["mon"]:
        return _which([cal.of_month(year, month_of(m["mon"]), anchor) for year in years], base, step)
    if m["day"]:
        feasts = [holiday_in(year, m["day"]) for year in years]
        return _which([cal.of_day(day, anchor=anchor) for day in feasts if day], base, step)
    row = table()["seasons"][m["season"].lower()]
    return _which([cal.of_season(year, row["month"], row["code"], anchor) for year in years], base, step)


def _which(found: list[Stretch], base: date, step: int) -> Stretch | None:
    if step < 0:
        return next((c for c in reversed(found) if c.end and c.end < base), None)
    if step > 0:
        return next((c for c in found if c.start and c.start > base), None)
    return found[len(found) // 2] if found else None


def _which_weekday(base: date, weekday: int, step: int, part: str, anchor: str) -> Stretch:
    gap = (base.weekday() - weekday) % 7
    if step < 0:
        return cal.of_day(base - timedelta(days=gap or 7), part, anchor)
    if step > 0:
        return cal.of_day(base + timedelta(days=(-gap) % 7 or 7), part, anchor)
    return cal.of_day(base + timedelta(days=weekday - base.weekday()), part, anchor)


def weekday_in_week(m: Match[str], scene: Scene) -> Stretch | None:
    """ "on Tuesday last week", "on Friday of next week"."""
    if scene.published is None:
        return None
    monday = scene.published - timedelta(days=scene.published.weekday()) + timedelta(days=7 * step_of(m["which"]))
    return cal.of_day(monday + timedelta(days=weekday_of(m["wd"])))


def same(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the same day", "that month", "later in the day", "that night"."""
    unit = unit_of(m["unit"])
    letter = table()["parts"].get(unit, "")
    grain = "day" if letter else unit
    base = scene.memory.date_for(grain)
    if m["way"].lower() in ("the", "in the"):
        base = scene.day_told() if grain == "day" else base or scene.published
    if base is None:
        return cal.unknown()
    return cal.of_day(base, letter, "event") if letter else cal.around(base, unit, "event")


def next_part(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the next morning", "the previous night", "the day before", "the month after"."""
    unit = unit_of(m["one"]) if m["one"] else "day"
    base = scene.memory.date_for(unit)
    word = (group(m, "which") or group(m, "way")).lower()
    if base is None:
        return cal.unknown()
    step = -1 if word in table()["steps"]["previous"] else 1
    part = part_of(m) or table()["parts"].get(unit, "")
    if unit == "day" or part:
        return cal.of_day(base + timedelta(days=step), part, "event")
    return cal.around(cal.shift(base, step, unit), unit, "event")


def bare_part(m: Match[str], scene: Scene) -> Stretch | None:
    """ "in the evening", "at dawn": of the day told last, else of the report's."""
    day = scene.day_told()
    return cal.of_day(day, part_of(m), "event") if day else None


def overnight(m: Match[str], scene: Scene) -> Stretch | None:
    """The night before the report's day, which ends on it; the one after where the verb looks ahead."""
    if scene.published is None:
        return None
    first = scene.published - timedelta(days=0 if scene.tense == FUTURE else 1)
    return Stretch(first, first + timedelta(days=1), "day", f"{first.isoformat()}{table()['parts']['night']}")


HANDLERS: dict[str, Handler] = {
    "near-day": near_day,
    "this-unit": this_unit,
    "end-of-unit": this_one,
    "year-end": this_one,
    "weekend": the_weekend,
    "which-name": which_name,
    "weekday-in-week": weekday_in_week,
    "same": same,
    "in-the-unit": same,
    "next-part": next_part,
    "bare-part": bare_part,
    "overnight": overnight,
}
