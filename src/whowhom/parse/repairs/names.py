"""Names whose head is not the name."""

from __future__ import annotations

from whowhom.parse.repairs.edit import Change, Changes, edit, words
from whowhom.syntax import Sentence


def name_suffix(s: Sentence) -> Sentence:
    """ "Ferdinand Marcos Jr.": the family name is the head, not what follows it."""
    changes: dict[int, Change] = {}
    for t in s.tokens:
        if (
            t.i
            and t.lower in words("suffixes")
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
