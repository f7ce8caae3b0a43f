"""The verbs of a sentence: how they are joined, in what voice, and who does what they say.

The doer may stand elsewhere or be understood: in passives, participles, relative clauses, control and coordination.
"""

from __future__ import annotations

from functools import cached_property

from whowhom.code.clause_words import ClauseWords
from whowhom.records import Token
from whowhom.syntax import Sentence

SUBJECTS = ("nsubj", "nsubjpass")
FINITE = ("VBZ", "VBP", "VBD", "MD")
NO_CLAUSE = {"aux", "auxpass", "amod", "compound", "prep", "nmod", "case", "punct", "mark"}


class Verbs:
    """The verbs of one sentence, by their token indexes."""

    def __init__(self, sentence: Sentence, words: ClauseWords) -> None:
        self.sentence, self._words = sentence, words
        self._surface: dict[int, int | None] = {}

    @cached_property
    def verbs(self) -> list[int]:
        return [t.i for t in self.sentence.tokens if self.is_verb(t.i)]

    def is_verb(self, i: int) -> bool:
        token = self.sentence[i]
        return token.pos in ("VERB", "AUX") and token.tag.startswith("V") and token.dep not in NO_CLAUSE

    def unsaid(self, v: int) -> bool:
        """Whether whoever resolves is the subject: of what opens a resolution's paragraph, and of verbs beside it."""
        s = self.sentence
        while s[v].dep == "conj" and self.surface(v) is None:
            v = s[v].head
        return s.operative and s[v].head == v and self.surface(v) is None and not self.passive(v)

    def passive(self, v: int) -> bool:
        s, token = self.sentence, self.sentence[v]
        if s.child(v, "auxpass", "nsubjpass") or (token.tag == "VBN" and s.child(v, "agent")):
            return True
        if token.tag != "VBN" or s.child(v, "aux"):
            return False
        if token.dep == "acl":
            return True
        if token.dep == "advcl" and not s.child(v, "dobj", "nsubj"):
            return True
        if token.dep == "conj" and not s.child(v, "nsubj", "dobj"):
            return self.is_verb(token.head) and self.passive(token.head)
        return False

    def _agent(self, v: int) -> int | None:
        by = self.sentence.child(v, "agent")
        below = self.sentence.child(by.i, "pobj") if by else None
        return below.i if below else None

    def surface(self, v: int) -> int | None:
        """The word in subject position, shared or understood: control, coordination, participles, relatives."""
        if v not in self._surface:
            self._surface[v] = None  # a guard against cycles of heads
            self._surface[v] = self._find_surface(v)
        return self._surface[v]

    def _find_surface(self, v: int) -> int | None:
        s, token = self.sentence, self.sentence[v]
        own = s.child(v, *SUBJECTS)
        if own is not None:
            return self.antecedent(own.i)
        governor = token.head
        if governor == v:
            return None
        if token.dep == "relcl":
            return governor if not s.child(v, "dobj") or s.child(v, "auxpass") else None
        if token.dep == "acl":
            return self._acl_subject(v)
        if token.dep == "pcomp":
            return self._gerund_subject(governor)
        if not self.is_verb(governor):
            return self.surface(s.head(governor).i) if self.is_verb(s.head(governor).i) else None
        if token.dep in ("xcomp", "ccomp") and not self.passive(governor):
            obj = s.child(governor, "dobj")
            if obj is not None and not self._controls(governor):
                return obj.i
        asked = self._asked(governor, v) if self.link(v) == "to" else None
        return asked if asked is not None else self.surface(governor)

    def _asked(self, governor: int, v: int) -> int | None:
        """ "called on workers to walk out", "pleaded with Chad to stay": whoever is asked is to do it."""
        s = self.sentence
        if s[governor].lower not in self._words.asking or self.passive(governor):
            return None
        near = [k.i for k in s.children(governor, "prep") if k.lower in self._words.asked]
        below = (s.child(at, "pobj") for at in near if governor < at < v)
        return next((k.i for k in below if k is not None), None)

    def _controls(self, verb: int) -> bool:
        return any(self.sentence[verb].lower.startswith(base.rstrip("e")) for base in self._words.control)

    def _acl_subject(self, v: int) -> int | None:
        """The noun itself ("troops fighting …"), or its owner or the decider ("the decision to leave")."""
        s, noun = self.sentence, self.sentence[v].head
        if s.child(v, "aux") is None and s[noun].lower not in self._words.texts:
            return noun
        owner = s.child(noun, "poss")
        if owner is not None:
            return owner.i
        by = next((k for k in s.children(noun, "prep", "agent") if k.lower == "by"), None)
        doer = s.child(by.i, "pobj") if by is not None else None
        if doer is not None:
            return doer.i  # "the decision by Khartoum to open the crossing"
        above = next((t.i for t in s.ancestors(noun) if self.is_verb(t.i)), None)
        return self.surface(above) if above is not None else None

    def _gerund_subject(self, prep: int) -> int | None:
        """Who does the verb below a preposition: "accused X of arming" X; "retaliated by closing" the subject."""
        s, above = self.sentence, self.sentence.head(prep)
        punished = self._punished(prep) if s[prep].lower == "for" else None
        if punished is not None:
            return punished
        if not self.is_verb(above.i):
            if s[prep].lower == "of" and above.dep == "dobj" and not s.child(above.i, "poss"):
                return above.i  # "accused coast guard vessels of firing": the accused
            owner = s.child(above.i, "poss")
            if owner is not None:
                return owner.i
            verb = next((t.i for t in s.ancestors(above.i) if self.is_verb(t.i)), None)
            return self.surface(verb) if verb is not None else None
        if s[prep].lower in self._words.deed and not self.passive(above.i):
            obj = s.child(above.i, "dobj")
            if obj is not None:
                return obj.i
        return self.surface(above.i)

    def _punished(self, prep: int) -> int | None:
        """ "broke off relations with X for arming rebels", "imposed sanctions on X for …": X has done it."""
        s, above = self.sentence, self.sentence.head(prep)
        verb = above if self.is_verb(above.i) else s.head(above.i)
        obj = s.child(verb.i, "dobj") if self.is_verb(verb.i) and not self.passive(verb.i) else None
        if obj is None or above.i not in (verb.i, obj.i):
            return None
        near = [k for n in (obj.i, verb.i) for k in s.children(n, "prep") if obj.i < k.i < prep]
        below = (s.child(k.i, "pobj") for k in near if k.lower in self._words.punished)
        return next((k.i for k in below if k is not None), None)

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for, else the word itself."""
        s, token = self.sentence, self.sentence[i]
        if token.lower not in self._words.relative or not token.tag.startswith("W"):
            return i
        for above in s.ancestors(i):
            if above.dep == "relcl":
                return above.head
            if above.dep in ("ccomp", "advcl") and above.head != above.i and token.lower == "which":
                break
        return i

    def link(self, v: int) -> str:
        """How a lower verb is joined to the one above: to, that, ing, wh."""
        s = self.sentence
        if any(aux.lower == "to" for aux in s.children(v, "aux")):
            return "to"
        if any(k.tag in ("WRB", "WP", "WDT") or k.lower == "whether" for k in s.children(v)):
            return "wh"
        if s[v].tag == "VBG" and not s.child(v, "aux") and not s.child(v, *SUBJECTS):
            return "ing"
        return "that"

    def finite(self, v: int) -> bool:
        """Whether a verb has a tense of its own."""
        return any(token.tag in FINITE for token in (self.sentence[v], *self.clause_auxiliaries(v)))

    def perfect(self, v: int) -> bool:
        """ "would have signed", "to have signed"."""
        return any(aux.lower == "have" for aux in self.clause_auxiliaries(v))

    def denied(self, v: int) -> bool:
        """Negated by a word of its own: "not to sign"."""
        own = (k for k in self.sentence.children(v) if k.dep in ("neg", "advmod", "preconj"))
        return any(k.lower in self._words.negators for k in own) or self.ceased(v) is not None

    def ceased(self, v: int) -> Token | None:
        """The adverb by which it is done no more: "no longer recognises"."""
        for adverb in (k for k in self.sentence.children(v, "advmod") if k.lower in self._words.ceased):
            if any(k.lower in self._words.negators for k in self.sentence.children(adverb.i)):
                return adverb
        return None

    def negated(self, v: int) -> bool:
        s = self.sentence
        if self.denied(v):
            return True
        parts = [p for p in (s.child(v, "dobj", "attr"), s.child(v, *SUBJECTS)) if p is not None]
        return any(k.lower in self._words.negators for p in parts for k in (p, *s.children(p.i, "det", "neg")))

    def clause_auxiliaries(self, v: int) -> list[Token]:
        """Own auxiliaries, or those of the verb it is coordinated with ("will meet and sign")."""
        s, token = self.sentence, self.sentence[v]
        own = s.children(v, "aux", "auxpass")
        if own or token.dep != "conj" or not self.is_verb(token.head) or s.child(v, *SUBJECTS):
            return own
        return (
            self.clause_auxiliaries(token.head)
            if token.tag == s[token.head].tag and token.tag in ("VB", "VBN", "VBG")
            else []
        )
