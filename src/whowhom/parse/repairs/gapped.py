"""One verb said of several with a share each: "thanked Arnor for the ships and Rohan for the horses"."""

from __future__ import annotations

from collections import Counter

from whowhom.parse.repairs.edit import Changes, edit
from whowhom.records import Token
from whowhom.syntax import Sentence

SHARED = ("prep", "dative")
TIMES = ("DATE", "TIME")
JOINTS = frozenset({"and", "or"})
BEFORE_NAME = ("det", "compound", "amod", "nmod", "poss")


def gapped(s: Sentence) -> Sentence:
    """A name after the first share, before the same preposition again, is another object, not part of the share."""
    if s.words.isdisjoint(JOINTS):
        return s
    twice = {word for word, n in Counter(t.lower for t in s.tokens if t.dep in SHARED).items() if n > 1}
    for prep in (t for t in s.tokens if t.lower in twice and t.dep in SHARED):
        verb = s[prep.head]
        objects = s.children(verb.i, "dobj") if verb.pos == "VERB" else []
        first = next((t for t in reversed(objects) if t.i < prep.i and _is_name(t)), None)
        if first is None or prep.lower not in {t.lower for t in s.tokens[prep.i + 2 :]}:
            continue
        others = [t for t in s.tokens[prep.i + 2 :] if t.i + 1 < len(s) and _shares(s, t, prep, verb.i)]
        joints = [s[_first_word(s, t.i) - 1] for t in others]
        if not others or joints[-1].tag != "CC" or any(j.tag != "CC" and j.text != "," for j in joints):
            continue
        changes: Changes = {t.i: {"head": first.i, "dep": "conj", "pos": "PROPN", "tag": "NNP"} for t in others}
        changes |= {t.i + 1: {"head": verb.i, "dep": "prep"} for t in others}
        changes |= {j.i: {"head": first.i} for j in joints}
        return edit(s, changes)
    return s


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "VERB", "NOUN", "ADJ")


def _shares(s: Sentence, token: Token, prep: Token, verb: int) -> bool:
    """A name right before the preposition that comes again, in the same clause; "for a second day" is no share."""
    again = s[token.i + 1]
    if not _is_name(token) or again.lower != prep.lower or token.dep in ("nsubj", "nsubjpass", "poss", "compound"):
        return False
    if verb != again.head and verb not in {t.i for t in s.ancestors(again.i)}:
        return False
    times = [bool({t.ent for t in s.children(p.i, "pobj")} & set(TIMES)) for p in (prep, again)]
    return times[0] == times[1] and not s.children(token.i, "nsubj", "aux")


def _first_word(s: Sentence, name: int) -> int:
    """Where the phrase that ends in a name begins."""
    start = name
    while start > 0 and s[start - 1].head == name and s[start - 1].dep in BEFORE_NAME:
        start -= 1
    return start
