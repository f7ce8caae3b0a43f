"""Words of rank and which of them claim that an act has no like: "the largest raid since 1990", "its first visit".

One is a claim where its noun tells an act, or where something says among what it ranks; "the first five sites" and "the
largest party" rank things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whowhom.code.act import Act
from whowhom.code.clause import Grammar
from whowhom.codebook import Codebook
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.records import Token

STOPS = frozenset(",.;:()–—-")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of grammar.toml [rank]."""

    times: frozenset[str]  # "the first time", "the first occasion"
    scope: frozenset[str]  # "since", "ever", "in years": among what something ranks
    adjectives: frozenset[str]  # that claim by themselves: "unprecedented"
    peaks: frozenset[str]  # of these, the ones that tell of size: "a record haul"
    events: frozenset[str]  # that claim of a noun of an act: "maiden"
    superlatives: frozenset[str]  # whatever the parser takes them for
    others: frozenset[str]  # superlatives that claim nothing: "latest"
    within: frozenset[str]  # prepositions through which a noun ranks the act of its verb
    nouns: frozenset[str]  # that tell acts
    links: frozenset[str]  # "was", "marked": between a subject and its rank
    pointers: frozenset[str]  # "it", "this": for an act told before

    @classmethod
    def of(cls, book: Codebook) -> Words:
        """Of a codebook."""
        times, nouns = book.words("rank.times", noun_forms), book.words("rank.nouns", noun_forms)
        scope, adjectives, peaks = (book.words(f"rank.{name}") for name in ("scope", "adjectives", "peaks"))
        events = book.words("rank.events")
        superlatives, others = book.words("rank.superlatives"), book.words("rank.others")
        within, pointers = book.words("rank.within"), book.words("rank.pointers")
        deeds, links = nouns.union(book.by_noun), book.words("rank.links", verb_forms)
        return cls(times, scope, adjectives, peaks, events, superlatives, others, within, deeds, links, pointers)


@dataclass(frozen=True, slots=True)
class Claim:
    """Its label, first and last word, and the word that stands for what is ranked: a noun, or the rank alone."""

    label: str
    first: int
    last: int
    head: int


class Ranks:
    """Finds the claims of a sentence. ``told``: its acts by their words; ``refs``: earlier acts by nouns for them."""

    def __init__(self, grammar: Grammar, told: Mapping[int, Act], refs: Mapping[int, Act], words: Words) -> None:
        self._grammar, self._s, self._words = grammar, grammar.sentence, words
        self._told, self._refs = told, refs

    def of(self, token: Token) -> Iterator[Claim]:
        """The claim that a word makes, if any."""
        words = self._words
        known = token.lower in words.superlatives or token.tag == "RBS"
        superlative = known or (token.tag == "JJS" and token.lower not in words.others)
        ranks = token.lower == "first" or superlative
        head = self._noun(token) if ranks or token.lower in words.adjectives or token.lower in words.events else None
        if head is None:
            return
        label = "largest" if superlative or token.lower in words.peaks else "first"
        told = self._told.get(head.i)
        event = head.lower in words.nouns or head.i in self._refs or (told is not None and told.verb == head.i)
        if ranks and not self._scoped(token, head) and not self._of_deed(head):
            whose = self._s.child(head.i, "poss") is not None
            named = whose or self._s.block == "headline" or (label == "first" and self._s.child(head.i, "det"))
            if not event or self._titles(token) or not named:
                return
        if ranks or token.lower in words.adjectives or event:
            first = token.i - 1 if token.i and self._s[token.i - 1].lower == "the" else token.i
            yield Claim(label, first, token.i, head.i)

    def _of_deed(self, head: Token) -> bool:
        """ "The bombardment was the heaviest of the war": the subject is the act itself."""
        subject = self._s.child(head.head, "nsubj") if head.dep == "attr" else None
        told = self._told.get(subject.i) if subject is not None else None
        return subject is not None and (subject.i in self._refs or (told is not None and told.verb == subject.i))

    def _noun(self, token: Token) -> Token | None:
        """What a word of rank ranks; itself where no noun follows ("the first by a carrier"); None for "at first"."""
        s, head = self._s, self._s.head(token.i)
        if token.tag == "RBS" and head.pos == "ADJ":
            token, head = head, s.head(head.i)
        if token.dep in ("amod", "nummod", "compound"):
            return head
        loose = token.dep in ("advmod", "acomp") or (token.i > 0 and s[token.i - 1].lower == "at")
        return None if loose or token.tag == "RBS" else token

    def _titles(self, token: Token) -> bool:
        """ "First Vice President", "the first five sites"."""
        after = self._s[token.i + 1] if token.i + 1 < len(self._s) else token
        return after.pos == "NUM" or (token.text[0].isupper() and after.text[0].isupper())

    def _scoped(self, token: Token, head: Token) -> bool:
        """Whether the phrase says among what it ranks: "… in years", "… such", "… by an envoy", "… to do so"."""
        s = self._s
        if head.lower in self._words.times:
            return True
        after = [s[i] for i in range(token.i + 1, len(s))]
        near = next((after[:n] for n, word in enumerate(after) if word.text in STOPS and n), after)
        bare = head.i == token.i and bool(near) and near[0].lower == "by"
        below = [s[i] for i in s.subtree(head.i) if s[i].dep in ("acl", "relcl", "xcomp")]
        infinitive = any(self._grammar.link(kid.i) == "to" for kid in below)
        perfect = any(kid.tag == "VBN" and s.child(kid.i, "aux") for kid in below)  # "the largest that it has seen"
        return bare or infinitive or perfect or not self._words.scope.isdisjoint(word.lower for word in near)
