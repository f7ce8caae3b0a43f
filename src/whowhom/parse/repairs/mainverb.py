"""The main verb taken for a modifier: the noun stands at the head of the sentence and the verb hangs below it."""

from __future__ import annotations

from whowhom.parse.repairs.edit import (
    NOMINAL,
    PAST,
    Changes,
    edit,
    ends_as_sentence,
    is_finite,
    root,
    words,
)
from whowhom.syntax import Sentence

NO_VERB = ("cop", "aux", "auxpass", "det", "poss")
CLAUSAL = ("ROOT", "ccomp", "advcl", "conj")
DASHES = frozenset({"—", "–", "-", "--", ":"})
LEFT_STAY = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "quantmod",
        "predet",
        "case",
        "appos",
        "conj",
        "cc",
        "punct",
        "relcl",
        "acl",
    }
)


def active_past(s: Sentence, v: int) -> bool:
    """A past form that can be finite: not "taken", and with no "by X" that would make it passive."""
    token = s[v]
    return token.lower not in words("participle_only") and s.child(v, "agent", "auxpass", "aux", "nsubj") is None


def reduced_main(s: Sentence) -> Sentence:
    """ "Two frigates trained with the destroyer.": the verb read as "(that were) trained" becomes the root."""
    top = root(s)
    if s[top].pos not in NOMINAL or s[top].tag == "CD" or not ends_as_sentence(s):
        return s
    r = _after_dateline(s, top)
    v = next(
        (k.i for k in s.children(r, "acl", "amod", "ccomp") if k.i > r and k.tag in PAST and active_past(s, k.i)), None
    )
    if (
        v is None
        or (s[v].dep == "ccomp" and v != r + 1)
        or any(s[k].dep == "conj" and s[k].head == r for k in s.clause_verbs)
    ):
        return s
    changes: Changes = {v: {"head": v, "dep": "ROOT", "tag": "VBD", "pos": "VERB"}, r: {"head": v, "dep": "nsubj"}}
    if top != r:
        changes[top] = {"head": v, "dep": "dep"}
    for kid in s.children(r):
        outside = kid.i > v or (kid.i < r and kid.dep not in LEFT_STAY)
        if kid.dep == "nsubj":
            changes[kid.i] = {"dep": "compound"}
        elif kid.i != v and outside:
            changes[kid.i] = {"head": v}
    return edit(s, changes)


def _after_dateline(s: Sentence, top: int) -> int:
    """ "BREE — Gondor's minister announced …": the noun after the place and the dash, else the root itself."""
    noun = s.child(top, "appos") if top <= 1 else None
    dashed = noun is not None and any(t.text in DASHES for t in s.tokens[top : noun.i])
    return noun.i if noun is not None and dashed else top


def two_clauses(s: Sentence) -> Sentence:
    """ "Two ships trained, a drill that A announced and B played down": the last verb took the place of the main one.

    The main verb then has two subjects: a noun with the true main verb right after it, and its own after "and".
    """
    for v in s.clause_verbs:
        subjects = s.children(v, "nsubj")
        if len(subjects) != 2 or subjects[1].i > v:
            continue
        first, second = subjects[0].i, subjects[1].i
        main = s.child(first, "acl")
        join = s[s.subtree(second)[0] - 1]
        if (
            main is None
            or main.i != first + 1
            or main.tag not in PAST
            or not active_past(s, main.i)
            or join.tag != "CC"
        ):
            continue
        below = next((k.i for k in s.children(join.head, "relcl") if k.i < join.i), main.i)
        top = main.i if s[v].head == v else s[v].head
        changes: Changes = {
            main.i: {"head": top, "dep": s[v].dep, "tag": "VBD"},
            first: {"head": main.i, "dep": "nsubj"},
            v: {"head": below, "dep": "conj"},
            join.i: {"head": below},
        }
        for kid in s.children(v):
            if kid.i < first or kid.i == len(s) - 1:
                changes[kid.i] = {"head": main.i}
        return edit(s, changes)
    return s


def named_subject(s: Sentence) -> Sentence:
    """ "The regional bloc ECOWAS called for talks.": no relative clause, but a noun with its name and the main verb."""
    r = root(s)
    if s[r].pos != "NOUN" or not ends_as_sentence(s) or r + 1 >= len(s):
        return s
    v = next((k.i for k in s.children(r, "relcl") if is_finite(s, k.i)), None)
    name = s.child(v, "nsubj") if v is not None else None
    if v is None or name is None or name.pos != "PROPN" or s.subtree(name.i)[0] != r + 1:
        return s
    changes: Changes = {v: {"head": v, "dep": "ROOT"}, r: {"head": name.i, "dep": "nmod"}}
    for kid in s.children(r):
        if kid.i != v and (kid.i > r or kid.dep not in LEFT_STAY):
            changes[kid.i] = {"head": v}
    return edit(s, changes)


def nominal_clause(s: Sentence) -> Sentence:
    """ "The build-up alarmed Warsaw.": a word with a subject and an object is a verb, whatever its tag."""
    for token in s.tokens:
        i = token.i
        if token.dep not in CLAUSAL or token.pos not in ("ADJ", "NOUN") or s.child(i, *NO_VERB):
            continue
        subject, changes = s.child(i, "nsubj"), _object(s, i)
        if subject is None or changes is None or subject.i > i or s[i - 1].tag in ("DT", "JJ", "PRP$"):
            continue
        if token.dep == "ROOT" or token.lower.endswith(("ed", "s")):
            return edit(s, {i: {"tag": _finite_tag(token.lower, subject.tag), "pos": "VERB"}, **changes})
    return s


def _finite_tag(word: str, subject: str) -> str:
    if word.endswith("ed"):
        return "VBD"
    return "VBZ" if word.endswith("s") else "VBP" if subject in ("NNS", "NNPS") else "VBD"


def _object(s: Sentence, v: int) -> Changes | None:
    """No change where the object is there; else the noun below an -ing word ("face rising prices"); else None."""
    obj = s.child(v, "dobj")
    if obj is not None:
        return {} if obj.i > v else None
    ing = next((k for k in s.children(v, "xcomp") if k.tag == "VBG" and k.i == v + 1 and s[v].tag == "NN"), None)
    below = s.child(ing.i, "dobj") if ing else None
    if ing is None or below is None:
        return None
    return {below.i: {"head": v, "dep": "dobj"}, ing.i: {"head": below.i, "dep": "amod"}}
