"""Lists of names."""

from __future__ import annotations

from whowhom.parse.repairs.edit import Changes, edit
from whowhom.syntax import Sentence

NAMED = frozenset({"GPE", "NORP", "ORG"})
PLACE_PREPS = frozenset({"in", "at", "near", "outside", "from", "to"})


def name_list(s: Sentence) -> Sentence:
    """ "Arnor, Gondor and Rohan severed ties": names between commas before "and" are coordinated, not appositions."""
    changes: Changes = {}
    for token in s.tokens:
        if token.dep == "appos" and token.ent in NAMED and token.pos == "PROPN" and _listed(s, token.i):
            changes[token.i] = {"dep": "conj"}
    return edit(s, changes) if changes else s


def _listed(s: Sentence, i: int) -> bool:
    head = s[s[i].head]
    if (
        head.ent not in NAMED
        or head.pos != "PROPN"
        or head.i > i
        or not any(t.text == "," for t in s.tokens[head.i : i])
    ):
        return False
    top = head
    while top.dep in ("appos", "conj") and top.head != top.i:
        top = s[top.head]
    if top.dep == "pobj" and s[top.head].lower in PLACE_PREPS:
        return False  # "in Luanda, Angola and Kigali"
    return _joined(s, i) or any(k.i > i and _joined(s, k.i) for k in s.children(head.i, "appos", "conj"))


def _joined(s: Sentence, i: int) -> bool:
    """The name carries on with "and": it, or a name below it, has the conjunction."""
    follow = s.children(i, "conj", "appos")
    return (any(k.tag == "CC" and k.lower in ("and", "or", "&") for k in s.children(i, "cc")) and bool(follow)) or any(
        _joined(s, k.i) for k in follow
    )


def comma_subjects(s: Sentence) -> Sentence:
    """Headline "Arnor, Gondor hold drills": two names before the verb with a comma for "and" are one subject."""
    for token in s.tokens:
        if token.dep != "nsubj" or token.pos != "PROPN" or token.i < 2:
            continue
        start = s.subtree(token.i)[0]
        if start > 1 and s[start - 1].text == "," and _first_name(s, start - 2):
            first = start - 2
            return edit(s, {first: {"head": token.head, "dep": "nsubj"}, token.i: {"head": first, "dep": "conj"}})
    return s


def _first_name(s: Sentence, i: int) -> bool:
    """A name that opens the sentence and was hung loosely."""
    loose = s[i].dep in ("npadvmod", "nmod", "dep", "nsubj", "compound")
    named = s[i].ent in NAMED or (s.block == "headline" and s[i].ent != "DATE")
    return i <= 4 and s[i].pos == "PROPN" and loose and named and s.subtree(i)[0] == 0
