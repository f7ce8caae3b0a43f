"""Which matches are times at all: "May said", "the 1951 treaty", "Jan Egeland" are none."""

from __future__ import annotations

import re
from functools import cache
from re import Match

from whowhom.records import Span, Token
from whowhom.resolve.times.acts import nominals
from whowhom.resolve.times.words import alternatives, table
from whowhom.syntax import Sentence

MODIFIERS = {"nummod", "compound", "amod", "nmod", "npadvmod", "quantmod"}
NAMES = {"GPE", "NORP", "PERSON", "ORG", "LOC", "FAC"}


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table()['not_times']['phrases'])})(?!\w)")


def names_with_times(text: str) -> list[tuple[int, int]]:
    """Where a name holds a word of time ("Good Friday Agreement")."""
    return [m.span() for m in _names().finditer(text)]


def tokens_in(sentence: Sentence, span: Span) -> list[Token]:
    return [t for t in sentence.tokens if t.span.overlaps(span)]


def moved(sentence: Sentence, head: int) -> bool:
    """ "postponed from Dec. 10 to Dec. 24" names two days, no stretch."""
    moving = table()["cues"]["moving"]
    return any(token.lower in moving for token in list(sentence.ancestors(head))[:3])


def acceptable(name: str, m: Match[str], sentence: Sentence) -> bool:
    """Whether the words of rule ``name`` are used as a time here."""
    groups = m.groupdict()
    for key in ("mon", "mon2", "wd"):
        if groups.get(key) and not groups[key][:1].isupper():
            return False
    offset = sentence.span.start
    lead = tokens_in(sentence, Span(sentence.span.start, m.start() + offset))
    if lead and lead[-1].lower in ("each", "every"):
        return False  # a habit, no day
    if name.startswith("rolling") and any(t.lower == "last" and t.pos == "VERB" for t in _inside(m, sentence)):
        return False  # "is to last 60 days"
    if "range" in name and any(moved(sentence, token.i) for token in _inside(m, sentence)[:1]):
        return False
    if name == "year":
        return _is_year(sentence, Span(m.start("y") + offset, m.end("y") + offset))
    if name == "month":
        return _is_month(sentence, m, offset)
    if name in ("month-day", "day-month") and not groups["y"]:
        on = bool(lead) and lead[-1].lower == "on"  # "On August 5 gunmen …": no month alone stands after "on"
        return on or _is_day(sentence, Span(m.start("d") + offset, m.end("d") + offset), m.end() + offset)
    if name == "nth-day":
        words = tokens_in(sentence, Span(m.start("d") + offset, m.end("d") + offset))
        after = sentence.tokens[words[-1].i + 1 :] if words else ()
        return not (after and after[0].pos == "NOUN" and words[-1].head >= after[0].i)  # "the 4th floor"
    if name == "rate":
        return _is_rate(sentence, m, offset)
    if name == "mere-year":
        return not _counts(sentence, Span(m.start("y") + offset, m.end("y") + offset))
    if name == "reference":
        return _is_adverb(sentence, Span(m.start() + offset, m.end() + offset))
    return True


def _inside(m: Match[str], sentence: Sentence) -> list[Token]:
    return tokens_in(sentence, Span(m.start() + sentence.span.start, m.end() + sentence.span.start))


def _is_day(sentence: Sentence, span: Span, end: int) -> bool:
    """Not "in March 20 people died": there the figure counts the noun after it."""
    tokens = tokens_in(sentence, span)
    if not tokens or span.end != end:
        return True
    last = tokens[-1]
    after = sentence[last.i + 1] if last.i + 1 < len(sentence) else None
    plural = after is not None and after.tag == "NNS" and sentence[last.head].tag == "NNS"
    return not (plural and last.dep == "nummod" and last.head > last.i)


def _is_month(sentence: Sentence, m: Match[str], offset: int) -> bool:
    word = m["mon"]
    tokens = tokens_in(sentence, Span(m.start("mon") + offset, m.end("mon") + offset))
    if not tokens:
        return False
    token = tokens[0]
    before = sentence[token.i - 1].lower if token.i else ""
    after = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    if token.ent in ("PERSON", "FAC", "WORK_OF_ART") or token.tag in ("MD", "VB", "VBP", "VBD"):
        return False
    if after and after.pos == "PROPN" and after.head != token.i and after.ent == token.ent and token.ent in NAMES:
        return False
    if re.fullmatch(r"\d{1,2}", before):
        return False  # "0 May" is no day, and then no month
    if word.lower() in table()["prepositions"]["doubtful_months"]:
        return before in table()["prepositions"]["before_month"] or token.ent == "DATE"
    return len(word) > 3 or word.endswith(".")  # a bare "Jan" may be a man


def _is_year(sentence: Sentence, span: Span) -> bool:
    tokens = tokens_in(sentence, span)
    if not tokens:
        return False
    token = tokens[0]
    if token.head > token.i and token.dep in MODIFIERS and sentence.head(token.i).lower in nominals():
        return True  # "the 2021 assassination"
    before = sentence[token.i - 1].lower if token.i else ""
    after = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    earlier = any(re.fullmatch(r"(?:1[89]|20)\d\d", t.text) for t in sentence.tokens[max(0, token.i - 6) : token.i])
    preps = table()["prepositions"]
    if before not in preps["before_year"] and not (earlier and before in preps["listing"]) and token.i:
        return False
    if after and token.head > token.i and token.dep in MODIFIERS and after.pos in ("NOUN", "ADJ", "PROPN"):
        return after.ent in NAMES and before in ("in", "since") and after.pos == "PROPN"
    return True


def _counts(sentence: Sentence, span: Span) -> bool:
    """ "2000 people": the figure counts what follows, and is no year."""
    tokens = tokens_in(sentence, span)
    return bool(tokens) and tokens[0].dep == "nummod" and sentence.head(tokens[0].i).tag == "NNS"


def _is_rate(sentence: Sentence, m: Match[str], offset: int) -> bool:
    """ "four flights a week", "$3 million a year", "twice a day", but not "within a week", "took a year"."""
    if not re.match(r"(?:an?|per)\b", m.group(), re.I):
        return True
    before = [t for t in sentence.tokens if t.span.end <= m.start() + offset]
    if not before or (m.group().lower().startswith("per") and m["unit"].lower() == "second"):
        return False
    return before[-1].tag in ("NNS", "CD") or before[-1].lower in table()["cues"]["rated"]


def _is_adverb(sentence: Sentence, span: Span) -> bool:
    tokens = tokens_in(sentence, span)
    return bool(tokens) and (len(tokens) > 1 or tokens[0].tag.startswith("RB"))
