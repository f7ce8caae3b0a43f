"""One sentence with the hits of the tables laid over it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from whowhom.records import Span, Token
from whowhom.resolve.parties.lexicon import Entry, Hit
from whowhom.resolve.parties.tables import Owner, PartyTables
from whowhom.resolve.parties.traps import sound
from whowhom.syntax import Sentence

HEADS = ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB")
NAMELIKE = ("people", "force", "definite")
INNER = ("compound", "nmod", "amod")


@dataclass
class Scene:
    """``names`` by every token they cover; ``nouns`` by their last token; ``taken`` are names folded into a noun."""

    sentence: Sentence
    tables: PartyTables
    names: dict[int, Hit] = field(default_factory=dict)
    nouns: dict[int, Hit] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    runs: dict[int, int] = field(default_factory=dict)  # where names of people end, by where they begin

    def __post_init__(self) -> None:
        self.tokens: tuple[Token, ...] = self.sentence.tokens

    @cached_property
    def openings(self) -> list[int]:
        """Where the name of somebody may begin: the first word, capitals, and what stands before or in names."""
        capitals = self.sentence.capitals
        before, inside = self.tables.words["person"]["honorifics"], self.tables.words["person"]["particles"]
        return [
            token.i
            for token in self.tokens
            if token.i == 0 or token.i in capitals or token.lower in before or token.lower in inside
        ]

    def name(self, i: int) -> Hit | None:
        return self.names.get(i)

    def titled(self) -> bool:
        """Whether a title of one person stands in it."""
        return any(hit.entry.kind == "role" and not hit.entry.plural for hit in self.nouns.values())

    def owner(self, hit: Hit) -> Owner:
        entry: Entry = hit.entry
        return Owner(entry.country, entry.org, entry.sector, self.sentence.chars(hit.start, hit.end - 1))

    def chars(self, first: int, last: int) -> Span:
        return self.sentence.chars(first, last)

    def head_of(self, first: int, last: int) -> int:
        """The word of a stretch that the sentence hangs on; the last such noun where the parse splits it."""
        outside = [
            i for i in range(first, last + 1) if not first <= self.tokens[i].head <= last or self.tokens[i].head == i
        ]
        nouns = [i for i in outside if self.tokens[i].pos in HEADS]
        return (nouns or outside or [last])[-1]


def lay(sentence: Sentence, hits: Sequence[Hit], tables: PartyTables, whole_text: str) -> Scene:
    """Lays names and nouns over a sentence; names win over the nouns inside them, and traps are taken out."""
    covered = {i for hit in hits for i in range(hit.start, hit.end)}
    creeds = tables.words["capitalised"]["people"]
    nouns = [hit for hit in tables.nouns.scan(sentence.tokens, covered) if is_noun(sentence, hit, creeds)]
    nouns = [hit for hit in nouns if in_capitals(sentence, hit, tables.words["acronyms"])]
    noun_tokens = {i for hit in nouns for i in range(hit.start, hit.end)}
    scene = Scene(sentence, tables)
    for hit in sound(sentence, hits, noun_tokens, tables.words, whole_text):
        for i in range(hit.start, hit.end):
            scene.names[i] = hit
    scene.nouns = {hit.end - 1: hit for hit in nouns}
    return scene


def is_noun(sentence: Sentence, hit: Hit, creeds: Container[str]) -> bool:
    """The last word is used as a noun ("to force", "general" and "major" as adjectives are not).

    ``creeds`` are nouns that English writes with a capital ("the Islamists").
    """
    last = sentence[hit.end - 1]
    if hit.entry.noun in creeds and last.pos == "PROPN":
        return hit.end >= len(sentence) or sentence[hit.end].pos != "PROPN"
    if hit.entry.kind in NAMELIKE and closes_name(sentence, hit.start):
        return False  # "the Great Hall of the People"
    named = last.pos == "PROPN" and last.text[:1].isupper()  # a small letter is no name, whatever the parser says
    if hit.start and named and hit.entry.kind in NAMELIKE and sentence.block != "headline":
        if hit.entry.kind != "definite" or sentence[hit.start - 1].lower != "the":
            return False  # "Qin Gang"
        return hit.end >= len(sentence) or sentence[hit.end].pos != "PROPN"  # "the Kingdom"
    if hit.end - hit.start > 1 or last.pos in ("NOUN", "PROPN"):
        return True
    return last.pos in ("ADJ", "NUM") and last.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "poss")


def in_capitals(sentence: Sentence, hit: Hit, acronyms: Container[str]) -> bool:
    """Letters that stand for an office are capitals ("MOD", "MoFA"); other nouns are written as one likes."""
    first = sentence[hit.start]
    return hit.end - hit.start > 1 or first.lower not in acronyms or sum(map(str.isupper, first.text)) > 1


def closes_name(sentence: Sentence, i: int) -> bool:
    """A capital after "of the" and another capital, outside headlines."""
    if i < 3 or sentence.block == "headline" or not sentence[i].text[:1].isupper():
        return False
    joined = [token.lower for token in sentence.tokens[i - 2 : i]] == ["of", "the"]
    return joined and sentence[i - 3].text[:1].isupper()
