"""What stands late: an object after its day, those who are named of a group after a comma."""

from __future__ import annotations

from whowhom.parse.repairs.edit import edit, left_edge, words
from whowhom.records import Token
from whowhom.syntax import Sentence

TIMES = frozenset({"DATE", "TIME"})
NAMING = frozenset({"such", "including"})
GROUPS, PLURALS = ("dobj", "nsubj", "nsubjpass", "attr"), ("NNS", "NNPS")


def late_object(s: Sentence) -> Sentence:
    """ "received on Sunday the emir of Gondor": who was received, not another name of the day."""
    for token in (t for t in s.tokens if t.dep == "appos" and t.pos in ("NOUN", "PROPN") and t.ent not in TIMES):
        day = s.head(token.i)
        if not _is_time(day):
            continue
        verb = s.head(s.head(day.i).i) if day.dep == "pobj" else s.head(day.i)
        close = left_edge(s, token.i) == day.i + 1
        if verb.pos == "VERB" and verb.i < day.i and close and s.child(verb.i, "dobj", "auxpass", "ccomp") is None:
            return edit(s, {token.i: {"head": verb.i, "dep": "dobj"}})
    return s


def named_examples(s: Sentence) -> Sentence:
    """ "blamed its rivals abroad, such as Arnor": who is named of the rivals, not how they were blamed, or who did."""
    if s.words.isdisjoint(NAMING):
        return s
    for token in (t for t in s.tokens if t.dep == "prep" and t.lower in ("as", "including")):
        such = token.lower == "as" and any(k.lower == "such" for k in s.children(token.i))
        comma = token.i - (2 if such else 1)
        if not (such or token.lower == "including") or comma < 1 or s[comma].text != ",":
            continue
        before = s.tokens[:comma]
        verb = max((t.i for t in before if t.pos == "VERB"), default=0)
        group = next((t.i for t in reversed(before[verb:]) if t.tag in PLURALS and t.dep in GROUPS), None)
        above = s.head(token.i)
        if group is not None and above.i != group and (above.pos == "VERB" or above.i < verb):
            return edit(s, {token.i: {"head": group}})
    return s


def _is_time(token: Token) -> bool:
    return token.ent in TIMES or token.lower in words("times")
