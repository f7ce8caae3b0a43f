"""Whom a deed befalls where the clause tells it by half: its own people, its own soil, who did what is condemned."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whowhom.code.act import others
from whowhom.code.clause import Clause
from whowhom.code.phrase import NOBODY, Filled, Phrases
from whowhom.codebook import Codebook, Frame, Slot
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

FORCES_OF_ORDER = {"COP", "MIL", "GOV", "JUD", "SPY"}
BEFALLING = ("ASSAULT", "COERCE", "SANCTION")  # a drill or a march is harm too, but what is moved or held is no victim
DOMESTIC = (("COERCE", "arrest"), ("COERCE", "restrict"), ("COERCE", "censor"), ("SANCTION", "convict"),
            ("RETREAT", "release"))  # fmt: skip
WITHIN = ("COERCE", "SANCTION", "ACCUSE", "THREATEN", "RETREAT", "CONCEDE")
COURTS = ("COP", "JUD", "LEG")  # these deal with people of their own state
STATE = (*COURTS, None, "GOV", "SPY")
PERSONS = ("person", "role")
AMONG_FELLOWS = ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE", *BEFALLING)
QUARRELS = ("ACCUSE", "REJECT", "THREATEN")
TRIED = (("SANCTION", "expel"), ("SANCTION", "convict"), ("COERCE", "arrest"), ("ACCUSE", "allege"))
REACTIONS = ("ACCUSE", "PROTEST", "REJECT", "SUPPORT")  # to what somebody did or said


@dataclass(frozen=True, slots=True)
class Deed:
    """What is known of an act when its recipient is read: its frame, the words that say it so far, who does it."""

    frame: Frame
    words: tuple[int, ...]
    doers: Filled


class Befallen:
    """Reads the recipients of one sentence."""

    def __init__(self, codebook: Codebook, sentence: Sentence, phrases: Phrases) -> None:
        self._s, self._phrases = sentence, phrases
        self._captives = codebook.words("captives", noun_forms)
        self._jailing = codebook.words("jailing", verb_forms)
        self._deeds = codebook.words("deed_pronouns")
        self._persons = codebook.words("anaphora.person_pronouns")

    def in_slot(self, slot: Slot, head: int, named: Filled, deed: Deed) -> Filled:
        """Whom the phrase in a recipient's slot means. ``named``: the parties that it names."""
        filled = self._of_deed(head, named, deed) if deed.frame.type in REACTIONS else named
        if filled.via in ("slot", "none") and not slot.reciprocal:
            filled = self._at_home(head, filled, deed, slot.required)
        if self._is_fellow(head, filled, deed):
            return replace(filled, apart=True)
        struck = self._struck(head, deed) if slot.place else None
        if struck is not None:
            return struck
        if filled.via == "place":
            return self._own_soil(filled, slot, deed)
        if filled.via == "owner" and self._s[head].tag == "NNS":
            return self._own_people(filled, deed)
        return filled

    def by_object(self, clause: Clause, deed: Deed) -> Filled:
        """ "banned the party", "broke up a rally": the noun tells whom it befalls, as the frame has no slot for it."""
        frame, actors = deed.frame, deed.doers.parties
        words = frame.object is not None and frame.object.words and frame.object.owner is None
        if not words or clause.object is None or frame.object2 is not None or frame.type not in BEFALLING:
            return NOBODY
        if self._is_own(clause.object, frame):
            return NOBODY
        if any(slot.role == "recipient" and slot.never for slot in frame.slots):
            return NOBODY
        named = self._phrases.befallen(clause.object, actors)
        slotless = not any(slot.role == "recipient" for slot in frame.slots)
        if slotless and self._is_fellow(clause.object, Filled(named, "slot"), deed):
            return Filled(named, "slot", apart=True)
        befallen = others(named, actors)
        return Filled(befallen, "slot") if befallen else NOBODY

    def own(self, clause: Clause, deed: Deed) -> Filled:
        """ "The envoy was recalled": by whose he is."""
        tells = clause.passive and clause.subject is None and clause.object is not None and not deed.doers.parties
        if not tells or clause.object is None or not self._is_own(clause.object, deed.frame):
            return NOBODY
        return Filled(self._phrases.parties(clause.object, owner=False).parties, "slot")

    def _is_own(self, head: int, frame: Frame) -> bool:
        """Whoever calls an envoy back calls his own; a group that is left is another's."""
        mention = self._phrases.mention(head)
        return frame.mode == "withdraw" and mention is not None and mention.kind == "role"

    def author(self, head: int, deed: Deed) -> Filled:
        """Who did what the noun or pronoun refers back to."""
        return self._phrases.author(head, deed.doers.parties, deed.frame.type)

    def fellow(self, head: int, owners: Filled, deed: Deed) -> Filled:
        """ "sacked his interior minister": where whose he is says nothing, he himself."""
        himself = Filled(self._phrases.parties(head, owner=False).parties, "slot", apart=True)
        return himself if self._is_fellow(head, himself, deed) else owners

    def _is_fellow(self, head: int, named: Filled, deed: Deed) -> bool:
        """ "The president sacked his interior minister": two who hold office in one state and are not one another.

        A state or an organ has its own officials tried or dismissed; else it is they who act for it.
        """
        doers, mention = deed.doers.parties, self._phrases.mention(head)
        if mention is None or deed.frame.type not in AMONG_FELLOWS:
            return False
        organ = mention.kind == "organ" and deed.frame.type in QUARRELS  # "the governor sued the government"
        if not (organ or self._is_person(mention)):
            return False
        if named.via != "slot" or len(doers) != 1 or not named.parties or others(named.parties, doers):
            return False
        doer = self._phrases.told_at(doers[0].span)
        if doer is None or doer.span.holds(mention.span) or mention.span.holds(doer.span):
            return False
        tried = mention.owner is None and (deed.frame.type, deed.frame.mode) in TRIED
        return self._is_person(doer) or tried

    def _is_person(self, mention: Mention) -> bool:
        """Who holds an office, or a pronoun for one; "himself" is nobody else."""
        other = mention.noun in self._persons and not (mention.noun or "").endswith("self")
        return mention.kind in PERSONS or (mention.kind == "pronoun" and other)

    def _of_deed(self, head: int, filled: Filled, deed: Deed) -> Filled:
        """ "condemned it": of whoever did what it stands for, if that was told; a state is rarely meant."""
        doer = self.author(head, deed) if self._s[head].lower in self._deeds else NOBODY
        return doer if doer.parties else filled

    def _struck(self, head: int, deed: Deed) -> Filled | None:
        """ "ambushed a French convoy in Mali": whoever is struck there, if the words name them, and not the place."""
        if deed.frame.type not in BEFALLING or self._s[head].dep != "pobj":
            return None
        objects = {k.i for i in deed.words for k in (self._s[i], *self._s.children(i)) if k.dep == "dobj"}
        mentions = [m for i in sorted(objects) if (m := self._phrases.mention(i)) is not None and m.parties]
        struck = others(tuple(p for m in mentions for p in m.parties), deed.doers.parties)
        return Filled(struck, "slot") if struck else None

    @staticmethod
    def _own_soil(filled: Filled, slot: Slot, deed: Deed) -> Filled:
        """ "helicopters bombed Aleppo": where an actor strikes its own soil, its people are the other side."""
        if not filled.lands & deed.doers.lands:
            return filled
        people = tuple(replace(p, id=f"{p.country}.CVL", sector="CVL") for p in filled.parties)
        struck = deed.frame.type in BEFALLING  # a drill off its own coast strikes none
        return Filled(people, "place") if slot.required and struck else NOBODY

    def _at_home(self, head: int, filled: Filled, deed: Deed, required: bool) -> Filled:
        """ "Iran arrested 12 people": whom a state is hard on and nothing else tells of is its own."""
        actors = deed.doers.parties or self._phrases.authorities(head)
        lands = {party.country for party in actors}
        if len(lands) != 1 or None in lands or not self._rules(actors, deed.frame, head):
            return filled
        anybody = not required and self._s[deed.words[0]].lower in self._jailing
        own = self._phrases.newcomer(head, actors[0], anybody)
        if own is None or filled.via != "slot":
            return filled if own is None else Filled((own,), "slot", newcomer=head)
        listed = tuple(p for p in filled.parties if p.country not in lands and not own.span.overlaps(p.span))
        if listed and self._phrases.told_aside(head):
            return replace(filled, parties=listed)
        return Filled((own, *listed), "slot", newcomer=head)

    def _rules(self, actors: tuple[Party, ...], frame: Frame, head: int) -> bool:
        """Whether who does this does it to people of its own state, as far as nothing else tells of them."""
        if frame.type in WITHIN and all(p.sector in COURTS for p in actors):
            return True
        mention = self._phrases.mention(head)
        office = mention is not None and mention.kind == "role"
        if frame.mode == "release" and self._phrases.has_word(head, self._captives) is not None:
            return False
        own = all(
            p.sector in STATE or (p.sector == "MIL" and (office or p.country == self._phrases.home)) for p in actors
        )
        return own and (frame.type, frame.mode) in DOMESTIC

    @staticmethod
    def _own_people(filled: Filled, deed: Deed) -> Filled:
        """ "police fired at several thousand Greek nationalists": people of the actor's own country."""
        actors = deed.doers.parties
        if others(filled.parties, actors) or not any(p.sector in FORCES_OF_ORDER for p in actors):
            return filled
        return Filled(tuple(replace(p, id=f"{p.country}.CVL", sector="CVL") for p in filled.parties), "owner")
