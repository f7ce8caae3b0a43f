"""What the learned coder may take for an act and grammar knows to be none: how lands lie, the finding of the dead."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.code.clause import Grammar
from whowhom.code.lexis import Lexis
from whowhom.code.phrase import Phrases
from whowhom.codebook import Codebook
from whowhom.codebook.forms import verb_forms
from whowhom.syntax import Sentence

FUNCTION = ("PART", "ADP", "SCONJ", "CCONJ", "DET", "PUNCT")  # words that tell nothing by themselves


@dataclass(frozen=True, slots=True)
class Standing:
    """Words of codebook/grammar.toml: verbs of how lands lie, with what lies between them, and words for the dead.

    ``deeds``: words for harm that somebody does.
    """

    lying: frozenset[str]
    shared: frozenset[str]
    things: frozenset[str]
    remains: frozenset[str]
    parts: frozenset[str]
    hollow: frozenset[str]
    sights: frozenset[str]
    wishing: frozenset[str]
    colliding: frozenset[str]
    warning: frozenset[str]
    deeds: frozenset[str]

    @classmethod
    def of(cls, codebook: Codebook) -> Standing:
        return cls(
            codebook.words("lying", verb_forms),
            codebook.words("lying_shared", verb_forms),
            codebook.words("lying_things"),
            codebook.words("remains"),
            codebook.words("hollow_verbs", verb_forms),
            codebook.words("hollow"),
            codebook.words("sights"),
            codebook.words("wishing", verb_forms),
            codebook.words("colliding", verb_forms),
            codebook.words("warning", verb_forms),
            codebook.made(Lexis.of).words.get("ASSAULT", frozenset()),
        )

    def no_act(self, grammar: Grammar, verb: int) -> bool:
        """Whether the words tell a state, a wish of one's own, what is done with the dead, or only who takes part."""
        if grammar.sentence[verb].pos in FUNCTION:
            return True
        if not grammar.is_verb(verb):
            return False
        word, clause = grammar.sentence[verb].lower, grammar.clause(verb)
        thing = grammar.sentence[clause.object].lower if clause.object is not None else ""
        if word in self.lying or (word in self.shared and thing in self.things):
            return True
        wished = clause.complement("to")
        if word in self.wishing and wished is not None and not grammar.sentence.children(wished, "nsubj"):
            return True
        return thing in self.remains | self.sights or (word in self.parts and thing in self.hollow)

    def not_of_type(self, grammar: Grammar, phrases: Phrases, verb: int, kind: str) -> bool:
        """ "The lorry crashed into a wall" is no assault; "warned that prices would rise" threatens nobody."""
        if not grammar.is_verb(verb):
            return False
        word, clause = grammar.sentence[verb].lower, grammar.clause(verb)
        if clause.object is not None or clause.dative is not None:
            return False
        if kind == "ASSAULT" and word in self.colliding:
            return not grammar.sentence.children(verb, "nsubjpass")
        below = clause.complement("that") if kind == "THREATEN" and word in self.warning else None
        return below is not None and self._comes_by_itself(grammar.sentence, phrases, below)

    def _comes_by_itself(self, s: Sentence, phrases: Phrases, verb: int) -> bool:
        """What is warned of is in nobody's hand: its subject is a thing, and neither anybody's nor another's deed."""
        subject = s.child(verb, "nsubj")
        if subject is None or subject.pos not in ("NOUN", "PROPN") or s.child(subject.i, "poss") is not None:
            return False
        return subject.lower not in self.deeds and not phrases.parties(subject.i, owner=False).parties
