"""Crowds that no noun of force names: "thousands gathered", "a rally of hundreds", "3,000 Egyptians", "300 of them"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from whowhom.records import Token
from whowhom.resolve import numbers
from whowhom.resolve.forces.phrases import Phrase, phrase_of
from whowhom.resolve.forces.words import is_plural, table
from whowhom.resolve.numerals import table as figures
from whowhom.syntax import Sentence

DOING = {"nsubj", "nsubjpass"}


def crowds_of(sentence: Sentence, taken: set[int]) -> Iterator[Phrase]:
    """Counted people; ``taken`` are heads that are told already, as forces or as losses."""
    for token in sentence.tokens:
        if token.i in taken or not (token.ent == "NORP" or token.lower in _words()):
            continue
        phrase = _people(sentence, token) or _of_them(sentence, token) or _alone(sentence, token)
        if phrase is not None and phrase.head not in taken:
            yield phrase


@cache
def _words() -> frozenset[str]:
    """The words that may count a crowd which no noun names."""
    return frozenset(table()["crowds"]["pronouns"]) | frozenset(figures()["order"])


def _people(sentence: Sentence, token: Token) -> Phrase | None:
    """ "thousands of Egyptians", "some 200 Kurds"."""
    if token.ent != "NORP" or not is_plural(token) or token.dep in ("compound", "amod", "nmod"):
        return None
    phrase = phrase_of(sentence, token.i)
    return phrase if phrase.quantity.count is not None else None


def _of_them(sentence: Sentence, token: Token) -> Phrase | None:
    """ "about 300 of them", where the figure stands for people told before."""
    if token.lower not in table()["crowds"]["pronouns"] or token.i < 2 or sentence[token.i - 1].lower != "of":
        return None
    after = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    if after is not None and after.pos in ("NOUN", "PROPN", "ADJ"):
        return None  # "four of them fighters", "four of them Gondorian"
    found = numbers.ending_at([t.text for t in sentence.tokens], token.i - 1)
    if found is None or found[0].count is None or sentence[token.i - 2].dep not in DOING:
        return None
    return Phrase(found[1], token.i - 2, found[0])


def _alone(sentence: Sentence, token: Token) -> Phrase | None:
    """ "thousands marched", "a crowd of hundreds": the figure itself stands for people."""
    if token.lower not in figures()["order"] or token.pos not in ("NOUN", "NUM") or _goes_on(sentence, token):
        return None
    over = sentence.head(token.i)
    gathered = over.lower == "of" and sentence.head(over.i).lower in table()["crowds"]["gatherings"]
    doing = token.dep in DOING and over.pos in ("VERB", "AUX")
    drawn = token.dep == "dobj" and over.lower in table()["crowds"]["drawn"]
    if not (gathered or doing or drawn):
        return None
    found = numbers.ending_at([t.text for t in sentence.tokens], token.i + 1)
    return Phrase(found[1], token.i, found[0]) if found and found[0].count is not None else None


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """ "hundreds of ships", "thousands more tanks": what is counted follows."""
    after = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    return bool(after and (after.lower in ("of", "more") or (after.pos in ("NOUN", "ADJ") and after.head > token.i)))
