"""From the records of one act to its incident: the most precise value that is agreed on, and who tells it otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whowhom.link.incidents.cast import cast
from whowhom.link.incidents.figures import figures
from whowhom.link.incidents.rules import Rules
from whowhom.link.incidents.support import Crowd, by, crowd, order
from whowhom.link.incidents.told import Told, base
from whowhom.link.origins import Sighting
from whowhom.records import Dissent, Event, Incident, Place, Teller, Tie, When

SURE = 0.99  # no sum of sources is surer


def incident(
    members: Sequence[Told],
    seen: Mapping[str, Sequence[Sighting]],
    copies: Mapping[str, str],
    ties: Sequence[Tie],
    rules: Rules,
) -> Incident:
    """One incident of one or more records, whatever order they come in."""
    of = crowd(members, seen, copies)
    kind, alike = _kind(of)
    when, otherwise = _when(of)
    reciprocal, actors, recipients, others = cast(of)
    return Incident(
        id=identity(of.members[0].id),
        type=kind.type,
        mode=kind.mode,
        cameo=max(
            (told.event.cameo for told in alike if told.event.cameo), key=lambda code: (len(code), code), default=None
        ),
        quad=kind.quad,
        score=kind.score,
        reciprocal=reciprocal,
        actors=actors,
        recipients=recipients,
        when=when,
        places=_places(of),
        status=_status(of, rules),
        figures=figures(of, rules),
        denials=tuple(_denials(of)),
        dissent=(*otherwise, *others),
        events=tuple(sorted(told.id for told in of.members)),
        documents=tuple(dict.fromkeys(told.document for told in of.members)),
        sources=tuple(Teller(s.name, s.country, s.state, s.documents) for s in of.sources),
        confidence=_confidence(of),
        why=tuple(ties),
    )


def identity(first: str) -> str:
    """The id of the incident that begins with this record: its earliest, so that later reports leave it as it is."""
    return "inc_" + hashlib.sha256(first.encode()).hexdigest()[:16]


def _kind(of: Crowd) -> tuple[Event, list[Told]]:
    """The record whose type and mode stand for all, and those that share them: the most told, of equals the gravest."""
    types = by(of.members, {told.id: told.event.type for told in of.members})
    weight = {name: _grave(of, told) for name, told in types.items()}
    chosen = types[min(weight, key=lambda name: (weight[name], name))]
    modes = by(chosen, {told.id: told.event.mode for told in chosen if told.event.mode})
    alike = modes[of.ranked(modes)[0]] if modes else chosen
    return alike[0].event, alike


def _grave(of: Crowd, told: Sequence[Told]) -> tuple[int, int, float]:
    documents = {one.document for one in told}
    return -of.independent(documents), -len(documents), -max(abs(one.event.score) for one in told)


def _when(of: Crowd) -> tuple[When, list[Dissent]]:
    """The exact day that most sources tell, else the shortest stretch; other exact days are dissent."""
    exact = by(of.members, {told.id: (told.event.when.start, told.event.when.end) for told in of.members if told.exact})
    if exact:
        first, *rest = of.ranked(exact)
        dissent = [Dissent("when", _days(*days), _documents(exact[days])) for days in rest]
        return replace(_bare(exact[first][0].event.when), start=first[0], end=first[1]), dissent
    bounded = [told for told in of.members if told.bounded]
    if bounded:
        shortest = min(bounded, key=lambda told: ((told.last or 0) - (told.first or 0), order(told)))
        return _bare(shortest.event.when), []
    ends = [told.event.when.end for told in of.members if told.event.when.end]
    starts = [told.event.when.start for told in of.members if told.event.when.start]
    return When(max(starts, default=None), min(ends, default=None), "unknown"), []


def _bare(when: When) -> When:
    """A date without the words of one report."""
    return When(when.start, when.end, when.precision)


def _days(start: str | None, end: str | None) -> str:
    return str(start) if start == end else f"{start} to {end}"


def _places(of: Crowd) -> tuple[Place, ...]:
    """Every place that is told, those of most sources first; a country only where nothing smaller is told."""
    named: dict[str, list[Told]] = {}
    first: dict[str, Place] = {}
    for told in of.members:
        for place in told.places or told.event.places:
            named.setdefault(place.name, []).append(told)
            first.setdefault(place.name, place)
    smaller = {place.name for told in of.members for place in told.places}
    return tuple(first[name] for name in of.ranked(named) if not smaller or name in smaller)


def teller(told: Told) -> str:
    """In whose voice a record tells its act: a name of the order of precedence in codebook/linking.toml."""
    event = told.event
    if event.alleged_by:
        return "charge"
    speakers = {base(said.speaker) for said in event.attribution}
    if not speakers:
        return "own-voice"
    if speakers & told.actors.keys():
        return "doer"
    return "victim" if speakers & told.recipients.keys() else "third-party"


def _status(of: Crowd, rules: Rules) -> str:
    """The status that the first in the order of precedence tells; that of most sources where they differ."""
    claims = [told for told in of.members if told.event.status != "denied"]
    if not claims:
        return "denied"
    voices = by(claims, {told.id: teller(told) for told in claims})
    first = next(voices[name] for name in rules.precedence if name in voices)
    statuses = by(first, {told.id: told.event.status for told in first})
    return of.ranked(statuses)[0]


def _denials(of: Crowd) -> Iterator[Dissent]:
    """Who denies it: the speakers of a denial, else those of whom it is told."""
    deniers: dict[str, list[Told]] = {}
    for told in of.members:
        if told.event.status == "denied":
            said = [one.speaker.id for one in told.event.attribution] or [party.id for party in told.event.actors]
            for name in said or ["?"]:
                deniers.setdefault(name, []).append(told)
    for name in of.ranked(deniers):
        yield Dissent("denied", name, _documents(deniers[name]))


def _documents(members: Sequence[Told]) -> tuple[str, ...]:
    return tuple(sorted({told.document for told in members}))


def _confidence(of: Crowd) -> float:
    """That at least one independent source is right, each as sure as its surest record."""
    doubt = 1.0
    for source in of.sources:
        doubt *= 1 - max(told.event.confidence for told in of.members if told.document in source.documents)
    return round(min(SURE, 1 - doubt), 2)
