"""Clauses joined to the wrong verb."""

from __future__ import annotations

from whowhom.parse.repairs.edit import (
    FINITE,
    Change,
    Changes,
    edit,
    has_subject,
    is_finite,
    right_edge,
    verbs,
    words,
)
from whowhom.syntax import Sentence

CLAUSAL = ("ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis")
BREAKS = frozenset({";", "—", "–", "--"})


def clause_chain(s: Sentence) -> Sentence:
    """ "One side denied it; the other left": two main clauses, where the first was read as what the second says.

    A clause before the main verb is its complement only below a verb of saying ("…, the ministry said").
    """
    for v in s.clause_verbs:
        if (
            s[v].dep == "ccomp"
            and v < s[v].head
            and has_subject(s, v)
            and is_finite(s, v)
            and s.child(v, "mark") is None
        ):
            main = s[v].head
            if s[main].dep in CLAUSAL and has_subject(s, main) and not _opened(s, v) and _apart(s, v, main):
                changes: Changes = {
                    v: {"head": main if s[main].head != main else v, "dep": s[main].dep},
                    main: {"head": v, "dep": "conj"},
                }
                if s[main].head != main:
                    changes[v] = {"head": s[main].head, "dep": s[main].dep}
                return edit(s, changes)
    return s


def _opened(s: Sentence, v: int) -> bool:
    """The first clause begins with "if", "while" …, wherever that word was hung."""
    start = s.subtree(v)[0]
    return any(t.lower in words("subordinators") for t in s.tokens[max(0, start - 2) : start + 3])


def _apart(s: Sentence, v: int, main: int) -> bool:
    """A semicolon or dash between the clauses, or a comma and a main verb that says nothing."""
    subject = s.child(main, "nsubj", "nsubjpass", "expl", "csubj")
    if subject is None or subject.i > main:
        return False
    end = s.subtree(subject.i)[0]
    last = right_edge(s, v)
    while s[last].pos == "PUNCT":
        last -= 1
    between = [t.text for t in s.tokens[last + 1 : end]]
    if '"' in between or "”" in between or "''" in between:
        return False
    if any(mark in BREAKS for mark in between):
        return True
    return "," in between and s[main].lower not in verbs("reporting")


def conjunct_form(s: Sentence) -> Sentence:
    """ "withdraw a bill allowing transfers and step down": a verb is coordinated with a verb of its own form."""
    changes: Changes = {}
    for v in s.clause_verbs:
        token = s[v]
        if (
            token.dep == "conj"
            and s[token.head].tag != token.tag
            and not has_subject(s, v)
            and not s.children(v, "aux", "auxpass", "mark")
        ):
            target = _like(s, v)
            if target is not None:
                changes[v] = {"head": target}
    return edit(s, changes) if changes else s


def _like(s: Sentence, v: int) -> int | None:
    """The governor of the same form, where the head is of another: infinitive to infinitive, past to past."""
    tag, head = s[v].tag, s[s[v].head]
    if head.pos not in ("VERB", "AUX"):
        return None
    if tag == "VBD" and head.tag in ("VBZ", "VBP"):  # "say A bombed the camp and sent tanks"
        return next(
            (k.i for k in s.children(head.i, "ccomp") if k.tag == "VBD" and head.i < k.i < v and has_subject(s, k.i)),
            None,
        )
    if tag in FINITE and is_finite(s, head.i):
        return None
    if tag == "VB" and head.tag in ("VBG", "VBD", "VBN", "VBZ"):
        wanted = ("VB",)
    elif tag in ("VBD", "VBZ") and head.tag in ("VBG", "VB"):
        wanted = (tag,)
    else:
        return None
    for above in s.ancestors(head.i):
        if above.pos in ("VERB", "AUX") and above.i < head.i and above.tag in wanted:
            return above.i
    return None


def said_before(s: Sentence) -> Sentence:
    """ "…, the two sides announced, after A called on B": the verb of saying is the main one."""
    for v in s.clause_verbs:
        if s[v].dep != "ROOT" or not s.children(v, "ccomp"):
            continue
        subject = s.child(v, "nsubj")
        said = (
            next((k for k in s.children(subject.i, "acl", "relcl") if k.lower in verbs("reporting") and k.i < v), None)
            if subject
            else None
        )
        if subject is None or said is None or said.tag not in ("VBD", "VBN") or said.i != subject.i + 1:
            continue
        changes = _restore(s, v, subject.i, said.i)
        if changes:
            return edit(s, changes)
    return s


def _restore(s: Sentence, v: int, subject: int, said: int) -> Changes:
    """The words between a subordinating word and the second verb are that verb's subject."""
    opener = next((t.i for t in s.tokens[said + 1 : v] if t.lower in words("subordinators")), None)
    if opener is None:
        return {}
    name = v - 1
    if s[name].pos not in ("NOUN", "PROPN", "PRON"):
        return {}
    while s[name].head != name and opener < s[name].head < v and s[s[name].head].pos in ("NOUN", "PROPN", "ADP"):
        name = s[name].head
    changes: dict[int, Change] = {
        said: {"head": said, "dep": "ROOT", "tag": "VBD", "pos": "VERB"},
        subject: {"head": said, "dep": "nsubj"},
        v: {"head": said, "dep": "advcl"},
        opener: {"head": v, "dep": "mark"},
        name: {"head": v, "dep": "nsubj"},
    }
    for kid in s.children(v):
        if kid.i < said and kid.i != subject:
            changes[kid.i] = {"head": said}
    changes[len(s) - 1] = {"head": said} if s.tokens[-1].dep == "punct" else {}
    return changes


def outer_speech(s: Sentence) -> Sentence:
    """ "A said that B was blocking the loan and accused it": who speaks goes on, where the lower verb tells a state.

    The joined verb speaks to somebody, in the tense of the upper verb.
    """
    changes: Changes = {}
    for v in s.clause_verbs:
        lower = s[v].head
        upper = s[lower].head
        joined = s[v].dep == "conj" and s[lower].dep == "ccomp" and upper < lower < v and has_subject(s, upper)
        if not joined or has_subject(s, v) or s.child(v, "mark") is not None or s[v].lower not in verbs("addressing"):
            continue
        if _tells_a_state(s, lower, v) and _is_past(s, v) is not None and _is_past(s, v) == _is_past(s, upper):
            changes[v] = {"head": upper}
    return edit(s, changes) if changes else s


def _tells_a_state(s: Sentence, lower: int, v: int) -> bool:
    """ "is poor", "was blocking", "had moved" before a plain past."""
    had = s[lower].tag == "VBN" and any(k.tag == "VBD" for k in s.children(lower, "aux"))
    goes_on = s[lower].tag == "VBG" != s[v].tag
    return s[lower].pos == "AUX" or goes_on or (had and s[v].tag == "VBD")


def _is_past(s: Sentence, v: int) -> bool | None:
    """Whether a verb or its auxiliary is in the past tense; None for neither past nor present."""
    aux = next((k.tag for k in s.children(v, "aux")), s[v].tag)
    return aux == "VBD" if aux in FINITE else None
