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
    full = "|".join(m.capitalize() for m in names("months") if len(m) > 4 or m in ("may", "june", "july"))
    short_months = "|".join(m.capitalize() for m in ("sept", *(m for m in names("months") if len(m) == 3 and m != "may")))
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
    }


def unit_of(word: str) -> str:
    """ "years" -> "year"."""
    low = word.lower()
    return str(table()["irregular_units"].get(low, low.removesuffix("s")))


def month_of(word: str) -> int:
    return int(table()["months"][word.lower().rstrip(".")])


def weekday_of(word: str) -> int:
    low = word.lower().rstrip(".")
    return int({**table()["weekday_short"], **table()["weekdays"]}[low])
