"""A finite verb without a subject, whose subject was hung elsewhere."""

from __future__ import annotations

from whowhom.parse.repairs.edit import (
    FINITE,
    NOMINAL,
    Changes,
    above_verb,
    edit,
    has_subject,
    is_finite,
    left_edge,
    right_edge,
    words,
)
from whowhom.syntax import Sentence

CLAUSAL = ("ROOT", "ccomp", "advcl", "dep", "conj", "parataxis")


def bare(s: Sentence, shared: bool = False) -> list[int]:
    """Finite clause verbs without a subject; coordinated ones that share one only if asked for."""
    return [
        v
        for v in s.clause_verbs
        if s[v].dep in CLAUSAL
        and not has_subject(s, v)
        and is_finite(s, v)
        and s.child(v, "attr") is None
        and (s[v].dep != "conj" or shared or not _shares(s, v))
    ]


def _shares(s: Sentence, v: int) -> bool:
    head = s[v].head
    while s[head].dep == "conj" and not has_subject(s, head):
        head = s[head].head
    return s[head].pos in ("VERB", "AUX")


def participle_subject(s: Sentence) -> Sentence:
    """ "The presidents of X and Y, meeting in Z, demanded …": the participle between commas gives the subject back."""
    for v in bare(s):
        for kid in s.children(v, "advcl", "ccomp", "csubj", "acl"):
            subject = s.child(kid.i, "nsubj", "nsubjpass")
            if kid.i > v or kid.tag not in ("VBG", "VBN") or subject is None or s.child(kid.i, "aux", "auxpass"):
                continue
            if subject.i < kid.i and s[kid.i - 1].text == "," and right_edge(s, kid.i) < v:
                passive = s.child(v, "auxpass") is not None
                return edit(
                    s, {subject.i: {"head": v, "dep": "nsubjpass" if passive else "nsubj"}, kid.i: {"dep": "advcl"}}
                )
    return s


def stray_subject(s: Sentence) -> Sentence:
    """ "…, a spokesman said": the phrase before the verb is its subject, no apposition or coordinated noun."""
    for v in bare(s, shared=True):
        first = min([v, *(k.i for k in s.children(v, "aux", "auxpass", "neg"))])
        while first > 0 and s[first - 1].tag == "RB":
            first -= 1
        noun = _before(s, first)
        if noun is not None and s[v].dep == "conj" and _shares(s, v) and (s[noun].dep != "conj" or _cut_off(s, noun)):
            continue
        if noun is not None and not _past_comma(s, v, noun, first):
            return _seat(s, v, noun)
    return s


def _cut_off(s: Sentence, noun: int) -> bool:
    """ "left A and B, expelled envoys and shut ports": no comma parts a verb from a subject that nothing describes."""
    return s[noun + 1].text == "," and not any(k.i > noun for k in s.children(noun))


def _past_comma(s: Sentence, v: int, noun: int, first: int) -> bool:
    """ "As part of the plan, …": a phrase that a comma closes before the main verb is no clause of its own."""
    prep = s[noun].head
    return (
        s[noun].dep == "pobj"
        and any(t.text == "," for t in s.tokens[prep:first])
        and not (s[v].dep == "advcl" and s[v].head < prep)
    )


def _before(s: Sentence, edge: int) -> int | None:
    """The noun phrase that ends just before ``edge`` and begins after a comma, "and" or a subordinating word."""
    end = edge - 1
    closed = end > 0 and s[end].text == ","
    if closed:
        end -= 1
    if end < 0:
        return None
    i: int | None = end
    while i is not None:
        if (
            s[i].pos in NOMINAL
            and s[i].tag not in ("PRP$", "CD")
            and s[i].dep in ("appos", "conj", "pobj", "dobj", "dep", "npadvmod")
            and _starts(s, i, closed)
        ):
            return i if right_edge(s, i) in (end, end + 1) else None
        up = s[i].head
        i = up if up < edge and up != i and s[up].pos in (*NOMINAL, "ADP", "ADJ", "DET", "PART", "VERB") else None
    return None


def _starts(s: Sentence, noun: int, closed: bool) -> bool:
    start = left_edge(s, noun)
    if start == 0:
        return False
    before = s[start - 1]
    dep = s[noun].dep
    if closed and dep == "appos" and before.text == ",":
        return False  # "…, Andrew Pendleton, head of policy, said": the name, not what explains it
    if dep == "pobj":
        return before.i == s[noun].head and before.lower in words("time_clauses")
    if dep == "conj":
        return before.tag == "CC" and before.lower in ("and", "but") and not _verbless(s, noun) and not _many(s, noun)
    return before.text in (",", "—", "–", "-", '"', "”", "''", ":", ";") and not (closed and dep == "conj")


def _many(s: Sentence, noun: int) -> bool:
    """The last of a list with commas ("A, B and C were"), or below a word that opens a clause ("after A and B met")."""
    head = s[noun].head
    listed = s[head].dep == "conj" or any(t.text == "," for t in s.tokens[head:noun])
    return listed or (s[head].dep == "pobj" and s[s[head].head].lower in words("time_clauses"))


def _verbless(s: Sentence, noun: int) -> bool:
    """No clause before the noun that the new one could be joined to."""
    return above_verb(s, noun) is None


def _seat(s: Sentence, v: int, noun: int) -> Sentence:
    passive = s.child(v, "auxpass") is not None
    changes: Changes = {noun: {"head": v, "dep": "nsubjpass" if passive else "nsubj"}}
    before, head = s[noun], s[s[noun].head]
    if before.dep == "pobj":
        changes[head.i] = {"head": v, "dep": "mark"}
    if before.dep == "conj":
        for kid in s.children(head.i, "cc"):
            if kid.i == left_edge(s, noun) - 1:
                changes[kid.i] = {"head": s[v].head if s[v].head != v else v}
    if s[v].tag in FINITE and s[v].pos == "AUX" and before.tag == "PRP":
        return s
    return edit(s, changes)
