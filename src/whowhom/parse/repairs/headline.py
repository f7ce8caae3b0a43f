"""Headline verbs in the present tense that were read as nouns: "Arnor bars Gondor's trucks"."""

from __future__ import annotations

from functools import cache

from whowhom.codebook.forms import verb_forms
from whowhom.parse.repairs.edit import FINITE, Changes, edit, ends_as_sentence, root, words
from whowhom.syntax import Sentence

PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
OPENS = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "$", "``", "VBN"})
INSIDE = frozenset({"nmod", "compound", "amod"})
MODIFIERS = frozenset({"det", "amod", "poss", "nummod", "case", "punct", "compound", "nmod", "quantmod"})


@cache
def _singular(name: str) -> frozenset[str]:
    """The forms in -s of a list of verbs."""
    return frozenset(form for base in words(name) for form in verb_forms(base) if form.endswith("s") and form != base)


def headline_verb(s: Sentence) -> Sentence:
    """A name, then a word that is a verb in -s, then a noun phrase, in a sentence with no finite verb."""
    if len(s) > 18 or any(t.tag == "MD" or (t.tag in FINITE and not _no_verb(s, t.i)) for t in s.tokens):
        return s
    tags = ("NNS", "NN", "NNP", "NNPS") if _capitals(s) else ("NNS", "NN")
    v = next((t.i for t in s.tokens[1:-1] if (t.tag in tags and _is_verb(s, t.i)) or _inside(s, t.i)), None)
    if v is None:
        return s
    tag = "VBZ" if s[v].lower.endswith("s") else "VBP"
    changes: Changes = {v: {"head": v, "dep": "ROOT", "tag": tag, "pos": "VERB"}}
    changes.update(_left(s, v))
    changes.update(_right(s, v))
    return edit(s, changes)


def _no_verb(s: Sentence, i: int) -> bool:
    """Inside a noun phrase, a last word that is a noun after all ("rejects ceasefire offer"), or a verb's object."""
    return (
        s[i].dep in INSIDE
        or _as_object(s, i)
        or (i == len(s) - 1 and s[i].lower in words("noun_verbs") and any(_inside(s, k) for k in range(1, i)))
    )


def _as_object(s: Sentence, i: int) -> bool:
    """ "Arnor lifts ban", "Arnor fires missile": a noun that was read as the verb, and the verb as its subject."""
    verb = s[i - 1]
    listed = verb.lower in _singular("headline_verbs") or verb.lower in _singular("headline_nouns")
    misread = s[i].tag == "VBP" and verb.tag == "NNS" and verb.dep == "nsubj" and verb.head == i
    return misread and listed and i > 1 and s[i - 2].pos == "PROPN" and s[i - 2].tag != "NNPS"


def _inside(s: Sentence, i: int) -> bool:
    """A word with the form of a finite verb that was hung inside a noun phrase: "Protesters torch embassy"."""
    return (
        s[i].tag in ("VBP", "VBZ")
        and s[i].dep in INSIDE
        and s[i - 1].pos in ("PROPN", "NOUN")
        and s[i + 1].tag in OPENS
    )


def _capitals(s: Sentence) -> bool:
    """A headline in capitals throughout ("Arnor Bars Trucks"), where a capital marks no name."""
    return all(t.text[0].isupper() for t in s.tokens if len(t.text) > 3 and t.text.isalpha())


def _is_verb(s: Sentence, i: int) -> bool:
    word, before, after = s[i].lower, s[i - 1], s[i + 1]
    parted = after.lower in words("particles") and i + 2 < len(s) and s[i + 2].tag in OPENS
    if after.lower == "to" and s[after.head].tag == "VB":  # "parliament votes to expel"
        return before.tag in ("NN", "NNP") and word in _singular("headline_infinitives")
    opened = after.tag in OPENS or _as_object(s, i + 1)
    if not (opened or parted) or before.pos not in ("PROPN", "NOUN"):
        return False
    if word in _singular("headline_verbs"):
        return before.tag in ("NN", "NNP")
    if word in _singular("headline_nouns"):  # "strikes", "plans": only after a name
        return before.pos == "PROPN" and before.ent in PARTIES and not parted
    many = before.tag in ("NNS", "NNPS") or before.lower == "police" or _two_names(s, i)
    return many and (word in words("headline_verbs") or (word in words("headline_nouns") and before.pos == "NOUN"))


