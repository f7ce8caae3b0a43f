"""A record made ready for comparing: who, when and in which words, each worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whowhom.link.incidents.rules import Rules
from whowhom.link.words import Bag, bag, rarest_names, roots
from whowhom.records import Event, Party, Place

Side = dict[str, frozenset[str]]  # a party's base (RUS, NATO) -> the sectors that it is named with
UNKNOWN = "UNK"  # PLOVER's sector for whoever has none
_NUMBERED = re.compile(r"\b([A-Z][\w.-]+) (?:No\. ?)?(\d+)\b|\b(\d+)(?:st|nd|rd|th) ([A-Z]\w+)")


@dataclass(frozen=True, slots=True)
class Told:
    """One record with what its signs are read from. Days are counted as ``date.toordinal`` does."""

    event: Event
    published: int | None  # day of its report
    story: Bag  # the rarest names of its report
    head: str  # the report that its report is a copy of, else its own
    actors: Side
    recipients: Side
    first: int | None  # of its days; None: not told
    last: int | None
    exact: bool  # the days are told to the day
    places: tuple[Place, ...]
    bag: Bag  # the words of its evidence
    trigger: frozenset[str]  # roots of the words that tell the act
    names: frozenset[str]  # rare roots of its evidence beside its parties' names
    numbered: frozenset[tuple[str, str]]  # ("resolution", "1701"), ("army", "58")

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def document(self) -> str:
        return self.event.document

    @property
    def bounded(self) -> bool:
        """Whether it is told from when to when, be it only by the year."""
        return self.first is not None and self.last is not None

    @property
    def reach(self) -> tuple[int, int] | None:
        """The days in which it may lie: as it is told, else the day of its report; None where neither is known."""
        if self.first is not None and self.last is not None:
            return self.first, self.last
        return None if self.published is None else (self.published, self.published)

    @property
    def around(self) -> int | None:
        """The day by which it is laid beside others: its own exact one, else its report's."""
        return self.first if self.exact else self.published


def told(event: Event, published: str | None, story: Bag, head: str, rules: Rules) -> Told:
    """The record ready for comparing; ``published`` is its report's day as an ISO date."""
    words = " ".join(found.text for found in event.evidence)
    weights = bag(roots(words))
    parties = (*event.actors, *event.recipients)
    of_parties = {root for party in parties for root in (*roots(party.text), *roots(party.name))}
    when = event.when
    return Told(
        event=event,
        published=_day(published),
        story=story,
        head=head,
        actors=_side(event.actors),
        recipients=_side(event.recipients),
        first=_day(when.start),
        last=_day(when.end),
        exact=when.precision == "day" and when.start is not None and when.end is not None,
        places=tuple(place for place in event.places if place.kind not in rules.limits["wide"]),
        bag=weights,
        trigger=frozenset(roots(event.why[0].text)) - of_parties if event.why else frozenset(),
        names=frozenset(w for w, weight in weights.items() if weight >= rules.limits["rare"]) - of_parties,
        numbered=frozenset(_numbered(words)),
    )


def story_of(text: str, rules: Rules) -> Bag:
    """The names that mark a report, for ``told``; ``text`` is its body."""
    return rarest_names(text, rules.limits["story_words"])


def base(party: Party) -> str:
    """The state of a party, else the first part of its id: RUS of RUS.MIL, NATO of NATO."""
    return party.country or party.id.partition(".")[0]


def _side(parties: Iterable[Party]) -> Side:
    out: dict[str, frozenset[str]] = {}
    for party in parties:
        out[base(party)] = out.get(base(party), frozenset()) | _sector(party)
    return out


def _sector(party: Party) -> frozenset[str]:
    return frozenset() if party.sector in (None, UNKNOWN) else frozenset({str(party.sector)})


def _day(value: str | None) -> int | None:
    return date.fromisoformat(value).toordinal() if value else None


def _numbered(words: str) -> Iterable[tuple[str, str]]:
    for named, number, ordinal, after in _NUMBERED.findall(words):
        yield (named.lower(), number) if named else (after.lower(), ordinal)
