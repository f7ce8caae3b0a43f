"""Names whose head is not the name."""

from __future__ import annotations

from whowhom.parse.repairs.edit import Change, Changes, edit, left_edge, words
from whowhom.syntax import Sentence


def name_suffix(s: Sentence) -> Sentence:
    """ "Ferdinand Marcos Jr.": the family name is the head, not what follows it."""
    suffixes, changes = words("suffixes"), dict[int, Change]()
    if suffixes.isdisjoint(s.words):
        return s
    for t in s.tokens:
        if (
            t.i
            and t.lower in suffixes
            and t.pos in ("PROPN", "NOUN", "ADJ")
            and s[t.i - 1].pos == "PROPN"
            and s[t.i - 1].head == t.i
        ):
            changes.update(_swap(s, t.i, t.i - 1))
    return edit(s, changes) if changes else s


def _swap(s: Sentence, suffix: int, name: int) -> Changes:
    token = s[suffix]
    head = name if token.head == suffix else token.head
    changes: Changes = {name: {"head": head, "dep": token.dep}, suffix: {"head": name, "dep": "nmod"}}
    for kid in s.children(suffix):
        if kid.i != name:
            changes[kid.i] = {"head": name}
    return changes


def late_name(s: Sentence) -> Sentence:
    """ "held talks with the minister of Arnor, Aldor Brandir": the name after the comma is no second object."""
    changes: dict[int, Change] = {}
    for t in s.tokens:
        if t.dep != "dobj" or t.pos != "PROPN":
            continue
        start = left_edge(s, t.i)
        if start < 2 or s[start - 1].text != ",":
            continue
        first = next((k.i for k in s.children(t.head, "dobj") if k.i < start - 1), None)
        office = s[start - 2].i
        if s[office].dep == "pobj" and s.head(office).lower == "of":
            office = s.head(s.head(office).i).i
        if first is not None and s[office].tag in ("NN", "NNP") and s[office].dep in ("pobj", "dobj"):
            changes[t.i] = {"head": office, "dep": "appos"}
            changes.update({k.i: {"head": t.head} for k in s.children(t.i, "npadvmod", "advmod") if k.i > t.i})
    return edit(s, changes) if changes else s
