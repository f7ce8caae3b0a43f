"""Claims that an act has no like: "for the first time", "the largest raid since 1990", "its first visit in years".

A claim is of the act that the phrase stands beside, or, in "It was the first time that …", of one told before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from whowhom.code.act import Act, land
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.code.rank import STOPS, Claim, Ranks, Words
from whowhom.records import Evidence, Precedent, Token
from whowhom.syntax import Reading

LABELS = ("attr", "oprd", "ccomp", "dobj")  # "what would be the largest", "what Peru called the largest"
SUBJECTS = ("nsubj", "nsubjpass")
FINITE = ("VBD", "VBZ", "VBP", "MD")
BACK = 12  # sentences back in which "It was the first time that …" finds what it is about


class Precedents:
    """The claims of one sentence. ``told``: its acts by their words; ``refs``: acts told before by nouns for them."""

    def __init__(
        self,
        reading: Reading,
        grammar: Grammar,
        phrases: Phrases,
        told: Mapping[int, Act],
        refs: Mapping[int, Act],
        words: Words,
    ) -> None:
        self._reading, self._grammar, self._s, self._phrases = reading, grammar, grammar.sentence, phrases
        self._told, self._refs, self._words = told, refs, words

    def attach(self, phrases: Sequence[tuple[str, int, str]], before: Sequence[Act]) -> None:
        """``phrases``: those that claim as they stand (label, first word, phrase); ``before``: acts told before."""
        fixed = [Claim(label, at, at + len(phrase.split()) - 1, at) for label, at, phrase in phrases]
        taken = {i for claim in fixed for i in range(claim.first, claim.last + 1)}
        ranks = Ranks(self._grammar, self._told, self._refs, self._words)
        ranked = (claim for token in self._s.tokens if token.i not in taken for claim in ranks.of(token))
        for claim in (*fixed, *ranked):
            act = self._act(claim, before)
            if act is None:
                continue
            if all(act is not told for told in self._told.values()):  # told again, with something new
                act.evidence.setdefault(self._s.index, Evidence(self._reading.slice(self._s.span), self._s.span))
            if act.precedent is None:
                span = self._s.chars(claim.first, claim.last)
                act.precedent = Precedent(claim.label, self._reading.slice(span), span)

    def _act(self, claim: Claim, before: Sequence[Act]) -> Act | None:
        above = self._s.head(claim.head)
        beside = self._of_subject(above, claim, before) if self._s[claim.head].dep == "attr" else None
        beside = beside or self._beside(claim)
        if beside is not None:
            return beside
        below = self._s[claim.head]
        for token in (below, *self._s.ancestors(claim.head)):
            if token is not below and not self._passes(below):
                return None
            act = self._told.get(token.i) or self._with(token) or self._of_subject(token, claim, before)
            if act is None and token is not below:  # "the first raid" is none that was told before
                act = self._refs.get(token.i)
            if act is not None:
                return act
            below = token
        return None

    def _beside(self, claim: Claim) -> Act | None:
        """ "…, the first such raid since May": of the act before the comma, the one above it, else the main one."""
        s, inside = self._s, set(self._s.subtree(claim.head))
        start = self._start(claim, inside)
        if start == 0 or s[start - 1].text not in STOPS or self._is_subject(claim.head):
            return None
        earlier = {i: act for i, act in self._told.items() if i < start and i not in inside}
        above = [i for i in (token.i for token in s.ancestors(claim.head)) if i in earlier]
        deeds = [i for i in above if self._grammar.is_verb(i) and earlier[i].alleged_by is None]
        main = sorted(earlier, key=lambda i: (len(list(s.ancestors(i))), i))
        return next((earlier[i] for i in (*deeds, *above, *main)), None)

    def _start(self, claim: Claim, inside: Collection[int]) -> int:
        """Where the phrase begins: "the …", "its …", "in what would be the …"."""
        s, head = self._s, self._s[claim.head]
        above = s.head(head.i) if head.dep in LABELS else head
        prep = s.head(above.i)
        if above.dep in ("pcomp", "pobj") and prep.lower in self._words.within:
            return prep.i
        kids = (kid.i for kid in s.children(head.i, "det", "poss", "amod") if kid.i in inside)
        return min((*kids, claim.first))

    def _is_subject(self, head: int) -> bool:
        """Not where the parser made it one: "…, the first such trip, and was met by …"."""
        cut = self._s.child(head, "cc") is not None and self._s.child(head, "conj") is None
        first = self._s[head].dep == "appos" and self._s.head(head).dep in SUBJECTS
        return first or (self._s[head].dep in SUBJECTS and not cut)

    def _passes(self, below: Token) -> bool:
        """Whether what is claimed of a word is claimed of the one above: not out of a clause about somebody."""
        if below.dep == "prep":
            return below.lower in self._words.within
        whole = below.tag in FINITE or self._s.child(below.i, "mark") is not None
        return below.dep != "relcl" and not (below.dep in ("advcl", "acl") and whole)

    def _with(self, verb: Token) -> Act | None:
        """ "crossed the line for the first time and shelled a post": the verb beside tells the deed; in "takes part in
        the drill for the first time" the noun below, of one of those whose deed it is."""
        if not self._grammar.is_verb(verb.i):
            return None
        told = next((self._told[kid.i] for kid in self._s.children(verb.i, "conj") if kid.i in self._told), None)
        subject = self._grammar.surface(verb.i)
        lands = self._phrases.parties(subject).lands if told is None and subject is not None else frozenset[str]()
        below = (act for i, act in self._refs.items() if i in self._s.subtree(verb.i) and lands & act.lands)
        return told or next(below, None)

    def _of_subject(self, verb: Token, claim: Claim, before: Sequence[Act]) -> Act | None:
        """ "The drills were the largest since …", "It was the first time that …": what the subject stands for."""
        subject = self._s.child(verb.i, "nsubj") if self._grammar.is_verb(verb.i) else None
        if subject is None or subject.i == claim.head:
            return None
        if subject.i in self._refs or subject.i in self._told:
            return self._refs.get(subject.i) or self._told.get(subject.i)
        points = subject.lower in self._words.pointers and verb.lower in self._words.links
        return self._meant(claim, before) if points else None

    def _meant(self, claim: Claim, before: Sequence[Act]) -> Act | None:
        """The act told before that shares most with what the claim says, in words and parties; else the last one."""
        near = [act for act in before if self._s.index - act.sentence <= BACK]
        inside = [self._s[i] for i in self._s.subtree(claim.head)]
        words = {token.lower for token in inside if token.pos in ("NOUN", "VERB", "PROPN", "ADJ")}
        lands = frozenset[str]().union(*(self._phrases.parties(t.i, owner=False).lands for t in inside))

        def shared(act: Act) -> int:
            told = [[piece.text for piece in pieces] for pieces in (act.evidence.values(), act.why)]
            evidence, why = ({w.strip(",.").lower() for text in texts for w in text.split()} for texts in told)
            suffers = {land(party) for party in act.recipients}
            return len(words & evidence) + len(words & why) + len(lands & act.lands) + len(lands & suffers)

        best = max(near, key=lambda act: (shared(act), act.sentence, -act.verb), default=None)
        if best is not None and shared(best) > 1:
            return best
        last = [act for act in near if act.sentence == near[-1].sentence]
        return min(last, key=lambda act: act.verb, default=None)
