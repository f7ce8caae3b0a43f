"""Nouns that say acts: "the boarding of X by Y", "a visit to X by Y", "launched an attack on X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from whowhom.code.act import others, sides
from whowhom.code.clause import Clause, Grammar, Prep
from whowhom.code.match import ANYTHING, Match, rank
from whowhom.code.phrase import NOBODY, Filled, Phrases
from whowhom.codebook import Codebook, Frame, PrepTerm, Slot
from whowhom.codebook.forms import verb_forms
from whowhom.records import Party

TOLD = ("REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT")  # acts of speech, whose noun may say its content
WORD, FILL, LONGER, SECTOR = 2.0, 1.0, 0.5, 0.05
WRITTEN = 0.1  # what a frame that is written for the noun is before one that is written for a verb


@dataclass(frozen=True, slots=True)
class Noun:
    """An act noun with the clause that carries it, if one does ("launched an attack"), and what stands below it."""

    at: int
    carrier: Clause | None
    content: tuple[str, int] | None  # how the clause is joined that says what the noun is about, and its verb
    preps: list[Prep]


@dataclass(slots=True)
class _Reading:
    """What one frame has found in a noun's phrase so far."""

    preps: list[Prep]
    score: float = WORD
    fills: dict[str, Filled] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def fill(self, slot: Slot, filled: Filled) -> None:
        self.fills["others" if slot.role in self.fills else slot.role] = filled
        self.score += FILL + (SECTOR if slot.sectors else 0.0)


