"""Subjects that hang on the right verb under a wrong label, or on the wrong one of two verbs."""

from __future__ import annotations

from whowhom.parse.repairs.edit import (
    FINITE,
    Changes,
    edit,
    has_subject,
    is_finite,
    left_edge,
    right_edge,
    verbs,
    words,
)
from whowhom.parse.repairs.subject import bare
from whowhom.syntax import Sentence

TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"})


def loose_subject(s: Sentence) -> Sentence:
    """ "Arnor massed troops": a noun hung on the verb as a measure or a compound, where the verb has no subject."""
    for v in bare(s):
        deps = ("npadvmod", "compound", "nmod") if s.block == "headline" or s[v].tag != "VBP" else ("npadvmod",)
        loose = [k for k in s.children(v, *deps) if k.i < v and k.pos in ("NOUN", "PROPN") and k.ent not in TIMES]
        if not loose or loose[-1].lower in words("times") or s.child(v, "prt"):
            continue
        end = right_edge(s, loose[-1].i)
        if all(t.tag == "RB" or (t.head == v and t.dep in ("aux", "auxpass", "neg")) for t in s.tokens[end + 1 : v]):
            return edit(s, {**_passive_or_not(s, v, loose[-1].i), **_measure(s, v)})
    return s


def _passive_or_not(s: Sentence, v: int, noun: int) -> Changes:
    return {noun: {"head": v, "dep": "nsubjpass" if s.child(v, "auxpass") else "nsubj"}}


def _measure(s: Sentence, v: int) -> Changes:
    """The noun after the verb, read as a measure though it is the object: "expels the envoy"."""
    after = [k for k in s.children(v, "npadvmod") if k.i > v and k.ent not in TIMES and k.lower not in words("times")]
    return (
        {after[0].i: {"dep": "dobj"}}
        if len(after) == 1 and s.child(v, "dobj") is None and left_edge(s, after[0].i) == v + 1
        else {}
    )


def double_subject(s: Sentence) -> Sentence:
    """Two subjects of one verb: "Arnor PM visits" (one name), "A and B left" (a list), "BREE: A left" (a dateline)."""
    for v in s.clause_verbs:
        subjects = s.children(v, "nsubj")
        if (
            len(subjects) == 2
            and subjects[1].i < v
            and subjects[0].pos in ("PROPN", "NOUN")
            and subjects[1].pos in ("PROPN", "NOUN")
        ):
            change = _second(s, subjects[0].i, subjects[1].i)
            if change:
                return edit(s, change)
    return s


def _second(s: Sentence, first: int, second: int) -> Changes:
    start = left_edge(s, second)
    between = s[start - 1]
    if between.tag == "CC" and between.lower in ("and", "or"):
        verbs = any(t.pos in ("VERB", "AUX") for t in s.tokens[first:start])
        return {} if verbs else {second: {"head": first, "dep": "conj"}, between.i: {"head": first}}
    if between.i == first and s[first].pos == "PROPN" and s[start].tag not in ("DT", "PRP$"):
        return {first: {"head": second, "dep": "compound"}}
    if between.i == first and s[second].ent == "PERSON" and s[start].pos == "PROPN":
        return {first: {"head": second, "dep": "compound"}}  # "the bloc's top diplomat Aldor Took accused"
    if between.text == "," and s[second].ent == "PERSON" and s[first].pos == "NOUN" and s[second + 1].text != ",":
        return {second: {"head": first, "dep": "appos"}}  # "the commander, Brigadier Took, left"
    return {first: {"dep": "dep"}} if between.pos == "PUNCT" else {}  # a dateline, or the end of a quotation


def said_inverted(s: Sentence) -> Sentence:
    """ "…, added the prime minister": after what is said the noun behind the verb of saying is its subject."""
    for v in s.clause_verbs:
        if s[v].lower not in verbs("inverting") or s[v].tag not in FINITE or s.child(v, "nsubj", "aux", "auxpass"):
            continue
        obj, said = s.child(v, "dobj"), s.child(v, "ccomp")
        if (
            obj is not None
            and said is not None
            and said.i < v
            and s[v - 1].pos == "PUNCT"
            and left_edge(s, obj.i) == v + 1
        ):
            return edit(s, {obj.i: {"dep": "nsubj"}})
    return s


def said_subject(s: Sentence) -> Sentence:
    """ "said the minister for months made it clear": its noun is the next clause's subject."""
    for v in s.clause_verbs:
        obj, below = s.child(v, "dobj"), s.child(v, "ccomp")
        if s[v].lower not in verbs("saying") or obj is None or below is None or not v < obj.i < below.i:
            continue
        if is_finite(s, below.i) and not has_subject(s, below.i) and obj.pos in ("NOUN", "PROPN"):
            passive = s.child(below.i, "auxpass") is not None
            return edit(s, {obj.i: {"head": below.i, "dep": "nsubjpass" if passive else "nsubj"}})
    return s


def shared_object(s: Sentence) -> Sentence:
    """ "Arnor backed rebels and Gondor closed the frontier": the first object was read as a subject."""
    for v in s.clause_verbs:
        first = s[v].head
        subject = s.child(v, "nsubj")
        if (
            s[v].dep != "ccomp"
            or first > v
            or subject is None
            or s[first].lower in verbs("reporting", "perception", "saying")
            or s.child(first, "dobj")
        ):
            continue
        if subject.pos == "PRON" or s.child(v, "mark", "aux", "advmod"):
            continue
        second = s.children(subject.i, "conj")
        join = [k for k in s.children(subject.i, "cc") if k.lower in ("and", "but")]
        if (
            len(second) == 1
            and join
            and s[first].pos == "VERB"
            and s[v].tag in FINITE
            and is_finite(s, first)
            and right_edge(s, second[0].i) == v - 1
        ):
            return edit(
                s,
                {
                    subject.i: {"head": first, "dep": "dobj"},
                    second[0].i: {"head": v, "dep": "nsubj"},
                    v: {"dep": "conj"},
                    join[0].i: {"head": first},
                },
            )
    return s
