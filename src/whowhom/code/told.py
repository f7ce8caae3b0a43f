"""What a report has told so far: who was named, in which role, who stood together, what was done, whose scene it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from whowhom.code.act import Act, land, others, unique
from whowhom.code.antecedent import Side, side
from whowhom.records import Force, Mention, Party
from whowhom.syntax import Sentence, Signals

JOINT, LISTED, SIDES = 2.0, 1.0, 0.7  # weights of a group by how it was told
LISTENS = ("dobj", "dative", "pobj")  # reporters who are told something are nobody to come back to
BESIDE = ("conj", "advcl", "xcomp")  # verbs whose subject is that of the verb above
FRONT = 4  # words within which a place opens a sentence
ORGANS = ("GOV", "MIL", "COP")  # of a state; "the government", "the army", "the police"
APART = ("REB", "OPP", "PRE", "PTY", "LAB")  # who within one state deals with its government as a side of its own
TALK = ("ACCUSE", "REQUEST", "THREATEN")  # acts that are words
DIRECTED = frozenset((*TALK, "AGREE"))  # words, and whom they are meant for may answer
RECENT = 8  # acts back that a definite noun may mean
REACH = 4  # sentences back that a pronoun may look
ROLE_WEIGHT = {"nsubj": 2.0, "nsubjpass": 1.6, "agent": 1.2, "dobj": 1.0, "poss": 0.8, "pobj": 0.6, "conj": 0.9}


@dataclass(frozen=True)
class Entry:
    """One telling of one or more parties."""

    parties: tuple[Party, ...]
    sentence: int
    head: int
    weight: float
    kind: str
    number: str
    noun: str | None

    @cached_property
    def lands(self) -> frozenset[str]:
        return frozenset(map(land, self.parties))

    @cached_property
    def sides(self) -> frozenset[Side]:
        return frozenset(map(side, self.parties))


@dataclass(frozen=True, slots=True)
class Group:
    """Parties told together; ``weight``: how strongly (a joint act more than a list, a list more than two sides)."""

    parties: tuple[Party, ...]
    sentence: int
    weight: float
    subject: bool = False  # listed as the subject of a clause: "they" of the next one

    @property
    def lands(self) -> frozenset[str]:
        return frozenset(land(p) for p in self.parties)

    @property
    def camps(self) -> frozenset[tuple[str, str | None]]:
        return camps(self.parties)


def camps(parties: Iterable[Party]) -> frozenset[tuple[str, str | None]]:
    """States and bodies that stand together; within one state its rebels, opposition, unions apart from all others."""
    return frozenset((land(p), p.sector if p.sector in APART else None) for p in parties)


def is_state(party: Party) -> bool:
    """A state or whoever acts for it, not its rebels or opposition."""
    return party.country is not None and party.sector not in APART


@dataclass(slots=True)
class Told:
    """Memory of one report. ``home`` is the country of the dateline, ``names`` gives a country's English name."""

    home: str | None
    names: Mapping[str, str]
    words: dict[str, frozenset[str]]  # noun classes of grammar.toml [anaphora]
    weights: Mapping[str, float] = field(default_factory=dict)  # of readings, grammar.toml [meant]
    entries: list[Entry] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    begun: list[Act] = field(default_factory=list)  # acts of the sentence that is being read
    groups: list[Group] = field(default_factory=list)
    issued: bool = False  # the report is a letter or release of the home country
    body: tuple[Party, ...] = ()  # the organisation that issues the report
    counts: Counter[str] = field(default_factory=Counter)
    spoken: Counter[str] = field(default_factory=Counter)  # states by how often the whole report names them
    resolved: dict[tuple[int, int], tuple[Party, ...]] = field(default_factory=dict)
    surnames: dict[str, tuple[Party, ...]] = field(default_factory=dict)  # of persons, by the last word of the name
    speaker: tuple[tuple[Party, ...], bool] | None = None  # who spoke last, and whether that is a person
    spoke_in: int = -1  # the sentence in which that was
    papers: dict[str, tuple[Party, ...]] = field(default_factory=dict)  # who issued "a statement", by noun
    spoke: dict[str, tuple[Party, ...]] = field(default_factory=dict)  # who spoke last, by the noun that names them
    stated: dict[int, tuple[Party, ...]] = field(default_factory=dict)  # by head, parties that this sentence names
    people: frozenset[int] = frozenset()  # heads of the persons among them
    ahead: list[str] = field(default_factory=list)  # countries named in the sentence that is being read
    preamble: tuple[Party, ...] = ()  # the body that "The Security Council, … Condemns …" names before it resolves
    signals: Signals | None = None
    places: dict[int, list[tuple[int, str]]] = field(default_factory=dict)  # sentence -> (token, country)
    towns: Mapping[tuple[int, int], str] = field(default_factory=dict)  # (sentence, token) of a place's name -> country
    spare: list[tuple[int, Force]] = field(default_factory=list)  # forces of no act: sentence, force with its owner

    def note(self, mention: Mention, parties: tuple[Party, ...], sentence: Sentence) -> None:
        """Remember who these words stood for, and how prominent they are."""
        self.resolved[(mention.sentence, mention.head)] = parties
        token = sentence[mention.head]
        if parties and mention.kind == "person":
            self.surnames.setdefault(self._surname(mention, sentence), parties)
        if not parties or (token.dep in LISTENS and all(p.sector == "MED" for p in parties)):
            return
        if token.head == token.i + 2 and sentence[token.i + 1].text == "-":
            return  # "rebel-held towns": they only say whose the towns are
        plural = (
            mention.number == "plural"
            or len(parties) > 1
            or (mention.kind in ("people", "force") and token.tag in ("NNS", "NNPS"))
        )
        if token.dep == "ROOT" and sentence.block == "body" and not sentence.operative:
            self.preamble = parties
        weight = ROLE_WEIGHT.get(self._role(sentence, mention.head), 0.5)
        self.entries.append(
            Entry(
                parties,
                mention.sentence,
                mention.head,
                weight,
                mention.kind,
                "plural" if plural else "singular",
                mention.noun,
            )
        )
        if mention.kind != "pronoun":
            self.counts.update(dict.fromkeys((land(party) for party in parties), 1))
        if len(camps(parties)) > 1:
            self.groups.append(Group(parties, mention.sentence, LISTED))

    def learn(self, head: int, parties: tuple[Party, ...], sentence: Sentence) -> None:
        """Whom words stand for, now that an act tells whose they are: "Iran arrested 12 people"."""
        before = self.resolved.get((sentence.index, head), ())
        self.resolved[(sentence.index, head)] = parties
        self.counts.subtract(dict.fromkeys((land(party) for party in before), 1))
        self.counts.update(dict.fromkeys((land(party) for party in parties), 1))
        kept = [e for e in self.entries if (e.sentence, e.head) != (sentence.index, head)]
        number = "plural" if sentence[head].tag in ("NNS", "NNPS") else "singular"
        weight = ROLE_WEIGHT.get(self._role(sentence, head), 0.5)
        self.entries = [*kept, Entry(parties, sentence.index, head, weight, "people", number, sentence[head].lower)]

    @staticmethod
    def _surname(mention: Mention, sentence: Sentence) -> str:
        return next((t.text for t in reversed(sentence.tokens) if mention.span.holds(t.span)), "")

    def note_group(self, parties: tuple[Party, ...], sentence: int, weight: float, subject: bool = False) -> None:
        """Parties told together: acting jointly, listed in one phrase, or the two sides of one act."""
        if len(camps(parties)) > 1:
            self.groups.append(Group(unique(parties), sentence, weight, subject))

    def named_in(self, sentence: int) -> list[Party]:
        """Parties told in a sentence, each land once; where something happens is nobody."""
        scenes = {head for head, _ in self.places.get(sentence, ())}
        told = [e for e in self.entries if e.sentence == sentence and e.head not in scenes]
        return list({land(p): p for e in told for p in e.parties}.values())

    def known(self) -> list[Party]:
        """Every land told so far, as it was told last."""
        return list({land(p): p for e in self.entries for p in e.parties}.values())

    def scene(self, mention: Mention | None = None) -> str | None:
        """The country where this happens: a place named in the sentence, the dateline, the country most spoken of."""
        if mention is not None and self.places.get(mention.sentence):
            return min(self.places[mention.sentence], key=lambda place: abs(place[0] - mention.head))[1]
        if self.home:
            return self.home
        common = [name for name, _ in self.counts.most_common()]
        states = [name for name in (*common, *self.ahead) if name in self.names]
        return states[0] if states else None

    def here(self, head: int, sentence: Sentence) -> str | None:
        """ "Hundreds rallied outside the embassy in Berlin": the country of a place that the same verb puts it in."""
        verb = next((t.i for t in sentence.ancestors(head) if t.pos in ("VERB", "AUX")), None)
        return self.put_in(verb, sentence) if verb is not None else None

    def put_in(self, verb: int, sentence: Sentence) -> str | None:
        """The country of a place that a verb puts its own parties in."""
        for at, country in self.places.get(sentence.index, ()):
            way = []
            for token in sentence.ancestors(at):
                if token.pos in ("VERB", "AUX"):
                    break
                way.append(token.lower)
            else:
                continue
            if token.i == verb and self.words["topics"].isdisjoint(way):
                return country
        return None

    def _fronted(self, sentence: Sentence) -> str | None:
        """ "In Tokyo, the government said …": the country of a place that opens the sentence."""
        opens = [country for head, country in self.places.get(sentence.index, ()) if head <= FRONT]
        return opens[0] if opens and sentence.tokens[0].lower in self.words["fronts"] else None

    def _teller(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "the minister said that the government …": the speaker's own state."""
        told = self._saying(mention, sentence) or ()
        return told[0].country if len(told) == 1 and told[0].sector in ORGANS else None

    def _saying(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...] | None:
        """The speaker of the words that the mention stands in; None where nobody speaks in the sentence."""
        for verb in sentence.ancestors(mention.head):
            subject = sentence.child(verb.i, "nsubj") if verb.lower in self.words["say_forms"] else None
            if subject is not None and subject.i != mention.head:
                return self.resolved.get((sentence.index, subject.i)) or self.stated.get(subject.i, ())
        return None

    def _opposed(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "The Liberal Party accused the government": whoever opposes a government within its land means his own."""
        verb = next((t for t in sentence.ancestors(mention.head) if t.pos in ("VERB", "AUX")), None)
        while verb is not None and verb.dep in BESIDE and not sentence.child(verb.i, "nsubj") and verb.head != verb.i:
            verb = sentence[verb.head]
        subject = sentence.child(verb.i, "nsubj") if verb is not None else None
        doers = self.resolved.get((sentence.index, subject.i), ()) if subject is not None else ()
        lands = {p.country or p.base for p in doers if p.sector in APART}
        apart = len(lands) == 1 and all(p.sector in APART for p in doers) and sentence[mention.head].dep in LISTENS
        state = lands.pop() if apart else None
        return state if state in self.names else None

    def _fought(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "the M23 said that the government …": the state whose rebels were just named, and it alone or they last."""
        near = [p for e in reversed(self._recent(mention.sentence, 1)) for p in e.parties]
        near = [*(self._saying(mention, sentence) or ()), *near]
        if any(land(p) == self.home and p.sector in (None, *ORGANS) for p in near):
            return None
        states = (p.country or p.base for p in near if p.sector in ("REB", "OPP", "PRE"))
        return next((state for state in states if state in self.names), None)

    def author(
        self, types: frozenset[str], actors: tuple[Party, ...], topic: bool = False, deed: bool = False
    ) -> tuple[Act, tuple[Party, ...]] | None:
        """The last act of one of the types (any if empty) that somebody else did, and who did it.

        ``topic``: who reacts after others have ("Moscow condemned the strike. Ankara welcomed it.") means what they
        meant. ``deed``: no mere words are meant.
        """
        told = [*self.acts[-RECENT:], *self.begun]
        reactions = {(act.sentence, land(p)) for act in told if act.about for p in act.actors}
        own = {land(p) for p in actors}
        theirs = [act for act in told if act.type in types & DIRECTED and own & {land(p) for p in act.recipients}]
        for act in reversed(theirs or told):  # "rejected the demand": one that was made of them
            if types and act.type not in types:
                continue
            aside = any((act.sentence, land(p)) in reactions for p in act.actors)  # "regretted it and pledged …"
            if deed and not act.about and (act.type in TALK or aside):
                continue
            doers = others(act.recipients if topic and act.about else (), actors) or others(act.actors, actors)
            if doers:
                return act, doers
        return None

    @property
    def resolving(self) -> tuple[Party, ...]:
        """Who is the subject of a resolution's paragraphs: the body before them, else whoever is told first."""
        return self.preamble or (self.entries[0].parties if self.entries else ())

    def _besieged(self) -> str | None:
        """ "the internationally recognised government": of the state whose rebels were told last."""
        rebels = (p for e in reversed(self.entries) for p in e.parties if p.sector in ("REB", "PRE"))
        return next((state for p in rebels if (state := p.country or p.base) in self.names), None)

    def doer_to(self, victims: set[str], types: frozenset[str], actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Who did such an act to them: "Iran condemned the killing of the Lebanese commander"."""
        told = (act for act in reversed(self.acts[-RECENT:]) if act.type in types)
        done = (others(act.actors, actors) for act in told if victims <= {land(p) for p in act.recipients})
        return next((doers for doers in done if doers), ())

    def court(self, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whose verdict or ruling is spoken of: the court or judge told last."""
        told = (others(e.parties, actors) for e in reversed(self.entries))
        judges = (found for found in told if found and all(self._judges(p) for p in found))
        return next(judges, ())

    def _judges(self, party: Party) -> bool:
        of_states = party.sector == "IGO" and not self.words["courts"].isdisjoint(party.name.lower().split())
        return party.sector == "JUD" or of_states

    def issuer(self, noun: str) -> tuple[Party, ...]:
        """Whose paper "the resolution" or "the statement" is: who issued it, a body, else who acted or spoke last."""
        if noun in self.papers:
            return self.papers[noun]
        bodies = [e for e in self.entries if all(p.country is None and p.sector == "IGO" for p in e.parties)]
        if noun in self.words["body_texts"] and bodies:
            return bodies[-1].parties
        if self.acts and self.acts[-1].actors:
            return self.acts[-1].actors
        return self.speaker[0] if self.speaker is not None else ()

    def _recent(self, sentence: int, reach: int = REACH) -> list[Entry]:
        return self.entries[bisect_left(self.entries, sentence - reach, key=attrgetter("sentence")) :]

    @staticmethod
    def _last(entries: list[Entry]) -> tuple[Party, ...]:
        return entries[-1].parties if entries else ()

    @staticmethod
    def _role(sentence: Sentence, head: int) -> str:
        token = sentence[head]
        while token.dep in ("conj", "appos", "compound") and token.head != token.i:
            token = sentence.head(token.i)
        return token.dep
