"""From heads to clauses: every verb with its logical subject and objects, whatever voice or construction it stands in.

A frame is one active sentence; passives, participles, relative clauses, control and coordination are turned into that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from whowhom.records import Token
from whowhom.syntax import Sentence

RELATIVE = {"who", "which", "that", "whom"}
ABOUT = {"according", "due", "owing", "thanks", "prior"}  # "according to X": X is no party of the act
SUBJECTS = ("nsubj", "nsubjpass")
FINITE = ("VBZ", "VBP", "VBD", "MD")
NO_CLAUSE = {"aux", "auxpass", "amod", "compound", "prep", "nmod", "case", "punct", "mark"}


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


class Grammar:
    """Clauses of one sentence. ``subject_control``: verbs whose infinitive keeps the subject ("promised to leave")."""

    def __init__(
        self,
        sentence: Sentence,
        subject_control: frozenset[str],
        negators: frozenset[str],
        causatives: frozenset[str] = frozenset(),
        texts: frozenset[str] = frozenset(),
        asking: frozenset[str] = frozenset(),
    ) -> None:
        self.sentence, self._control, self._negators = sentence, subject_control, negators
        self._causatives, self._texts, self._asking = causatives, texts, asking
        self._surface: dict[int, int | None] = {}
        self._clauses: dict[int, Clause] = {}

    @cached_property
    def verbs(self) -> list[int]:
        return [t.i for t in self.sentence.tokens if self.is_verb(t.i)]

    def clauses(self) -> list[Clause]:
        return [self.clause(v) for v in self.verbs]

    def is_verb(self, i: int) -> bool:
        token = self.sentence[i]
        return token.pos in ("VERB", "AUX") and token.tag.startswith("V") and token.dep not in NO_CLAUSE

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
        if s[governor].lower not in self._asking or self.passive(governor):
            return None
        near = [k.i for k in s.children(governor, "prep") if k.lower in ("on", "upon", "to", "with")]
        below = (s.child(at, "pobj") for at in near if governor < at < v)
        return next((k.i for k in below if k is not None), None)

    def _controls(self, verb: int) -> bool:
        return any(self.sentence[verb].lower.startswith(base.rstrip("e")) for base in self._control)

    def _acl_subject(self, v: int) -> int | None:
        """The noun itself ("troops fighting …"), or its owner or the decider ("the decision to leave")."""
        s, noun = self.sentence, self.sentence[v].head
        if s.child(v, "aux") is None and s[noun].lower not in self._texts:
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
        if s[prep].lower in ("of", "for", "from", "into", "with") and not self.passive(above.i):
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
        below = (s.child(k.i, "pobj") for k in near if k.lower in ("with", "on", "against"))
        return next((k.i for k in below if k is not None), None)

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for, else the word itself."""
        s, token = self.sentence, self.sentence[i]
        if token.lower not in RELATIVE or not token.tag.startswith("W"):
            return i
        for above in s.ancestors(i):
            if above.dep == "relcl":
                return above.head
            if above.dep in ("ccomp", "advcl") and above.head != above.i and token.lower == "which":
                break
        return i

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
            if subject is not None and s[kid.i].tag == "VB" and s[v].lower in self._causatives:
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
            elif kid.dep in ("prep", "conj") and kid.pos == "ADP" and s[at].lower not in ABOUT:
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
        return any(
            k.lower in self._negators for k in self.sentence.children(v) if k.dep in ("neg", "advmod", "preconj")
        )

    def negated(self, v: int) -> bool:
        s = self.sentence
        if self.denied(v):
            return True
        parts = [p for p in (s.child(v, "dobj", "attr"), s.child(v, *SUBJECTS)) if p is not None]
        return any(k.lower in self._negators for p in parts for k in (p, *s.children(p.i, "det", "neg")))

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
