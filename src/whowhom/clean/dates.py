"""Dates on a page's date line or in a dateline. Only a whole date counts: day, month and year."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from whowhom.clean.furniture import Furniture

FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_BESIDE = 7  # words that may stand beside the date on a date line
MOST_WORDS = 20
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\6(?P<z>\d{4}))(?![\d/])"
)
_WORDED = re.compile(
    r"(?<![\w])(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?P<m>[A-Za-z]{3,9})\.?,?[ -](?P<y>\d{4})"
    r"|(?P<n>[A-Za-z]{3,9})\.? (?P<e>\d{1,2})(?:st|nd|rd|th)?,? (?P<z>\d{4}))(?!\w)"
)
_ADDRESS = re.compile(r"https?://\S*/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)")


class Stated(NamedTuple):
    """A date and how much its line says for it: 0 published, 1 bare, 2 updated."""

    day: str
    rank: int


def date_in(text: str, table: Furniture) -> str | None:
    """The first whole date in a short stretch, as ISO; day and month in numbers only where they cannot be swapped."""
    found = sorted((match.start(), day) for match, day in _dates(text, table))
    return found[0][1] if found else None


def date_line(text: str, table: Furniture) -> Stated | None:
    """The date of a line that says little else: "date 2022-11-30 Left Menu", "Posted 27 November 2018 | World"."""
    if text.startswith("http") and len(text.split()) == 1:
        return _from_address(text)
    if len(text) > 200 or len(text.split()) > MOST_WORDS:
        return None
    dates = [(match, day) for match, day in _dates(text, table)]
    if not dates:
        return None
    first = next((pair for pair in dates if _rank(text, pair[0], table) == 0), dates[0])
    rank = _rank(text, first[0], table)
    if table.first_cue.match(text) or table.later_cue.match(text):
        return Stated(first[1], rank)
    beside = _words_beside(text, [match for match, _ in dates], table)
    prose = re.search(r"(?:[a-z]{2,}|\d)[.!?]$", text) is not None and beside > 0
    return None if prose or beside > MOST_BESIDE else Stated(first[1], rank)


def _from_address(text: str) -> Stated | None:
    found = _ADDRESS.fullmatch(text) or _ADDRESS.match(text)
    day = _day(*found.groups()) if found else None
    return Stated(day, 1) if day else None


def _rank(text: str, match: re.Match[str], table: Furniture) -> int:
    """By the nearest cue before the date."""
    before = text[max(0, match.start() - 40) : match.start()]
    last = max((found.end() for found in table.first_cue.finditer(before)), default=-1)
    later = max((found.end() for found in table.later_cue.finditer(before)), default=-1)
    if later >= last and later >= 0:
        return 2
    return 0 if last >= 0 else 1


def _words_beside(text: str, dates: list[re.Match[str]], table: Furniture) -> int:
    for match in reversed(dates):
        text = text[: match.start()] + " " + text[match.end() :]
    words = re.findall(r"[A-Za-z][\w’'-]*", text)
    plain = [word for word in words if word.lower() not in table.beside | table.weekdays]
    # Lower-case words beside a date make it prose; names of sections and people are capitalised.
    return sum(3 if word.islower() else 1 for word in plain)


def _dates(text: str, table: Furniture) -> list[tuple[re.Match[str], str]]:
    out = []
    for match in _NUMERIC.finditer(text):
        day = _numeric(match)
        if day:
            out.append((match, day))
    for match in _WORDED.finditer(text):
        month = table.months.get((match["m"] or match["n"]).lower())
        day = _day(match["y"] or match["z"], month, match["d"] or match["e"]) if month else None
        if day:
            out.append((match, day))
    return sorted(out, key=lambda pair: pair[0].start())


def _numeric(match: re.Match[str]) -> str | None:
    if match["y"]:
        return _day(match["y"], match["m"], match["d"])
    first, second = int(match["a"]), int(match["b"])
    if first == second or first > 12:
        return _day(match["z"], second, first)
    return _day(match["z"], first, second) if second > 12 else None


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
