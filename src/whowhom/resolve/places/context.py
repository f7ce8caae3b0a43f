"""Which states a report is about, and which of several places of one name is meant in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from whowhom.resolve.places.around import Around
from whowhom.resolve.places.hits import Hit, text_of
from whowhom.resolve.places.tables import Entry, PlaceTables, fold
from whowhom.syntax import Reading, Sentence

EARTH_KM = 6371.0
NAMED, TOP = 1.2, 0.5  # what the report's own states add, on the scale of log10(population)
DIVISION = 1.5  # what its own division adds to a town ("Texas" elsewhere in the report)
NEAR = 1.5  # what each other name adds whose place lies near
ALONE = 2.0  # what a state loses of which the report says nothing but a name that towns bear too
CLEAR = 0.5  # a lead below this decides nothing
SMALL = 5.0  # log10(population): a smaller town counts only in a state that the report names
SAME_KM = 60.0  # a row kept by hand within this distance is the same place
CHAIN_KM = 450.0  # "Springfield, Illinois": how far a town lies from the middle of its division


def km(one: Entry, two: Entry) -> float:
    """Great-circle distance in kilometres; 0 where a point is unknown."""
    if one.lon is None or one.lat is None or two.lon is None or two.lat is None:
        return 0.0
    a, b, c, d = map(radians, (one.lat, one.lon, two.lat, two.lon))
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))


@dataclass
class Context:
    """Counts of states over the report, and what a name has meant before."""

    states: Counter[str] = field(default_factory=Counter)
    meant: dict[str, Entry | None] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)  # how often a state's own name stands in the report, by ISO3
    inside: Counter[str] = field(default_factory=Counter)  # divisions and cities, by ISO3 of their state
    divisions: Counter[tuple[str | None, str]] = field(default_factory=Counter)  # by ISO3 and code of the division
    around: Around = field(default_factory=lambda: Around({}))

    def bonus(self, entry: Entry, key: str) -> float:
        """What the report says for a candidate of the name ``key``: its state, its division, its neighbours."""
        near = NEAR * self.around.votes(key, entry)
        if entry.admin and entry.kind != "region" and self.divisions[entry.country, entry.admin]:
            near += DIVISION
        if entry.country is None or not self.states[entry.country]:
            return near
        if entry.kind == "country" and self._alone(entry.country):
            return near - ALONE
        return near + NAMED + TOP * self.states[entry.country] / max(self.states.values())

    def _alone(self, state: str) -> bool:
        """Nothing but its name stands for the state, and another state has several places in the report."""
        others = max((count for other, count in self.inside.items() if other != state), default=0)
        return self.states[state] == self.names[state] and others > 1

    def likely(self, entry: Entry, key: str) -> bool:
        """Does the report name the candidate's state, or enough of what lies near it?"""
        return (entry.country is not None and self.states[entry.country] > 0) or self.around.votes(key, entry) >= 1.0


def gather(reading: Reading, hits: list[list[Hit]], tables: PlaceTables) -> Context:
    """Counts names of states, demonyms, capitals and cities that have no namesake of any size, and the date line."""
    context = Context()
    names: dict[str, tuple[Entry, ...]] = {}
    for sentence, found in zip(reading.sentences, hits, strict=True):
        _count_demonyms(sentence, tables, context)
        for hit in found:
            names[fold(text_of(sentence, *hit.core))] = hit.entries
            entry = _plain(hit.entries)
            if entry is not None and entry.country:
                context.states[entry.country] += 1
                (context.names if entry.kind == "country" else context.inside)[entry.country] += 1
            if entry is not None and entry.admin and entry.kind in ("region", "county"):
                context.divisions[entry.country, entry.admin] += 1
    context.around = Around(names)
    for block in reading.blocks:
        if block.kind == "dateline" and block.place:
            entry = _plain(tables.lookup(fold(block.place)))
            if entry is not None and entry.country:
                context.states[entry.country] += 2
    return context


def _count_demonyms(sentence: Sentence, tables: PlaceTables, context: Context) -> None:
    for i in sorted(sentence.capitals):
        iso3 = tables.demonyms.get(fold(sentence[i].text))
        if iso3:
            context.states[iso3] += 1


def _plain(entries: tuple[Entry, ...]) -> Entry | None:
    """A candidate that needs no context: a state, a capital, or a place far above its namesakes."""
    ranked = sorted(entries, key=lambda e: -e.weight)
    if not ranked:
        return None
    best = ranked[0]
    if best.kind in ("country", "capital"):
        return best
    rivals = [e for e in ranked[1:] if e.country != best.country]
    return best if best.weight >= SMALL and (not rivals or best.weight - rivals[0].weight > 1.0) else None


def choose(
    entries: tuple[Entry, ...],
    key: str,
    context: Context,
    kind: str | None,
    within: Entry | None,
    adjective: str | None,
) -> Entry | None:
    """The one candidate that is meant, or None if nothing decides. ``within`` is Y of "X, Y"."""
    candidates = [
        e
        for e in entries
        if kind is None or kind == e.kind or (kind, e.kind) in (("city", "capital"), ("port", "city"))
    ] or list(entries)
    if within is not None:
        inside = [e for e in candidates if _lies_in(e, within)]
        if not inside:
            return None
        return max(inside, key=lambda e: e.weight)
    if adjective is not None and not any(e.kind == "country" for e in candidates):
        candidates = [e for e in candidates if e.country == adjective or adjective in e.near] or [
            e for e in candidates if e.country is None
        ]
    if not candidates:
        return None
    if key in context.meant and context.meant[key] in candidates:
        return context.meant[key]
    scores = {id(e): e.weight + context.bonus(e, key) for e in candidates}
    ranked = sorted(candidates, key=lambda e: -scores[id(e)])
    division = _division_instead(ranked, context)
    if division is not None:
        return division
    best = ranked[0]
    best = next((e for e in ranked if e.listed and not best.listed and km(e, best) < SAME_KM), best)
    if (
        best.kind in ("city", "county")
        and best.weight < SMALL
        and not best.listed
        and adjective is None
        and context.states
        and not context.likely(best, key)
    ):
        return None
    if len(ranked) > 1 and adjective is None:
        rival = next((e for e in ranked if e is not best), best)
        lead = scores[id(best)] - scores[id(rival)]
        if lead < CLEAR and km(best, rival) > CHAIN_KM:
            return None
    return best


def _division_instead(ranked: list[Entry], context: Context) -> Entry | None:
    """ "Georgia" among towns of the United States, and nothing else of the state of that name: the division."""
    best = ranked[0]
    if best.kind != "country" or best.country is None or context.states[best.country] > context.names[best.country]:
        return None
    return next(
        (
            e
            for e in ranked[1:]
            if e.kind == "region" and e.country and e.country != best.country and context.inside[e.country]
        ),
        None,
    )


def _lies_in(entry: Entry, within: Entry) -> bool:
    if within.country is not None and entry.country != within.country:
        return within.country in entry.near
    if within.kind == "country" or entry is within:
        return entry is not within
    if within.admin and entry.admin and within.country == "USA":
        return within.admin == entry.admin
    return km(entry, within) <= CHAIN_KM
