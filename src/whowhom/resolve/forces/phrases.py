"""The noun phrase around a noun of force: where it begins, how many it counts, and of which unit."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.resolve import numbers
from whowhom.resolve.forces.words import table as forces_table
from whowhom.resolve.numbers import NONE, Quantity
from whowhom.resolve.numerals import table
from whowhom.syntax import Sentence

INSIDE = {"ADJ", "NOUN", "PROPN", "ADV"}
OWNERS = {"DT", "PDT", "PRP$", "WP$", "POS"}
HYPHENS = {"-", "–"}
PEOPLES = ("NORP", "GPE")  # "Gondorian", "U.S."


@dataclass(frozen=True, slots=True)
class Phrase:
    """Token indexes of the first word and the noun; ``unit`` is the token of "squadron" in "a squadron of jets"."""

    first: int
    head: int
    quantity: Quantity
    unit: int | None = None


def phrase_of(sentence: Sentence, head: int, skip: frozenset[int] = frozenset()) -> Phrase:
    """Walks left from ``head``, since the parser often hangs figures elsewhere. ``skip``: tokens of a model's name."""
    words = [t.text for t in sentence.tokens]
    i = head - 1
    while i >= 0:
        token = sentence[i]
        if i not in skip and token.ent == "DATE" and token.pos in ("NUM", "PROPN"):
            break  # "On 2 April 1982 Argentine forces …"
        named = i in skip or (token.tag in ("VBN", "VBG", "POS") and _in_phrase(sentence, i, head))
        if named or (token.text in HYPHENS and i > 0 and _tight(sentence, i)):
            i -= 1
        elif token.pos == "NUM" or token.lower in ("dozen", "couple", "pair"):
            found = None if _is_measure(sentence, i) else _quantity(words, i + 1, sentence)
            if found:
                return _with_owner(sentence, Phrase(found[1], head, found[0]))
            i -= 1
        elif _between_peoples(sentence, i):
            i -= 1
        elif token.pos in INSIDE and token.text != ",":
            found = _quantity(words, i + 1, sentence) if token.lower in table()["closing"] else None
            if found:
                return _with_owner(sentence, Phrase(found[1], head, found[0]))
            i -= 1
        else:
            break
    return _open(sentence, words, i, head)


def _between_peoples(sentence: Sentence, i: int) -> bool:
    """ "ten Gondorian and Rohirric ships": the figure counts both."""
    if sentence[i].lower != "and" or not 0 < i < len(sentence) - 1:
        return False
    sides = (sentence[i - 1], sentence[i + 1])
    named = all(side.text[:1].isupper() and side.pos in ("ADJ", "PROPN") for side in sides)
    return named and any(side.ent in PEOPLES for side in sides)


def _in_phrase(sentence: Sentence, i: int, head: int) -> bool:
    """A participle or an owner's 's that stands before its noun ("armed men", "Turkey's six jets")."""
    token = sentence[i]
    return token.tag == "POS" or (token.dep in ("amod", "compound") and token.head > i and token.head <= head)


def _tight(sentence: Sentence, i: int) -> bool:
    """A hyphen inside a word, no dash between phrases."""
    return sentence[i - 1].span.end == sentence[i].span.start


def _is_measure(sentence: Sentence, i: int) -> bool:
    """ "22-year-old soldiers", "$5 drones", "No. 2": the figure measures or numbers, it does not count."""
    figures = table()
    before = sentence[i - 1] if i else None
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    if before is not None and before.pos == "PROPN" and before.ent == "DATE":
        day = i > 1 and sentence[i - 2].text.isdigit()  # "On 5 October 12 ships …", "On 5 October one ship …"
        return sentence[i].text[:1].isdigit() and (not day or len(sentence[i].text) == 4)  # "On Nov. 29 protesters …"
    if before is not None and (before.text in figures["priced"] or before.lower in figures["labels"]):
        return True
    third = sentence[i + 2] if i + 2 < len(sentence) else None
    return bool(after and after.text in HYPHENS and third and third.lower != "strong" and third.pos != "NUM")


def _quantity(words: list[str], end: int, sentence: Sentence) -> tuple[Quantity, int] | None:
    found = numbers.ending_at(words, end)
    if found and sentence[found[1]].tag == "RP":  # "handed over dozens of people" bounds nothing
        start = found[1] + 1
        inner = numbers.scan(words[:end], start)
        found = (inner[0], start) if inner and inner[1] == end else found  # but "up to 300" keeps its bound
    priced = found is not None and found[1] > 0 and words[found[1] - 1] in table()["priced"]
    return None if priced else found


def _open(sentence: Sentence, words: list[str], i: int, head: int) -> Phrase:
    """The walk ended at word ``i``: an article, an owner, or the "of" after a figure or a unit."""
    first = i + 1
    while first < head and sentence[first].text in HYPHENS:
        first += 1
    while i >= 0 and sentence[i].tag in OWNERS:
        if sentence[i].lower in ("a", "an"):
            return Phrase(i, head, NONE)
        first, i = i, i - 1
    if i >= 2 and sentence[i - 1].lower == "of" and sentence[i].lower in forces_table()["shares"]["pronouns"]:
        found = _quantity(words, i - 1, sentence)  # "nine aircraft, four of them fighters"
        return Phrase(found[1], head, found[0]) if found else Phrase(first, head, NONE)
    if i >= 1 and sentence[i].lower == "of":
        found = _quantity(words, i, sentence)
        if found and (found[0].count is not None or found[0] == NONE) and sentence[i - 1].lower not in ("a", "an"):
            return Phrase(found[1], head, found[0])
        return Phrase(first, head, NONE, unit=i - 1)
    return Phrase(first, head, NONE)


def _part(sentence: Sentence, before: int) -> tuple[Quantity, int] | None:
    """ "12 of the 27 hostages", "200 of 2,000 officers": the part is what the act is about."""
    if before >= 1 and sentence[before].tag in OWNERS - {"POS"}:
        before -= 1
    if before < 1 or sentence[before].lower != "of":
        return None
    found = _quantity([t.text for t in sentence.tokens], before, sentence)
    return found if found and found[0].count is not None else None


def joined(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The other half of "649 Argentine and 255 British servicemen"; its head is the adjective."""
    at = phrase.first - 1
    if phrase.quantity.count is None or at < 2 or sentence[at].lower != "and" or sentence[at - 1].ent != "NORP":
        return None
    found = _quantity([t.text for t in sentence.tokens], at - 1, sentence)
    return Phrase(found[1], at - 1, found[0]) if found and found[0].count is not None else None


def _with_owner(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Takes in "the", "its", "another" before the figure, and marks the unit in "a squadron of six jets"."""
    before = phrase.first - 1
    part = _part(sentence, before)
    if part:
        return Phrase(part[1], phrase.head, part[0])
    if before >= 1 and sentence[before].lower == "of":
        return Phrase(phrase.first, phrase.head, phrase.quantity, unit=before - 1)
    if before >= 0 and sentence[before].tag in OWNERS - {"POS"}:
        return Phrase(before, phrase.head, phrase.quantity, phrase.unit)
    return phrase
