"""Pronouns that may stand for a party."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from whowhom.records import Mention, Token
from whowhom.syntax import Sentence

STANDS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
TAGS = ("PRP", "PRP$", "DT", "CC", "PDT")


def pronouns(sentence: Sentence, words: Mapping[str, Any], busy: set[int]) -> list[Mention]:
    """A mention for every third-person pronoun that is no filler."""
    out, numbers = [], words["pronouns"]
    for token in [token for token in sentence.tokens if token.lower in numbers]:
        number = numbers[token.lower]
        if token.i in busy or not stands(sentence, token, words):
            continue
        out.append(
            Mention(token.span, sentence.index, token.i, "pronoun", noun=token.lower, number=number, rule="pronoun")
        )
    return out


def stands(sentence: Sentence, token: Token, words: Mapping[str, Any]) -> bool:
    if token.tag in ("PRP", "PRP$"):
        return token.lower != "it" or not filler(sentence, token, words["expletive"])
    if token.lower in ("latter", "former"):
        return token.i > 0 and sentence[token.i - 1].lower == "the" and token.dep in STANDS
    if token.lower not in words["determiners"]["alone"]:
        return False
    if token.i and sentence[token.i - 1].tag == "PRP":
        return False  # "they both": the pronoun before stands for them
    return token.dep in STANDS and token.pos != "CCONJ"


def filler(sentence: Sentence, token: Token, expletive: Mapping[str, Any]) -> bool:
    """ "it was agreed that", "it is clear that", "it rained"."""
    if token.dep == "expl":
        return True
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = sentence.head(token.i)
    kids = sentence.children(verb.i)
    if verb.lower in expletive["weather"]:
        return True
    clause = [kid for kid in kids if kid.dep in ("ccomp", "csubj", "csubjpass", "xcomp", "advcl") and kid.i > verb.i]
    said = any(k.lower == "that" and k.dep == "mark" for kid in clause for k in sentence.children(kid.i))
    if verb.lower in expletive["verbs"]:
        return bool(clause)
    if token.dep == "nsubjpass":
        return said
    adjective = next((kid for kid in kids if kid.dep in ("acomp", "attr")), None)
    if adjective is None or verb.pos != "AUX":
        return False
    inner = [k for k in sentence.children(adjective.i) if k.dep in ("ccomp", "xcomp", "acl", "relcl")]
    return (adjective.dep == "acomp" and bool(inner or said)) or (
        adjective.dep == "attr" and (said or (bool(clause) and clause[0].dep != "advcl"))
    )
