"""Words of a report that tell an act, with what stands around them: what a comparison with other reports needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whowhom.codebook.forms import base_of
from whowhom.link.words import rarity, root
from whowhom.records import Span, Token
from whowhom.syntax import Sentence

NEAR = 2  # steps of grammar from the head to a word that is near it
COMMON = 1.0  # rarity below which a word is no content
OBJECT = frozenset({"dobj", "nsubjpass", "attr", "oprd", "compound", "amod"})
NAMES = frozenset({"compound", "appos", "nmod", "poss", "amod", "nummod"})  # of a noun, what belongs to its name
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})

Roots = frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that tell an act: ``sentence`` is a number within the report, ``head`` the root of the head word.

    ``roots`` are those of all its words; ``near``, ``object`` and ``around`` those of content words about it.
    """

    id: str
    document: str
    sentence: int
    words: tuple[str, ...]
    head: str
    roots: Roots
    near: Roots = frozenset()
    object: Roots = frozenset()
    around: Roots = frozenset()


def stem(word: str) -> str:
    """The root of any form of a word: "sent" and "sending", "stopped" and "stop" have one."""
    cut = root(base_of(word.lower()))
    return cut[:-1] if cut[-2:-1] == cut[-1:] else cut


def phrase(
    id: str, document: str, number: int, text: str, sentence: Sentence | None = None, at: Span | None = None
) -> Phrase:
    """``text`` as a phrase; with what stands about it where its ``sentence`` is parsed and ``at`` is its span."""
    words = tuple(text.split()) or ("",)
    inside = [token for token in sentence.tokens if at and token.span.overlaps(at)] if sentence else []
    if sentence is None or not inside:
        return Phrase(id, document, number, words, stem(words[0]), frozenset(map(stem, words)))
    head = _head(inside)
    own = frozenset(stem(token.text) for token in inside)
    object, around = _arguments(sentence, head.i)
    near = _content(sentence[i] for i in _within(sentence, head.i))
    return Phrase(id, document, number, words, stem(head.text), own, near - own, object - own, around - own)


def _head(inside: list[Token]) -> Token:
    """The word that governs the others; where several do, the first that can tell something."""
    numbers = {token.i for token in inside}
    tops = [token for token in inside if token.head not in numbers or token.head == token.i] or inside
    return next((token for token in tops if token.pos in NOMINAL or token.pos == "VERB"), tops[0])


def _within(sentence: Sentence, head: int) -> list[int]:
    """The words at most NEAR steps from the head, up or down."""
    found, edge = [head], [head]
    for _ in range(NEAR):
        steps = [i for at in edge for i in (*(kid.i for kid in sentence.children(at)), sentence[at].head)]
        edge = [i for i in dict.fromkeys(steps) if i not in found]
        found += edge
    return found


def _arguments(sentence: Sentence, head: int) -> tuple[Roots, Roots]:
    object: set[str] = set()
    around: set[str] = set()
    for kid in sentence.children(head):
        if kid.dep in OBJECT:
            object |= _name(sentence, kid)
        for noun in sentence.children(kid.i, "pobj") if kid.dep == "prep" else ():
            (object if kid.lower == "of" else around).update(_name(sentence, noun))
    return frozenset(object), frozenset(around)


def _name(sentence: Sentence, noun: Token) -> Roots:
    return _content(token for token in (noun, *sentence.children(noun.i, *NAMES)) if token.pos in NOMINAL)


def _content(tokens: Iterable[Token]) -> Roots:
    words = (stem(token.text) for token in tokens if token.text[:1].isalnum())
    return frozenset(word for word in words if rarity(word) >= COMMON)
