"""How long: "eight-hour mission", "30 days of martial law", "for months". A deadline or a rate is no duration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from whowhom.records import Duration, Found, Report, Span
from whowhom.resolve import numbers
from whowhom.resolve.times import calendar as cal
from whowhom.resolve.times.checks import tokens_in
from whowhom.resolve.times.words import compiled, may_match, table, unit_of, words_in
from whowhom.syntax import Sentence


def durations_of(sentence: Sentence, report: Report, taken: list[Span]) -> list[Found[Duration]]:
    """The durations of one sentence outside the spans of its times."""
    text = report.text[sentence.span.start : sentence.span.end]
    out: list[tuple[int, Found[Duration]]] = []
    lasting = (m for m in _matches("counted", text) if _lasts(m, text))
    counted = ((m.start(), m.end(), _iso(m)) for m in lasting)
    vague = _matches("vague", text)
    loose = ((m.start("for") if m["for"] else m.start(), m.end(), _vague_iso(m)) for m in vague)
    for start, end, iso in (*counted, *loose):
        span = Span(sentence.span.start + start, sentence.span.start + end)
        head = _head(sentence, span)
        free = not any(span.overlaps(other) for other in taken)
        if iso is not None and head is not None and free and not _is_deadline(sentence, head):
            out.append((start, Found(Duration(iso, report.text[span.start : span.end], span), sentence.index, head)))
    return [found for _, found in sorted(out, key=lambda item: item[0])]


def stretches(sentence: Sentence, report: Report, taken: list[Span]) -> list[tuple[tuple[int, int], str]]:
    """Every stretch of time outside ``taken`` with its period, also a deadline ("within two weeks"); no ages."""
    text, base = report.text[sentence.span.start : sentence.span.end], sentence.span.start
    out = []
    for m in _matches("stretch", text):
        second = m["num"].lower() in ("a", "an") and m["unit"].lower() == "second"
        iso = None if second else _iso(m)
        if iso is not None:
            hyphened = text[m.end("num")] == "-"  # "the 18-month inquiry"
            out.append(((m.start("num") if hyphened else m.start(), m.end()), iso))
    for m in _matches("loose", text):
        part = _part("several", m["units"]) if compiled("durations", "for_long").search(text[: m.start()]) else None
        if part:
            out.append(((m.start(), m.end()), "P" + part))
    clear = [not any(Span(base + words[0], base + words[1]).overlaps(t) for t in taken) for words, _ in out]
    return [found for found, free in zip(out, clear, strict=True) if free]


def _matches(form: str, text: str) -> Iterator[Match[str]]:
    return compiled("durations", form).finditer(text) if may_match(form, words_in(text)) else iter(())


def _lasts(m: Match[str], text: str) -> bool:
    before = text[: m.start()]
    if compiled("durations", "not_before").match(text, m.end()) or compiled("durations", "not_after").search(before):
        return False
    if m["num"].lower() in ("a", "an"):
        if m["unit"].lower() == "second":
            return False  # "a second attack"
        of = bool(re.match(r"\s+of\b", text[m.end() :]))
        return bool(of or m["long"] or compiled("durations", "takes_time").search(before))
    return True


def _is_deadline(sentence: Sentence, head: int) -> bool:
    """ "gave Qataris two weeks to leave" is time allowed."""
    token = sentence[head]
    governor = sentence.head(head)
    follows = sentence[head + 1] if head + 1 < len(sentence) else None
    if token.dep not in ("dobj", "npadvmod", "dative"):
        return False
    rows = table()["deadlines"]
    infinitive = follows is not None and follows.tag == "TO"
    return governor.lower in rows["always"] or (governor.lower in rows["verbs"] and infinitive)


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
    factor, letter = cal.PERIODS.get(unit, (1, letter))
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
