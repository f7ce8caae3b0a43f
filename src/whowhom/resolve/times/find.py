"""Finds the times of a report in reading order: rules propose, the longest wins, prepositions open or close it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from re import Match

from whowhom.records import Found, Report, Span, When
from whowhom.resolve.times import absolute, clock, counted, deictic, events, marks
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.checks import acceptable, moved, names_with_times, tokens_in
from whowhom.resolve.times.read import Read
from whowhom.resolve.times.scene import FINE, Handler, Memory, Scene
from whowhom.resolve.times.words import compiled, group, may_match, signs, table, words_in
from whowhom.syntax import Sentence

# Rules whose expression takes nothing in from before it.
ALONE = {"mere-year", "reference", "mere-reference", *marks.SETS}


NAMING = ("compound", "nummod", "amod", "nmod")  # "the Aug. 8 election"


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    section: str  # of the table: "rules", or "marks", which tell a time but date no act
    handler: Handler

    @property
    def mark(self) -> bool:
        return self.section == "marks"

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text has the rule's signs: all of them together cost as much as reading a report."""
        return compiled(self.section, self.name)


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


@cache
def rules() -> tuple[Rule, ...]:
    handlers = {**absolute.HANDLERS, **deictic.HANDLERS, **counted.HANDLERS, **clock.HANDLERS, **marks.HANDLERS}
    rules = [Rule(name, "rules", handlers[name]) for name in table()["rules"]]
    return (*rules, *(Rule(name, "marks", marks.MARKS[name]) for name in table()["marks"]))


@cache
def _by_sign() -> dict[str, list[int]]:
    """Which rules have a word among the first of their signs."""
    out: dict[str, list[int]] = {}
    for n, rule in enumerate(rules()):
        for word in signs(rule.name)[0]:
            out.setdefault(word, []).append(n)
    return out


def rules_for(words: frozenset[str]) -> list[Rule]:
    """The rules worth a try on a text of these words, in their order."""
    index, told = _by_sign(), rules()
    begun = sorted({n for word in words for n in index.get(word, ())})
    return [told[n] for n in begun if may_match(told[n].name, words)]


def reads_of(sentence: Sentence, report: Report, memory: Memory) -> list[Read]:
    """The expressions of one sentence; ``memory`` carries what was told before and is updated."""
    text = report.text[sentence.span.start : sentence.span.end]
    published = date.fromisoformat(report.published[:10]) if report.published else None
    reads: list[Read] = []
    before = memory.day, memory.last
    for hit in _choose(text, sentence):
        read = _resolve(hit, text, sentence, published, memory)
        if read:
            reads = _beside(reads, read, text)
    news = before[0] or published
    reads = events.dated(clock.joined(reads, text), sentence, text, memory, (published, news))
    _remember(reads, sentence, memory, before)
    return reads


def times_of(reads: list[Read], sentence: Sentence, report: Report) -> list[Found[When]]:
    """What may date an act: "from May to July" is one time."""
    text = report.text[sentence.span.start : sentence.span.end]
    dates = [read for read in reads if not read.mark]
    return [_when(read, sentence, report) for read in _ranges(dates, text, sentence)]


def _remember(
    reads: list[Read], sentence: Sentence, memory: Memory, before: tuple[date | None, Stretch | None]
) -> None:
    """What the next sentence counts from is a time of the main clause, not "since 1991" or one told in passing."""
    preps = table()["prepositions"]
    bounds = (*preps["opening"], *preps["closing"])
    dates = (r for r in reads if not r.mark and r.rule != "clock" and r.stretch.start is not None)
    told = [r for r in dates if r.prep not in bounds and sentence[r.head].dep not in NAMING]
    memory.day, memory.last = before
    least = min((_depth(sentence, read.head) for read in told), default=0)
    for read in told:
        if _depth(sentence, read.head) == least:
            memory.keep(read.stretch, sentence.index)


def _depth(sentence: Sentence, head: int) -> int:
    """How many clauses of circumstance or description stand between a word and the main verb."""
    return sum(token.dep in ("relcl", "advcl", "acl") for token in (sentence[head], *sentence.ancestors(head)))


def _choose(text: str, sentence: Sentence) -> list[Hit]:
    """The longest matches that do not overlap, in order; a tie goes to the earlier rule."""
    found = (Hit(rule, m) for rule in rules_for(words_in(text)) for m in rule.pattern.finditer(text))
    hits = _unnamed([hit for hit in found if acceptable(hit.rule.name, hit.match, sentence)], text, sentence)
    hits.sort(key=lambda hit: hit.start - hit.end)
    blocked = names_with_times(text) if hits else []
    taken: list[Hit] = []
    for hit in hits:
        clear = all(hit.end <= start or end <= hit.start for start, end in blocked) or hit.rule.name == "known"
        if clear and all(hit.end <= other.start or other.end <= hit.start for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)


