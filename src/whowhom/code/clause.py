"""From heads to clauses: every verb with its logical subject and objects, whatever voice or construction it stands in.

A frame is one active sentence; passives, participles, relative clauses, control and coordination are turned into that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from whowhom.code.clause_words import ClauseWords
from whowhom.code.verbs import SUBJECTS, Verbs
from whowhom.syntax import Sentence


@dataclass(frozen=True, slots=True)
class Prep:
    """A preposition with its object's head (or the verb in -ing below it) and how deep below the verb it hangs."""

    word: str
    at: int
    object: int | None
    verb: int | None
    depth: int  # 0 the verb's own, 1 below its object, 2 deeper


class Clause:
    """A verb with its parts, as token indexes, in the active voice. Each is found when it is first asked for."""

    def __init__(self, grammar: Grammar, verb: int) -> None:
        self._grammar, self.verb = grammar, verb

    @property
    def subject(self) -> int | None:
        return self._sides[0]

    @property
    def object(self) -> int | None:
        return self._sides[1]

    @property
    def dative(self) -> int | None:
        return self._sides[2]

    @cached_property
    def _sides(self) -> tuple[int | None, int | None, int | None]:
        return self._grammar.sides(self.verb)

    @cached_property
    def label(self) -> int | None:
        return self._grammar.label(self.verb, self.object)

    @cached_property
    def preps(self) -> tuple[Prep, ...]:
        return self._grammar.preps(self.verb, self.object)

    @cached_property
    def complements(self) -> tuple[tuple[str, int], ...]:  # ("to" | "that" | "ing" | "wh", verb)
        return self._grammar.complements(self.verb)

    @cached_property
    def passive(self) -> bool:
        return self._grammar.passive(self.verb)

    @cached_property
    def negated(self) -> bool:
        return self._grammar.negated(self.verb)

    @cached_property
    def auxiliaries(self) -> tuple[str, ...]:
        return tuple(token.lower for token in self._grammar.clause_auxiliaries(self.verb))

    def complement(self, kind: str) -> int | None:
        return next((verb for link, verb in self.complements if link == kind), None)


