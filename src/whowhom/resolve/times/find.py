"""Finds the times of a report in reading order: rules propose, the longest wins, prepositions open or close it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from re import Match

from whowhom.records import Found, Report, Span, When
from whowhom.resolve.times import absolute, deictic
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.checks import acceptable, moved, names_with_times, tokens_in
from whowhom.resolve.times.scene import FINE, Handler, Memory, Scene
from whowhom.resolve.times.words import compiled, table
from whowhom.syntax import Sentence


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    pattern: re.Pattern[str]
    handler: Handler


@dataclass(frozen=True, slots=True)
class Hit:
    rule: Rule
    match: Match[str]

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()


@dataclass(frozen=True, slots=True)
class Read:
    """A resolved expression within its sentence: offsets count in the sentence's text."""

    start: int
    core: int
    end: int
    head: int
    prep: str
    stretch: Stretch


@cache
def _rules() -> tuple[Rule, ...]:
    handlers = {**absolute.HANDLERS, **deictic.HANDLERS}
    return tuple(Rule(name, compiled("rules", name), handlers[name]) for name in table()["rules"] if name in handlers)


def times_of(sentence: Sentence, report: Report, memory: Memory) -> list[Found[When]]:
    """The times of one sentence; ``memory`` carries what was told before and is updated."""
    text = report.text[sentence.span.start : sentence.span.end]
    published = date.fromisoformat(report.published[:10]) if report.published else None
    reads: list[Read] = []
    for hit in _choose(text, sentence):
        read = _resolve(hit, text, sentence, published, memory)
        if read:
            reads = _beside(reads, read, text)
    return [_when(read, sentence, report) for read in _ranges(reads, text, sentence)]


def _choose(text: str, sentence: Sentence) -> list[Hit]:
    """The longest matches that do not overlap, in order; a tie goes to the earlier rule."""
    blocked = names_with_times(text)
    found = (Hit(rule, m) for rule in _rules() for m in rule.pattern.finditer(text))
    hits = [hit for hit in found if acceptable(hit.rule.name, hit.match, sentence)]
    hits.sort(key=lambda hit: hit.start - hit.end)
    taken: list[Hit] = []
    for hit in hits:
        clear = all(hit.end <= start or end <= hit.start for start, end in blocked) or hit.rule.name == "known"
        if clear and all(hit.end <= other.start or other.end <= hit.start for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)


def _resolve(hit: Hit, text: str, sentence: Sentence, published: date | None, memory: Memory) -> Read | None:
    head = _head(sentence, Span(sentence.span.start + hit.start, sentence.span.start + hit.end))
    if head is None:
        return None
    stretch = hit.rule.handler(hit.match, Scene(published, sentence, head, memory))
    if stretch is None:
        return None
    memory.keep(stretch)
    prefix = compiled("rules", "prefix").search(text[: hit.start])
    possessive = bool(re.match(r"['’]s?\b", text[hit.end :])) or _describes(sentence, head, hit)
    prep = " ".join((prefix["prep"] or "").lower().split()) if prefix and not possessive else ""
    start = prefix.start() if prefix and prep not in table()["prepositions"]["silent"] and not possessive else hit.start
    open_bracket = "(" in hit.match.group() and text[hit.end : hit.end + 1] == ")"
    return Read(start, hit.start, hit.end + open_bracket, head, prep, stretch)


def _beside(reads: list[Read], read: Read, text: str) -> list[Read]:
    """Joins "five days before" and "Christmas"; elsewhere a preposition that the last time has used is given back."""
    last = reads[-1] if reads else None
    if last is None or read.start >= last.end:
        return [*reads, read]
    match = compiled("rules", "from-event").match(text, last.core)
    day = read.stretch.start if read.stretch.precision == "day" else None
    found = deictic.beside(match, day) if match and day and not text[last.end : read.core].strip() else None
    if found:
        return [*reads[:-1], replace(last, end=read.end, stretch=found)]
    return [*reads, replace(read, start=read.core, prep="")]


def _describes(sentence: Sentence, head: int, hit: Hit) -> bool:
    """Whether the time only describes a noun after it ("before the Saturday vote")."""
    token, start = sentence[head], sentence.span.start
    before = next((t for t in reversed(sentence.tokens) if t.span.end <= start + hit.start), None)
    outside = sentence[token.head].span.start >= start + hit.end
    owned = before is not None and before.tag in ("DT", "PRP$", "POS")
    return outside and owned and token.dep in ("compound", "nmod", "amod", "nummod", "poss")


def _head(sentence: Sentence, span: Span) -> int | None:
    """The word of the expression whose governor stands outside it, prepositions apart."""
    tokens = tokens_in(sentence, span)
    inside = {t.i for t in tokens if t.tag not in ("IN", "TO")} or {t.i for t in tokens}
    tops = [t.i for t in tokens if t.i in inside and (t.head not in inside or t.head == t.i)]
    nouns = [i for i in tops if sentence[i].pos in ("NOUN", "PROPN", "NUM")]
    found = nouns or tops
    return found[-1] if found else None


def _ranges(reads: list[Read], text: str, sentence: Sentence) -> list[Read]:
    """ "from May to July", "between 2010 and 2014", "Monday to Wednesday" become one."""
    out: list[Read] = []
    for read in reads:
        last = out[-1] if out else None
        joint = compiled("rules", "join").fullmatch(text[last.end : read.core]) if last else None
        if last and joint and _joinable(last, joint.group().strip().lower()) and not moved(sentence, last.head):
            merged = _merge(last, read)
            if merged:
                out[-1] = merged
                continue
        out.append(read)
    return [replace(read, stretch=_bounded(read.prep, read.stretch)) if read.prep else read for read in out]


def _joinable(first: Read, joint: str) -> bool:
    if joint.startswith("and"):
        return first.prep == "between"
    return first.prep in ("from", "between", "") or not joint.startswith("to")


def _merge(first: Read, last: Read) -> Read | None:
    one, two = first.stretch, last.stretch
    if one.start is None or two.end is None or one.precision not in FINE or two.precision not in FINE:
        return None
    start = one.start
    if start > two.end:  # the two words were resolved apart: "from Friday to Sunday", told on a Saturday
        start = start - timedelta(days=7) if one.precision == "day" and (start - two.end).days < 7 else start
    if start > two.end:
        return None
    precision = max(one.precision, two.precision, key=lambda p: FINE[p])
    stretch = Stretch(start, two.end, precision, one.value, two.anchor)
    return Read(first.start, first.core, last.end, first.head, "", stretch)


def _bounded(prep: str, stretch: Stretch) -> Stretch:
    """ "since" leaves the end open, "until" and "by" the start, "before" ends the day before."""
    if stretch.start is None or stretch.end is None:
        return stretch
    preps = table()["prepositions"]
    if prep in preps["opening"]:
        return replace(stretch, end=None)
    if prep in preps["closing"]:
        return replace(stretch, start=None)
    if prep in preps["before"]:
        return replace(stretch, start=None, end=stretch.start - timedelta(days=1))
    return stretch


def _when(read: Read, sentence: Sentence, report: Report) -> Found[When]:
    stretch, base = read.stretch, sentence.span.start
    span = Span(base + read.start, base + read.end)
    when = When(
        start=stretch.start.isoformat() if stretch.start else None,
        end=stretch.end.isoformat() if stretch.end else None,
        precision=stretch.precision,
        text=report.text[span.start : span.end],
        span=span,
        anchor=stretch.anchor,
        value=stretch.value,
    )
    return Found(when, sentence.index, read.head)
