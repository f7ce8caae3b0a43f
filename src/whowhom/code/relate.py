"""Standing states: tension, alliance, cooperation between parties, which are no acts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whowhom.code.act import land
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.codebook import Codebook, RelationRule
from whowhom.codebook.forms import verb_forms
from whowhom.records import Evidence, Found, Relation, When, Why
from whowhom.syntax import Reading


@dataclass(frozen=True, slots=True)
class Words:
    """Words of relations.toml and of grammar.toml [trend] and [behind]."""

    rules: Mapping[str, Sequence[RelationRule]]  # by each of their words
    up: frozenset[str]
    down: frozenset[str]
    closer: frozenset[str]  # "drew", where one of the next stands below it: "closer"
    near: frozenset[str]
    sides: frozenset[str]  # prepositions: "between" both
    other: frozenset[str]  # "with" the other one
    nearer: frozenset[str]

    @classmethod
    def of(cls, book: Codebook) -> Words:
        """Of a codebook."""
        rules: dict[str, list[RelationRule]] = {}
        for rule in book.relations:
            for word in rule.nouns | rule.verbs | rule.adjectives:
                rules.setdefault(word, []).append(rule)
        up, down = (book.words(f"trend.{way}") | book.words(f"trend.{way}_verbs", verb_forms) for way in ("up", "down"))
        closer, near = book.words("trend.closer_verbs", verb_forms), book.words("trend.closer_words")
        sides, other, nearer = (book.words(f"behind.{name}") for name in ("sides", "other_side", "nearer"))
        return cls(rules, up, down, closer, near, sides, other, nearer)


class Relations:
    """Reads the relations of one sentence."""

    def __init__(self, codebook: Codebook, reading: Reading, grammar: Grammar, phrases: Phrases) -> None:
        self._words = codebook.made(Words.of)
        self._reading, self._grammar, self._phrases, self._s = reading, grammar, phrases, grammar.sentence

    def find(self) -> list[Relation]:
        out: list[Relation] = []
        for token in self._s.tokens:
            for rule in self._words.rules.get(token.lower, ()):
                if token.lower in rule.nouns and token.pos in ("NOUN", "PROPN"):
                    out += self._noun(token.i, rule)
                elif token.lower in rule.verbs and self._grammar.is_verb(token.i):
                    out += self._verb(token.i, rule)
                elif token.lower in rule.adjectives and token.dep == "amod":
                    out += self._pairs(self._lands(token.head), token.i, rule.kind, None)
            if token.lower in self._words.closer and self._grammar.is_verb(token.i):
                out += self._warming(token.i)
        return out

    def _noun(self, at: int, rule: RelationRule) -> list[Relation]:
        """ "tensions with X" (subject or owner), "ties between X and Y", "Sino-Indian ties", "the two allies"."""
        s, words = self._s, self._words
        sides: list[str] = []
        unknown = False
        for prep in s.children(at, "prep"):
            below = s.child(prep.i, "pobj")
            if below is not None and prep.lower in words.sides | words.other:
                sides += self._lands(below.i)
                unknown = unknown or (prep.lower in words.other and not sides)
                if prep.lower in words.sides and len(sides) > 1:
                    return self._pairs(sides, at, rule.kind, self._trend(at))
        if unknown:
            return []  # "their relations with the West"
        own = sorted(self._phrases.parties(at).lands) if rule.kind == "alliance" else []
        if len(own) > 1:
            return self._pairs(own, at, rule.kind, None)
        owners = [x for kid in s.children(at, "poss", "amod", "compound", "nmod") for x in self._lands(kid.i)]
        owners = [x for x in dict.fromkeys(owners) if x not in sides]
        if sides and owners:  # "their ties with Gondor": of each of them
            return [r for x in owners for r in self._pairs([x, *sides], at, rule.kind, self._trend(at))]
        sides = sides or owners
        if len(sides) > 1:
            return self._pairs(sides, at, rule.kind, self._trend(at))
        return self._with_subject(sides, at, rule) if len(sides) == 1 else []

    def _with_subject(self, sides: list[str], at: int, rule: RelationRule) -> list[Relation]:
        """The other side is whoever the clause is about; each of several subjects has the relation of its own."""
        if rule.kind != "tension":
            return []
        for verb in (t.i for t in self._s.ancestors(at) if self._grammar.is_verb(t.i)):
            clause = self._grammar.clause(verb)
            for head in (clause.object, clause.subject):
                others = [x for x in self._lands(head) if x not in sides] if head is not None and head != at else []
                if others:
                    return [r for x in others for r in self._pairs([x, *sides], at, rule.kind, self._trend(at))]
        return []

    def _verb(self, at: int, rule: RelationRule) -> list[Relation]:
        clause = self._grammar.clause(at)
        mine = self._lands(clause.subject) if clause.subject is not None else []
        other = [
            x
            for p in clause.preps
            if p.word == "with" and p.object is not None and p.depth == 0
            for x in self._lands(p.object)
        ]
        if other and rule.kind == "tension":
            return [r for x in mine for r in self._pairs([x, *other], at, rule.kind, None)]
        return self._pairs([*mine, *other], at, rule.kind, None)

    def _warming(self, at: int) -> list[Relation]:
        """ "drew closer", "warmed towards": cooperation on the rise."""
        clause = self._grammar.clause(at)
        mine = self._lands(clause.subject) if clause.subject is not None else []
        near = {t.lower for t in self._s.children(at)}
        other = [
            x
            for p in clause.preps
            if p.word in self._words.nearer and p.object is not None
            for x in self._lands(p.object)
        ]
        if not (near & self._words.near or other):
            return []
        return self._pairs(mine + [x for x in other if x not in mine], at, "cooperation", "up")

    def _lands(self, head: int) -> list[str]:
        return list(dict.fromkeys(land(p) for p in self._phrases.parties(head).parties))

    def _trend(self, at: int) -> str | None:
        """From the noun's own adjectives and the verb that it is the subject of."""
        s = self._s
        near = {k.lower for k in s.children(at, "amod", "compound")} | {
            k.lower for a in s.children(at, "amod") for k in s.children(a.i)
        }
        verb = s.head(at)
        if s[at].dep in ("nsubj", "nsubjpass") and self._grammar.is_verb(verb.i):
            near |= {verb.lower} | {k.lower for k in s.children(verb.i, "acomp", "advmod", "oprd")}
        if near & self._words.up:
            return "up"
        return "down" if near & self._words.down else None

    def _since(self, at: int) -> When | None:
        """ "… since Feb. 24", or since an act that is dated in the same clause."""
        s = self._s
        above = {at, *(t.i for t in s.ancestors(at))}
        for time in self._reading.times:
            if time.sentence == s.index and any(
                "since" in (k.lower for k in s.children(t.i)) or t.lower == "since"
                for t in (s[time.head], *s.ancestors(time.head))
                if t.i not in above or t.lower == "since"
            ):
                return self._dated(time)
        return None

    @staticmethod
    def _dated(time: Found[When]) -> When:
        return time.value

    def _pairs(self, sides: list[str], at: int, kind: str, trend: str | None) -> list[Relation]:
        sides = list(dict.fromkeys(sides))
        if len(sides) < 2:
            return []
        s, report = self._s, self._reading.report
        key = f"{report.id}|{kind}|{s.index}|{at}|{','.join(sides)}"
        evidence = Evidence(self._reading.slice(s.span), s.span)
        why = Why(f"relation.{kind}", s[at].text, s[at].span)
        return [
            Relation(
                "rel_" + hashlib.sha256(key.encode()).hexdigest()[:16],
                report.id,
                tuple(sides),
                kind,
                trend,
                self._since(at),
                (evidence,),
                (why,),
            )
        ]