def _unnamed(hits: list[Hit], text: str, sentence: Sentence) -> list[Hit]:
    """ "Vostok 2018 ended on Friday": the year in the name of an exercise dates nothing where a day is told."""
    if not hits:
        return hits
    base = sentence.span.start
    words = [(Span(t.span.start - base, t.span.end - base), t.text) for t in sentence.tokens]
    names = [span for span, word in words if text[span.start : span.end] != word]  # another word stands for it
    if not names:
        return hits
    told = [hit for hit in hits if not any(Span(hit.start, hit.end).overlaps(name) for name in names)]
    return told if any(not hit.rule.mark for hit in told) else hits


def _resolve(hit: Hit, text: str, sentence: Sentence, published: date | None, memory: Memory) -> Read | None:
    head = _head(sentence, Span(sentence.span.start + hit.start, sentence.span.start + hit.end))
    if head is None:
        return None
    try:
        stretch = hit.rule.handler(hit.match, Scene(published, sentence, head, memory))
    except (OverflowError, ValueError):  # "9,000 years ago": beyond the years that a calendar holds
        return None
    if stretch is None:
        return None
    if not hit.rule.mark and hit.rule.name != "clock":
        memory.keep(stretch, sentence.index, spoken_of=hit.rule.name == "quarter" and not hit.match["own"])
    prefix = compiled("around", "prefix").search(text[: hit.start])
    describes = _describes(sentence, head, hit)
    possessive = bool(re.match(r"['’]s?\b", text[hit.end :])) or describes
    prep = " ".join((prefix["prep"] or "").lower().split()) if prefix and not possessive else ""
    start = prefix.start() if prefix and prep not in table()["prepositions"]["silent"] and not possessive else hit.start
    open_bracket = "(" in hit.match.group() and text[hit.end : hit.end + 1] == ")"
    words = _words(text, hit.start if describes or hit.rule.name in ALONE else _own_words(prefix, hit), hit.end)
    own_part = compiled("around", "part").search(prefix["own"]) if prefix else None
    hour = hit.rule.name in ("clock", "bare-part") or own_part is not None
    if own_part and own_part["part"] and stretch.start and stretch.value == stretch.start.isoformat():
        stretch = replace(stretch, value=stretch.value + table()["parts"][own_part["part"].lower()])
    end = hit.end + open_bracket
    return Read(start, hit.start, end, head, prep, stretch, hit.rule.name, words, hit.rule.mark, hour)


def _own_words(prefix: Match[str] | None, hit: Hit) -> int:
    """Where the words begin that belong to the expression: "the end of March", "late on Friday" but "late Friday"."""
    if prefix is None:
        return hit.start
    return prefix.start() if prefix["mod"] in table()["stages"] and not prefix["prep"] else prefix.start("own")


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The expression without what leads to it and from it ("over the weekend", "three days after")."""
    lead = compiled("around", "lead").match(text, start, end)
    trail = compiled("around", "trail").search(text, start, end)
    return lead.end() if lead else start, trail.start() if trail else end


def _beside(reads: list[Read], read: Read, text: str) -> list[Read]:
    """Joins "five days before" and "Christmas"; elsewhere a preposition that the last time has used is given back."""
    last = reads[-1] if reads else None
    if last is None:
        return [read]
    match = compiled("rules", last.rule).match(text, last.core) if last.rule in events.RULES else None
    day = read.stretch.start if read.stretch.precision == "day" else None
    found = counted.offset(match, day) if match and day and not text[last.end : read.words[0]].strip() else None
    if found and match:
        both = read.apart if group(match, "num") else ()
        words = last.words if both else (last.words[0], read.words[1])
        stretch = replace(found, anchor="words", value=last.stretch.value or found.value)
        return [*reads[:-1], replace(last, end=read.end, stretch=stretch, words=words, others=both)]
    return [*reads, replace(read, start=read.core, prep="") if read.start < last.end else read]


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
        joint = compiled("around", "join").fullmatch(text[last.end : read.core]) if last else None
        if last and joint and _joinable(last, joint.group().strip().lower()) and not moved(sentence, last.head):
            merged = _merge(last, read)
            if merged:
                out[-1] = merged
                continue
        out.append(read)
    return [replace(read, stretch=_bounded(read)) if read.prep else read for read in out]


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
    return replace(first, end=last.end, prep="", stretch=stretch)


def _bounded(read: Read) -> Stretch:
    """ "since" leaves the end open, "until" and "by" the start, "before" ends the day before."""
    stretch, prep, preps = read.stretch, read.prep, table()["prepositions"]
    if stretch.start is None or stretch.end is None or (read.hour and prep in preps["within_a_day"]):
        return stretch
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
