"""Definite nouns for a place named before: "the strait", "the port", "the Angolan capital"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whowhom.records import Found, Place, Span, Token
from whowhom.resolve.places.position import locate
from whowhom.resolve.places.tables import PlaceTables, fold
from whowhom.syntax import Sentence

LARGE = ("country", "continent", "region")


def definites(
    sentence: Sentence, named: list[Found[Place]], earlier: list[Found[Place]], tables: PlaceTables, home: str | None
) -> list[Found[Place]]:
    """The named places of the sentence together with its definite nouns, in order of the text.

    ``home``: the country of the dateline, whose capital is "the capital" where nothing else was told to have happened.
    """
    out = list(named)
    definite, there = tables.words.definite, tables.words.there
    for token in sentence.tokens:
        if token.lower in definite and token.pos in ("NOUN", "PROPN"):
            place = _stands_for(
                sentence, token, [*earlier, *(f for f in named if f.value.span.end <= token.span.start)], tables, home
            )
            if place is not None and not any(f.value.span.overlaps(place.span) for f in named):
                out.append(Found(place, sentence.index, token.i))
        if token.lower in there and token.tag in ("RB", "EX") and token.dep == "advmod":
            before = [*earlier, *(f for f in named if f.value.span.end <= token.span.start)]
            out += [Found(place, sentence.index, token.i) for place in _there(sentence, token, before, tables)]
    return sorted(out, key=lambda f: f.value.span)


def _stands_for(
    sentence: Sentence, token: Token, earlier: list[Found[Place]], tables: PlaceTables, home: str | None
) -> Place | None:
    kids = sentence.children(token.i)
    opener = next((k for k in kids if k.lower in tables.words.determiners and k.i < token.i), None)
    if opener is None or token.dep in ("nsubj", "appos") or _has_own_name(sentence, token):
        return None
    owner = next((tables.demonyms[fold(k.text)] for k in kids if fold(k.text) in tables.demonyms), None)
    if any(k.i < token.i and k is not opener and fold(k.text) not in tables.demonyms for k in kids):
        return None
    position = locate(sentence, opener.i, token.i, "city", tables.words)
    antecedent = _antecedent(token.lower, owner, [f.value for f in earlier], tables, home) if position else None
    if antecedent is None or position is None:
        return None
    span = sentence.chars(opener.i, token.i)
    words = sentence.tokens[opener.i : token.i + 1]
    return replace(antecedent, text=_joined(words), span=span, role=position.role)


def _there(sentence: Sentence, token: Token, earlier: list[Found[Place]], tables: PlaceTables) -> list[Place]:
    """The last place named in this or one of the sentences before, with those it is listed with: "resumed there"."""
    if not earlier or sentence.index - earlier[-1].sentence > tables.words.there_back:
        return []
    if earlier[-1].value.role in tables.words.between:
        return []  # "between Crete and Cyprus … there" is neither of the two
    listed = [earlier[-1]]
    while len(listed) < len(earlier) and _joined_to(earlier[-1 - len(listed)], listed[-1]):
        listed.append(earlier[-1 - len(listed)])
    return [replace(one.value, text=token.text, span=token.span, role=None) for one in reversed(listed)]


def _joined_to(one: Found[Place], two: Found[Place]) -> bool:
    """ "in Gondar and Bahir Dar": next to each other behind one preposition, and neither inside the other."""
    gap = two.value.span.start - one.value.span.end
    alike = one.value.role == two.value.role and one.value.kind not in LARGE and two.value.kind not in LARGE
    return one.sentence == two.sentence and alike and 0 < gap <= len(", and ")


def _joined(words: Iterable[Token]) -> str:
    out, at = "", -1
    for word in words:
        out += (" " * (word.span.start - at) if at >= 0 else "") + word.text
        at = word.span.end
    return out


def _has_own_name(sentence: Sentence, token: Token) -> bool:
    """ "the port of Aden", "the capital, Luanda", "the city where": the name follows."""
    if any(k.dep == "appos" or (k.dep == "prep" and k.lower == "of") for k in sentence.children(token.i)):
        return True
    after = sentence.tokens[token.i + 1 : token.i + 3]
    return bool(after) and (
        after[0].lower == "of"
        or after[0].pos == "PROPN"
        or (len(after) > 1 and after[0].text == "," and after[1].pos == "PROPN")
    )


def _antecedent(
    noun: str, owner: str | None, earlier: list[Place], tables: PlaceTables, home: str | None
) -> Place | None:
    kinds = tables.words.definite[noun]
    for place in reversed(earlier):
        if place.kind in kinds and (owner is None or place.country == owner):
            if noun in tables.words.same_word and noun not in place.text.lower() and place.kind != "region":
                continue
            return place
    if noun != "capital":
        return None
    scenes = [p for p in earlier if p.role not in tables.words.motion]  # who fled to a land is not in its capital
    state = owner or next((p.country for p in reversed(scenes) if p.country), home)
    entry = tables.capitals.get(state or "")
    if entry is None:
        return None
    return Place(
        entry.name, "capital", entry.country, entry.lon, entry.lat, "", earlier[-1].span if earlier else _nowhere()
    )


def _nowhere() -> Span:
    return Span(0, 0)
