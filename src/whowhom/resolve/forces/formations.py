"""Formations by number or name: "the 58th Army", "the Seventh Fleet", "a carrier strike group"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whowhom.records import Token
from whowhom.resolve.forces.phrases import Phrase, phrase_of
from whowhom.resolve.forces.words import singular, table
from whowhom.syntax import Sentence

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def formations_of(sentence: Sentence) -> Iterator[tuple[Phrase, str, str]]:
    """The phrase, the kind of what the formation is made of, and the formation's own noun."""
    if sentence.words.isdisjoint(_forms()):
        return
    for token in (token for token in sentence.tokens if singular(token.lower) in _nouns()):
        found = _grouped(sentence, token) or _numbered(sentence, token)
        if found:
            yield phrase_of(sentence, token.i), *found


@cache
def _nouns() -> frozenset[str]:
    """The last words of formations, in the singular."""
    rows = table()["formations"]
    return frozenset(singular(name.split()[-1]) for name in (*rows["named"], *rows["pairs"]))


@cache
def _forms() -> frozenset[str]:
    """Those words and what may be a plural of theirs."""
    irregular = (many for many, one in table()["nouns"]["plurals"].items() if one in _nouns())
    return frozenset(noun + ending for noun in _nouns() for ending in ("", "s", "es")) | frozenset(irregular)


def _grouped(sentence: Sentence, token: Token) -> tuple[str, str] | None:
    """ "strike group", "task force"; plural too."""
    if token.i == 0 or token.dep in ("compound", "nmod"):
        return None
    name = f"{sentence[token.i - 1].lower} {singular(token.lower)}"
    kind = table()["formations"]["pairs"].get(name)
    return (kind, name) if kind else None


def _numbered(sentence: Sentence, token: Token) -> tuple[str, str] | None:
    """ "58th Army", "82nd Airborne Division", "Sixth Fleet": an ordinal, then capitals up to the noun of a unit."""
    kind = table()["formations"]["named"].get(token.lower)
    if kind is None or not token.text[:1].isupper() or token.dep in ("compound", "nmod"):
        return None
    i = token.i - 1
    while (
        i > 0 and sentence[i].text[:1].isupper() and not _ordinal(sentence[i]) and sentence[i].pos in ("PROPN", "ADJ")
    ):
        i -= 1
    return (kind, token.lower) if i >= 0 and _ordinal(sentence[i]) else None


def _ordinal(token: Token) -> bool:
    return token.lower in table()["formations"]["ordinals"] or ORDINAL.fullmatch(token.lower) is not None
