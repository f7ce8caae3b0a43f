"""The table of time words, and the pieces of pattern built from it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

YEAR = r"(?:1[6-9]\d\d|20\d\d)"
DAY = r"(?<![\d.,$€£])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|\s*(?:percent|per cent|million|billion))"
ORDINALS = ("first", "second", "third", "fourth")


@cache
def table() -> dict[str, Any]:
    return tomllib.loads((files("whowhom") / "codebook" / "times.toml").read_text("utf-8"))


@cache
def numerals() -> str:
    """A pattern for the counts that stand before a unit of time: "two", "a few", "10", "two and a half"."""
    data = tomllib.loads((files("whowhom") / "codebook" / "forces.toml").read_text("utf-8"))["numbers"]
    small = "|".join(sorted(data["small"], key=len, reverse=True))
    tens = "|".join(word for word, value in data["small"].items() if value >= 20)
    words = rf"(?:(?:{tens})[- ](?:{small})|{small}|dozen|hundred)"
    vague = r"a couple of|a few|several|some|many|a number of|a dozen|half a dozen|half an|half a"
    return rf"(?:{vague}|a hundred|an?|\d+(?:\.\d+)?(?: 1/2|½)?|{words})(?:(?: |-)and(?: |-)a(?: |-)half)?"


def alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def names(key: str) -> list[str]:
    return list(table()[key])


@cache
def pieces() -> dict[str, str]:
    """Named fragments; a rule writes ``{MON}`` for a month and so on."""
    units = [u for u in names("units") if u != "century"]
    plural = "|".join([*(u + "s?" for u in units), "centur(?:y|ies)"])
    seen: dict[int, str] = {}  # the first name of a month in the table is the full one
    for name, number in table()["months"].items():
        seen.setdefault(number, name)
    full = alternatives([name.capitalize() for name in seen.values()])
    short_months = alternatives([m.capitalize() for m in names("months") if m not in seen.values()])
    short = "|".join(sorted((d.capitalize() for d in names("weekday_short")), key=len, reverse=True))
    days = "|".join(d.capitalize() for d in names("weekdays"))
    return {
        "MON": rf"(?:(?:{full})(?!\w)|(?:{short_months})(?![a-z])\.?)",
        "WD": rf"(?:{days})",
        "WDA": rf"(?:{days}|(?:{short})\.?)",
        "SEASON": "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)",
        "PART": f"(?:{'|'.join(names('parts'))})",
        "UNIT": f"(?:{plural})",
        "NUM": numerals(),
        "Y": YEAR,
        "D": DAY,
        "YREL": "(?:of )?(?:last|this|next|the same|the following|the previous|that) year",
        "KNOWN": alternatives(names("known_days")),
        "HOLIDAY": alternatives(names("holidays") + names("movable")),
        "REFS": alternatives([p for phrases in table()["refs"].values() for p in phrases]),
    }


def fill(pattern: str) -> str:
    """Puts the pieces in and lets a blank stand for any white space, but for lookbehinds, which keep one width."""
    own = {k: v for k, v in table()["pieces"].items() if k != "source"}
    for _ in range(3):  # pieces hold pieces
        pattern = re.sub(r"\{([A-Z_]+)\}", lambda m: own.get(m[1], pieces().get(m[1], m[0])), pattern)
    parts = re.split(r"(\(\?<[=!](?:\[[^\]]*\]|[^\[\])])*\)|\[[^\]]*\])", pattern)
    spaced = (p if p.startswith(("(?<=", "(?<!", "[")) else p.replace(" ?", r"\s*").replace(" ", r"\s+") for p in parts)
    return "".join(spaced)


@cache
def compiled(section: str, name: str) -> re.Pattern[str]:
    return re.compile(fill(table()[section][name]), re.I)


def group(m: re.Match[str], name: str) -> str:
    """A named group's words, or "" where the rule has no such group or it is empty."""
    return m.groupdict().get(name) or ""


def unit_of(word: str) -> str:
    """ "years" -> "year"."""
    low = word.lower()
    return str(table()["irregular_units"].get(low, low.removesuffix("s")))


def month_of(word: str) -> int:
    return int(table()["months"][word.lower().rstrip(".")])


def weekday_of(word: str) -> int:
    low = word.lower().rstrip(".")
    return int({**table()["weekday_short"], **table()["weekdays"]}[low])