class Nominals:
    """Acts said by nouns in one sentence."""

    def __init__(self, codebook: Codebook, grammar: Grammar, phrases: Phrases) -> None:
        self._book, self._grammar, self._phrases = codebook, grammar, phrases
        self._s = grammar.sentence
        self._series = codebook.words("series")
        self._states = codebook.made(standing_states)
        self._carrying = codebook.words("carriers", verb_forms)
        self._doers, self._occasions = codebook.words("behind.doer"), codebook.words("behind.occasion")

    def matches(self, clauses: list[Clause], taken: frozenset[int]) -> Iterator[Match]:
        """The best frame for each act noun that no verb frame has used."""
        frames, carriers = self._book.by_noun, self._carriers(clauses)
        for token in self._s.tokens:
            if token.i in taken or token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod"):
                continue
            told = [(frames[word], longer) for word, longer in self._words(token.i) if word in frames]
            if not told or (token.lower in self._states and token.i not in carriers):
                continue  # "cooperation between X and Y" is a standing state
            noun = self._noun(token.i, carriers.get(token.i))
            best: tuple[tuple[float, bool, str], Match] | None = None
            for started, longer in told:
                for frame, how in started:
                    match, more = self._fit(frame, how, noun), longer + (WRITTEN if how == "noun" else 0.0)
                    if match is not None and (best is None or rank(match, more) > best[0]):
                        best = rank(match, more), match
            if best is not None:
                yield best[1]

    def _words(self, at: int) -> Iterator[tuple[str, float]]:
        """The noun alone, with the word before it ("missile test"), or what a hyphen joins to it ("cease-fire")."""
        tokens = self._s.tokens
        yield tokens[at].lower, 0.0
        if at > 0:
            yield f"{tokens[at - 1].lower} {tokens[at].lower}", LONGER
        if at > 1 and tokens[at - 1].text == "-":
            yield f"{tokens[at - 2].lower}-{tokens[at].lower}", LONGER

    def _carriers(self, clauses: list[Clause]) -> dict[int, Clause]:
        """Nouns, each with the first clause that carries it."""
        out: dict[int, Clause] = {}
        for clause in clauses:
            if self._s[clause.verb].lower in self._carrying and clause.object is not None:
                for noun in self._s.conjuncts(clause.object):
                    out.setdefault(noun, clause)
        return out

    def _noun(self, at: int, carrier: Clause | None) -> Noun:
        return Noun(at, carrier, self._content(at), self._preps(at, carrier))

    def _fit(self, frame: Frame, how: str, noun: Noun) -> Match | None:
        if how == "object" and frame.object is not None and frame.object.joint and not self._joint(noun.at):
            return None
        content = noun.content
        if how == "verb" and not self._derives(frame, content):
            return None
        reading = _Reading(noun.preps)
        if not self._fill_preps(frame, how, noun, reading):
            return None
        self._fill_doer(frame, noun, reading)
        if content is not None and frame.type in TOLD:
            self._fill_content(frame, content, reading)
        fills = reading.fills
        told = content is not None and frame.type in TOLD and bool(fills.get("actor", NOBODY).parties)
        enough = self._enough(frame, fills) or (how == "verb" and self._told_alone(frame, fills))
        if not told and not enough and not self._one_of_many(frame, noun, fills):
            return None
        words = (noun.at,) if noun.carrier is None else (noun.carrier.verb, noun.at)
        actor, recipient, more = (fills.get(role, NOBODY) for role in ("actor", "recipient", "others"))
        score = reading.score + (FILL if frame.joint else 0.0)
        return Match(frame, noun.at, self._s[noun.at].lower, actor, recipient, more, score, words)

    def _derives(self, frame: Frame, content: tuple[str, int] | None) -> bool:
        """Whether a verb frame has a nominal form here: a party or words as object, and the complement asked for."""
        if frame.subject.words or frame.object2 is not None or frame.object == ANYTHING:
            return False
        return frame.complement is None or (content is not None and content[0] == frame.complement)

    def _content(self, noun: int) -> tuple[str, int] | None:
        """The clause that says what the noun is about: "the demand that it leave", "a threat to close the strait"."""
        s = self._s
        verbs = [k.i for k in s.children(noun, "acl", "relcl", "ccomp") if self._grammar.is_verb(k.i)]
        after = noun + 1
        if not verbs and after < len(s) and s[after].lower in ("that", "to") and self._grammar.is_verb(s[after].head):
            verbs = [s[after].head] if s[after].dep in ("mark", "aux") else []
        links = [(self._grammar.link(v), v) for v in verbs]
        return next(((link, v) for link, v in links if link in ("that", "to")), None)

    def _fill_preps(self, frame: Frame, how: str, noun: Noun, reading: _Reading) -> bool:
        wanted = list(frame.preps)
        if how == "verb" and frame.object is not None and frame.object.slot is not None:
            wanted.append(PrepTerm(self._book.words("behind.object"), frame.object))
        elif how == "verb" and frame.object is not None:
            wanted.insert(0, PrepTerm(frozenset({"of"}), frame.object))  # "the closure of the embassy"
        for want in wanted:
            got = self._prep(want, reading.preps, reading.used)
            if got is None and want.required:
                got = self._owner_as_object(want, noun)
                if got is None:
                    return False
            slot = (want.term.slot or want.term.owner) if want.term is not None else None
            if got is not None and got.parties and slot is not None:
                reading.fill(slot, got)
            elif got is not None and want.term != ANYTHING:
                reading.score += WORD
        return True

    def _fill_doer(self, frame: Frame, noun: Noun, reading: _Reading) -> None:
        slot = frame.subject.slot or Slot("actor")
        if slot.role in reading.fills and not slot.reciprocal:
            return
        taken = {p.object for p in reading.preps if p.object is not None and p.at in reading.used}
        doer = _of_sectors(slot, self._doer(noun, taken))
        if not doer.parties and frame.type == "PROTEST" and frame.nouns and self._s[noun.at].tag == "NNS":
            doer = self._phrases.crowd(noun.at)
        if others(doer.parties, reading.fills.get(slot.role, NOBODY).parties):
            reading.fill(slot, doer)

    def _fill_content(self, frame: Frame, content: tuple[str, int], reading: _Reading) -> None:
        """Who is to do, or has done, what the noun is about: the recipient of a demand or a charge."""
        subject = self._grammar.surface(content[1]) if frame.type in ("REQUEST", "ACCUSE") else None
        if subject is not None and "recipient" not in reading.fills:
            asked = self._phrases.parties(subject, owner=False)
            if asked.parties and not asked.lands <= reading.fills.get("actor", NOBODY).lands:
                reading.fill(Slot("recipient"), asked)

    def _joint(self, noun: int) -> bool:
        joint = self._book.classes.get("joint", frozenset())
        return any(k.lower in joint for k in self._s.children(noun, "amod", "compound", "nmod"))

    def _preps(self, noun: int, carrier: Clause | None) -> list[Prep]:
        out: list[Prep] = []
        for prep in self._s.children(noun, "prep", "agent"):
            below = self._s.child(prep.i, "pobj")
            if below is not None:
                out.append(Prep(prep.lower, prep.i, below.i, None, 0))
                out += [
                    Prep(p.lower, p.i, b.i, None, 1)
                    for p in self._s.children(below.i, "prep")
                    if (b := self._s.child(p.i, "pobj")) is not None
                ]
        if carrier is not None:
            own = {prep.at for prep in out}
            out += [p for p in carrier.preps if p.object is not None and p.at not in own]
        return out

    def _prep(self, want: PrepTerm, preps: list[Prep], used: set[int]) -> Filled | None:
        if want.term is None:
            return None
        for prep in preps:
            if prep.word not in want.preps or prep.at in used or prep.object is None:
                continue
            if want.term == ANYTHING:
                used.add(prep.at)
                return NOBODY
            if want.term.slot is not None:
                filled = _of_sectors(want.term.slot, self._phrases.parties(prep.object, place=want.term.slot.place))
                if filled.parties:
                    used.add(prep.at)
                    return filled
            elif (at := self._phrases.has_word(prep.object, want.term.words)) is not None:
                owner = want.term.owner
                owners = self._whose(at) if owner is not None else ()
                if owner is not None and owner.required and not owners:
                    continue
                used.add(prep.at)
                return Filled(owners, "slot")
        return None

    def _whose(self, noun: int) -> tuple[Party, ...]:
        """Whose the noun is; "Serbian soldiers" are themselves Serbia's."""
        return self._phrases.owners(noun) or self._phrases.parties(noun, owner=False).parties

    def _owner_as_object(self, want: PrepTerm, noun: Noun) -> Filled | None:
        """ "Iraq's invasion by the allies", "the Kuwait invasion": only where the doer is named or carries the noun."""
        if (
            want.term is None
            or want.term.slot is None
            or want.term.slot.role != "recipient"
            or not (noun.carrier or self._agent(noun.at))
        ):
            return None
        poss = self._s.child(noun.at, "poss")
        filled = self._phrases.parties(poss.i, owner=False) if poss else NOBODY
        return filled if filled.parties else None

    def _agent(self, noun: int) -> int | None:
        s = self._s
        near = s.children(noun, "prep", "agent")
        if s[noun].dep == "dobj" and s.head(noun).tag != "VBN":
            near += s.children(s[noun].head, "agent")  # "follows a visit this week by X"
        by = next((k for k in near if k.lower == "by"), None)
        below = s.child(by.i, "pobj") if by else None
        return below.i if below else None

    def _doer(self, noun: Noun, taken: set[int]) -> Filled:
        """By X; X's; the X (adjective); the carrying verb's subject; of an occasion ("during a visit") the clause's."""
        s = self._s
        agent = self._agent(noun.at)
        if agent is not None:
            return self._phrases.parties(agent)
        if noun.carrier is not None and noun.carrier.subject is not None:
            filled = self._phrases.parties(noun.carrier.subject)
            if filled.parties:
                return filled
        for kid in s.children(noun.at, "poss", "amod", "compound", "nmod"):
            filled = self._phrases.parties(kid.i, owner=False)
            if filled.parties:
                return filled
        of = next((k for k in s.children(noun.at, "prep") if k.lower in self._doers), None)
        below = s.child(of.i, "pobj") if of else None
        if below is not None and below.i not in taken:
            filled = self._phrases.parties(below.i, owner=False)
            if filled.parties:
                return filled
        return self._occasion(noun)

    def _occasion(self, noun: Noun) -> Filled:
        """ "during a visit", "after two weeks of talks": of the clause's subject."""
        s, at = self._s, noun.at
        above = s.head(at)
        if above.lower == "of" and s.head(above.i).ent in ("DATE", "TIME"):
            at = above.head
            above = s.head(at)
        if (
            s[at].dep != "pobj"
            or above.lower not in self._occasions
            or any(k.lower in ("the", "that") for k in s.children(noun.at, "det"))
        ):
            return NOBODY
        verb = next((t.i for t in s.ancestors(above.i) if self._grammar.is_verb(t.i)), None)
        subject = self._grammar.surface(verb) if verb is not None else None
        return self._phrases.parties(subject) if subject is not None else NOBODY

    def _one_of_many(self, frame: Frame, noun: Noun, fills: dict[str, Filled]) -> bool:
        """ "the exercise follows a series of joint drills": the drills of the same parties as the act spoken of."""
        above = self._s.head(self._s[noun.at].head)
        if fills or above.lower not in self._series or not self._joint(noun.at):
            return False
        last = self._phrases.last_joint_act(frame.type)
        if last is None:
            return False
        fills["actor"] = Filled(last.actors, "author")
        return True

    @staticmethod
    def _enough(frame: Frame, fills: dict[str, Filled]) -> bool:
        """A noun says an act only where it names both sides, or all that its frame asks for."""
        named = [fills.get(role, NOBODY).parties for role in ("actor", "recipient", "others")]
        together = sides(party for parties in named for party in parties)
        if any(
            t is not None and t.slot is not None and t.slot.reciprocal
            for t in (frame.subject, *(p.term for p in frame.preps))
        ):
            return len(together) > 1
        return bool(named[0] and (named[1] or frame.nouns)) or bool(named[1] and frame.nouns)

    def _told_alone(self, frame: Frame, fills: dict[str, Filled]) -> bool:
        """ "Togo's closure of the bridge" says enough by its words; of harm so does "the killing of three Danes"."""
        actor, other = (fills.get(role, NOBODY).parties for role in ("actor", "recipient"))
        harm = self._book.types[frame.type].kind == "harm" and fills.get("recipient", NOBODY).via == "slot"
        return bool(actor and frame.object is not None and frame.object.words) or bool(other and harm)


def standing_states(codebook: Codebook) -> frozenset[str]:
    """Nouns that by themselves tell no act."""
    return frozenset(noun for rule in codebook.relations for noun in rule.nouns)


def _of_sectors(slot: Slot, filled: Filled) -> Filled:
    """ "a strike by nurses": who is of none of the slot's sectors does not fill it."""
    if not slot.sectors:
        return filled
    return Filled(tuple(p for p in filled.parties if p.sector in slot.sectors), filled.via)
