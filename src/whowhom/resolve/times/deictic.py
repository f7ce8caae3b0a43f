"""Rules for expressions counted from the report's date ("last week") or from a time told before ("the next day")."""

from __future__ import annotations

from datetime import date, timedelta
from re import Match

from whowhom.resolve import numbers
from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.absolute import Rule
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.scene import Scene
from whowhom.resolve.times.tense import FUTURE
from whowhom.resolve.times.words import alternatives, month_of, table, unit_of, weekday_of

BACK, HERE, ON = ("last", "past", "previous", "preceding"), ("this", "the current", "current"), ("next", "coming", "following")

FROM_MEMORY = ("following", "previous", "preceding")


def step_of(word: str) -> int:
    low = word.lower().removeprefix("the ")
    return -1 if low in BACK or low.startswith("this past") else 1 if low in ON else 0


def part_of(m: Match[str]) -> str:
    return str(table()["parts"].get((m["part"] or "").lower(), ""))


def from_memory(word: str) -> bool:
    """Whether the word counts from a time told before ("the following day"), not from the report's date."""
    return word.lower().removeprefix("the ") in FROM_MEMORY or word.lower() == "the next"


def near_day(m: Match[str], scene: Scene) -> Stretch | None:
    """ "yesterday", "this morning", "last night", "tonight", "the day before yesterday"."""
    if scene.published is None:
        return None
    low = " ".join(m["word"].lower().split())
    steps = {"the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "tomorrow": 1, "last night": -1}
    part = part_of(m) or ("TNI" if low in ("tonight", "last night") else "")
    return cal.of_day(scene.published + timedelta(days=steps.get(low, 0)), part)


def this_unit(m: Match[str], scene: Scene) -> Stretch | None:
    """ "last week", "this year", "next month", "the following year"."""
    unit, step = unit_of(m["unit"]), step_of(m["which"])
    memory = from_memory(m["which"])
    base = scene.memory.date_for(unit) if memory else scene.published
    if base is None:
        return cal.unknown() if memory else None
    if unit in ("second", "minute", "hour"):
        return None
    if unit == "weekend":
        return _weekend(scene, base, step)
    found = cal.around(cal.shift(base, step, unit), unit, "event" if memory else "published")
    if m["later"] and m["later"].lower() == "later" and scene.published and found.end and found.end > scene.published:
        return Stretch(max(found.start or base, scene.published), found.end, found.precision, found.value, found.anchor)
    return found


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
    unit, count = unit_of(m["unit"]), _count(m["num"] or "one")
    letter = table()["units"][unit]
    if scene.published is None or letter.startswith("T"):
        return None
    value = f"P{'X' if count is None else count * 2 if unit == 'fortnight' else count}{letter}"
    if count is None:
        return Stretch(None, None, "unknown", value)
    if step_of(m["which"]) < 0:
        return Stretch(cal.shift(scene.published, -count, unit), scene.published, _grain(unit), value)
    return Stretch(scene.published, cal.shift(scene.published, count, unit), _grain(unit), value)


def _grain(unit: str) -> str:
    return {"fortnight": "week", "weekend": "week", "quarter": "season", "century": "unknown", "night": "day"}.get(unit, unit)


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
    base = scene.published if word in ("ago", "from now", "hence") else scene.memory.date_for(unit)
    if count is None or base is None or unit == "second":
        return cal.unknown("PAST_REF" if word == "ago" and count is None else None, "published" if word == "ago" else "event")
    ahead = word in ("later", "after", "afterwards", "from now", "hence", "on")
    anchor = "published" if base is scene.published else "event"
    if unit in ("hour", "minute"):
        return cal.of_day(base, anchor=anchor) if count <= 12 else cal.of_day(cal.shift(base, (1 if ahead else -1) * round(count / 24), "day"))
    return cal.around(cal.shift(base, count if ahead else -count, unit), unit, anchor)


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
    word = (m["which"] or m["way"]).lower()
    if base is None:
        return cal.unknown()
    step = -1 if word in ("previous", "preceding", "before") else 1
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


def rules() -> list[Rule]:
    which = "(?P<which>last|this past|this|next|the following|the next|the previous|the preceding|the current|current|the coming|coming|past)"
    refs = alternatives([p for phrases in table()["refs"].values() for p in phrases])
    part = "(?: (?P<part>{PART}))?(?!\\w)"
    about = "(?:(?:about|around|nearly|almost|more than|over|just|only|some|at least|less than|roughly|barely) )*"
    unit = "(?P<unit>{UNIT})(?!\\w)"
    return [
        ("near-day", "\\b(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|last night|this(?= (?:morning|afternoon|evening)))" + part, near_day),
        ("this-unit", "\\b(?:(?P<later>earlier|later|early|late|sometime|the end of|the start of|the beginning of) )?" + which + " " + unit.replace("{UNIT}", "(?:week|weekend|fortnight|month|quarter|year|decade|century|day)"), this_unit),
        ("weekend", "\\b(?:over|at|on|during|since|for) the weekend(?!\\w)", the_weekend),
        ("rolling", "\\b(?:the |these )?(?P<which>past|last|previous|preceding|next|coming) (?:about |nearly |almost |more than )?(?P<num>{NUM}) " + unit, rolling),
        ("rolling-one", "\\b(?:over|in|during|within|for) the (?P<which>past|coming)(?P<num>(?!x)x)? " + unit, rolling),
        ("which-name", "\\b" + which + " (?:(?P<wd>{WD})|(?P<mon>{MON})|(?P<season>{SEASON}))" + part, which_name),
        ("weekday-in-week", "\\b(?P<wd>{WD}),? (?:of |the )?(?P<which>last|this|next|the previous|the following) week(?!\\w)", weekday_in_week),
        ("ago", "\\b" + about + "(?P<num>{NUM}) " + unit + " (?P<way>ago|earlier|later|afterwards|from now|hence)(?!\\w)", ago),
        ("ago-after", "\\b" + about + "(?P<num>{NUM}) " + unit + " (?P<way>before|after|on)(?= ?[,.;:]| ?$)", ago),
        ("from-event", "\\b" + about + "(?:(?P<num>{NUM}) " + unit + "|(?:hours|days|weeks|months|years)) (?P<way>after|before|into|following)(?= \\w)", from_event),
        ("same", "\\b(?P<way>the very same|the same|that same|that|later that|earlier that|later the same|earlier the same) (?P<unit>day|week|month|year|night|evening|morning|afternoon)(?!\\w)", same),
        ("in-the-unit", "\\b(?:earlier|later|early|late) (?P<way>in the) (?P<unit>day|week|month|year|evening|afternoon|morning|night)(?!\\w)", same),
        ("next-part", "\\bthe (?:(?P<which>next|following|previous|preceding) (?P<part>{PART})|day (?P<way>before|after)(?= ?[,.;]| ?$))", next_part),
        ("bare-part", "\\b(?:in|during|at|before|after|by|on) (?:the )?(?:early |late )?(?P<part>morning|afternoon|evening|dawn|daybreak|dusk|nightfall|sunset|sunrise|midnight|noon|midday)(?!\\w)", bare_part),
        ("overnight", "\\bovernight(?! (?:stay|trip|success))(?!\\w)", overnight),
        ("latest-quarter", "\\bthe (?P<which>latest|year-ago|year-earlier) (?:quarter|period)(?!\\w)", latest_quarter),
        ("reference", f"\\b(?:{refs})(?![\\w-])", reference),
    ]
