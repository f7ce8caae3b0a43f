"""Two coders, one record: what the learned coder adds to the acts that the frames found, and where it disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whowhom.code.act import LEARNED, Act, alike, evidence, land, one_and_same, unique
from whowhom.code.antecedent import side
from whowhom.code.cast import Cast, cast_of
from whowhom.code.clause import Grammar
from whowhom.code.discourse import Discourse
from whowhom.code.doerless import DEEDS
from whowhom.code.lean import Lean, head_of, lean
from whowhom.code.lexis import Lexis
from whowhom.code.phrase import Phrases
from whowhom.code.settle import stands
from whowhom.code.standing import Standing
from whowhom.code.told import camps
from whowhom.code.wrap import Wrappers
from whowhom.codebook import Codebook, Frame, Term
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.records import Party, Proposal, Span, Why
from whowhom.syntax import Sentence, Signals

SEEN = 0.65  # a proposal with less chance becomes no record
SURE = 2.2  # log-odds from which a party acts
NAMED = 4.0  # log-odds from which a party has done what a frame tells without a doer
PLAIN = 0.8  # the same for an act that is done to nobody
PLACED = 0.85  # the chance of an act from which a doer whom nothing places is of the report's own land
PERSONAL = ("PRON", "PROPN", "NUM", "ADJ")  # parts of speech of such doers: no thing
STRANGE_WORDS = 0.85  # the same for words that no frame of the type is about: "accounted for", "polled poorly"
UNHEARD, SECONDED = 0.15, 0.05  # what an act loses that the learned coder takes for none; gains where it agrees
SUBJECT, NO_SUBJECT, OBJECT, NO_OBJECT = 2.0, 5.0, 1.5, 3.0  # log-odds that the grammar adds, or takes from the rest
OBJECT_ACTS = 5.0  # taken from who stands as object
STRANGE = 3.5  # the same where what stands as subject is nobody: "the war has killed …"
MARCH = 3  # sentences within which what a crowd does is the protest that was told
MUTUAL = ("CONSULT", "COOPERATE", "AGREE", "SUPPORT")


class Referee:
    """Hears both coders about one sentence at a time. Without signals the frames stand alone."""

    def __init__(
        self, signals: Signals | None, discourse: Discourse, codebook: Codebook, wrappers: Wrappers, text: str
    ) -> None:
        self._signals, self._discourse, self._book, self._text = signals, discourse, codebook, text
        self._wrappers = wrappers
        self._feast = codebook.words("feast", verb_forms)
        self._causes = codebook.words("causes", noun_forms)
        self._mute = codebook.words("mute", verb_forms)
        self._apart = codebook.words("hosting", verb_forms) | codebook.words("promising", verb_forms)
        self._planning = codebook.words("planning", verb_forms)
        self._standing = codebook.made(Standing.of)
        self._lexis = codebook.made(Lexis.of)

    def judge(self, acts: list[Act], dropped: Iterable[int], grammar: Grammar, phrases: Phrases) -> list[Act]:
        """The frames' acts with what the learned coder says to them, and the acts that it alone has seen.

        ``dropped``: words of acts that the frames found and let go, as part of another or as not real.
        """
        if self._signals is None:
            return acts
        sentence = grammar.sentence
        for act in acts:
            self._second(act, sentence)
            if not act.actors:
                self._name_doer(act, grammar, phrases)
        busy = {token for act in acts for index, token in act.verbs if index == sentence.index} | set(dropped)
        busy |= {act.verb for act in acts}
        seen = [
            p
            for p in self._signals.proposals(sentence.index)
            if p.type in self._book.types and p.chance >= self._least(p, sentence) and not busy & set(p.tokens)
        ]
        new = [act for act in (self._act(p, grammar, phrases, acts) for p in seen) if act is not None]
        new = [act for act in new if stands(act, grammar, self._wrappers)]
        return sorted([*acts, *new], key=lambda act: act.verb)

    def _least(self, proposal: Proposal, sentence: Sentence) -> float:
        """With how much chance a proposal becomes a record: words that tell other things as a rule need more."""
        words = [sentence[token].lower for token in proposal.tokens]
        return SEEN if self._lexis.knows(proposal.type, words) else STRANGE_WORDS

    def standing(self, acts: list[Act]) -> list[Act]:
        """Without what the learned coder alone has seen and nobody needs: acts told already, business, faint ones."""
        framed = [act for act in acts if act.frame.id != LEARNED]
        return [act for act in acts if act.frame.id != LEARNED or not (_faint(act) or self._told(act, framed))]

    def _told(self, act: Act, framed: Sequence[Act]) -> bool:
        """Told already by a frame in other words, or part of a protest that was told; business counts for nothing."""
        marches = [
            old for old in self._discourse.acts if old.type == "PROTEST" and act.sentence - old.sentence <= MARCH
        ]
        goes_on = act.type == "PROTEST" and any(alike(act.actors, old.actors) for old in marches)
        return goes_on or _trade(act) or any(_same_told(act, old) for old in framed)

    def _second(self, act: Act, sentence: Sentence) -> None:
        """Agreement and doubt."""
        assert self._signals is not None
        tokens = [token for index, token in act.verbs if index == sentence.index] or [act.verb]
        chances = self._signals.types(sentence.index, tokens)
        if chances:
            act.heard = 1.0 - chances[""]
            act.confidence += SECONDED if chances.get(act.type, 0.0) >= SEEN else -UNHEARD * chances[""]

    def _name_doer(self, act: Act, grammar: Grammar, phrases: Phrases) -> None:
        """ "the killing of six marchers": who did it, where the words name nobody and this coder knows the act too."""
        assert self._signals is not None
        tokens = [token for index, token in act.verbs if index == act.sentence]
        for proposal in self._signals.proposals(act.sentence):
            if proposal.type == act.type and proposal.chance >= SEEN and set(tokens) & set(proposal.tokens):
                cast = _leaning(self._cast(grammar.sentence, proposal.tokens), lean(grammar, phrases, proposal.tokens))
                act.actors = self._doers(cast, grammar.sentence, NAMED)
                return

    def _act(self, proposal: Proposal, grammar: Grammar, phrases: Phrases, framed: Sequence[Act]) -> Act | None:
        """The act of a proposal, if somebody does it. ``framed``: what the frames have found in the sentence."""
        sentence = grammar.sentence
        leans = lean(grammar, phrases, proposal.tokens)
        cast = _leaning(self._cast(sentence, proposal.tokens), leans)
        verb = head_of(grammar, proposal.tokens)
        judges = _judges(verb, sentence, framed)
        actors = tuple(p for p in self._doers(cast, sentence) if land(p) not in judges)
        actors = actors or self._of_the_land(proposal, grammar, phrases, verb)
        if proposal.type == "ASSAULT" and self._caused(grammar, verb):
            return None
        if proposal.type == "ACCUSE" and _blamed_for(verb, sentence, framed):
            return None
        if self._standing.no_act(grammar, verb) or self._standing.not_of_type(grammar, phrases, verb, proposal.type):
            return None
        silent = proposal.type == "REJECT" and sentence[verb].lower in self._mute  # "could not be reached"
        if silent or sentence[verb].pos == "AUX" or sentence[verb].lower in self._feast:
            return None
        if not actors and not self._done_by_nobody(proposal, grammar, phrases, verb):
            return None
        span = Span(sentence[proposal.tokens[0]].span.start, sentence[proposal.tokens[-1]].span.end)
        kind = self._book.types[proposal.type]
        mode = proposal.mode if proposal.mode in kind.modes else None
        frame = Frame(LEARNED, "", proposal.type, mode, None, (), Term())
        plans = grammar.is_verb(verb) and sentence[verb].lower in self._planning and proposal.type != "AGREE"
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
            status="planned" if plans and proposal.status == "occurred" else proposal.status,
            confidence=0.75 * proposal.chance,
            why=[Why(f"learned.{proposal.type.lower()}", self._text[span.start : span.end], span)],
        )
        act.heard = proposal.chance
        act.recipients = self._others(act, cast, leans)
        act.route = "leaned"
        together = proposal.type in MUTUAL and sentence[verb].lower not in self._apart
        act.reciprocal = together and not act.recipients and len(camps(actors)) > 1
        act.evidence[sentence.index] = evidence(sentence, proposal.tokens, self._text)
        act.verbs = [(sentence.index, token) for token in proposal.tokens]
        return act

    def _of_the_land(self, proposal: Proposal, grammar: Grammar, phrases: Phrases, verb: int) -> tuple[Party, ...]:
        """ "Mwale called it a trick", "the 75-year-old resigned": who is placed nowhere is of the report's own land."""
        home = self._discourse.home
        subject = grammar.clause(verb).subject if grammar.is_verb(verb) else None
        if home is None or subject is None or proposal.chance < PLACED:
            return ()
        token = grammar.sentence[subject]
        if token.pos not in PERSONAL or phrases.parties(subject).parties:
            return ()
        name = self._discourse.names.get(home, home)
        return (Party(home, name, home, None, token.text, token.span),)

    def _done_by_nobody(self, proposal: Proposal, grammar: Grammar, phrases: Phrases, verb: int) -> bool:
        """ "They were driven off to prison", "snipers felled two men": harm and yielding in the passive, and harm by
        whom nobody knows, are acts, whoever did them."""
        deed = proposal.type != "PROTEST" and self._book.types[proposal.type].kind in DEEDS
        if not deed or not grammar.is_verb(verb):
            return False
        subject = grammar.clause(verb).subject
        doer = phrases.mention(subject) if subject is not None else None
        return grammar.passive(verb) or (doer is not None and doer.noun in self._discourse.words["nameless"])

    def _caused(self, grammar: Grammar, verb: int) -> bool:
        """ "The conflict has killed thousands": what kills is nobody."""
        subject = grammar.clause(verb).subject if grammar.is_verb(verb) else None
        return subject is not None and grammar.sentence[subject].lower in self._causes

    def _cast(self, sentence: Sentence, tokens: Sequence[int]) -> list[Cast]:
        assert self._signals is not None
        return cast_of(self._signals, self._discourse.resolved, sentence.index, tokens)

    @staticmethod
    def _doers(cast: Sequence[Cast], sentence: Sentence, least: float = SURE) -> tuple[Party, ...]:
        """Who acts; beside those whom the sentence names nobody acts whom it does not."""
        found = [c.party for c in cast if c.doer >= least]
        return unique([party for party in found if sentence.span.holds(party.span)] or found)

    @staticmethod
    def _others(act: Act, cast: Sequence[Cast], leans: Lean) -> tuple[Party, ...]:
        """Who stands as the object of the words."""
        found = [c.party for c in cast if side(c.party) in leans.others]
        return unique([p for p in found if not any(one_and_same(p, a) for a in act.actors)])


