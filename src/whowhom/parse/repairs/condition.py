"""Conditions without "if"."""

from __future__ import annotations

from whowhom.parse.repairs.edit import Changes, edit, words
from whowhom.syntax import Sentence


def inverted_condition(s: Sentence) -> Sentence:
    """ "warned that, should the rebels attack, it would strike back": it warns of the clause behind the comma."""
    for v in s.clause_verbs:
        if s[v].dep != "ccomp" or s[v].head > v or not _inverted(s, v):
            continue
        above = s[v].head
        main = next((k for k in s.children(above, "conj", "ccomp") if k.i > v and s.child(k.i, "nsubj")), None)
        if main is None or s[main.i - 1].pos not in ("AUX", "PART", "ADV"):
            continue
        changes: Changes = {v: {"head": main.i, "dep": "advcl"}, main.i: {"head": above, "dep": "ccomp"}}
        changes |= {k.i: {"head": main.i} for k in s.children(v, "mark")}
        return edit(s, changes)
    return s


def _inverted(s: Sentence, v: int) -> bool:
    """Whether the clause begins with its auxiliary, so that the subject stands behind that."""
    helper, subject = s.child(v, "aux"), s.child(v, "nsubj")
    return (
        helper is not None and subject is not None and helper.i < subject.i < v and helper.lower in words("conditional")
    )
