"""Who is barred from being meant by a word: the object of a clause is not its subject, the seen one not who sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whowhom.code.act import land, others, sides
from whowhom.code.clause import Grammar
from whowhom.records import Mention, Party, Token
from whowhom.syntax import Sentence

ABROAD = (None, "GOV", "MIL", "REB", "IGO", "LEG", "SPY")  # who is of another state as the object of a state's act
OBJECTS = ("dobj", "pobj", "dative", "nsubjpass")
INNER_KINDS = ("organ", "role", "people", "force")  # the opposition may urge its own government, a government may not


@dataclass(frozen=True, slots=True)
class Barred:
    """Who is not meant by a word. ``widely``: with all of their states; ``persons``: an army is not its president."""

    parties: tuple[Party, ...] = ()
    widely: bool = True
    persons: bool = False

    @property
    def lands(self) -> frozenset[str]:
        return frozenset(land(party) for party in self.parties)

    def bars(self, party: Party) -> bool:
        """ "A judge freed them": another of the judge's country may be meant, but no judge."""
        if self.widely:
            return land(party) in self.lands
        if self.persons:
            return not others((party,), self.parties)
        return not sides((party,)).isdisjoint(sides(self.parties))


@dataclass(frozen=True, slots=True)
class Bars:
    """Who is barred in one sentence. ``mentions``: by head; ``resolved``: whom words stood for so far."""

    sentence: Sentence
    grammar: Grammar
    mentions: Mapping[int, Mention]
    words: Mapping[str, frozenset[str]]  # grammar.toml [anaphora]
    resolved: Mapping[tuple[int, int], tuple[Party, ...]]

    def of(self, mention: Mention) -> Barred:
        """Who a mention does not stand for."""
        token = self.sentence[mention.head]
        if mention.kind in ("person", "role") and mention.number == "singular" and not mention.parties:
            against = self._set_against(token.i)
            if against and mention.sector in ABROAD:  # an opposition leader may criticise his own president
                return Barred(against)
        if mention.kind == "definite" and token.dep == "poss":
            return self._around(mention, self.sentence.head(token.i))  # "the UN backed the bloc's efforts": no bloc
        if mention.noun in self.words["of_others"] and self._of_another(token.i):
            return self._around(mention, self.sentence.head(token.i))
        if mention.parties or mention.owner is not None or mention.kind in ("name", "demonym"):
            return Barred()
        if mention.kind == "person" and mention.noun not in self.words["heads"]:
            return Barred()  # a president sees his own ministers, but another head of state
        if mention.kind == "definite" and mention.count:
            return Barred()  # "They flew a patrol in a show of ties between the two countries"
        return self._around(mention, token)

    def _around(self, mention: Mention, token: Token) -> Barred:
        """Who does what is done to the word, or undergoes what it does first."""
        above = next((t.i for t in self.sentence.ancestors(mention.head) if self.grammar.is_verb(t.i)), None)
        heads: list[int] = []
        head = self.sentence.head(token.i)
        small = token.dep == "nsubj" and head.dep in ("ccomp", "xcomp") and not self.grammar.is_verb(head.i)
        small = small and above is not None and head.head == above  # "declared the ambassador unwelcome"
        if (small or token.dep in OBJECTS) and above is not None:
            subject = self.grammar.surface(above)
            heads = self.sentence.conjuncts(subject) if subject is not None and subject != mention.head else []
        elif token.dep == "nsubj":  # "Before seeing Xi he met Wang": he is not Xi
            before = self.sentence.tokens[: mention.head]
            verbs = [t.i for t in before if t.tag == "VBG" and t.dep in ("pcomp", "advcl")]
            heads = [k.i for v in verbs for k in self.sentence.children(v, "dobj")]
        parties = [p for h in heads for p in self.resolved.get((self.sentence.index, h), ())]
        if mention.kind in INNER_KINDS:
            expelled = above is not None and self.sentence[above].lower in self.words["against_others"]
            own = not (mention.sector in ABROAD or expelled)  # "Gondor freed dissidents": its own
            parties = [p for p in parties if p.sector in (mention.sector if own else None, mention.sector)]
        if mention.kind == "person":  # "Congress removed President Luna": its own, as no government's would be
            parties = [p for p in parties if p.sector in (None, mention.sector, "IGO")]
        widely, persons = mention.kind != "pronoun", mention.noun in self.words["person_pronouns"]
        return Barred(tuple(parties), widely=widely, persons=persons)

    def _set_against(self, subject: int) -> tuple[Party, ...]:
        """States named as object, or after "to" and "with", of a verb whose subject is a person of no known state."""
        if self.sentence[subject].dep not in ("nsubj", "nsubjpass"):
            return ()
        verb = self.sentence[subject].head
        heads = [k.i for k in self.sentence.children(verb, "dobj", "dative")]
        heads += [
            k.i
            for p in self.sentence.children(verb, "prep")
            if p.lower in self.words["opposite"]
            for k in self.sentence.children(p.i, "pobj")
        ]
        return tuple(
            p for h in heads for i in self.sentence.conjuncts(h) if i in self.mentions for p in self.mentions[i].parties
        )

    def _of_another(self, pronoun: int) -> bool:
        """ "accused Gondor and expelled its envoy": "its" before the object of such a verb is not the doer's."""
        thing = self.sentence.head(pronoun)
        verb = self.sentence.head(thing.i).lower
        return self.sentence[pronoun].dep == "poss" and thing.dep == "dobj" and verb in self.words["against_others"]
