"""Times counted from an act: "two days after the attack", where the report says elsewhere when the attack was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from re import Match

from whowhom.records import Span, Token
from whowhom.resolve.times.acts import nominals, words_for
from whowhom.resolve.times.calendar import Stretch
from whowhom.resolve.times.checks import tokens_in
from whowhom.resolve.times.counted import offset
from whowhom.resolve.times.read import Read
from whowhom.resolve.times.scene import FINE, Memory, Told
from whowhom.resolve.times.tense import FUTURE, direction
from whowhom.resolve.times.words import compiled, group, table, unit_of
from whowhom.syntax import Sentence

RULES = {"from-event", "day-of-event"}
NAMED = ("NOUN", "PROPN", "VERB")
VERBS = ("VERB", "AUX")
LEAD = 2  # sentences at the head of a report, its title among them


Days = tuple[date | None, date | None]  # the report's day, and the day of the news as the sentence begins


def dated(reads: list[Read], sentence: Sentence, text: str, memory: Memory, days: Days) -> list[Read]:
    """Dates what is counted from an act, and the act where what was counted is dated; then notes what was told when."""
    out, (published, news) = [], days
    for read in reads:
        found = None
        if read.rule in RULES and read.stretch.precision == "unknown":
            found = _counted(read, reads, sentence, text, memory, news)
            late = found and found.stretch.start and published and found.stretch.start > published
            found = None if late and direction(sentence, read.head) != FUTURE else found
        out.append(found or read)
    for read in out:
        _note(read, sentence, memory)
    return out


def meanwhile(sentence: Sentence, memory: Memory) -> list[tuple[int, Span, Stretch]]:
    """ "during the march", "while the march was under way", "at the rally": on its day, if that has been told.

    Each with its head word and the span of its words. Not for what the same sentence dates.
    """
    cues, out = table()["cues"], []
    for token in sentence.tokens:
        if token.lower not in _meanwhiles():
            continue
        noun = None
        if token.lower in cues["during"] or token.lower in cues["at"]:
            noun = sentence.child(token.i, "pobj")
        elif token.lower in cues["while"] and token.dep == "mark":
            goes_on = {t.lower for t in (sentence[i] for i in sentence.subtree(token.head))} & set(cues["under_way"])
            noun = sentence.child(token.head, "nsubj") if goes_on else None
        if noun is None or noun.pos != "NOUN" or (token.lower in cues["at"] and not _is_occasion(noun)):
            continue
        told = _told(noun, sentence, memory)
        if told and told.start and told.precision == "day":
            last = max(noun.i, token.head) if token.dep == "mark" else noun.i
            out.append((token.head if token.dep == "mark" else token.i, sentence.chars(token.i, last), told))
    return out


@cache
def _meanwhiles() -> frozenset[str]:
    """The words that may open "during the march"."""
    return frozenset(word for name in ("during", "at", "while") for word in table()["cues"][name])


def _is_occasion(noun: Token) -> bool:
    return noun.lower in table()["cues"]["scheduled"] or noun.lower in nominals()


def _counted(
    read: Read, reads: list[Read], sentence: Sentence, text: str, memory: Memory, news: date | None
) -> Read | None:
    match = compiled("rules", read.rule).match(text, read.core)
    act = _act(read, sentence)
    long = text[: read.core].lower().rstrip().endswith(tuple(table()["prepositions"]["lasting"]))
    if match is None or act is None or long or compiled("around", "bound").match(match.group()):
        return None  # "less than a week after", "ruled for a decade before they chose another": no day
    others = [other for other in reads if other is not read and _sure(other)]
    own = _within(act, read, others, sentence) or _told(act, sentence, memory)
    if own and own.start:
        found = offset(match, own.start) if FINE[own.precision] <= _grain(match) else None
        return _filled(read, found, _above(sentence, act)) if found else None
    above = _over(act, read, others, sentence, match)
    if above is None and unit_of(group(match, "one") or group(match, "unit") or group(match, "some")) in FINE:
        above = _newest(act, read, others, sentence, news)
    found = offset(match, above, back=True) if above else None
    return _filled(read, found, act.i) if found else None


def _filled(read: Read, found: Stretch, head: int | None) -> Read:
    """The value stays that of the words ("P2D")."""
    value = read.stretch.value or found.value
    return replace(read, stretch=replace(found, value=value), head=read.head if head is None else head)


def _act(read: Read, sentence: Sentence) -> Token | None:
    """The word for the act after "after": the noun that hangs on it, or the verb of the clause that it opens."""
    span = Span(sentence.span.start + read.core, sentence.span.start + read.end)
    last = tokens_in(sentence, span)[-1]
    if last.dep == "mark":
        return sentence.head(last.i)
    below = sentence.child(last.i, "pobj", "pcomp")
    if below is None and sentence.head(last.i).i > last.i:  # "after" taken for a word of the noun or clause behind it
        below = sentence.head(last.i)
    return below


def _above(sentence: Sentence, act: Token) -> int | None:
    """The verb of the clause over the one that ``act`` is the verb of."""
    if act.pos not in VERBS:
        return None
    return next((t.i for t in sentence.ancestors(act.i) if t.pos in VERBS), None)


def _within(act: Token, read: Read, others: list[Read], sentence: Sentence) -> Stretch | None:
    """The date that stands within the words for the act: "two days after rebels took the port on Monday"."""
    below = set(sentence.subtree(act.i))
    return next((other.stretch for other in others if other.head in below and other.core > read.core), None)


def _over(act: Token, read: Read, others: list[Read], sentence: Sentence, match: Match[str]) -> date | None:
    """The date of a clause above the act's: "crowds marched on Friday, a day after troops fired"."""
    if act.pos not in VERBS and act.lower not in nominals():
        return None
    below = set(sentence.subtree(act.i))
    fine = [o for o in others if o.head not in below and FINE[o.stretch.precision] <= _grain(match)]
    if act.pos not in VERBS:
        fine = [other for other in fine if other.core < read.core]
    single = [o for o in fine if o.stretch.precision != "day" or o.stretch.start == o.stretch.end]
    for verb in (t for t in sentence.ancestors(act.i) if t.pos in VERBS):
        found = next((o.stretch.start for o in single if _first(sentence, verb.i) == _verb_of(sentence, o.head)), None)
        if found:
            return found
        if verb.dep == "acl":
            return None  # "drills on Friday, held a day after …": nobody says when they were held
    return None


