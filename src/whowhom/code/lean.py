"""What the grammar says of words that only the learned coder takes for an act: whom it makes doer, whom the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whowhom.code.antecedent import Side, side
from whowhom.code.clause import Clause, Grammar
from whowhom.code.phrase import Phrases
from whowhom.records import Party


@dataclass(frozen=True, slots=True)
class Lean:
    """Sides that stand as doer and as other side. ``subject``: somebody or something stands as the doer at all."""

    doers: frozenset[Side]
    others: frozenset[Side]
    subject: bool


def head_of(grammar: Grammar, tokens: Sequence[int]) -> int:
    """The word that the others hang on; a verb before a noun."""
    s = grammar.sentence
    inside = set(tokens)
    tops = [t for t in tokens if s[t].head not in inside or s[t].head == t]
    verbs = [t for t in tops if s[t].pos == "VERB"]
    return (verbs or tops or list(tokens))[0]


def lean(grammar: Grammar, phrases: Phrases, tokens: Sequence[int]) -> Lean:
    """The clause of a verb; of a noun its owners, what stands after it, and the subject of the verb that carries it."""
    head = head_of(grammar, tokens)
    if grammar.is_verb(head):
        return _clause(grammar.clause(head), phrases)
    return _noun(grammar, phrases, head)


def _clause(clause: Clause, phrases: Phrases) -> Lean:
    doers = phrases.parties(clause.subject).parties if clause.subject is not None else ()
    objects = [clause.dative, clause.object]
    found = [p for head in objects if head is not None for p in phrases.parties(head, place=True).parties]
    for prep in clause.preps:
        if prep.word in phrases.words.toward and prep.object is not None and prep.depth < DEEP:
            found += phrases.parties(prep.object, owner=False).parties
    return Lean(_sides(doers), _sides(found) - _sides(doers), clause.subject is not None)


DEEP = 2


def _noun(grammar: Grammar, phrases: Phrases, head: int) -> Lean:
    s = grammar.sentence
    doers: tuple[Party, ...] = phrases.owners(head)
    found = [
        p
        for prep in s.children(head, "prep")
        if prep.lower in phrases.words.toward and (below := s.child(prep.i, "pobj")) is not None
        for p in phrases.parties(below.i, owner=False).parties
    ]
    above = s.head(head).i
    if not doers and s[head].dep in ("dobj", "pobj") and grammar.is_verb(above):
        subject = grammar.clause(above).subject
        doers = phrases.parties(subject).parties if subject is not None else ()
    return Lean(_sides(doers) - _sides(found), _sides(found), bool(doers))


def _sides(parties: Iterable[Party]) -> frozenset[Side]:
    return frozenset(side(party) for party in parties)
