"""A frame held against a clause: which words fill its slots, and how specific the fit is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from whowhom.code.act import others, sides, unique
from whowhom.code.befall import Befallen, Deed
from whowhom.code.clause import Clause, Grammar, Prep
from whowhom.code.phrase import GENERIC, NOBODY, Filled, Phrases
from whowhom.codebook import Codebook, Frame, PrepTerm, Slot, Term
from whowhom.codebook.forms import verb_forms
from whowhom.codebook.signs import Start, Verbs

LITERAL, PARTICLE, PREP, COMPLEMENT, SLOT, PARTY = 3.0, 2.0, 2.0, 2.5, 0.5, 1.0
PARTICLE_DEPS = ("prt", "advmod", "prep", "npadvmod", "acomp", "oprd")
UNASKED = 1.5  # what a frame loses that has no place for the clause's object
OWN = PREP  # what a frame of a user's codebook gains: only one of ours that asks for a word more goes before it
LONGER = 0.5  # what a word of two parts gains over its last part
ANYTHING = Term()


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits. Fills are per role; ``first`` and ``last`` bound the words that say the act."""

    frame: Frame
    verb: int
    base: str  # base form of the verb or noun that fired
    actor: Filled
    recipient: Filled
    others: Filled  # further parties of a reciprocal slot
    score: float
    words: tuple[int, ...]


@dataclass(slots=True)
class _Try:
    frame: Frame
    score: float = 0.0
    words: tuple[int, ...] = ()
    fills: dict[str, Filled] = field(default_factory=dict)

    @property
    def deed(self) -> Deed:
        return Deed(self.frame, self.words, self.fills.get("actor", NOBODY))

    def copy(self) -> _Try:
        return replace(self, fills=dict(self.fills))


def rank(match: Match, more: float = 0.0) -> tuple[float, bool, str]:
    """By which the best of all that fit is chosen. ``more``: what speaks for it beside its score."""
    return match.score + more + OWN * match.frame.own, match.frame.own, match.frame.id


@dataclass(frozen=True, slots=True)
class Words:
    """Words of grammar.toml that a fit hangs on."""

    own_with: frozenset[str]  # "patrols its border with"
    hosting: frozenset[str]
    coming: frozenset[str]  # auxiliaries of what may come
    unsure: frozenset[str]  # these, and of what may be
    joint: frozenset[str]
    joining: frozenset[str]  # "joined Gondor in"

    @classmethod
    def of(cls, book: Codebook) -> Words:
        """Of a codebook."""
        coming = book.words("future") | book.words("conditional")
        joint = book.classes.get("joint", frozenset())
        hosting = book.words("hosting", verb_forms)
        return cls(
            book.words("own_with"),
            hosting,
            coming,
            coming | book.words("possible"),
            joint,
            book.words("joining", verb_forms),
        )


