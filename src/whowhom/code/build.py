"""From matches to acts: actors, recipients, and what the discourse adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whowhom.code import recipient
from whowhom.code.act import KIN, WEIGHED, Act, evidence, land, others, sides, unique
from whowhom.code.befall import REACTIONS
from whowhom.code.cast import Cast, cast_of
from whowhom.code.clause import Clause, Grammar
from whowhom.code.discourse import Discourse
from whowhom.code.match import Match
from whowhom.code.phrase import Filled, Phrases
from whowhom.code.target import RULED, rulers, target
from whowhom.code.weigh import choose, reasons
from whowhom.code.wronged import wronged
from whowhom.codebook import Frame
from whowhom.records import Party, Span, Why
from whowhom.syntax import Sentence

VIA_CONFIDENCE = {"owner": -0.08, "place": -0.03, "author": -0.15}
DISCOURSE_COST, CONTEXT_COST = 0.2, 0.12
ASKED_OR_CHARGED = ("REQUEST", "ACCUSE")
PROMISED = ("AGREE", "CONCEDE", "REJECT", "THREATEN")
NO_ACTOR_COST = 0.15
FELLOW = 0.8  # the chance that another of the side that acts, whom the clause names, is meant
SETTLED = ("generic", RULED)  # routes after which nothing is weighed
OF_A_DEED = ("owner", "author")  # the recipient is known by what it has or did


@dataclass(frozen=True, slots=True)
class Builder:
    """Turns a match in a sentence into an act, or nothing where nobody acts."""

    discourse: Discourse
    text: str
    weights: Mapping[str, Mapping[str, float]]  # of signs for recipients: with and without the learned coder

    def act(
        self,
        match: Match,
        sentence: Sentence,
        bare: bool = False,
        nominal: bool = False,
        struck: tuple[Party, ...] = (),
    ) -> Act | None:
        """``bare``: a passive or noun without its doer may stand with the party it befell alone; ``struck``: that one,
        where the words name nobody.
        """
        frame = match.frame
        actors, recipients = self._sides(match)
        if bare and not actors and not recipients:
            recipients = tuple(replace(p, text=p.text or self.text[p.span.start : p.span.end]) for p in struck)
        if not actors and not (bare and recipients):
            return None
        if frame.joint and len(sides(actors)) < 2:
            return None
        reciprocal = self._reciprocal(frame) and len({p.id for p in actors}) > 1
        confidence = frame.confidence + sum(
            VIA_CONFIDENCE.get(via, 0.0) for via in (match.actor.via, match.recipient.via)
        )
        why = [self._why(match, sentence)]
        if not actors:
            confidence -= NO_ACTOR_COST
        kind, mode = ("ACCUSE", "disapprove") if self._complains(match, actors) else (frame.type, frame.mode)
        act = Act(
            kind,
            mode,
            frame,
            sentence.index,
            match.verb,
            match.base,
            actors,
            recipients,
            reciprocal,
            nominal=nominal,
            status=frame.status or "occurred",
            confidence=confidence,
            why=why,
            score=match.score,
        )
        act.route = match.recipient.via
        act.about = match.recipient.via in OF_A_DEED or match.recipient.meant is not None
        act.meant, act.apart = match.recipient.meant, match.recipient.apart
        act.evidence[sentence.index] = evidence(sentence, match.words or (match.verb,), self.text)
        act.verbs = [(sentence.index, i) for i in match.words]
        return act

    def _complains(self, match: Match, actors: Sequence[Party]) -> bool:
        """ "after China protested": no state takes to the street, it says that something is wrong."""
        plain = match.frame.type == "PROTEST" and match.frame.mode is None
        spoken = plain and match.base in self.discourse.words["complaining"]
        return spoken and bool(actors) and all(p.country and p.sector in (None, "GOV") for p in actors)

    def complete(self, act: Act, before: Sequence[Act]) -> None:
        """Weighs whom the act is done to: who the clause names, somebody told before, or nobody.

        ``before``: the acts told before this one.
        """
        if act.reciprocal or not act.actors or act.route in SETTLED or self._slot(act.frame, "recipient", "never"):
            return
        if act.apart:
            act.chosen = FELLOW
            return
        if (
            "PROTEST" in (act.type, act.wrapped) and not act.recipients
        ):  # nobody named: against those who govern at home
            act.recipients = rulers(act.actors, self.discourse.names)
            act.route = "authorities" if act.recipients else act.route
        speakers = frozenset(land(a.speaker) for a in act.attribution)
        weights = self.weights["heard" if self.discourse.signals is not None else "unheard"]
        scene = recipient.Scene(self.discourse, before, speakers, self._cast(act))
        nobody, *others = recipient.options(act, scene)
        best = choose([nobody, *others], weights)
        act.chosen, act.apart = best.chance, "rival" in best.signs
        act.guessed = best.score(weights, recipient.AFFAIR) < nobody.score(weights)
        if best.parties == act.recipients and act.route != "authorities":
            return
        told = best.parties[0] if best.parties else act.recipients[0]
        act.recipients, act.route = best.parties, WEIGHED
        act.confidence -= DISCOURSE_COST
        act.why.append(Why("recipient." + "+".join(reasons(best, weights)), told.text, told.span))

    def _cast(self, act: Act) -> list[Cast]:
        """The parties as the learned coder scores them; a word that stands for a deed counts for whoever did it."""
        signals, resolved = self.discourse.signals, self.discourse.resolved
        tokens = [token for index, token in act.verbs if index == act.sentence] or [act.verb]
        if act.meant is not None:
            resolved = {**resolved, (act.sentence, act.meant): act.recipients}
        return cast_of(signals, resolved, act.sentence, tokens) if signals is not None else []

    def context(self, act: Act, clause: Clause, phrases: Phrases, grammar: Grammar) -> None:
        """A recipient that the frame has no slot for: the owner of the object, or a party after with, to, against …"""
        if (
            act.recipients
            or act.reciprocal
            or not act.actors
            or any(s.role == "recipient" and s.never for s in act.frame.slots)
        ):
            return
        if act.type == "PROTEST":
            against = target(act, clause, phrases, grammar, self.discourse.names)
            if against is not None:
                act.recipients, act.route, act.meant = against.parties, against.via, against.meant
                return
        found: tuple[Party, ...] = ()
        if act.type in ASKED_OR_CHARGED:
            found = self._below(clause, phrases, grammar)
        elif act.type in PROMISED:
            found = self._benefits(act, clause, phrases, grammar)
        if not found and clause.object is not None:
            found = phrases.owners(clause.object)
        if act.type in REACTIONS and not others(found, act.actors) and clause.object is not None:
            done = phrases.author(clause.object, act.actors, act.type)
            found, act.meant, act.about = done.parties, done.meant, bool(done.parties)
        if not others(found, act.actors):
            found = wronged(act, grammar, phrases)
        if not found:
            near = [p for p in clause.preps if p.word in phrases.words.context and p.depth < 2]
            heads = [p.object for p in near if p.object is not None]
            found = next(
                (f for head in heads if (f := phrases.parties(head, owner=False).parties) and others(f, act.actors)), ()
            )
        act.recipients = others(found, act.actors)
        if act.recipients:
            act.route = "author" if act.about else "context"
            act.confidence -= CONTEXT_COST
            act.why.append(Why("recipient.context", act.recipients[0].text, act.recipients[0].span))

    @staticmethod
    def _below(clause: Clause, phrases: Phrases, grammar: Grammar) -> tuple[Party, ...]:
        """Who is to do, or is said to have done, what the lower clause says: "demanded that Moscow leave"."""
        for link, verb in clause.complements:
            subject = grammar.surface(verb) if link in ("that", "to") else None
            if subject is not None and subject != clause.subject:
                return phrases.parties(subject, owner=False).parties
        return ()

    def _benefits(self, act: Act, clause: Clause, phrases: Phrases, grammar: Grammar) -> tuple[Party, ...]:
        """Whom the promised, refused or threatened thing is for: "agreed to lend Moldova gas"."""
        below = [clause.complement("to"), clause.complement("ing"), *(p.verb for p in clause.preps)]
        verb = next((verb for verb in below if verb is not None), None)
        if verb is None:
            return ()
        lower = grammar.clause(verb)
        heads = [
            lower.dative,
            *(p.object for p in lower.preps if p.word in phrases.words.context and p.depth < 2),
            lower.object,
        ]
        things = self.discourse.words["things"]  # "refused to sign it": not who gains by it
        for head in (h for h in heads if h is not None and grammar.sentence[h].lower not in things):
            found = others(phrases.parties(head).parties, act.actors)
            if found:
                return found
        return ()

    def _sides(self, match: Match) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        actors, others, recipients = match.actor.parties, match.others.parties, match.recipient.parties
        if self._reciprocal(match.frame):
            return unique([*actors, *others, *recipients]), ()
        if match.recipient.apart:
            return unique(actors), unique(recipients)
        mine = {p.id for p in actors}
        return unique(actors), unique(
            [p for p in (*recipients, *others) if p.id not in mine and not self._self(p, match.actor, match.recipient)]
        )

    @staticmethod
    def _self(party: Party, actor: Filled, recipient: Filled) -> bool:
        """ "withdrew its troops", "defended its ambassador": the owner of the object is the actor again.

        But "the opposition condemned the step": who took it governs, and who condemns it does not.
        """
        if not others((party,), actor.parties):
            return True
        own = [p for p in actor.parties if land(p) == land(party)]
        return recipient.via == "owner" and bool(own) and any(p.sector in (None, *KIN) for p in own)

    def _slot(self, frame: Frame, role: str, mark: str) -> bool:
        return any(slot.role == role and getattr(slot, mark) for slot in frame.slots)

    def _reciprocal(self, frame: Frame) -> bool:
        return any(slot.reciprocal for slot in frame.slots)

    def _why(self, match: Match, sentence: Sentence) -> Why:
        words = [i for i in match.words if abs(i - match.verb) < 25] or [match.verb]
        span = Span(sentence[min(words)].span.start, sentence[max(words)].span.end)
        return Why(match.frame.id, self.text[span.start : span.end], span)
