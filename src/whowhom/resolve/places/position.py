"""Is a name a place where it stands, and by which preposition? "in Moscow" is one, "Moscow said" is not."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.resolve.places.words import Words
from whowhom.syntax import Sentence

ACTORS = ("country", "capital")  # names that act for their government
OBJECTS = ("dobj", "obj")
ARGUMENTS = ("dobj", "obj", "nsubjpass", "nsubj", "appos", "attr", "pobj", "ROOT", "oprd", "npadvmod", "dep")
NOMINAL = ("NOUN", "PROPN")
DEPTH = 6
TIMES = ("DATE", "TIME")  # "in Istanbul Friday" may be read as a kind of Friday


@dataclass(frozen=True, slots=True)
class Position:
    """``role`` is the preposition, None where the place is an object or subject ("visited Kyiv")."""

    role: str | None


def locate(sentence: Sentence, first: int, head: int, kind: str, words: Words, depth: int = 0) -> Position | None:
    """Place position of a name that begins at ``first`` and has the head word ``head``; None if it stands in none."""
    if depth > DEPTH:
        return None
    token = sentence[head]
    governor = sentence.head(head)
    if _named_thing(sentence, first, head, words):
        return None
    if token.dep == "pobj" or (token.dep in ("pcomp", "pobj", "dobj") and governor.tag in ("IN", "TO", "RP")):
        return _under_preposition(sentence, governor.i, kind, words, depth)
    if token.dep in ("compound", "nmod", "amod", "poss") and governor.i > head and governor.ent not in TIMES:
        told = _modifier(sentence, head, governor.i, kind, words, depth)
        return told or _opening(sentence, first, head, governor.i, kind, words, depth)
    surface = _before(sentence, first, kind, words, depth)
    if surface is not None:
        return surface
    if token.dep == "conj" and governor.i != head and governor.pos in NOMINAL:
        return locate(sentence, governor.i, governor.i, kind, words, depth + 1)
    if (
        token.dep == "appos"
        and governor.pos in NOMINAL
        and (governor.lower in words.part or governor.lower in words.definite)
    ):
        return locate(sentence, governor.i, governor.i, "city", words, depth + 1)
    if token.dep in OBJECTS:
        return Position(None) if kind not in ACTORS or governor.lower in words.enter else None
    if token.dep == "nsubjpass" and governor.lower in words.enter:
        return Position(None)
    if token.dep == "nsubj" and _hosts(governor.lower, kind, words):
        return Position(None)
    if token.dep in ARGUMENTS and kind not in ACTORS and not (token.dep == "nsubj" and kind in ("site", "base")):
        return Position(None)
    return None


def _named_thing(sentence: Sentence, first: int, head: int, words: Words) -> bool:
    """ "the gunboats Berdyansk and Nikopol", "news agency Anadolu": the noun before says what bears the name."""
    if first == 0 or sentence[head].pos != "PROPN":
        return False
    before = sentence[first - 1]
    if before.tag not in ("NN", "NNS") or not (sentence[head].head == before.i or before.head == head):
        return False
    return not any(
        before.lower in known
        for known in (words.part, words.types, words.definite, words.directions, words.before, words.events)
    )


def _modifier(sentence: Sentence, head: int, governor: int, kind: str, words: Words, depth: int) -> Position | None:
    """ "the Gaza border", "the Singapore summit": where the governing noun is a place or an event."""
    noun = sentence[governor]
    if sentence[head].dep != "poss" and noun.lower in words.seated and kind != "country":
        return Position(None)
    if kind == "country" and sentence[head].text.isupper() and noun.lower in words.events:
        return None  # "U.S. air strikes": the letters of a state stand for its adjective
    if sentence[head].dep != "poss" and (
        noun.lower in words.events or (noun.lower in words.meetings and kind != "country")
    ):
        return Position(None)
    if noun.lower in words.part or noun.lower in words.types or noun.lower in words.definite:
        return locate(sentence, head, governor, "city" if kind in ACTORS else kind, words, depth + 1)
    return None


def _hosts(verb: str, kind: str, words: Words) -> bool:
    """ "Kazakhstan hosted the drill", "Ankara received the envoy": it was there."""
    return verb in words.host or (kind == "capital" and verb in words.host_capital)


def _opening(
    sentence: Sentence, first: int, head: int, governor: int, kind: str, words: Words, depth: int
) -> Position | None:
    """ "In Bitola opponents chanted": a name right behind "in" is its object, though the parser takes on the next noun.

    That of a state may tell what things are about ("progress in Iran talks"), but not where the clause opens.
    """
    if first == 0 or sentence[head].dep == "poss" or sentence[first - 1].lower not in words.sure:
        return None
    opens = first == 1 or not sentence[first - 2].text[-1].isalnum()
    doers = sentence[governor].tag == "NNS" and governor == head + 1
    if kind == "country" and not (opens and doers):
        return None
    return _before(sentence, first, kind, words, depth)


def _under_preposition(sentence: Sentence, prep: int, kind: str, words: Words, depth: int) -> Position | None:
    word = sentence[prep].lower
    governor = sentence.head(prep)
    if governor.lower in words.not_after and word not in words.sure:
        return None
    if word == "of":
        return _of(sentence, prep, kind, words, depth)
    if word in words.sure:
        return Position(word)
    if governor.tag in ("IN", "RP") and governor.lower in words.sure:
        return Position(word if word in words.motion else governor.lower)
    if word in words.motion:
        return (
            Position(word)
            if _moves(sentence, prep, kind, words.motion_governors) or (kind not in ACTORS and word != "for")
            else None
        )
    if word in words.aloft:
        return (
            Position(word)
            if _moves(sentence, prep, kind, words.aloft_governors) or (kind not in ACTORS and kind != "continent")
            else None
        )
    if word in words.between and kind not in ACTORS:
        return Position(word)
    return None


def _of(sentence: Sentence, prep: int, kind: str, words: Words, depth: int) -> Position | None:
    """ "off the coast of Yemen" takes the role from above; "the Islamic Republic of Iran" is no place."""
    governor = sentence.head(prep)
    if governor.lower == "out" and governor.i == prep - 1:  # "pulled out of Mosul"
        return (
            Position("from")
            if _moves(sentence, governor.i, kind, words.motion_governors) or kind not in ACTORS
            else None
        )
    whole = governor.lower in words.part or (governor.lower in words.types and kind not in ACTORS)
    if whole:
        return locate(sentence, governor.i, governor.i, "city", words, depth + 1) or Position("of")
    happened = governor.lower in words.events
    return Position("of") if happened or (governor.lower in words.motion_governors and kind not in ACTORS) else None


def _moves(sentence: Sentence, prep: int, kind: str, governors: frozenset[str]) -> bool:
    """Does a word of moving stand above the preposition, at once or behind its own object?"""
    above = sentence.head(prep)
    if above.lower in governors:
        return True
    if above.pos in NOMINAL or above.tag in ("IN", "RB", "RP"):
        further = sentence.head(above.i)
        return (
            above.dep in ("dobj", "obj", "nsubj", "nsubjpass", "prep", "advmod", "pobj") and further.lower in governors
        )
    return False


def _before(sentence: Sentence, first: int, kind: str, words: Words, depth: int) -> Position | None:
    """The word before the name, whatever the parser made of it."""
    i = first - 1
    while i >= 0 and sentence[i].pos in ("DET", "ADJ") and sentence[i].tag in ("DT", "JJ"):
        i -= 1
    if i < 0 or sentence[i].tag not in ("IN", "TO", "RP"):
        return None
    return _under_preposition(sentence, i, kind, words, depth) if sentence[i].lower != "of" else None
