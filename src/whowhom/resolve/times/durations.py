"""How long: "eight-hour mission", "30 days of martial law", "for months". A deadline or a rate is no duration."""

from __future__ import annotations

import re
from functools import cache
from re import Match

from whowhom.records import Duration, Found, Report, Span
from whowhom.resolve import numbers
from whowhom.resolve.times.checks import tokens_in
from whowhom.resolve.times.words import numerals, pieces, table, unit_of
from whowhom.syntax import Sentence

PERIODS = {"fortnight": (2, "W"), "decade": (10, "Y"), "century": (100, "Y"), "quarter": (3, "M"), "weekend": (2, "D")}
NOT_AFTER = re.compile(r"[\s-]*(?:old|olds|ago|earlier|later|after|before|away|from now|hence|of age|prior|since|into|from|beforehand)\b", re.I)
NOT_BEFORE = re.compile(r"(?:\b(?:within|in|every|each|aged?|per|less than|by|past|last|next|coming|another's|age of|as|under|over the age of)|\$\S*|\d)\s*$", re.I)
TAKES_TIME = re.compile(r"\b(?:for|took|take|takes|taking|lasts?|lasted|lasting|spent|spend|nearly|about|almost|after|over|of|at least|only|some|more than)\s+$", re.I)


@cache
def _counted() -> re.Pattern[str]:
    num, unit = numerals(), pieces()["UNIT"]
    extra = r"(?:more|full|consecutive|straight|long|successive|solid|whole|additional|extra|further|calendar)\s+"
    more = rf"(?:,?\s+and\s+(?P<num2>{num})[\s-]+(?P<unit2>{unit}))?"
    return re.compile(rf"(?<![\w$€£.,])(?P<num>{num})[\s-]+(?:{extra})?(?P<unit>{unit})(?P<long>[\s-]long)?(?![\w])" + more, re.I)


@cache
def _vague() -> re.Pattern[str]:
    """ "for months", "decades-long", "week-long", "daylong"."""
    unit = r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)"
    one = r"(?:hour|day|night|week|weekend|month|year|decade)"
    return re.compile(rf"\b(?:for\s+(?P<for>{unit})(?!\s+(?:to\s+come|ago))|(?P<many>{unit})-long|(?P<single>{one})-?long)(?!\w)", re.I)


def durations_of(sentence: Sentence, report: Report, taken: list[Span]) -> list[Found[Duration]]:
    """The durations of one sentence outside the spans of its times."""
    text = report.text[sentence.span.start : sentence.span.end]
    out: list[tuple[int, Found[Duration]]] = []
    for m, iso in [(m, _iso(m)) for m in _counted().finditer(text)] + [(m, _vague_iso(m)) for m in _vague().finditer(text)]:
        start = m.start("for") if m.re is _vague() and m["for"] else m.start()
        span = Span(sentence.span.start + start, sentence.span.start + m.end())
        if iso is None or any(span.overlaps(other) for other in taken) or (m.re is _counted() and not _lasts(m, text)):
            continue
        head = _head(sentence, span)
        if head is None or (m.re is _counted() and _is_deadline(sentence, head)):
            continue
        out.append((start, Found(Duration(iso, report.text[span.start : span.end], span), sentence.index, head)))
    return [found for _, found in sorted(out, key=lambda item: item[0])]


def _lasts(m: Match[str], text: str) -> bool:
    if NOT_AFTER.match(text, m.end()) or NOT_BEFORE.search(text[: m.start()]):
        return False
    if m["num"].lower() in ("a", "an"):
        of = bool(re.match(r"\s+of\b", text[m.end() :]))
        return bool(of or m["long"] or TAKES_TIME.search(text[: m.start()]))
    return True


def _is_deadline(sentence: Sentence, head: int) -> bool:
    """ "gave Qataris two weeks to leave" is time allowed."""
    token = sentence[head]
    governor = sentence.head(head)
    follows = sentence[head + 1] if head + 1 < len(sentence) else None
    return governor.lower in set(table()["deadlines"]["verbs"]) and bool(follows and follows.tag == "TO") and token.dep in ("dobj", "npadvmod")


def _head(sentence: Sentence, span: Span) -> int | None:
    """The unit's noun, or the noun that a hyphenated expression describes ("eight-hour mission")."""
    tokens = tokens_in(sentence, span)
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head not in inside or t.head == t.i]
    top = tops[-1] if tops else tokens[-1]
    if top.dep in ("compound", "amod", "nmod", "nummod") and top.head > top.i:
        return top.head
    return top.i


def _iso(m: Match[str]) -> str | None:
    first = _part(m["num"], m["unit"])
    if first is None:
        return None
    second = _part(m["num2"], m["unit2"]) if m["num2"] else ""
    if second is None:
        return None
    date_part = "".join(p for p in (first, second) if not p.startswith("T"))
    clock = "".join(p[1:] for p in (first, second) if p.startswith("T"))
    return "P" + date_part + (("T" + clock) if clock else "")


def _part(num: str, word: str) -> str | None:
    """ "2H" with a T before clock units: ("two and a half", "hours") -> "T2H30M"."""
    unit = unit_of(word)
    letter = table()["units"][unit]
    factor, letter = PERIODS.get(unit, (1, letter))
    clock = "T" if letter.startswith("T") else ""
    letter = letter.lstrip("T")
    low = re.sub(r"[\s-]+", " ", num.lower())
    whole = re.sub(r"(?: and a half| 1/2|½)$", "", low)
    half, low = whole != low, whole
    if low in ("half an", "half a"):
        return {"hour": "T30M", "year": "6M", "day": "T12H", "century": "50Y", "decade": "5Y"}.get(unit)
    found = numbers.read(low.removesuffix(" of").split())
    count = 1 if low in ("a", "an") else found.count if found else None
    if count is None:
        return f"{clock}X{letter}" if found else None
    rest = {"TH": "30M", "Y": "6M", "D": "T12H"}.get(clock + letter, "") if half else ""
    return f"{clock}{count * factor}{letter}{rest}"


def _vague_iso(m: Match[str]) -> str | None:
    word = m["for"] or m["many"] or m["single"]
    part = _part("one" if m["single"] else "several", word)
    return part and ("P" + part)
