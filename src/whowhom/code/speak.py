"""Who says so: the speaker above a clause, after it, in "according to", or whoever confirmed what a noun tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whowhom.code.act import unique
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.codebook import Codebook
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.records import Attribution, Party, Span, Token
from whowhom.syntax import Sentence

# How what is said hangs on its verb. What only stands beside the saying ("said, hours after the raid, that …"), or
# tells of the speaker ("the minister, who met him, said"), is not said by it.
CONTENT = ("ccomp", "xcomp", "dobj", "attr", "oprd", "acomp", "nsubjpass", "parataxis", "dep")
BESIDE = ("advcl", "conj", "npadvmod", "prep")
FINITE = ("VBD", "VBZ", "VBP")
CLAUSES = ("acl", "ccomp", "relcl")


@dataclass(frozen=True, slots=True)
class Telling:
    """Words of grammar.toml that tell on whose word something is told."""

    say: frozenset[str]  # verbs of saying
    tells: frozenset[str]  # these and others, as "complained that"
    claims: frozenset[str]  # "Kyiv's claim that"
    labels: frozenset[str]  # "what Ankara called"
    counts: frozenset[str]  # "by their count"
    cites: frozenset[str]  # "citing"
    quoted: frozenset[str]  # "was quoted as saying"
    topics: frozenset[str]  # "told of", "warned about"
    links: frozenset[str]  # "said that"

    @classmethod
    def of(cls, book: Codebook) -> Telling:
        """Of a codebook, in all their forms."""
        say, more, labels = (book.words(name, verb_forms) for name in ("say", "tells", "labels"))
        as_they_are = (book.words(name) for name in ("reckonings", "cites", "quoted", "told_of", "told_that"))
        return cls(say, say | more, book.words("claims", noun_forms), labels, *as_they_are)


class Speakers:
    """Finds the sources of an act in its sentence."""

    def __init__(self, grammar: Grammar, phrases: Phrases, words: Telling, text: str) -> None:
        self._grammar, self._phrases, self._s, self._text = grammar, phrases, grammar.sentence, text
        self._words = words

    def of(self, at: int, own: frozenset[int] = frozenset()) -> list[Attribution]:
        """Speakers of the act at a token, nearest first; ``own``: verbs of the act itself, which do not report it."""
        told = [*self._above(at, own), *self._confirmed(at, own)] or list(self._beside(at, own))
        return [*told, *self._cited()] or self._according() or self._counted() or self._labelled(at)

    def all(self) -> list[tuple[tuple[Party, ...], int]]:
        """Every speaker of the sentence that is named by more than a pronoun, with the head word."""
        out = []
        for token in self._s.tokens:
            if token.lower in self._words.say and token.pos == "VERB" and not self._grammar.passive(token.i):
                subject = self._grammar.surface(token.i)
                if subject is not None and self._s[subject].pos != "PRON":
                    out.append((self._phrases.parties(subject).parties, subject))
        for said in self._according():
            head = next((t.i for t in self._s.tokens if t.span.end == said.span.end), None)
            if head is not None:
                out.append(((said.speaker,), head))
        return out

    def _above(self, at: int, own: frozenset[int]) -> Iterator[Attribution]:
        """Whose words hold the act: a verb of saying with it in its content, or a noun ("Kyiv's claim that …")."""
        below = self._s[at]
        for token in self._s.ancestors(at):
            if token.pos == "VERB" and token.i not in own and token.lower in self._words.tells:
                yield from self._said(token.i) if self._holds(token, below) else self._split(token, below, at)
            elif token.lower in self._words.claims and below.dep in CLAUSES:
                yield from self._attributed(self._phrases.owners(token.i), token.i, below.i)
            below = token

    def _split(self, verb: Token, subject: Token, at: int) -> Iterator[Attribution]:
        """ "Jets came in and bombed a camp, the minister said": where the parser made one subject of what was said, a
        noun with a finite verb that no "who" opens, and of its speaker."""
        apposed = [kid.i for kid in self._s.children(subject.i, "appos") if at < kid.i < verb.i]
        finite = (kid for kid in self._s.children(subject.i, "acl") if kid.tag in FINITE)
        if subject.dep == "nsubj" and apposed and any(at in self._s.subtree(kid.i) for kid in finite):
            yield from self._attributed(self._named(apposed[-1]), apposed[-1], verb.i)

    def _holds(self, verb: Token, below: Token) -> bool:
        """Whether a branch below a verb is what is said; any may be where the parser found nothing that is."""
        mark = self._s.child(below.i, "mark")
        if mark is not None and below.dep == "ccomp" and mark.lower not in self._words.links:
            return False  # "declared it closed a day after Serbs burned a post"
        if below.dep in CONTENT or (below.dep == "prep" and below.lower in self._words.topics):
            return True
        return below.dep in BESIDE and self._s.child(verb.i, *CONTENT) is None

    def _confirmed(self, at: int, own: frozenset[int]) -> Iterator[Attribution]:
        """ "The raid, confirmed by Kyiv, killed nine": who told of what a noun or a verb's subject stands for."""
        nouns = [at, *(kid.i for kid in self._s.children(at, "nsubj", "nsubjpass"))]
        for told in (kid for noun in nouns for kid in self._s.children(noun, "acl", "relcl")):
            if told.lower in self._words.tells and told.i not in own and self._grammar.passive(told.i):
                yield from self._said(told.i)

    def _beside(self, at: int, own: frozenset[int]) -> Iterator[Attribution]:
        """ "…, the ministry said" that the parser hung below as a parenthesis, nearest first."""
        for token in sorted(self._s.tokens, key=lambda t: (abs(t.i - at), t.i)):
            aside = self._is_aside(token) and self._s.child(token.i, "nsubj", "nsubjpass") is not None
            if aside and token.i not in own and token.lower in self._words.tells:
                found = list(self._said(token.i)) if not self._s.child(token.i, "ccomp", "mark") else []
                if found:
                    yield from found
                    return

    def _is_aside(self, token: Token) -> bool:
        """Also what the parser took for one more clause of a list, though no "and" leads to it."""
        listed = token.dep == "conj" and self._s.child(token.head, "cc") is None
        return listed or token.dep in ("parataxis", "advcl")

    def _said(self, verb: int) -> Iterator[Attribution]:
        passive = self._grammar.passive(verb) and self._s[verb].lower not in self._words.quoted
        subject = self._grammar.surface(verb) if not passive else None
        if subject is None:
            subject = self._grammar.clause(verb).subject
        if subject is not None:
            yield from self._attributed(self._named(subject), subject, verb)

    def _named(self, subject: int) -> tuple[Party, ...]:
        """ "his Syrian colleague" is of the state that the adjective names, not of his."""
        filled = self._phrases.parties(subject)
        if filled.via != "owner":
            return filled.parties
        adjectives = (self._phrases.parties(kid.i, owner=False).parties for kid in self._s.children(subject, "amod"))
        return next((parties for parties in adjectives if parties), filled.parties)

    def _attributed(self, parties: tuple[Party, ...], subject: int, cue: int) -> Iterator[Attribution]:
        span = self._span(subject, cue)
        for party in unique(parties):
            yield Attribution(party, self._s[cue].text, self._text[span.start : span.end], span)

    def _span(self, subject: int, verb: int) -> Span:
        """From the subject's phrase to the verb, without what hangs between."""
        s: Sentence = self._s
        first = min([subject, *[k.i for k in s.children(subject, "det", "amod", "compound", "poss", "nmod")]])
        return (
            s.chars(min(first, verb), max(subject, verb))
            if abs(verb - subject) < 12
            else s.chars(first, max(subject, first))
        )

    def _according(self) -> list[Attribution]:
        s = self._s
        for token in s.tokens:
            if token.lower == "according":
                to = next((k for k in s.children(token.i) if k.lower == "to"), None)
                below = s.child(to.i, "pobj") if to else None
                filled = self._phrases.parties(below.i) if below else None
                if below is not None and filled is not None and filled.parties:
                    span = s.chars(token.i, below.i)
                    text = self._text[span.start : span.end]
                    return [Attribution(party, "according to", text, span) for party in filled.parties]
        return []

    def _cited(self) -> list[Attribution]:
        """ "…, the paper reported, citing Peruvian police"."""
        s = self._s
        for verb in (t for t in s.tokens if t.tag == "VBG" and t.lower in self._words.cites):
            source = s.child(verb.i, "dobj")
            parties = self._phrases.parties(source.i, owner=False).parties if source is not None else ()
            if source is not None and parties:
                return list(self._attributed(parties, source.i, verb.i))
        return []

    def _counted(self) -> list[Attribution]:
        """ "by the organisers' count", "by police estimates"."""
        s = self._s
        for noun in (t for t in s.tokens if t.lower in self._words.counts and s.head(t.i).lower == "by"):
            for whose in s.children(noun.i, "poss", "compound", "nmod", "amod"):
                filled = self._phrases.parties(whose.i)
                if filled.parties:
                    span = s.chars(noun.head, noun.i)
                    return [Attribution(filled.parties[0], noun.text, self._text[span.start : span.end], span)]
        return []

    def _labelled(self, at: int) -> list[Attribution]:
        """ "what Ankara called terrorists attacked a post": that it was they who did it is on Ankara's word."""
        if self._s[at].pos != "VERB" or self._s.child(at, "dobj") is None or self._own_subject(at):
            return []
        inside = (self._s[i] for i in self._s.subtree(at) if i < at)
        labels = (word for word in inside if word.lower in self._words.labels and self._free(word.i))
        return next(([*said] for word in labels if (said := list(self._said(word.i)))), [])

    def _own_subject(self, verb: int) -> bool:
        """Whether a noun of the clause itself is its subject."""
        subject = self._s.child(verb, "nsubj")
        return subject is not None and not any(self._free(i) for i in self._s.subtree(subject.i))

    def _free(self, verb: int) -> bool:
        """Whether "what" opens the clause."""
        return any(kid.lower == "what" for kid in self._s.children(verb))
