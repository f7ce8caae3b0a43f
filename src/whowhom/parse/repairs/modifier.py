"""The main verb taken for an adjective of its own object."""

from __future__ import annotations

from whowhom.parse.repairs.edit import (
    NOMINAL,
    PAST,
    Changes,
    above_verb,
    edit,
    ends_as_sentence,
    is_finite,
    verbs,
    words,
)
from whowhom.parse.repairs.mainverb import active_past
from whowhom.syntax import Sentence


def modifier_main(s: Sentence) -> Sentence:
    """ "Sweden axed development aid.": the verb read as a modifier of its own object."""
    for token in s.tokens:
        past = token.tag in PAST or (token.tag == "JJ" and token.lower.endswith("ed"))
        if token.dep in ("amod", "compound") and past and token.head > token.i > 0:
            mended = _modifier(s, token.i, token.head)
            if mended is not s:
                return mended
    return s


def _modifier(s: Sentence, v: int, noun: int) -> Sentence:
    p = v - 1
    while p > 0 and s[p].tag == "RB":
        p -= 1
    body = s[p].tag == "JJ" and s[p].lower in words("collective")  # "the military" is an adjective to the parser
    if (
        (s[p].pos not in NOMINAL and s[p].tag != "DT" and not body)
        or s[p].tag in ("CD", "PRP$")
        or not active_past(s, v)
    ):
        return s
    subject = _phrase_head(s, p, v)
    seat = _seat(s, noun, p if body else subject, v, body)
    if seat is None:
        return s
    head, dep = seat
    changes: Changes = {
        v: {"head": head, "dep": dep, "tag": "VBD", "pos": "VERB"},
        noun: {"head": v, "dep": "dobj"},
        subject: {"head": v, "dep": "nsubj", **({"tag": "NN", "pos": "NOUN"} if body else {})},
    }
    for kid in s.children(noun):
        if kid.i < subject and kid.i != v:
            changes[kid.i] = {
                "head": subject if kid.dep in ("det", "amod", "poss", "nummod", "compound", "nmod") else v
            }
        elif (kid.i == subject + 1 and kid.dep == "advmod") or (
            kid.i > noun and kid.dep in ("punct", "advcl", "cc", "advmod")
        ):
            changes[kid.i] = {"head": v}
    if s[subject].head == subject:
        for kid in s.children(subject):
            if kid.i > v and kid.i != noun:
                changes[kid.i] = {**changes.get(kid.i, {}), "head": v}
    for kid in s.children(v):
        if kid.i < v and kid.i != subject and kid.dep in ("npadvmod", "nsubj", "compound"):
            changes[kid.i] = {"head": subject, "dep": "compound"}
    return edit(s, changes)


def _phrase_head(s: Sentence, p: int, v: int) -> int:
    """The head of the noun phrase that ends at ``p``: as far up as words before the verb lead."""
    i = p
    while s[i].head != i and s[i].head < v and s[i].dep in ("compound", "nmod", "pobj", "prep", "conj", "amod", "poss"):
        i = s[i].head
    return i


def _seat(s: Sentence, noun: int, subject: int, v: int, body: bool = False) -> tuple[int, str] | None:
    """Where the mended verb belongs: the place of the noun that was read as the clause. ``body``: what stands before
    the subject belongs to it ("Peru's military")."""
    dep, head = s[noun].dep, s[noun].head
    if (
        dep == "dobj"
        and s[head].lower in verbs("saying")
        and s[subject].pos == "PROPN"
        and s.subtree(subject)[0] == head + 1
        and not s.child(head, "ccomp")
    ):
        return head, "ccomp"  # "said Arnor armed rebels"
    if s[v].tag == "JJ":
        return None
    determined = not body and any(k.dep in ("det", "poss") and k.i < subject for k in s.children(noun))
    if dep == "ROOT":
        return (v, "ROOT") if ends_as_sentence(s) and not determined else None
    if dep == "appos" and s[head].dep == "ROOT" and head == subject and ends_as_sentence(s):
        return v, "ROOT"
    if s[v].tag != "VBD" or determined:
        return None
    if dep in ("ccomp", "advcl"):
        return head, dep
    between = [t.lower for t in s.tokens[max(0, s.subtree(subject)[0] - 1) : subject]]
    if dep == "conj" and s[subject].head in (noun, v) and between[:1] in (["and"], ["but"], ["while"]):
        governor = next(
            (t.i for t in s.ancestors(noun) if t.pos in ("VERB", "AUX") and is_finite(s, t.i)), above_verb(s, noun)
        )
        return (governor, "conj") if governor is not None else None
    return None
