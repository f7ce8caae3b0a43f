"""Two coders, one record: what the learned coder adds to the acts that the frames found, and where it disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whowhom.code.act import Act, alike, land, one_and_same, unique
from whowhom.code.antecedent import side
from whowhom.code.cast import Cast, cast_of
from whowhom.code.clause import Grammar
from whowhom.code.discourse import Discourse
from whowhom.code.lean import Lean, head_of, lean
from whowhom.code.phrase import Phrases
from whowhom.codebook import Codebook, Frame, Term
from whowhom.codebook.forms import verb_forms
from whowhom.records import Evidence, Party, Proposal, Span, Why
from whowhom.syntax import Sentence, Signals

SEEN = 0.7  # a proposal with less chance becomes no record
SURE = 0.7  # log-odds from which a party acts, or is acted upon
PLAIN = 0.85  # the same for an act that is done to nobody
TOLD_TO = 2.0  # log-odds from which a party is the recipient that a frame's clause leaves unsaid
UNHEARD, SECONDED = 0.15, 0.05  # what an act loses that the learned coder takes for none; gains where it agrees
SUBJECT, NO_SUBJECT, OBJECT, NO_OBJECT = 2.0, 5.0, 1.5, 3.0  # log-odds that the grammar adds, or takes from the rest
MUTUAL = ("CONSULT", "COOPERATE", "AGREE", "SUPPORT")


class Referee:
    """Hears both coders about one sentence at a time. Without signals the frames stand alone."""

    def __init__(self, signals: Signals | None, discourse: Discourse, codebook: Codebook, text: str) -> None:
        self._signals, self._discourse, self._book, self._text = signals, discourse, codebook, text
        self._feast = frozenset(form for verb in codebook.grammar["feast"] for form in verb_forms(verb))

    def judge(self, acts: list[Act], dropped: Iterable[int], grammar: Grammar, phrases: Phrases) -> list[Act]:
        """The frames' acts with what the learned coder says to them, and the acts that it alone has seen.

        ``dropped``: words of acts that the frames found and let go, as part of another or as not real.
        """
        if self._signals is None:
            return acts
        sentence = grammar.sentence
        for act in acts:
            self._second(act, sentence)
        busy = {token for act in acts for index, token in act.verbs if index == sentence.index} | set(dropped)
        busy |= {act.verb for act in acts}
        seen = [
            p
            for p in self._signals.proposals(sentence.index)
            if p.chance >= SEEN and p.type in self._book.types and not busy & set(p.tokens)
        ]
        new = [act for act in (self._act(p, grammar, phrases) for p in seen) if act is not None]
        fresh = [act for act in new if not any(_same_told(act, old) for old in acts) and not _trade(act)]
        return sorted([*acts, *fresh], key=lambda act: act.verb)

    def _second(self, act: Act, sentence: Sentence) -> None:
        """Agreement and doubt; a recipient found that the clause leaves unsaid."""
        assert self._signals is not None
        tokens = [token for index, token in act.verbs if index == sentence.index] or [act.verb]
        chances = self._signals.types(sentence.index, tokens)
        if not chances:
            return
        act.heard = 1.0 - chances[""]
        act.confidence += SECONDED if chances.get(act.type, 0.0) >= SEEN else -UNHEARD * chances[""]
        if act.reciprocal or act.blocked or not act.actors:
            return
        cast = self._cast(sentence, tokens)
        if not act.recipients and not _never(act.frame):
            act.recipients = self._others(act, cast, TOLD_TO)
            if act.recipients:
                first = act.recipients[0]
                act.why.append(Why("learned.recipient", first.text, first.span))

    def _act(self, proposal: Proposal, grammar: Grammar, phrases: Phrases) -> Act | None:
        """The act of a proposal, if somebody does it."""
        sentence = grammar.sentence
        cast = _leaning(self._cast(sentence, proposal.tokens), lean(grammar, phrases, proposal.tokens))
        actors = self._doers(cast)
        verb = head_of(grammar, proposal.tokens)
        if not actors or sentence[verb].lower in self._feast:
            return None
        span = Span(sentence[proposal.tokens[0]].span.start, sentence[proposal.tokens[-1]].span.end)
        kind = self._book.types[proposal.type]
        mode = proposal.mode if proposal.mode in kind.modes else None
        frame = Frame("learned", "", proposal.type, mode, None, (), Term())
        act = Act(
            proposal.type,
            mode,
            frame,
            sentence.index,
            verb,
            sentence[verb].lower,
            actors,
            (),
            False,
            nominal=sentence[verb].pos in ("NOUN", "PROPN"),
            status=proposal.status,
            confidence=0.75 * proposal.chance,
            why=[Why(f"learned.{proposal.type.lower()}", self._text[span.start : span.end], span)],
        )
        act.heard = proposal.chance
        act.recipients = self._others(act, cast, SURE)
        act.reciprocal = proposal.type in MUTUAL and not act.recipients and len({land(p) for p in actors}) > 1
        if not act.recipients and not act.reciprocal and proposal.chance < PLAIN:
            return None  # towards nobody: surer words are asked for
        act.evidence[sentence.index] = Evidence(self._text[sentence.span.start : sentence.span.end], sentence.span)
        act.verbs = [(sentence.index, token) for token in proposal.tokens]
        return act

    def _cast(self, sentence: Sentence, tokens: Sequence[int]) -> list[Cast]:
        assert self._signals is not None
        return cast_of(self._signals, self._discourse.resolved, sentence.index, tokens)

    @staticmethod
    def _doers(cast: Sequence[Cast]) -> tuple[Party, ...]:
        return unique([c.party for c in cast if c.doer >= SURE])

    @staticmethod
    def _others(act: Act, cast: Sequence[Cast], floor: float) -> tuple[Party, ...]:
        found = [c.party for c in cast if c.other >= floor and not any(one_and_same(c.party, p) for p in act.actors)]
        return unique(found)


def _leaning(cast: Sequence[Cast], leans: Lean) -> list[Cast]:
    """The cast with what the grammar adds and takes: who stands as subject acts, who stands as object is acted upon."""
    out = []
    for one in cast:
        doer, other = one.doer, one.other
        if side(one.party) in leans.doers:
            doer, other = doer + SUBJECT, other - OBJECT
        elif leans.doers:
            doer -= NO_SUBJECT
        if side(one.party) in leans.others:
            doer, other = doer - SUBJECT / 2, other + OBJECT
        elif leans.others:
            other -= NO_OBJECT
        out.append(Cast(one.party, doer, other))
    return out


def _same_told(new: Act, old: Act) -> bool:
    """ "marched …, denouncing": a sentence that tells an act by a frame tells it by its other words as well."""
    return new.type == old.type and alike(new.actors, old.actors) and alike(new.recipients, old.recipients)


def _trade(act: Act) -> bool:
    """What firms do to nobody, or to one another, is business."""
    return bool(act.actors) and all(p.sector == "BUS" for p in act.parties)


def _never(frame: Frame) -> bool:
    """Whether the frame says that nobody is acted upon."""
    return any(slot.role == "recipient" and slot.never for slot in frame.slots)
