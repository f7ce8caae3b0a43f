"""Who did it and to whom, as most sources of an incident tell it."""

from __future__ import annotations

from collections.abc import Sequence

from whowhom.link.incidents.support import Crowd, by
from whowhom.link.incidents.told import Told, base
from whowhom.records import Dissent, Party, Span

HALF = 2  # a recipient stands beside the most told one from half its sources on
NOWHERE = Span(0, 0)


def cast(of: Crowd) -> tuple[bool, tuple[Party, ...], tuple[Party, ...], list[Dissent]]:
    """Whether the act is mutual, its actors and recipients, and the parties that some reports have elsewhere.

    A party stands on the side where most sources have it; it bears the sector that most sources give it.
    """
    mutual = [told for told in of.members if told.event.reciprocal]
    plain = [told for told in of.members if not told.event.reciprocal and told.actors]
    if mutual and (not plain or _sources(of, mutual) >= _sources(of, plain)):
        everybody = _parties(of, _named(mutual, ("actors", "recipients")))
        return True, everybody, (), []
    doing, done_to = _named(plain or of.members, ("actors",)), _named(of.members, ("recipients",))
    turned = {name: [told for told in members if name not in told.actors] for name, members in done_to.items()}
    doers = [name for name in doing if _sources(of, doing[name]) >= _sources(of, turned.get(name, ()))]
    most = max((_sources(of, told) for told in done_to.values()), default=0)
    likely = [name for name in done_to if _sources(of, done_to[name]) * HALF >= most]
    others = [name for name in likely if name not in doers or len(turned[name]) < len(done_to[name])]
    dissent = [_dissent("actors", name, doing[name]) for name in doing if name not in doers]
    dissent += [_dissent("recipients", name, done_to[name]) for name in done_to if name not in others]
    actors = _parties(of, {name: doing[name] for name in doers})
    return False, actors, _parties(of, {name: done_to[name] for name in others}, "recipients"), dissent


def _named(members: Sequence[Told], sides: tuple[str, ...]) -> dict[str, list[Told]]:
    """Base of a party -> the records that name it on one of the sides, in the order of the reports."""
    out: dict[str, list[Told]] = {}
    for told in members:
        for name in dict.fromkeys(base(party) for side in sides for party in getattr(told.event, side)):
            out.setdefault(name, []).append(told)
    return out


def _parties(of: Crowd, named: dict[str, list[Told]], side: str = "actors") -> tuple[Party, ...]:
    """One party a base, with the sector that most sources give it, as the first of them names it."""
    found = []
    for name, members in named.items():
        own = {told.id: _of(told, name, side) for told in members}
        ids = by(members, {id: party.id for id, party in own.items() if party.sector})
        first = ids[of.ranked(ids)[0]][0] if ids else members[0]
        party = own[first.id]
        found.append(Party(party.id, party.name, party.country, party.sector, "", NOWHERE, party.base))
    return tuple(found)


def _of(told: Told, name: str, side: str) -> Party:
    event = told.event
    parties = (*event.actors, *event.recipients) if side == "actors" else (*event.recipients, *event.actors)
    return next(party for party in parties if base(party) == name)


def _sources(of: Crowd, members: Sequence[Told]) -> int:
    return of.independent(told.document for told in members)


def _dissent(side: str, name: str, members: Sequence[Told]) -> Dissent:
    return Dissent(side, name, tuple(sorted({told.document for told in members})))