class Grammar(Verbs):
    """Clauses of one sentence."""

    def __init__(self, sentence: Sentence, words: ClauseWords) -> None:
        super().__init__(sentence, words)
        self._clauses: dict[int, Clause] = {}

    def clauses(self) -> list[Clause]:
        return [self.clause(v) for v in self.verbs]

    def clause(self, v: int) -> Clause:
        if v not in self._clauses:
            self._clauses[v] = Clause(self, v)
        return self._clauses[v]

    def sides(self, v: int) -> tuple[int | None, int | None, int | None]:
        """Who does it, to what or whom, and for whom."""
        s = self.sentence
        surface, direct = self.surface(v), self._object(v)
        dative, objects = s.child(v, "dative"), s.children(v, "dobj")
        receiver = dative.i if dative and dative.pos != "ADP" else None
        if receiver is None and len(objects) == 2:
            receiver = objects[0].i
        if not self.passive(v):
            return surface, direct, receiver
        return (self._agent(v), direct, surface) if direct is not None else (self._agent(v), surface, receiver)

    def _object(self, v: int) -> int | None:
        s, token = self.sentence, self.sentence[v]
        own = s.children(v, "dobj")
        if own:
            return self.antecedent(own[-1].i if len(own) == 2 else own[0].i)  # "offered Laos its help"
        particle = s.child(v, "prt")
        after = next((k for k in s.children(v, "npadvmod") if particle is not None and k.i > particle.i), None)
        if after is not None and after.pos == "NOUN":
            return after.i  # "called off a march", read as an adverb
        given = self._term_given(v)
        if given is not None:
            return given
        for kid in s.children(v, "ccomp", "xcomp"):  # "urged Russia to free": Russia hangs below "free"
            subject = s.child(kid.i, "nsubj", "nsubjpass")
            if (
                subject is not None
                and s.child(kid.i, "aux") is not None
                and any(a.lower == "to" for a in s.children(kid.i, "aux"))
            ):
                return subject.i
            if subject is not None and s[kid.i].tag == "VB" and s[v].lower in self._words.causatives:
                return subject.i  # "let the convoy cross"
            if subject is not None and not self.is_verb(kid.i):  # "called the raid a crime": small clause
                return subject.i
        if token.dep == "relcl" and s.child(v, "nsubj") and not self._relative_below(v):
            return token.head
        following = s.child(v, "conj")  # "condemned and rejected the plan"
        if (
            following
            and self.is_verb(following.i)
            and not s.children(v, "prep", "ccomp", "xcomp", "prt")
            and following.i - v <= 3
        ):
            shared = s.child(following.i, "dobj")
            return shared.i if shared and not s.child(following.i, *SUBJECTS) and not self.passive(v) else None
        return None

    def _term_given(self, v: int) -> int | None:
        """ "gave the envoys 72 hours to leave": a time that the parser takes for an adverb beside the receiver."""
        s = self.sentence
        if s.child(v, "dative") is None:
            return None
        purpose = any(self.link(k.i) == "to" for k in s.children(v, "advcl"))
        return next((k.i for k in s.children(v, "npadvmod") if purpose or self._purpose(k.i) is not None), None)

    def _purpose(self, noun: int) -> int | None:
        """The infinitive below a noun: "hours to leave"."""
        below = self.sentence.children(noun, "relcl", "acl")
        return next((k.i for k in below if self.is_verb(k.i) and self.link(k.i) == "to"), None)

    def _relative_below(self, v: int) -> bool:
        return any(self.sentence[k].tag in ("WDT", "WP", "WP$", "WRB") for k in self.sentence.subtree(v))

    def label(self, v: int, obj: int | None) -> int | None:
        """What is predicated: "called the raid a crime", "held Belarus responsible", "stood firm"."""
        label = self.sentence.child(v, "oprd", "attr", "acomp")
        if label is None and obj is not None:
            label = next((k for k in self.sentence.children(obj, "amod") if k.i > obj), None)
        return label.i if label is not None else self._small_label(v)

    def _small_label(self, v: int) -> int | None:
        """The noun or adjective of a small clause that the parser hung below the verb."""
        for kid in self.sentence.children(v, "ccomp", "xcomp"):
            if kid.pos in ("NOUN", "ADJ", "PROPN", "ADV", "ADP") and self.sentence.child(kid.i, "nsubj"):
                return kid.i
        return None

    def preps(self, v: int, obj: int | None) -> tuple[Prep, ...]:
        """Prepositions of the verb, of its object and of what stands behind them."""
        s = self.sentence
        near = [v, *(k.i for k in s.children(v, "prt", "advmod"))]  # "pushed back against", "stood firm against"
        own = [
            kid
            for word in near
            for kid in s.children(word)
            if kid.dep in ("prep", "dative", "agent") and kid.pos in ("ADP", "SCONJ", "VERB", "ADV", "PART")
        ]
        out = [found for prep in own for found in self._prep(prep.i, 0)]
        seen = {p.at for p in out}
        label = s.child(v, "acomp", "attr", "oprd")
        below = [obj] if obj is not None and s[obj].head == v else []
        heads = [(h, 1) for h in (*below, *([label.i] if label else []))]
        heads += [(p.object, 2) for p in out if p.object is not None]
        while heads:
            head, depth = heads.pop(0)
            for noun in s.conjuncts(head):
                for prep in s.children(noun, "prep"):
                    if prep.i not in seen and (prep.i > v or s[head].dep == "nsubjpass"):
                        seen.add(prep.i)
                        under = self._prep(prep.i, depth)
                        out += under
                        heads += [(p.object, depth + 1) for p in under if p.object is not None and depth < 3]
        return tuple(out)

    def _prep(self, at: int, depth: int) -> list[Prep]:
        """A preposition's objects; "out of X", "along with X" give both words."""
        s, out = self.sentence, []
        for kid in s.children(at):
            if kid.dep == "pobj":
                out.append(Prep(s[at].lower, at, self.antecedent(kid.i), None, depth))
            elif kid.dep == "pcomp" and self.is_verb(kid.i):
                out.append(Prep(s[at].lower, at, None, kid.i, depth))
            elif kid.dep in ("prep", "conj") and kid.pos == "ADP" and s[at].lower not in self._words.two_words:
                out += self._prep(kid.i, depth)
                out += [Prep(s[at].lower, at, p.object, p.verb, depth) for p in self._prep(kid.i, depth)]
        return out

    def complements(self, v: int) -> tuple[tuple[str, int], ...]:
        """Verbs below, each with how it is joined."""
        s = self.sentence
        out: list[tuple[str, int]] = []
        label = s.child(v, "acomp", "attr", "oprd")  # "is ready to share": the infinitive hangs below "ready"
        for kid in [
            *s.children(v, "xcomp", "ccomp", "advcl"),
            *(s.children(label.i, "xcomp", "ccomp") if label else []),
        ]:
            if not self.is_verb(kid.i):
                continue
            link = self.link(kid.i)
            if kid.dep != "advcl" or (link == "to" and not out):
                out.append((link, kid.i))
        given = self._term_given(v)
        purpose = self._purpose(given) if given is not None else None
        return (*out, ("to", purpose)) if purpose is not None else tuple(out)
