"""The day or place that a sentence begins with, glued to the subject behind it."""

from __future__ import annotations

from whowhom.parse.repairs.edit import FINITE, PAST, Changes, edit, has_subject
from whowhom.syntax import Sentence

SCENES = frozenset({"DATE", "TIME", "GPE", "LOC"})
GLUED = ("compound", "nummod", "nmod", "npadvmod")


def fronted(s: Sentence) -> Sentence:
    """ "On Sunday border guards arrested a minister.": the guards are not called after the day.

    The preposition has then either nothing below it, or the subject.
    """
    if len(s) < 5 or s[0].pos != "ADP" or s[1].ent not in SCENES or s[1].dep not in GLUED:
        return s
    noun = s[s[1].head]
    last = max((i for i in range(1, noun.i) if all(s[k].ent == s[1].ent for k in range(1, i + 1))), default=noun.i)
    if noun.pos != "NOUN" or noun.ent in SCENES or last + 1 > noun.i or _lone_number(s, last, noun.i):
        return s
    verb = _verb(s, noun.i)
    if verb is None:
        return s
    top = s[0] if s[verb].head == noun.i else s[verb]
    over = verb if top.head == top.i else top.head
    changes: Changes = {
        last: {"head": 0, "dep": "pobj"},
        0: {"head": verb, "dep": "prep"},
        noun.i: {"head": verb, "dep": "nsubj"},
        verb: {"head": over, "dep": top.dep},
    }
    if s[verb].tag == "VBN":
        changes[verb]["tag"] = "VBD"
    for kid in s.children(0):
        if kid.i not in (noun.i, verb):
            changes[kid.i] = {"head": verb}
    for i in range(1, last):
        if not 1 <= s[i].head <= last:
            changes[i] = {"head": last}
    return edit(s, changes)


def _lone_number(s: Sentence, last: int, noun: int) -> bool:
    """ "After 12 days rebels left": a number that counts the noun right behind it is no year."""
    return last == 1 and s[1].dep == "nummod" and noun == 2 and len(s[1].text) != len("2014")


def _verb(s: Sentence, noun: int) -> int | None:
    """The verb whose subject the noun is, or must be: the past form right behind it that has no other."""
    first = s[0]
    if s[noun].dep == "nsubj" and s[noun].head > noun and s.child(0, "pobj", "pcomp") is None:
        return s[noun].head
    after = s[noun + 1] if noun + 1 < len(s) else first
    hung = after.head in (noun, first.i) or first.head == after.i
    free = after.tag in PAST | FINITE and after.pos == "VERB" and not has_subject(s, after.i)
    return after.i if s[noun].dep == "pobj" and s[noun].head == 0 and hung and free else None
