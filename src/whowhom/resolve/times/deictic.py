"""Rules for expressions counted from the report's date ("last week") or from a time told before ("the next day")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from re import Match

from whowhom.resolve import numbers
from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.scene import Handler, Scene
from whowhom.resolve.times.tense import FUTURE
from whowhom.resolve.times.words import group, month_of, table, unit_of, weekday_of

GRAINS = {"fortnight": "week", "weekend": "week", "quarter": "season", "century": "unknown", "night": "day"}


def step_of(word: str) -> int:
    """-1 for "last", 0 for "this", 1 for "next"."""
    low, steps = " ".join(word.lower().split()).removeprefix("the "), table()["steps"]
    return -1 if low in steps["back"] else 1 if low in steps["on"] else 0


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


def rolling(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the past two weeks", "in the next three days", "the past year": counted back or on from the report's date."""
    unit, several = unit_of(m["unit"]), m["unit"].lower().endswith("s")
    count = _count(group(m, "num") or ("several" if several else "one"))
    letter = table()["units"][unit]
    if scene.published is None:
        return None
    if letter.startswith("T"):
        return _clock(scene.published, count, letter, step_of(m["which"]))
    value = f"P{'X' if count is None else count * 2 if unit == 'fortnight' else count}{letter}"
    if count is None:
        return Stretch(None, None, "unknown", value)
    if step_of(m["which"]) < 0:
        return Stretch(cal.shift(scene.published, -count, unit), scene.published, _grain(unit), value)
    return Stretch(scene.published, cal.shift(scene.published, count, unit), _grain(unit), value)


def _clock(now: date, count: int | None, letter: str, step: int) -> Stretch:
    """ "the past 24 hours": the days that such a span can touch."""
    hours = (count or 1) if letter == "TH" else 1
    other = now + timedelta(days=step * -(-hours // 24))
    value = f"PT{count or 'X'}{letter[1:]}"
    return Stretch(min(now, other), max(now, other), "day", value)


def _grain(unit: str) -> str:
    return GRAINS.get(unit, unit)


def _count(words: str) -> int | None:
    if words.lower() in ("a", "an"):
        return 1
    found = numbers.read(words.lower().replace("-", " - ").removesuffix(" of").split())
    return found.count if found else None


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
    if m["mon"]:
        found = [cal.of_month(base.year + s, month_of(m["mon"]), anchor) for s in (-1, 0, 1)]
    else:
        row = table()["seasons"][m["season"].lower()]
        found = [cal.of_season(base.year + s, row["month"], row["code"], anchor) for s in (-1, 0, 1)]
    return _which(found, base, step)


def _which(found: list[Stretch], base: date, step: int) -> Stretch | None:
    if step < 0:
        return next((c for c in reversed(found) if c.end and c.end < base), None)
    if step > 0:
        return next((c for c in found if c.start and c.start > base), None)
    return found[1]


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


def ago(m: Match[str], scene: Scene) -> Stretch | None:
    """ "two weeks ago" from the report's date; "a day earlier", "two weeks later" from the time told before."""
    unit, count, word = unit_of(m["unit"]), _count(m["num"]), " ".join(m["way"].lower().split())
    steps = table()["steps"]
    base = scene.published if word in steps["from_now"] else scene.memory.date_for(unit)
    anchor = "published" if word in steps["from_now"] else "event"
    if count is None or base is None:
        return cal.unknown("PAST_REF" if count is None and anchor == "published" else None, anchor)
    signed = count if word in steps["later"] else -count
    if table()["units"][unit].startswith("T"):
        return cal.of_day(cal.shift(base, round(signed / 24) if unit == "hour" else 0, "day"), anchor=anchor)
    exact = anchor == "event" and unit == "week" and count == 1 and base == scene.memory.day
    return cal.around(cal.shift(base, signed, unit), "day" if exact else unit, anchor)


def beside(m: Match[str], day: date) -> Stretch | None:
    """ "five days before Christmas", where ``day`` is Christmas; None where the words give no figure."""
    if not group(m, "num"):
        return None
    count, unit = _count(m["num"]), unit_of(m["unit"])
    if count is None or table()["units"][unit].startswith("T"):
        return None
    return cal.around(cal.shift(day, -count if m["way"].lower() == "before" else count, unit), unit, "words")


def from_event(m: Match[str], scene: Scene) -> Stretch | None:
    """ "three days after the vote": counted from an act that is not known here, so nothing is claimed."""
    return cal.unknown()


def same(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the same day", "that month", "later in the day", "that night"."""
    unit = unit_of(m["unit"])
    letter = table()["parts"].get(unit, "")
    base = scene.memory.date_for("day" if letter else unit)
    if base is None:
        in_own_day = m["way"].lower() in ("the", "in the")
        base = scene.published if in_own_day else None
    if base is None:
        return cal.unknown()
    return cal.of_day(base, letter, "event") if letter else cal.around(base, unit, "event")


def next_part(m: Match[str], scene: Scene) -> Stretch | None:
    """ "the next morning", "the previous night", "the day before", "the day after"."""
    base = scene.memory.date_for("day")
    word = (group(m, "which") or group(m, "way")).lower()
    if base is None:
        return cal.unknown()
    step = -1 if word in table()["steps"]["previous"] else 1
    return cal.of_day(base + timedelta(days=step), part_of(m), "event")


def bare_part(m: Match[str], scene: Scene) -> Stretch | None:
    """ "in the evening", "at dawn": the day told last, else the report's."""
    base = scene.memory.date_for("day") or scene.published
    return cal.of_day(base, part_of(m), "event") if base else None


def overnight(m: Match[str], scene: Scene) -> Stretch | None:
    return cal.of_day(scene.published, "TNI") if scene.published else None


def latest_quarter(m: Match[str], scene: Scene) -> Stretch | None:
    if scene.published is None:
        return None
    back = 3 if m["which"].lower() == "latest" else 15
    return cal.around(cal.shift(scene.published, -back, "month"), "quarter")


def reference(m: Match[str], scene: Scene) -> Stretch | None:
    """ "now", "recently", "soon": told for the reader's sake; no day is claimed."""
    low = " ".join(m.group().lower().split())
    value = next(v for v, phrases in table()["refs"].items() if low in phrases)
    return cal.unknown(value, "published")


HANDLERS: dict[str, Handler] = {
    "near-day": near_day,
    "this-unit": this_unit,
    "end-of-unit": this_one,
    "year-end": this_one,
    "weekend": the_weekend,
    "rolling": rolling,
    "rolling-one": rolling,
    "which-name": which_name,
    "weekday-in-week": weekday_in_week,
    "ago": ago,
    "ago-after": ago,
    "from-event": from_event,
    "same": same,
    "in-the-unit": same,
    "next-part": next_part,
    "bare-part": bare_part,
    "overnight": overnight,
    "latest-quarter": latest_quarter,
    "reference": reference,
}
