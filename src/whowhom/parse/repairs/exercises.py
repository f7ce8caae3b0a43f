"""Exercises by their names: "Cobra Gold", "Zapad-2021", "Exercise Malabar 2020". The parser is given the noun instead.

A small parser takes such a name for a person or a place, and no frame asks for it. So "Russia held Vostok 2018" is
parsed as "Russia held exercise", and what stands for the name keeps the name's place in the report. Who acts, and with
whom, the report's other words say: of the table only the names are asked.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whowhom.codebook.rows import layered
from whowhom.parse.repairs.edit import words
from whowhom.records import Block, Span

NOUN, NOUNS = "exercise", "exercises"  # the second where the first may be a verb: "sent troops to exercise"
BESIDE = "military"  # "the Cobra Gold naval drills": the noun stands there already
KINDS, NAMING = words("exercise_nouns"), words("exercise_naming")
KIND = f"(?i:{'|'.join(sorted(KINDS, reverse=True))})"  # "drills" before "drill"
CALLED = f"(?:{'|'.join(sorted(NAMING))})"
QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
OPENING, CLOSING = f"[{''.join(QUOTES)}]", f"[{''.join(QUOTES.values())}]"
YEAR = r"(?:19[5-9]\d|20\d\d)(?![\d-])"
SHORT = r"['’]?\d\d(?:[-/]\d{1,2}|-20\d\d)?\b(?![,.:]?\d|%|\s+[a-z]+s\b)"  # 20, '20, 23-1, 40-2025; not "20 men"
NUMBER = rf"(?:{YEAR}(?:[-/]\d\d?\b)?|{SHORT}|[IVX]+\b)"
SERIAL = rf"(?:\s*[-–/]\s*(?:{NUMBER}|\d\b)|\s+{NUMBER})"
# What stands before a name and says what it is: the first goes with the name, the second stays.
BEFORE = re.compile(rf"(?:\b[Ee]xercises?:?\s+|\b{KIND}\s+(?={OPENING})|\bEx[. ]\s*)$")
TOLD = re.compile(rf"\b{KIND},?\s+(?:{CALLED}\s+)?(?:the\s+)?$")
BEHIND = re.compile(rf"\s+(?P<kind>{KIND})\b")
LATER = re.compile(rf"(?:\s+[a-z][\w-]*){{1,2}}\s+{KIND}\b")
APPOSED = re.compile(rf",\s+(?!wh)(?:[\w'’-]+\s+){{1,7}}?{KIND}\b")  # "Khaan Quest, a peacekeeping exercise …"
CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’]*")
WORD = r"[A-Z][\w’]*(?:-[A-Z][\w’]*)*"
UNKNOWN = re.compile(
    rf"\b(?:Exercise\s+{OPENING}?(?P<name>{WORD}(?:\s+{WORD}){{0,2}})(?:{SERIAL})?{CLOSING}?"
    rf"|{KIND}\s+[\"“«](?P<quoted>{WORD}(?:[ -]{WORD}){{0,3}})(?:{SERIAL})?[\"”»])"
)
CALENDAR = frozenset(filter(None, (*day_name, *month_name)))


class StandIn(NamedTuple):
    """What the parser is given in the place of some characters of the report."""

    span: Span
    word: str


class Name(NamedTuple):
    """``common``: other things bear the name too, so that a number or a noun of drills must stand beside it."""

    pattern: re.Pattern[str]
    series: str
    common: bool


class _Hit(NamedTuple):
    name: Name
    stand: StandIn
    sure: bool  # a number, or a noun of drills, stands beside it


@cache
def _names() -> dict[str, list[Name]]:
    """The names of the table by their first word in small letters, the longest first."""
    out: dict[str, list[Name]] = {}
    rows = ((row, n.strip()) for row in layered("exercises") for n in (row["name"], *row["aliases"].split(";")))
    for row, name in sorted(((row, n) for row, n in rows if n), key=lambda one: -len(one[1])):
        common = row["common"] == "yes"
        written = {name, name.upper(), *([name.capitalize()] if name.isupper() and not common else [])}
        either = "|".join(r"[\s-]+".join(map(re.escape, re.split(r"[ -]", one))) for one in sorted(written))
        pattern = re.compile(rf"(?:{either})(?P<number>{SERIAL})?(?![\w/]|-\w)")
        out.setdefault(_key(name), []).append(Name(pattern, row["name"], common))
    return out


def stand_ins(text: str, blocks: Sequence[Block]) -> list[StandIn]:
    """The names of exercises in these stretches of a report, in order."""
    hits = [hit for block in blocks for hit in _known(text, block)]
    sure = {hit.name.series for hit in hits if hit.sure}  # named in full once, in short afterwards
    found = [hit.stand for hit in hits if not hit.name.common or hit.name.series in sure]
    new = [s for block in blocks if block.kind != "headline" for s in _unknown(text, block)]
    return sorted((*found, *(s for s in new if not any(s.span.overlaps(one.span) for one in found))))


def _known(text: str, block: Block) -> Iterator[_Hit]:
    """The names of the table that stand in a block."""
    at, names = block.span.start, _names()
    for capital in CAPITAL.finditer(text, block.span.start, block.span.end):
        tried = names.get(_key(capital[0]), ()) if capital.start() >= at else ()
        hits = (_hit(text, block, name, capital.start()) for name in tried)
        hit = next((one for one in hits if one is not None), None)
        if hit is not None:
            at = hit.stand.span.end
            yield hit


def _key(name: str) -> str:
    return re.split(r"\W", name.lower(), maxsplit=1)[0]


def _hit(text: str, block: Block, name: Name, at: int) -> _Hit | None:
    found = name.pattern.match(text, at, block.span.end)
    if found is None:
        return None
    start, end = found.span()
    if block.span.start < start and text[end : end + 1] == QUOTES.get(text[start - 1]):
        start, end = start - 1, end + 1
    before, told = (rule.search(text, block.span.start, start) for rule in (BEFORE, TOLD))
    kind, later, apposed = (rule.match(text, end, block.span.end) for rule in (BEHIND, LATER, APPOSED))
    sure = any((found["number"], before, told, kind, later, apposed))
    if not sure and _goes_on(text, block, start, end, name.common):
        return None
    noun = NOUNS if text.endswith("to ", block.span.start, start) else NOUN
    word = kind["kind"].lower() if kind else BESIDE if later else noun
    return _Hit(name, StandIn(Span(before.start() if before else start, kind.end() if kind else end), word), sure)


def _goes_on(text: str, block: Block, start: int, end: int, common: bool) -> bool:
    """ "Malabar Hill", "USS Bright Star": a longer name, of something else. Headlines write all words so."""
    if block.kind == "headline":
        return False
    opened = common and re.search(r"[A-Z][\w’]*\s$", text[block.span.start : start])
    return bool(opened) or re.compile(r"\s[A-Z]").match(text, end, block.span.end) is not None


def _unknown(text: str, block: Block) -> Iterator[StandIn]:
    """Names that say themselves what they are: "Exercise Sky Shield", the drill "Sky Shield"."""
    for found in UNKNOWN.finditer(text, block.span.start, block.span.end):
        if CALENDAR.isdisjoint((found["name"] or found["quoted"]).split()):
            yield StandIn(Span(*found.span()), NOUN)
