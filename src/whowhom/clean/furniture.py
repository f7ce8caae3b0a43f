"""What the table ``codebook/furniture.toml`` knows of pages, ready for use."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

LONGEST_LINE = 700  # characters; longer paragraphs are never furniture as a whole
ANYTHING = ".{0,"
PLACE = r"(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Compiled patterns and word lists of the table."""

    line: tuple[re.Pattern[str], ...]
    sentence: re.Pattern[str]
    mark: re.Pattern[str]
    links_zone: re.Pattern[str]
    end_zone: re.Pattern[str]
    first_cue: re.Pattern[str]
    later_cue: re.Pattern[str]
    other_calendars: re.Pattern[str]
    bylines: tuple[re.Pattern[str], ...]
    bare_bylines: tuple[re.Pattern[str], ...]
    beside: frozenset[str]
    months: dict[str, int]
    weekdays: frozenset[str]
    agencies: frozenset[str]
    not_places: frozenset[str]
    inside: frozenset[str]
    abbreviations: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    differ: frozenset[str]

    def is_line(self, text: str) -> bool:
        """Whether a whole paragraph is furniture: a menu, share line, byline, caption, copyright line …"""
        return len(text) <= LONGEST_LINE and any(pattern.fullmatch(text) for pattern in self.line)

    def is_sentence(self, text: str) -> bool:
        """Whether a sentence inside a paragraph is furniture: "(Reporting by …)"."""
        return len(text) <= LONGEST_LINE and bool(self.sentence.fullmatch(text))


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """The table, read once."""
    table = tomllib.loads(files("whowhom").joinpath("codebook/furniture.toml").read_text("utf-8"))
    return Furniture(
        line=_lines([pattern for group in table["line"] for pattern in group["patterns"]]),
        sentence=_any(pattern for group in table["sentence"] for pattern in group["patterns"]),
        mark=_any(table["marks"]["patterns"]),
        links_zone=_any(table["zones"]["links"]),
        end_zone=_any(table["zones"]["end"]),
        first_cue=_cue(table["dates"]["first"]),
        later_cue=_cue(table["dates"]["later"]),
        other_calendars=_any(table["dates"]["other_calendars"]),
        bylines=_placed(table["bylines"]["patterns"]),
        bare_bylines=_placed(table["bylines"]["later"]),
        beside=frozenset(table["dates"]["beside"]),
        months=_months(table["months"]),
        weekdays=frozenset(table["weekdays"]["names"]),
        agencies=frozenset(table["agencies"]["names"]),
        not_places=frozenset(table["not_places"]["words"]),
        inside=frozenset(table["not_places"]["inside"]),
        abbreviations=frozenset(table["abbreviations"]["words"]),
        may_end=frozenset(table["abbreviations"]["may_end"]),
        starters=frozenset(table["abbreviations"]["starters"]),
        differ=frozenset(table["differ"]["words"]),
    )


def _lines(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    """Those that begin in one way only are soon done, all together; those that anything may precede, each by itself."""
    late = [pattern for pattern in patterns if pattern.startswith(ANYTHING)]
    return (_any(pattern for pattern in patterns if pattern not in late), *(_any([pattern]) for pattern in late))


def _placed(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern.replace("{place}", f"(?P<place>{PLACE})"), re.I) for pattern in patterns)


def _any(patterns: Any) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I | re.S)


def _cue(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.I)


def _months(table: dict[str, Any]) -> dict[str, int]:
    numbered = [*enumerate(table["names"], 1), *enumerate(table["short"], 1)]
    return {name: number for number, name in numbered} | dict(table["also"])