def _newest(act: Token, read: Read, others: list[Read], sentence: Sentence, news: date | None) -> date | None:
    """ "A day after troops fired on a crowd, thousands marched again": the first sentences tell the day's news.

    The one day that the rest of such a sentence names is that of the news; without one it is the report's, or the
    day that the sentence before has told.
    """
    below = set(sentence.subtree(act.i))
    over = next((t for t in sentence.ancestors(act.i) if t.pos in VERBS), None)
    if act.pos not in VERBS or over is None:
        return None
    main = [over.i, *(k.i for k in sentence.children(over.i, "advcl", "conj", "ccomp"))]
    mine = (o for o in others if o.head not in below and _over_word(sentence, o.head) in main)
    days = {o.stretch.start for o in mine if o.stretch.precision == "day"}
    if days:
        return next(iter(days)) if read.core == 0 and len(days) == 1 else None
    told = _tense(sentence, over)
    return news if sentence.index <= LEAD and told == "VBD" else None


def _over_word(sentence: Sentence, i: int) -> int | None:
    return next((t.i for t in sentence.ancestors(i) if t.pos in VERBS), None)


def _tense(sentence: Sentence, verb: Token) -> str:
    helpers = sentence.children(verb.i, "aux", "auxpass")
    return helpers[0].tag if helpers and helpers[0].lower != "had" else "" if helpers else verb.tag


def _grain(match: Match[str]) -> int:
    """How fine a date must be to count from: "two months after" asks for a month, "two days after" for a day."""
    return FINE.get(unit_of(group(match, "one") or group(match, "unit") or group(match, "some")), 0)


def _verb_of(sentence: Sentence, i: int) -> int | None:
    """The verb that a date hangs on, or the first of the verbs that share it."""
    verb = _over_word(sentence, i)
    return None if verb is None else _first(sentence, verb)


def _first(sentence: Sentence, verb: int) -> int:
    while sentence[verb].dep == "conj" and sentence[verb].head != verb:
        verb = sentence[verb].head
    return verb


def _told(act: Token, sentence: Sentence, memory: Memory) -> Stretch | None:
    """When the act was, if a sentence before has told it beside a date. A noun must be one that is known by then."""
    if act.pos == "NOUN" and not _definite(sentence, act):
        return None
    words = words_for(act.lower)
    names = {k.lower for k in sentence.children(act.i, "compound", "nmod", "poss") if k.pos == "PROPN"}
    return next((told.stretch for told in reversed(memory.acts) if told.words & words and names <= told.names), None)


def _definite(sentence: Sentence, noun: Token) -> bool:
    kids = sentence.children(noun.i)
    return any(k.dep == "poss" or k.lower in table()["cues"]["definite"] for k in kids)


def _note(read: Read, sentence: Sentence, memory: Memory) -> None:
    """Keeps the words for what was then: the nouns between a date and its verb, the verb and its nouns."""
    if not _sure(read):
        return
    words: set[str] = set()
    for token in sentence.ancestors(read.head):
        if token.pos not in NAMED:
            continue
        words |= _told_by(sentence, token)
        if token.pos == "VERB" or read.head in sentence.subtree(token.i):
            break
    over = next((t.i for t in sentence.ancestors(read.head) if t.pos in VERBS), read.head)
    for verb in (
        t for i in dict.fromkeys((over, read.head)) for t in sentence.children(i, "relcl", "advcl") if t.pos == "VERB"
    ):
        if verb.i > read.head and any(k.lower == "when" for k in sentence.children(verb.i, "advmod")):
            words |= _told_by(sentence, verb)  # "nine days ago, when police broke up a rally"
    if words:
        names = frozenset(token.lower for token in sentence.tokens if token.pos == "PROPN")
        memory.acts.append(Told(frozenset(words), names, read.stretch))


def _told_by(sentence: Sentence, token: Token) -> set[str]:
    """The word itself; of a verb also its subject and object ("held a rally", "the bombing that killed two")."""
    around = sentence.children(token.i, "dobj", "nsubj", "nsubjpass", "attr") if token.pos == "VERB" else []
    if token.dep == "relcl":
        around.append(sentence.head(token.i))
    return {token.lower, *(kid.lower for kid in around if kid.pos in NAMED)}


def _sure(read: Read) -> bool:
    """A day, month … that something was on, not up to or from which it went."""
    preps = table()["prepositions"]
    bounds = (*preps["opening"], *preps["closing"], *preps["before"])
    stretch = read.stretch
    return not read.mark and stretch.start is not None and stretch.precision in FINE and read.prep not in bounds
