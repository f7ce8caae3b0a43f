"""Rules for expressions that name a day, month, season, quarter, year or decade."""

from __future__ import annotations

from datetime import date
from re import Match

from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.scene import Handler, Scene, day_near, month_near, weekday_near
from whowhom.resolve.times.words import ORDINALS, alternatives, month_of, names, table, weekday_of

Rule = tuple[str, str, Handler]
STEP = {"last": -1, "previous": -1, "this": 0, "the same": 0, "that": 0, "next": 1, "following": 1}


def number(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def year_word(words: str, scene: Scene) -> int | None:
    """The year of "2014", "last year", "the following year"."""
    low = " ".join(words.lower().split()).removeprefix("of ")
    if low.isdigit():
        return int(low)
    counted = low.startswith(("the", "that"))
    base = scene.memory.date_for("year") if counted else scene.published
    step = next((s for word, s in STEP.items() if low.removeprefix("the ").startswith(word.removeprefix("the "))), None)
    return None if base is None or step is None else base.year + step


def iso(m: Match[str], scene: Scene) -> Stretch | None:
    day = cal.make_day(int(m["y"]), int(m["mo"]), int(m["d"]))
    return cal.of_day(day, anchor="words") if day else None


def slashed(m: Match[str], scene: Scene) -> Stretch | None:
    """17/5/2014 or 5/17/2014; where both readings are dates (4/5/2014) we abstain."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    found = [d for d in (cal.make_day(year, second, first), cal.make_day(year, first, second)) if d]
    unsure = len(found) == 2 and found[0] != found[1]
    return cal.unknown(anchor="words") if unsure else cal.of_day(found[0], anchor="words") if found else None


def month_day(m: Match[str], scene: Scene) -> Stretch | None:
    """ "Feb. 24", "Monday, 24 February 2014", "Feb. 24 last year"."""
    month, day = month_of(m["mon"]), number(m["d"])
    if m["y"]:
        year = year_word(m["y"], scene)
        found = cal.make_day(year, month, day) if year else None
        return cal.of_day(found, anchor="words" if m["y"].isdigit() else "published") if found else None
    if m["wd"] and scene.published:
        years = [cal.make_day(scene.published.year + step, month, day) for step in (0, -1, 1)]
        fitting = [d for d in years if d and d.weekday() == weekday_of(m["wd"])]
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
    month = month_of(m["mon2"]) if m["mon2"] else last.end.month
    first = cal.make_day(last.end.year - (month > last.end.month), month, number(m["d1"]))
    return cal.of_days(first, last.end, last.anchor) if first and first <= last.end else None


def month_year(m: Match[str], scene: Scene) -> Stretch | None:
    year = year_word(m["y"], scene)
    return cal.of_month(year, month_of(m["mon"]), "words" if m["y"].isdigit() else "published") if year else None


def month(m: Match[str], scene: Scene) -> Stretch | None:
    return month_near(scene, month_of(m["mon"]))


def weekday(m: Match[str], scene: Scene) -> Stretch | None:
    found = weekday_near(scene, weekday_of(m["wd"]))
    part = table()["parts"].get((m["part"] or "").lower(), "")
    return cal.of_day(found.start, part) if found and found.start else None


def season_year(m: Match[str], scene: Scene) -> Stretch | None:
    row = table()["seasons"][m["season"].lower()]
    year = year_word(m["y"], scene)
    return cal.of_season(year, row["month"], row["code"], "words") if year else None


def season(m: Match[str], scene: Scene) -> Stretch | None:
    if scene.published is None:
        return None
    row = table()["seasons"][m["season"].lower()]
    return scene.pick([cal.of_season(scene.published.year + step, row["month"], row["code"]) for step in (-1, 0, 1)])


def quarter(m: Match[str], scene: Scene) -> Stretch | None:
    which = int(m["q"]) if m["q"] else ORDINALS.index(m["nth"].lower()) + 1
    if m["y"]:
        year = year_word(m["y"], scene)
        return cal.of_quarter(year, which) if year else None
    if scene.published is None:
        return None
    return scene.pick([cal.of_quarter(scene.published.year + step, which) for step in (-1, 0, 1)])


def year(m: Match[str], scene: Scene) -> Stretch | None:
    return cal.of_year(int(m["y"]), "words")


def years(m: Match[str], scene: Scene) -> Stretch | None:
    """ "2010-2014", "2014-15"."""
    first, tail = int(m["y"]), m["y2"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    return Stretch(date(first, 1, 1), date(last, 12, 31), "year", m["y"], "words") if first < last else None


def decade(m: Match[str], scene: Scene) -> Stretch | None:
    digits = m["dec"].lstrip("'’")
    return cal.of_decade(int(digits) if len(digits) == 4 else 1900 + int(digits), "words")


def holiday(m: Match[str], scene: Scene) -> Stretch | None:
    key = " ".join(m["day"].split())
    if m["y"]:
        found_year = year_word(m["y"], scene)
        found = _holiday_in(found_year, key) if found_year else None
        return cal.of_day(found, anchor="words") if found else None
    if scene.published is None:
        return None
    days = (_holiday_in(scene.published.year + step, key) for step in (-1, 0, 1))
    return scene.pick([cal.of_day(d) for d in days if d])


def _holiday_in(year: int, key: str) -> date | None:
    fixed = table()["holidays"].get(key)
    if fixed:
        return cal.make_day(year, int(fixed[:2]), int(fixed[3:]))
    month_number, day_of_week, nth = table()["movable"][key]
    first = date(year, month_number, 1)
    return cal.make_day(year, month_number, 1 + (day_of_week - first.weekday()) % 7 + 7 * (nth - 1))


def known(m: Match[str], scene: Scene) -> Stretch | None:
    return cal.of_day(date.fromisoformat(table()["known_days"][" ".join(m.group().split())]), anchor="words")


def rules() -> list[Rule]:
    """Patterns in the notation of ``words.pieces``; a blank stands for any white space."""
    days = alternatives(names("holidays") + names("movable"))
    tail = "(?:,? ?(?P<y>{Y}(?!\\d)|{YREL}))?"
    lead = "(?:(?P<wd>{WDA}),? \\(?(?:the )?)?"
    dash = "(?: ?[-–—] ?| (?:to|through|thru|until|till) )"
    return [
        ("known", f"(?<!\\w)(?:{alternatives(names('known_days'))})(?!\\w)", known),
        ("iso", "(?<![\\d-])(?P<y>{Y})[-/](?P<mo>\\d\\d)[-/](?P<d>\\d\\d)(?!\\d)", iso),
        ("slashed", "(?<![\\d/.])(?P<a>\\d{{1,2}})(?P<s>[/.])(?P<b>\\d{{1,2}})(?P=s)(?P<y>{Y})(?!\\d)", slashed),
        ("month-day", "\\b" + lead + "(?P<mon>{MON}) (?:the )?(?P<d>{D})" + tail, month_day),
        ("week-of", "\\bthe week (?:of|beginning|starting|ending) (?P<wd>(?!x)x)?(?P<mon>{MON}) (?P<d>{D})" + tail, week_of),
        ("day-month", "\\b" + lead + "(?P<d>{D})(?: of)?[ -](?P<mon>{MON})" + tail, month_day),
        ("day-range", "\\b" + lead + "(?P<mon>{MON}) (?P<d1>{D})" + dash + "(?:(?P<mon2>(?!x)x) )?(?P<d>{D})" + tail, day_range),
        ("day-range-and", "(?<=between )(?P<wd>(?!x)x)?(?P<mon>{MON}) (?P<d1>{D}) and (?:(?P<mon2>(?!x)x) )?(?P<d>{D})" + tail, day_range),
        ("range-day", "\\b(?P<wd>(?!x)x)?(?P<d1>{D})" + dash + "(?P<d>{D}) (?P<mon2>(?!x)x)?(?P<mon>{MON})" + tail, day_range),
        ("range-day-and", "(?<=between )(?P<wd>(?!x)x)?(?P<d1>{D}) and (?P<d>{D}) (?P<mon2>(?!x)x)?(?P<mon>{MON})" + tail, day_range),
        ("months-range", "\\b(?P<wd>(?!x)x)?(?P<mon2>{MON}) (?P<d1>{D})(?:" + dash + "| and )(?P<mon>{MON}) (?P<d>{D})" + tail, day_range),
        ("range-months", "\\b(?P<wd>(?!x)x)?(?P<d1>{D}) (?P<mon2>{MON})(?:" + dash + "| and )(?P<d>{D}) (?P<mon>{MON})" + tail, day_range),
        ("month-year", "\\b(?P<mon>{MON}),? (?:of )?(?P<y>{Y}(?!\\d)|{YREL})", month_year),
        ("month", "\\b(?P<mon>{MON})", month),
        ("weekday", "\\b(?P<wd>{WD})(?: (?P<part>{PART}))?(?!\\w)", weekday),
        ("season-year", "\\b(?P<season>{SEASON}) (?:of )?(?P<y>{Y}(?!\\d)|{YREL})", season_year),
        ("season", "(?<=the )(?P<season>spring|summer|autumn|winter)(?!\\w)", season),
        ("quarter", "\\b(?:(?P<nth>first|second|third|fourth)[- ]quarter|Q(?P<q>[1-4]))(?:,? (?:of )?(?P<y>{Y}|{YREL}))?\\b", quarter),
        ("fiscal", "\\b(?:the year|fiscal(?: year)?|FY) ?(?P<y>{Y})(?!\\d)", year),
        ("year", "(?<![\\w$€£.,/-])(?P<y>(?:1[89]\\d\\d|20\\d\\d))(?![\\w%]|[.,/-]\\d|-)", year),
        ("years", "(?<![\\w$€£.,/-])(?P<y>{Y}) ?[-–/] ?(?P<y2>{Y}|\\d\\d)(?![\\w-])(?! (?:[a-z]+ )?(?:war|conflict|season|revolt|uprising|rebellion|siege|term|budget|plan|crisis)s?\\b)", years),
        ("decade", "(?<!\\w)(?P<dec>(?:18|19|20)\\d0|['’][3-9]0)['’]?s(?!\\w)", decade),
        ("holiday", f"(?<!\\w)(?P<day>{days})(?:,? (?P<y>{{Y}}|{{YREL}}))?(?!\\w)", holiday),
    ]
