"""An act while it is being read: what the walk knows of it before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whowhom.codebook import Frame
from whowhom.records import (
    Attribution,
    Casualty,
    Duration,
    Evidence,
    Force,
    Found,
    Framing,
    Party,
    Place,
    Precedent,
    When,
    Why,
)
from whowhom.syntax import Sentence

KIN = {"GOV", "MIL", "SPY"}  # organs of one state that reports name by turns
LEARNED = "learned"  # the frame of an act that no frame has
WEIGHED = "weighed"  # the route of a recipient that the clause does not name in the way that won


@dataclass(slots=True)
class Act:
    """Mutable within the code room only. ``verb`` is the token that says the act, in sentence ``sentence``."""

    type: str
    mode: str | None
    frame: Frame
    sentence: int
    verb: int
    base: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    nominal: bool = False
    status: str = "occurred"
    confidence: float = 0.8
    alleged_by: str | None = None
    why: list[Why] = field(default_factory=list)
    evidence: dict[int, Evidence] = field(default_factory=dict)
    verbs: list[tuple[int, int]] = field(default_factory=list)  # every (sentence, token) that tells it
    time: Found[When] | None = None
    duration: Duration | None = None
    places: list[Place] = field(default_factory=list)
    forces: list[Force] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    attribution: list[Attribution] = field(default_factory=list)
    precedent: Precedent | None = None
    framing: list[Framing] = field(default_factory=list)
    score: float = 0.0  # the match's specificity
    wrapped: str | None = None
    whole: Act | None = None  # the act that this one is part of
    headline: bool = False
    fresh: bool = False  # told by "a visit", "another raid": not one told before
    series: bool = False  # several acts told as one ("a series of drills")
    heard: float | None = None  # the learned coder's chance that these words tell an act
    route: str = "slot"  # how the recipient was found: a way of code/recipient.py, or none
    about: bool = False  # a reaction to what the recipient did, not to the recipient itself
    meant: int | None = None  # the word that stands for what the recipient did: "condemned it"
    chosen: float | None = None  # the chance of that recipient among all that were weighed
    guessed: bool = False  # nothing but what the report is about speaks for the recipient
    apart: bool = False  # the recipient is another of the side that acts: "accused his rival"

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.actors + self.recipients

    @property
    def lands(self) -> frozenset[str]:
        """Countries and organisations on both sides."""
        return frozenset(land(party) for party in self.parties)


def land(party: Party) -> str:
    """What a party counts as between states: its country, or itself for an organisation or armed group."""
    return party.country or party.id


def unique(parties: list[Party] | tuple[Party, ...]) -> tuple[Party, ...]:
    """Each party once, by id, first telling kept."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id, party)
    return tuple(seen.values())


def others(parties: tuple[Party, ...], own: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that are not one of the own: police and protesters are two, a country and its government one."""
    return tuple(party for party in parties if not any(one_and_same(party, p) for p in own))


def one_and_same(one: Party, two: Party) -> bool:
    """Whether two tellings name one party: a bare country stands for its government and forces, not for its people."""
    if one.id == two.id:
        return True
    if land(one) != land(two):
        return False
    sectors = {one.sector, two.sector}
    return len(sectors) == 1 or (None in sectors and sectors <= {None, *KIN})


def alike(one: tuple[Party, ...], two: tuple[Party, ...]) -> bool:
    """Whether one list may be a shorter telling of the other: every party of the shorter stands in the longer."""
    short, long = sorted((one, two), key=len)
    return all(
        any(
            land(p) == land(q)
            and (p.sector is None or q.sector is None or p.sector == q.sector or {p.sector, q.sector} <= KIN)
            for q in long
        )
        for p in short
    )


def sides(parties: Iterable[Party]) -> frozenset[tuple[str, str | None]]:
    """Who may act jointly: states, and within one its people, courts, rebels … beside its government and forces."""
    return frozenset((land(p), None if p.sector in KIN else p.sector) for p in parties)


def evidence(sentence: Sentence, tokens: Sequence[int], text: str) -> Evidence:
    """The sentence that tells an act by these words; of one that semicolons part, the part with the words alone."""
    cuts = [token.i for token in sentence.tokens if token.text == ";" and 0 < token.i < len(sentence) - 1]
    first = max((cut + 1 for cut in cuts if cut < min(tokens)), default=0)
    last = min((cut - 1 for cut in cuts if cut > max(tokens)), default=len(sentence) - 1)
    span = sentence.chars(first, last)
    return Evidence(text[span.start : span.end], span)
