"""Relative clauses hung on the wrong word."""

from __future__ import annotations

from whowhom.parse.repairs.edit import FINITE, Changes, edit, verbs, words
from whowhom.syntax import Sentence

PLACES = frozenset({"GPE", "LOC", "FAC"})


def which_relative(s: Sentence) -> Sentence:
    """ "resumed the patrols there, which were suspended in 2016": a relative clause of the noun before the comma.

    Left alone where a verb of speech follows: "had entered its waters, which Kyiv denied" is about the whole clause.
    """
    for token in s.tokens:
        if token.lower in ("which", "who") and token.tag[0] == "W" and token.i > 1:
            comma = token.i - 1 if s[token.i - 1].text == "," else token.i - 2
            if s[comma].text != "," or (comma == token.i - 2 and s[token.i - 1].pos != "ADP"):
                continue
            v = next((a.i for a in s.ancestors(token.i) if a.pos in ("VERB", "AUX")), None)
            if (
                v is None
                or v < token.i
                or s[v].dep not in ("advcl", "ccomp", "conj", "dep")
                or s[v].head > comma
                or s[v].lower in verbs("speech")
            ):
                continue
            noun = _antecedent(s, comma, _number(s, token.i, v), token.lower)
            if noun is not None and noun not in s.subtree(v):
                return edit(s, {v: {"head": noun, "dep": "relcl"}})
    return s


def who_relative(s: Sentence) -> Sentence:
    """ "a cleric living in France, who condemned it": "who" is somebody, not the place named last."""
    for token in s.tokens:
        v = token.head
        if token.lower != "who" or token.dep not in ("nsubj", "nsubjpass") or s[v].dep != "relcl":
            continue
        place = s.head(v)
        if place.ent not in PLACES or place.i > token.i:
            continue
        person = next((t.i for t in s.ancestors(place.i) if t.pos in ("NOUN", "PROPN") and t.ent not in PLACES), None)
        if person is not None and person < token.i:
            return edit(s, {v: {"head": person}})
    return s


def that_relative(s: Sentence) -> Sentence:
    """ "the drills that the two countries held": the parser takes the clause for a noun with a participle."""
    for token in s.tokens[1:]:
        noun = s[token.i - 1]
        if token.lower != "that" or token.tag not in ("IN", "DT", "WDT") or noun.pos != "NOUN" or noun.head > token.i:
            continue
        doer = next((t for t in s.tokens[token.i + 1 :] if t.pos in ("NOUN", "PROPN") and t.head <= token.i), None)
        if doer is None or doer.head == noun.i or min(s.subtree(doer.i)) > token.i + 1:
            continue
        told = next((k for k in s.children(doer.i, "acl") if k.tag == "VBN" and k.i > doer.i), None)
        if told is not None and not s.children(told.i, "dobj", "agent", "aux", "auxpass"):
            changes: Changes = {
                told.i: {"head": noun.i, "dep": "relcl", "tag": "VBD"},
                doer.i: {"head": told.i, "dep": "nsubj"},
                token.i: {"head": told.i, "dep": "dobj", "tag": "WDT"},
            }
            return edit(s, changes)
    return s


def _number(s: Sentence, which: int, v: int) -> str | None:
    """ "singular" or "plural" as the verb shows, if "which" is its subject."""
    if s[which].dep not in ("nsubj", "nsubjpass"):
        return None
    first = min([v, *(k.i for k in s.children(v, "aux", "auxpass"))])
    if s[first].tag not in FINITE:
        return None
    if s[first].lower in words("plural_verbs"):
        return "plural"
    if s[first].lower in words("singular_verbs") or s[first].tag == "VBZ":
        return "singular"
    return None


def _antecedent(s: Sentence, comma: int, number: str | None, word: str) -> int | None:
    """The nearest noun before the comma that agrees; no date, and no word inside a compound."""
    for i in range(comma - 1, max(-1, comma - 8), -1):
        token = s[i]
        if (
            token.pos not in ("NOUN", "PROPN")
            or token.dep in ("compound", "nmod", "poss", "amod", "npadvmod")
            or token.ent in ("DATE", "TIME")
        ):
            if token.pos == "VERB" or token.text == ",":
                return None
            continue
        plural = token.tag in ("NNS", "NNPS")
        if number is None or (number == "plural") == plural:
            return i
    return None


def relative_number(s: Sentence) -> Sentence:
    """ "supplies from the river that runs through …": a relative clause belongs to a noun that agrees with its verb."""
    changes: Changes = {}
    for token in s.tokens:
        if token.dep == "relcl" and token.head < token.i:
            changes.update(_agreeing(s, token.i, token.head))
    return edit(s, changes) if changes else s


def _agreeing(s: Sentence, v: int, noun: int) -> Changes:
    pronoun = next((k for k in s.children(v, "nsubj", "nsubjpass") if k.lower in words("relative")), None)
    number = _number(s, pronoun.i, v) if pronoun is not None else None
    if (
        pronoun is None
        or number is None
        or noun >= pronoun.i
        or _fits(s, noun, number)
        or s[noun].lower in words("collective")
    ):
        return {}
    for i in range(pronoun.i - 1, noun, -1):
        token = s[i]
        if (
            token.pos not in ("NOUN", "PROPN")
            or token.dep not in ("pobj", "dobj", "appos", "conj")
            or token.ent in ("DATE", "TIME")
        ):
            continue
        if pronoun.lower == "who" and token.ent in ("GPE", "LOC", "FAC"):
            continue
        if _fits(s, i, number):
            return {v: {"head": i}}
    return {}


def _fits(s: Sentence, noun: int, number: str) -> bool:
    """Whether a noun can be the subject of a verb of that number; words without a number fit both."""
    token = s[noun]
    if token.pos not in ("NOUN", "PROPN"):
        return True
    plural = token.tag in ("NNS", "NNPS")
    return not plural if number == "singular" else plural or s.child(noun, "conj") is not None