class Matcher:
    """Frames against the clauses of one sentence."""

    def __init__(self, codebook: Codebook, grammar: Grammar, phrases: Phrases) -> None:
        self._grammar, self._phrases = grammar, phrases
        self._s = grammar.sentence
        self._tried = codebook.starts.tried((self._s[v].lower for v in grammar.verbs), self._s.words)
        self._befallen = Befallen(codebook, grammar.sentence, phrases)
        self._words = codebook.made(Words.of)

    def fitting(self, clause: Clause) -> list[Match]:
        """The frames that fit the clause, the most specific first."""
        tried = self._tried.get(self._s[clause.verb].lower, ())
        found = [m for m in (self._fit(start, clause) for start in tried) if m is not None]
        return sorted(found, key=rank, reverse=True)

    def _fit(self, start: Start, clause: Clause) -> Match | None:
        frame, verb = start.frame, self._verb(start.verbs, clause)
        if verb is None or not self._mood(frame.only, clause) or (frame.mode == "multilateral" and self._hosts(clause)):
            return None
        attempt = _Try(frame, score=verb[0], words=verb[1])
        if not self._subject(frame, clause, attempt) or not self._objects(frame, clause, attempt):
            return None
        for prep in frame.preps:
            if not self._prep(prep, clause, attempt):
                return None
        if frame.complement and not self._complement(frame.complement, clause, attempt):
            return None
        if not attempt.fills.get("recipient", NOBODY).parties:
            befallen = self._befallen.by_object(clause, attempt.deed)
            if befallen.parties:
                attempt.fills["recipient"] = befallen
        own = self._befallen.own(clause, attempt.deed)
        if own.parties:
            attempt.fills["actor"] = own
        return self._finish(start, clause, attempt)

    def _hosts(self, clause: Clause) -> bool:
        """ "a summit with X that Y hosted": the noun tells who met."""
        token = self._s[clause.verb]
        return token.dep in ("relcl", "acl") and token.lower in self._words.hosting

    def _mood(self, only: str | None, clause: Clause) -> bool:
        """Whether a frame that is bound to a mood or voice may stand here."""
        if only is None:
            return True
        if only in ("passive", "negated"):
            return clause.passive if only == "passive" else clause.negated
        words = set(clause.auxiliaries)
        if only == "future":  # what may come, might have come or will not come is no threat
            return bool(words & self._words.coming) and "have" not in words and not clause.negated
        return not words & self._words.unsure

    def _verb(self, verbs: Verbs, clause: Clause) -> tuple[float, tuple[int, ...]] | None:
        best: tuple[float, tuple[int, ...]] | None = None
        for _, particle in verbs:
            if particle is None:
                best = best or (1.0, (clause.verb,))
                continue
            at = self._particle(clause, particle)
            if at is not None:
                return 1.0 + PARTICLE, (clause.verb, at)
        return best

    def _particle(self, clause: Clause, particle: str) -> int | None:
        s = self._s
        for kid in s.children(clause.verb):
            if (
                kid.lower == particle
                and kid.i > clause.verb
                and kid.dep in PARTICLE_DEPS
                and not s.child(kid.i, "pobj")
            ):
                return kid.i
        after = clause.verb + 1
        if after < len(s) and s[after].lower == particle and s[after].pos in ("ADP", "ADV", "PART"):
            return after if not s.child(after, "pobj") else None
        return None

    def _subject(self, frame: Frame, clause: Clause, attempt: _Try) -> bool:
        slot = frame.subject.slot
        if slot is not None and slot.role == "actor" and self._grammar.unsaid(clause.verb):
            self._put(slot, self._phrases.resolving(), attempt)
            attempt.score += PARTY
            return True
        if not self._term(frame.subject, clause.subject, attempt):
            return False
        if frame.subject.words and frame.subject.owner is None and clause.subject is not None:
            doer = self._phrases.parties(
                clause.subject
            )  # "police beat …", "Russian warplanes landed …": the noun is the actor
            if doer.parties:
                self._put(Slot("actor"), doer, attempt)
        self._joining(clause, attempt)
        return True

    def _joining(self, clause: Clause, attempt: _Try) -> None:
        """ "Arnor joined Gondor in condemning the raid": both do it."""
        s, actor = self._s, attempt.fills.get("actor", NOBODY)
        prep = s.head(clause.verb)
        if s[clause.verb].dep != "pcomp" or prep.lower != "in" or s.head(prep.i).lower not in self._words.joining:
            return
        joined = s.child(prep.head, "dobj")
        more = self._phrases.parties(joined.i, owner=False).parties if joined is not None else ()
        if actor.parties and more:
            attempt.words += (prep.head,)
            attempt.fills["actor"] = replace(actor, parties=unique([*actor.parties, *more]))

    def _objects(self, frame: Frame, clause: Clause, attempt: _Try) -> bool:
        if frame.object is None:
            if clause.object is not None and frame.complement is None and not clause.passive:
                attempt.score -= UNASKED
                return self._s[clause.object].tag != "PRP"  # who "flew him to Costa Rica" pays no visit there
            return True
        if frame.object == ANYTHING and clause.object is None and clause.complement("that") is None:
            return False
        if frame.object2 is None:
            head = clause.label if clause.object is None and frame.object.words else clause.object  # "is ready to …"
            return self._term(frame.object, head, attempt)
        if frame.object2.slot is None and clause.label is not None and clause.object is not None:  # call it BAD
            trial = attempt.copy()
            if self._term(frame.object, clause.object, trial) and self._term(frame.object2, clause.label, trial):
                attempt.score, attempt.words, attempt.fills = trial.score, trial.words, trial.fills
                return True
            if self._s[clause.label].dep == "oprd":
                return False  # "called the step an insult": what is called so is not what it is called
        receiver = clause.dative
        if receiver is None:
            receiver = next((p.object for p in clause.preps if p.word in ("to", "for") and p.depth < 2), None)
        if clause.object is None or not self._term(frame.object2, clause.object, attempt):
            return False
        return self._term(frame.object, receiver, attempt)

    def _prep(self, wanted: PrepTerm, clause: Clause, attempt: _Try) -> bool:
        if wanted.term is None:
            hit = next((p for p in clause.preps if p.word in wanted.preps and p.verb is not None), None)
            if hit is not None:
                attempt.score += PREP + COMPLEMENT
                attempt.words += (hit.at,)
            return hit is not None
        slot = wanted.term.slot
        for prep in sorted(
            (p for p in clause.preps if p.word in wanted.preps and p.object is not None), key=lambda p: p.depth
        ):
            if slot is not None and slot.reciprocal and self._s.head(prep.at).lower in self._words.own_with:
                continue  # "patrols its border with Chile"
            if wanted.term == ANYTHING and prep.at < clause.verb:
                continue  # "On Wednesday it ordered …" tells when, and not where to
            trial = attempt.copy()
            if self._term(wanted.term, prep.object, trial) and (slot is None or self._filled(attempt, trial)):
                if slot is not None:
                    self._further(prep, clause, slot, attempt, trial)
                attempt.score, attempt.words, attempt.fills = (
                    trial.score + PREP / (1 + prep.depth),
                    (*trial.words, prep.at),
                    trial.fills,
                )
                return True
        return not wanted.required

    def _further(self, first: Prep, clause: Clause, slot: Slot, before: _Try, after: _Try) -> None:
        """ "spoke with Arnor's king and with the leaders of Rohan": the same preposition goes on with the list."""
        s = self._s
        again = [p for p in clause.preps if p.word == first.word and p.depth == first.depth and p.at > first.at]
        joined = [p.object for p in again if p.object is not None and s[p.at - 1].dep == "cc"]
        found = (self._phrases.parties(head, slot.place, owner=False).parties for head in joined)
        named = [party for parties in found for party in parties]
        for role, filled in after.fills.items():
            if named and filled is not before.fills.get(role):
                after.fills[role] = replace(filled, parties=unique([*filled.parties, *named]))

    @staticmethod
    def _filled(before: _Try, after: _Try) -> bool:
        """Whether a preposition's phrase named somebody."""
        count = [sum(len(f.parties) for f in attempt.fills.values()) for attempt in (before, after)]
        return count[1] > count[0]

    def _complement(self, kind: str, clause: Clause, attempt: _Try) -> bool:
        below = clause.complement(kind)
        if below is None and kind == "that":
            below = clause.complement("wh")
        if below is None and kind == "ing":
            below = next((p.verb for p in clause.preps if p.verb is not None), None)
        if below is None:
            return False
        attempt.score += COMPLEMENT
        return True

    def _term(self, term: Term, head: int | None, attempt: _Try) -> bool:
        """One phrase against one term; fills are written into the attempt."""
        if term.slot is not None:
            return self._slot(term.slot, head, attempt)
        if term.words:
            at = self._phrases.has_word(head, term.words) if head is not None else None
            if at is None or (term.joint and not self._is_joint(at)):
                return False
            attempt.score += LITERAL + (1.0 if term.joint else 0.0)
            if at > 0 and f"{self._s[at - 1].lower} {self._s[at].lower}" in term.words:
                attempt.score += LONGER
            attempt.words += (at,)
            return term.owner is None or self._owner(term.owner, at, attempt)
        return True

    def _is_joint(self, noun: int) -> bool:
        return any(kid.lower in self._words.joint for kid in self._s.children(noun, "amod", "compound", "nmod"))

    def _owner(self, slot: Slot, noun: int, attempt: _Try) -> bool:
        owners = self._phrases.owners(noun)
        filled = Filled(owners, "slot", noun)
        if not owners:  # "the Rwandan ambassador" is itself a party of Rwanda
            known = self._phrases.parties(noun, owner=False)
            owners = known.parties
            filled = Filled(owners, "slot", noun if known.via == "author" else None)
        if not owners and slot.role == "recipient":  # "welcomed the decision": of whoever took it
            filled = self._befallen.author(noun, attempt.deed)
            owners = filled.parties
            if filled is GENERIC:
                attempt.fills[slot.role] = GENERIC
        if slot.role == "recipient":
            filled = self._befallen.fellow(noun, filled, attempt.deed)
        if slot.required and (not owners or self._only_self(slot, filled, attempt)):
            return False
        if owners:
            self._put(slot, filled, attempt)
            attempt.score += PARTY
        return True

    def _slot(self, slot: Slot, head: int | None, attempt: _Try) -> bool:
        if slot.never:
            return head is None or not self._phrases.parties(head, owner=False).parties
        owner = not (slot.place or slot.reciprocal or slot.itself)
        filled = self._phrases.parties(head, place=slot.place, owner=owner) if head is not None else NOBODY
        if head is not None and slot.role == "recipient":
            filled = self._befallen.in_slot(slot, head, filled, attempt.deed)
        if slot.sectors:
            filled = replace(filled, parties=tuple(p for p in filled.parties if p.sector in slot.sectors))
        if (
            not filled.parties
            and head is not None
            and slot.role == "recipient"
            and not (slot.itself or slot.reciprocal)
        ):
            filled = self._befallen.author(head, attempt.deed)
        if slot.required and (not filled.parties or self._only_self(slot, filled, attempt)):
            return False
        if slot.required and slot.reciprocal and attempt.frame.type == "COOPERATE" and self._alone(filled, attempt):
            return False
        if (
            not filled.parties
            and head is not None
            and slot.role == "recipient"
            and (filled is GENERIC or self._phrases.is_generic(head) or self._phrases.befalls(head))
        ):
            attempt.fills[slot.role] = GENERIC
        if filled.parties:
            self._put(slot, filled, attempt)
            attempt.score += PARTY if filled.via == "slot" else SLOT
        if slot.required:
            attempt.score += SLOT
        if slot.sectors and filled.parties:
            attempt.score += PARTY
        return True

    @staticmethod
    def _only_self(slot: Slot, filled: Filled, attempt: _Try) -> bool:
        """ "summoned its own ambassador", "helped the country's poor": the one it befalls is the actor again."""
        actors = attempt.fills.get("actor", NOBODY).parties
        return slot.role == "recipient" and bool(actors) and not (filled.apart or others(filled.parties, actors))

    @staticmethod
    def _alone(filled: Filled, attempt: _Try) -> bool:
        """ "held a drill with its navy": nobody but the actor itself."""
        actors = attempt.fills.get("actor", NOBODY).parties
        return bool(actors) and sides(filled.parties) <= sides(actors)

    def _put(self, slot: Slot, filled: Filled, attempt: _Try) -> None:
        again = attempt.fills.get(slot.role, NOBODY).parties
        attempt.fills["others" if again else slot.role] = filled  # a second {actor+}: the other side of a mutual act

    def _finish(self, start: Start, clause: Clause, attempt: _Try) -> Match | None:
        frame, fills = start.frame, attempt.fills
        actor, recipient = fills.get("actor", NOBODY), fills.get("recipient", NOBODY)
        more = fills.get("others", NOBODY)
        together = sides((*actor.parties, *more.parties))
        if frame.joint and len(together) < 2:
            return None
        if frame.joint:
            attempt.score += PARTY
        if frame.only is not None:
            attempt.score += LITERAL
        return Match(
            frame,
            clause.verb,
            start.verbs[0][0],
            actor,
            recipient,
            more,
            attempt.score,
            tuple(sorted(set(attempt.words))),
        )
