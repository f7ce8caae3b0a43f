"""One party: who it is, what it does, what is done to it, with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whowhom.describe import state
from whowhom.serve.asking import Looking, PartyName
from whowhom.serve.views.acts import Act, acts
from whowhom.serve.views.course import AskedOverTime, Course, course
from whowhom.serve.views.shares import Spot, Standing, TypeShare, spots, standings, type_shares
from whowhom.store.ask.outlets import outlet_name
from whowhom.store.look.whom import Whom


@dataclass(frozen=True, slots=True)
class Partner:
    """Another party, a state with all its organs as one: acts with it, of these the conflicts; the sum of scores."""

    id: str
    name: str
    count: int
    cooperation: int
    conflict: int
    score: float


@dataclass(frozen=True, slots=True)
class Organ:
    """A party that belongs to this one, and the acts in which it takes part."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Term:
    """A membership that holds, and the day on which it began."""

    id: str
    name: str
    since: str


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, and its reports that tell of the acts; all null for those whose outlet nobody knows."""

    id: str | None
    name: str | None
    country: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A party in the time asked for; ``acts`` to ``reports`` as of a pair. ``state`` is the name of its country.

    ``partners`` are those with most cooperation and those with most conflict; ``members`` and ``member_of`` are what
    the codebook knows, and the store has. Lists have the newest first.
    """

    who: Whom
    state: str | None
    counted: Literal["incidents", "events"]
    acts: int
    undone: int
    earlier: int
    earliest: str | None
    dateless: int
    reports: int
    course: Course
    types: tuple[TypeShare, ...]
    partners: tuple[Partner, ...]
    organs: tuple[Organ, ...]
    members: tuple[Term, ...]
    member_of: tuple[Term, ...]
    firsts: tuple[Act, ...]
    newest: tuple[Act, ...]
    relations: tuple[Standing, ...]
    places: tuple[Spot, ...]
    sources: tuple[Source, ...]


def actor(store: Looking, id: PartyName, asked: AskedOverTime) -> Actor:
    """One party: what it does and what is done to it, with whom, where, by whose word."""
    found = store.actor(id, **asked.asked())
    (sums,) = found["sums"]
    records, tellings = found["records"], found["tellings"]
    return Actor(
        found["who"],
        state(found["who"].country or ""),
        found["counted"],
        sums["acts"],
        sums["undone"],
        sums["earlier"]["count"],
        sums["earlier"]["first"] and sums["earlier"]["first"].isoformat(),
        sums["dateless"],
        sums["reports"],
        course(found["periods"], found["by"]),
        type_shares(found["types"]),
        tuple(Partner(**{**row, "score": round(row["score"], 1)}) for row in found["partners"]),
        tuple(Organ(**row) for row in found["organs"]),
        tuple(Term(**row) for row in found["members"]),
        tuple(Term(**row) for row in found["member_of"]),
        acts(found["firsts"], records, tellings),
        acts(found["newest"], records, tellings),
        standings(found["relations"]),
        spots(found["places"]),
        tuple(
            Source(row["id"], outlet_name(row["id"]) if row["id"] else row["outlet"], row["country"], row["reports"])
            for row in found["sources"]
        ),
    )
