"""From an act to its record: codes, score, contexts, id."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from whowhom.code.act import Act
from whowhom.code.sure import confidence
from whowhom.codebook import Codebook
from whowhom.records import Event, Link, Party, Report, Span, When

RULING = ("GOV", "COP", "MIL")  # who governs, and who acts for them, as a political party has to do with them
GIVEN = ("MIL", "GOV", "CVL", "OPP")  # sectors that an act may give to a party


@dataclass(frozen=True)
class Labels:
    """What states and their organs are called: names by ISO3, alone and in a sentence, and "government of {}"."""

    states: Mapping[str, str]
    inside: Mapping[str, str]  # "the Philippines"
    organs: Mapping[str, str]  # by sector
    seats: frozenset[str] = frozenset()  # capitals and palaces, which stand for whoever acts ("Beijing sent troops")

    def name(self, party: Party) -> str:
        """The party's name, made anew where it was only that of the state or of another organ of it."""
        if party.country is None or party.country not in self.states:
            return party.name
        state, inside = self.states[party.country], self.inside[party.country]
        if party.name not in {state, *(label.format(inside) for label in self.organs.values())}:
            return party.name
        label = self.organs.get(party.sector or "")
        return label.format(inside) if label is not None else state


def event(act: Act, report: Report, codebook: Codebook, labels: Labels) -> Event:
    """The record of an act. Its id hangs on document, type and words only."""
    mode = codebook.mode(act.type, act.mode)
    table = codebook.grammar["organs"]
    sides = (organs(act, getattr(act, side), side, table, labels.seats) for side in ("actors", "recipients"))
    actors, recipients = (tuple(replace(p, name=labels.name(p)) for p in side) for side in sides)
    own = {p.id for p in actors}
    recipients = tuple(p for p in recipients if act.apart or p.id not in own)  # nobody acts against himself
    own_frame = act.frame.type == act.type
    return Event(
        id=identity(act, report.id),
        document=report.id,
        type=act.type,
        mode=act.mode,
        cameo=(act.frame.cameo if own_frame else None) or mode.cameo,
        quad=mode.quad,
        score=mode.score,
        reciprocal=act.reciprocal,
        actors=actors,
        recipients=recipients,
        when=when(act, report.published),
        status=act.status,
        evidence=tuple(act.evidence[i] for i in sorted(act.evidence)),
        why=tuple(act.why),
        confidence=round(confidence(act, codebook.grammar["confidence"]), 2),
        duration=act.duration,
        places=tuple(act.places),
        forces=tuple(act.forces),
        casualties=tuple(act.casualties),
        attribution=tuple(_once(act)),
        alleged_by=act.alleged_by,
        precedent=act.precedent,
        framing=tuple(act.framing),
        contexts=contexts(act, codebook, mode.contexts),
        links=(Link("part-of", identity(act.whole, report.id)),) if act.whole is not None else (),
    )


def organs(
    act: Act, parties: tuple[Party, ...], side: str, table: Mapping[str, Any], seats: frozenset[str]
) -> tuple[Party, ...]:
    """The organ that acts where the report names the state alone: by its forces, its spokesman, or the kind of act.

    A capital stands for the forces as well; a president who sends them is no soldier.
    """
    kinds = {act.type, f"{act.type}.{act.mode or 'general'}"}
    usual = next((sector for sector, listed in table[side].items() if kinds & set(listed)), None)
    machines = {f.owner for f in act.forces if f.kind not in table["civil_forces"]}
    armed = machines if usual == "MIL" else set()
    own = {p.country for p in act.actors}  # whose machines strike, not whose are struck
    hit = machines - own if side == "recipients" and act.type == "ASSAULT" else set()
    said = {a.speaker.country: a.speaker.sector for a in act.attribution} if side == "actors" and usual == "GOV" else {}
    ruling = {p.country for p in act.parties if p.sector in RULING}
    out = []
    for party in parties:
        struck = "MIL" if party.country in hit else None  # "shot down a Syrian jet"
        sector = party.sector or said.get(party.country) or usual or struck
        if party.country in armed and party.sector == "GOV" and party.text in seats:
            sector = "MIL"
        elif party.sector == "MIL" and act.type == "THREATEN" and said.get(party.country) == "GOV":
            sector = "GOV"  # "the minister said that jets would bomb …": it is he who threatens
        elif party.sector == "PTY" and party.country in ruling:
            sector = "OPP"  # a party that stands against those who govern
        if sector != party.sector and party.country and sector in GIVEN:
            party = replace(party, sector=sector, id=f"{party.country}.{sector}")
        out.append(party)
    return tuple(out)


def _once(act: Act) -> list:  # type: ignore[type-arg]
    seen: dict[str, object] = {}
    for said in act.attribution:
        seen.setdefault(said.speaker.id, said)
    return list(seen.values())


def identity(act: Act, document: str) -> str:
    span = act.why[0].span if act.why else Span(0, 0)
    parties = ",".join(p.id for p in act.parties)
    words = f"{document}|{act.type}|{act.mode}|{act.frame.id}|{span.start}|{span.end}|{parties}|{act.status}"
    return "evt_" + hashlib.sha256(words.encode()).hexdigest()[:16]


def when(act: Act, published: str | None) -> When:
    """The act's interval; what has happened or goes on ends at the report's date at the latest."""
    past = act.status in ("occurred", "ongoing", "denied", "refused")
    if act.time is None:
        return When(None, published if past else None, "unknown")
    value = act.time.value
    if (
        past
        and published
        and (value.end is None or value.end > published)
        and (value.start is None or value.start <= published)
    ):
        return replace(value, end=published)
    return value


def contexts(act: Act, codebook: Codebook, always: tuple[str, ...]) -> tuple[str, ...]:
    """PLOVER contexts that the evidence's words show, the mode's own first."""
    words = {word.strip(".,;:\"'()").lower() for piece in act.evidence.values() for word in piece.text.split()}
    text = " ".join(piece.text.lower() for piece in act.evidence.values())
    shown = [
        name
        for name, (listed, phrases) in codebook.made(shown_by).items()
        if not words.isdisjoint(listed) or any(phrase in text for phrase in phrases)
    ]
    return tuple(dict.fromkeys([*always, *shown]))


def shown_by(codebook: Codebook) -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """What shows each context: its words, and those of them that are more than one."""
    return {name: (listed, tuple(w for w in listed if " " in w)) for name, listed in codebook.contexts.items()}