def _leaning(cast: Sequence[Cast], leans: Lean) -> list[Cast]:
    """The cast with what the grammar adds and takes: who stands as subject acts, who stands as object is acted upon."""
    out = []
    for one in cast:
        doer, other = one.doer, one.other
        if side(one.party) in leans.doers:
            doer, other = doer + SUBJECT, other - OBJECT
        elif leans.doers:
            doer -= NO_SUBJECT
        elif leans.subject:
            doer -= STRANGE
        if side(one.party) in leans.others:
            doer, other = doer - OBJECT_ACTS, other + OBJECT
        elif leans.others:
            other -= NO_OBJECT
        out.append(Cast(one.party, doer, other))
    return out


def _judges(noun: int, sentence: Sentence, framed: Sequence[Act]) -> frozenset[str]:
    """Who condemns or praises what the noun tells, and so has not done it: "we condemn the killing of a farmer"."""
    token = sentence[noun]
    if token.dep == "pobj":
        token = sentence.head(noun)
    judged = {act.verb: act.lands for act in framed if act.type in ("ACCUSE", "SUPPORT")}
    return judged.get(token.head, frozenset()) if token.dep in ("dobj", "prep") else frozenset()


def _blamed_for(verb: int, sentence: Sentence, framed: Sequence[Act]) -> bool:
    """ "blamed Spain for provoking Peru": that somebody gave offence is the charge, and no act beside it."""
    token = sentence[verb]
    blaming = [act.verb for act in framed if act.type == "ACCUSE"]
    return token.dep == "pcomp" and sentence.head(token.i).head in blaming


def _same_told(new: Act, old: Act) -> bool:
    """ "marched …, denouncing": a sentence that tells an act by a frame tells it by its other words as well."""
    return new.type == old.type and alike(new.actors, old.actors) and alike(new.recipients, old.recipients)


def _trade(act: Act) -> bool:
    """What firms do to nobody, or to one another, is business, unless they protest."""
    return act.type != "PROTEST" and bool(act.actors) and all(p.sector == "BUS" for p in act.parties)


def _faint(act: Act) -> bool:
    """Towards nobody, or somebody of whom only the report lets guess: surer words are asked for."""
    return (act.guessed or not act.recipients) and not act.reciprocal and (act.heard or 0.0) < PLAIN
