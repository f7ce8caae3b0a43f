"""Two objects read as one noun phrase: "denied the diplomat bail"."""

from __future__ import annotations

from whowhom.parse.repairs.edit import Changes, edit, left_edge, right_edge, verbs, words
from whowhom.syntax import Sentence

OPENS = frozenset({"DT", "PRP$", "CD", "$", "JJR", "PDT"})  # begins a new noun phrase after a noun
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def dative(s: Sentence) -> Sentence:
    """ "lent Madagascar 100 million dollars": the first of the two noun phrases is who is given, not part of what."""
    changes: Changes = {}
    for token in s.tokens:
        gives = token.pos == "VERB" and token.lower in verbs("giving")
        if gives and s.child(token.i, "dative", "auxpass", "prt") is None:
            objects = s.children(token.i, "dobj")
            if len(objects) > 1:
                changes.update(_two(s, objects[0].i, objects[1].i))
            elif objects and objects[0].i - token.i > 1:
                changes.update(_split(s, token.i, objects[0].i))
    return edit(s, changes) if changes else s


def _two(s: Sentence, first: int, second: int) -> Changes:
    """Two objects that the parser found itself, side by side."""
    start = left_edge(s, second)
    whole = right_edge(s, first) + 1 == start and s[start].tag in OPENS
    return (
        {first: {"dep": "dative"}}
        if whole and (s[first].tag in NOUNS or s[first].tag == "PRP") and not _counted(s, first)
        else {}
    )


def _counted(s: Sentence, k: int) -> bool:
    """A unit or a sum: "$16 bn", "475 m"."""
    return (
        s[k - 1].tag in ("CD", "$") or s[k].lower in words("units") or s[k].ent in ("MONEY", "DATE", "TIME", "PERCENT")
    )


def _split(s: Sentence, v: int, obj: int) -> Changes:
    cut = next((k for k in range(v + 1, obj) if _ends_first(s, v, k, obj)), None)
    if cut is None:
        return {}
    changes: Changes = {cut: {"head": v, "dep": "dative"}}
    for i in range(v + 1, cut):
        if s[i].head > cut:
            changes[i] = {"head": cut}
    for i in range(cut + 1, obj):
        if s[i].head <= cut and s[i].head != i and s[i].dep in ("det", "amod", "compound", "nummod", "poss"):
            changes[i] = {"head": obj}
    return changes


def _ends_first(s: Sentence, v: int, k: int, obj: int) -> bool:
    """Whether the first noun phrase ends at ``k``."""
    if (
        s[k].tag not in NOUNS
        or s[k].dep not in ("compound", "nmod", "poss", "amod", "npadvmod")
        or s[k + 1].tag == "POS"
        or s[k].head <= v
    ):
        return False
    if _counted(s, k) or any(s[i].lower in ("a", "an") for i in range(v + 1, k)):
        return False  # "sent a record $16 bn home"
    following = s[k + 1]
    if following.tag in OPENS:
        return following.tag != "DT" or following.head == obj
    if following.tag == "HYPH" or s[k - 1].tag == "HYPH":
        return False
    long = k > v + 1
    goods = s[obj].lower in words("given")
    if _leads_to(s, v, obj) and not goods:
        return False
    if s[k].tag in ("NNS", "NNPS") and (s[k].ent in ("NORP", "GPE") or long):
        return True
    if goods and k + 1 == obj and s[k].ent in ("GPE", "ORG", "PERSON"):
        return True
    if goods and k + 1 == obj and long:
        return s[v + 1].tag in ("DT", "PRP$", "JJ") or any(s[i].tag == "POS" for i in range(v + 1, k))
    plural_name = (
        s[v + 1].lower == "the" and s[k].lower.endswith("s") and s[obj].tag == "NNS"
    )  # "the Philippines patrol boats"
    whole = all(s[i].tag in ("NNP", "NNPS") for i in range(v + (2 if plural_name else 1), k + 1))
    return (
        whole and s[k].ent == "GPE" and following.tag not in ("NNP", "NNPS") and s[k].lower not in words("attributive")
    )


def _leads_to(s: Sentence, v: int, obj: int) -> bool:
    """A later "to X": who is given stands there."""
    return any(k.lower == "to" and k.i > obj for at in (v, obj) for k in s.children(at, "prep", "dative"))


def noun_verb(s: Sentence) -> Sentence:
    """ "handed over the war crimes suspect": the head noun of the object, read as a verb."""
    for t in s.tokens:
        if (
            t.dep not in ("ccomp", "relcl")
            or t.tag not in ("VBP", "VBZ", "VB")
            or t.lower not in words("noun_verbs")
            or s.child(t.i, "aux", "dobj", "ccomp", "mark")
        ):
            continue
        subject, governor = s.child(t.i, "nsubj"), s[t.head]
        if (
            subject is None
            or subject.i != t.i - 1
            or governor.pos != "VERB"
            or governor.i > t.i
            or s.child(governor.i, "dobj")
        ):
            continue
        changes: Changes = {
            t.i: {"dep": "dobj", "tag": "NNS" if t.lower.endswith("s") else "NN", "pos": "NOUN"},
            subject.i: {"dep": "compound"},
        }
        for kid in s.children(subject.i, "det", "poss", "amod", "nummod"):
            changes[kid.i] = {"head": t.i}
        for kid in s.children(t.i, "prep"):
            changes[kid.i] = {"head": governor.i}
        return edit(s, changes)
    return s


def both_alone(s: Sentence) -> Sentence:
    """ "warned both at the weekend", "urged both to talk": without an "and" both are the object of the verb."""
    for t in s.tokens:
        if t.lower == "both" and t.dep in ("preconj", "advmod") and t.i and s[t.i - 1].pos == "VERB":
            verb = t.i - 1
            if not s.children(t.head, "conj") and s.child(verb, "dobj", "dative", "auxpass") is None:
                return edit(s, {t.i: {"head": verb, "dep": "dobj", "pos": "PRON"}})
    return s