def _two_names(s: Sentence, i: int) -> bool:
    """ "Arnor, Gondor sign pact": two names with a comma before the word."""
    comma = next((t.i for t in s.tokens[:i] if t.text == ","), None)
    return comma is not None and 0 < comma < i - 1 and all(t.pos == "PROPN" for t in s.tokens[:i] if t.text != ",")


def _left(s: Sentence, v: int) -> Changes:
    """Everything before the verb is one phrase, whose last word is the subject; or two names with a comma."""
    subject = v - 1
    comma = next(t.i for t in s.tokens if t.text == ",") if _two_names(s, v) else 0
    first = comma - 1 if comma else subject
    changes: Changes = {first: {"head": v, "dep": "nsubj"}}
    if comma:
        changes[subject] = {"head": first, "dep": "conj"}
    for t in s.tokens[:subject]:
        top = first if t.i <= comma else subject
        if t.i != first and (t.head > top or t.head == t.i or (comma and t.head < t.i)):
            changes[t.i] = {"head": top, "dep": t.dep if t.dep in MODIFIERS else "compound"}
        elif t.i != first and t.head == subject and not comma:
            changes[t.i] = {"dep": t.dep if t.dep in MODIFIERS else "compound"}
    return changes


def _right(s: Sentence, v: int) -> Changes:
    """Words after the verb that lost their head: the first noun is the object, the rest hangs on the verb."""
    changes: Changes = {}
    found = False
    for t in s.tokens[v + 1 :]:
        if t.i == v + 1 and t.lower in words("particles"):
            changes[t.i] = {"head": v, "dep": "prt", "tag": "RP", "pos": "ADP"}
            continue
        if (
            v < t.head
            and t.head != t.i
            and not (t.dep == "pobj" and t.head in changes and changes[t.head]["dep"] == "prt")
        ):
            continue
        if not found and t.pos in ("NOUN", "PROPN"):
            changes[t.i], found = {"head": v, "dep": "dobj"}, True
        elif not found and t.i == v + 1 and t.tag == "VBP":
            changes[t.i], found = {"head": v, "dep": "dobj", "tag": "NN", "pos": "NOUN"}, True
        elif t.head == v and t.dep == "prep":
            continue
        elif not found and t.i == len(s) - 1 and t.lower in words("noun_verbs"):
            changes[t.i], found = {"head": v, "dep": "dobj", "tag": "NN", "pos": "NOUN"}, True
            changes.update({k.i: {"dep": "compound"} for k in s.children(t.i, "nsubj")})
        elif t.tag == "VB" and s[v + 1].lower == "to" and s[v + 1].head == t.i:
            changes[t.i] = {"head": v, "dep": "xcomp"}
        else:
            changes[t.i] = {"head": v, "dep": t.dep if t.dep in ("prep", "punct", "advmod", "prt") else "dep"}
    return changes


def headline_future(s: Sentence) -> Sentence:
    """ "Arnor to send troops": the infinitive after the first noun phrase is the main verb, and what will happen."""
    top = root(s)
    if (
        s[top].pos not in ("PROPN", "NOUN")
        or ends_as_sentence(s)
        or top + 1 >= len(s)
        or s[top + 1].lower != "to"
        or s[top].lower in words("to_nouns")
    ):
        return s
    v = next((k.i for k in s.children(top, "relcl", "acl") if k.tag == "VB" and s[top + 1].head == k.i), None)
    if v is None or (s.child(top, "det") and not s.child(v, "dobj", "prep")) or s[top].ent == "DATE":
        return s  # "A year to remember"
    dep = "nsubjpass" if s.child(v, "auxpass") else "nsubj"
    changes: Changes = {v: {"head": v, "dep": "ROOT"}, top: {"head": v, "dep": dep}}
    for kid in s.children(top):
        if kid.i > v:
            changes[kid.i] = {"head": v}
    return edit(s, changes)
