"""The table of time words, and the pieces of pattern built from it."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from whowhom.resolve.numerals import table as numerals_table

YEAR = r"(?:1[6-9]\d\d|20\d\d)"
DAY = r"(?<![\d.,$€£])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|\s*(?:percent|per cent|million|billion))"

FIGURES = {"FIGURES": re.compile("[0-9]"), "YEARS": re.compile(rf"(?<!\d){YEAR}")}  # names of signs, as in the table
_WORD = re.compile("[a-z]+")


@cache
def table() -> dict[str, Any]:
    return tomllib.loads((files("whowhom") / "codebook" / "times.toml").read_text("utf-8"))


def small_numbers() -> dict[str, int]:
    """ "one" to "ninety"."""
    small: dict[str, int] = numerals_table()["small"]
    return small


@cache
def numerals() -> str:
    """A pattern for the counts that stand before a unit of time: "two", "a few", "10", "two and a half"."""
    small = "|".join(sorted(small_numbers(), key=len, reverse=True))
    tens = "|".join(word for word, value in small_numbers().items() if value >= 20)
    words = rf"(?:(?:{tens})[- ])?(?:{small})|dozen|hundred|thousand"
    counts = table()["vague"]["counts"]
    vague = "|".join(sorted(counts, key=len, reverse=True))
    figures = r"\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,3})?(?: 1/2|½)?"  # a longer row of digits counts no days
    scale = " (?:hundred|thousand|million)"
    firsts = "".join(sorted({word[0] for word in (*counts, *small_numbers(), "dozen", "hundred", "thousand", "a")}))
    told = rf"{vague}|a(?:{scale}|n)?|(?:{figures}|{words})(?:{scale})?"
    return rf"(?=[\d{firsts}])(?:{told})(?:(?: |-)and(?: |-)a(?: |-)half)?"


def alternatives(words: list[str]) -> str:
    """One of the words, the longest first; a look at the first letter spares trying them all wherever none begins."""
    firsts = "".join(sorted({re.escape(word[0]) for word in words}))
    longest = sorted(words, key=len, reverse=True)
    return rf"(?=[{firsts}])(?:{'|'.join(re.escape(word) for word in longest)})".replace(r"\ ", r"\s+")


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
        "HOURS": alternatives(names("hours")),
        "UNIT": f"(?:{plural})",
        "NUM": numerals(),
        "SMALL": "|".join(_spelled(1, 12)),
        "Y": YEAR,
        "YW": _year_in_words(),
        "YS": rf"(?:{YEAR}(?!\d)|{_year_in_words()}|two thousand)",
        "D": DAY,
        "NTH_DAY": rf"(?:{alternatives(names('ordinals'))})(?!\w)",
        "YREL": "(?:of )?(?:last|this|next|the same|the following|the previous|that) year",
        "TENS": alternatives(names("tens")),
        "KNOWN": alternatives(names("known_days")),
        "HOLIDAY": alternatives([*names("holidays"), *names("movable"), *names("easter")]),
        "REFS": alternatives([p for phrases in table()["refs"].values() for p in phrases]),
        "MARKS_REFS": alternatives([p for phrases in table()["marks_refs"].values() for p in phrases]),
        "SETS": alternatives(names("sets")),
    }


def _spelled(low: int, high: int) -> list[str]:
    return [word for word, value in small_numbers().items() if low <= value <= high]


def _year_in_words() -> str:
    """ "nineteen ninety-six", "eighteen twelve", "two thousand and one"."""
    ones, teens = "|".join(_spelled(1, 9)), "|".join(_spelled(10, 19))
    tens = "|".join(word for word in _spelled(20, 90) if "-" not in word)
    in_century = rf"(?:{tens})(?:[- ](?:{ones}))?|{teens}|oh[- ](?:{ones})"
    return rf"(?:(?:eighteen|nineteen) (?:{in_century})|two thousand and (?:{ones}|{teens}))(?!\w)"


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


@lru_cache(maxsize=4)  # a sentence is asked for by several finders in turn
def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters and what figures it holds, among which a rule's signs are looked for."""
    held = [name for name, shape in FIGURES.items() if shape.search(text)]
    return frozenset((*_WORD.findall(text.lower()), *held))


def may_match(rule: str, words: frozenset[str]) -> bool:
    """Whether a rule is worth a try on a text of these words: they hold one of each of its signs."""
    return not any(map(words.isdisjoint, signs(rule)))


@cache
def signs(rule: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(w for name in sign.split() for w in _sign_words(name)) for sign in table()["signs"][rule])


def _sign_words(name: str) -> list[str]:
    """The words of a table by its name in capitals; any other name is a word itself."""
    if name in FIGURES:
        return [name]
    if name == "UNITS":
        return [*(unit + ending for unit in names("units") for ending in ("", "s")), *names("irregular_units")]
    if not name.isupper():
        return [name]
    rows = table()[name.lower()]
    phrases = [p for value in rows.values() for p in value] if name.endswith("REFS") else rows
    last = (re.findall("[a-z]+|[0-9]", phrase.lower())[-1] for phrase in phrases)
    return ["FIGURES" if word.isdigit() else word for word in last]


def group(m: re.Match[str], name: str) -> str:
    """A named group's words, or "" where the rule has no such group or it is empty."""
    return m.groupdict().get(name) or ""


def step_of(word: str) -> int:
    """-1 for "last", 0 for "this", 1 for "next"."""
    low, steps = " ".join(word.lower().split()).removeprefix("the "), table()["steps"]
    return -1 if low in steps["back"] else 1 if low in steps["on"] else 0


def unit_of(word: str) -> str:
    """ "years" -> "year"."""
    low = word.lower()
    return str(table()["irregular_units"].get(low, low.removesuffix("s")))


def month_of(word: str) -> int:
    return int(table()["months"][word.lower().rstrip(".")])


def year_in_words(text: str) -> int | None:
    """ "nineteen ninety-six" -> 1996, "two thousand and one" -> 2001."""
    first, *rest = text.lower().replace("-", " ").split()
    small = small_numbers()
    if first == "two" and rest[:1] == ["thousand"]:
        return 2000 + sum(small.get(word, 0) for word in rest[1:])
    return 100 * small[first] + sum(small.get(word, 0) for word in rest) if first in small else None


def ordinal_of(word: str) -> int:
    """ "24th" or "twenty-fourth" -> 24."""
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else int(table()["ordinals"]["-".join(word.lower().replace("-", " ").split())])


def weekday_of(word: str) -> int:
    low = word.lower().rstrip(".")
    return int({**table()["weekday_short"], **table()["weekdays"]}[low])
