"""What the learned coder may take for an act and grammar knows to be none: how lands lie, the finding of the dead."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.code.clause import Grammar
from whowhom.codebook import Codebook
from whowhom.codebook.forms import verb_forms

FUNCTION = ("PART", "ADP", "SCONJ", "CCONJ", "DET", "PUNCT")  # words that tell nothing by themselves


@dataclass(frozen=True, slots=True)
class Standing:
    """Words of codebook/grammar.toml: verbs of how lands lie, with what lies between them, and words for the dead."""

    lying: frozenset[str]
    shared: frozenset[str]
    things: frozenset[str]
    remains: frozenset[str]
    parts: frozenset[str]
    hollow: frozenset[str]
    sights: frozenset[str]
    wishing: frozenset[str]

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
