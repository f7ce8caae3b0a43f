"""One act: the record, the words of its values, why, and what other reports tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Path

from whowhom.describe import called, describe, in_sentence, names
from whowhom.link.incidents import rules
from whowhom.reasons import reason
from whowhom.serve.asking import Looking
from whowhom.serve.views.told import Head, Told, Words, head, told, words

Json = Mapping[str, Any]
Id = Annotated[str, Path(max_length=200, description="Of a record (evt_…, rel_…) or of an incident (inc_…).")]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke, what it means, and the words that it spoke to (characters of the report's text)."""

    rule: str
    means: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LinkTold:
    """``rel``: part-of, follows, because-of, same-series-as, amid. ``out``: from this record to the other."""

    rel: str
    out: bool
    other: Told


@dataclass(frozen=True, slots=True)
class Telling:
    """One record of an incident, with its report and its evidence.

    ``said_by``: "the government of Gondor and Rohan"; null where the report tells it in its own words.
    """

    told: Told
    report: Head
    evidence: tuple[str, ...]
    said_by: str | None


@dataclass(frozen=True, slots=True)
class Sign:
    """Why records are taken for one act."""

    name: str
    means: str


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """``record`` as in docs/incidents.md; ``tellings``: the first 200 of its records, earliest report first."""

    id: str
    sentence: str
    record: dict[str, Any]
    tellings: tuple[Telling, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Of an incident, ``sentence`` is its own, and ``record`` the surest of its records.

    ``said_by`` and ``alleged_by`` are the words for those who say so or charge it; null where nobody does.
    ``place`` of ``places``: which act of its report it is, counted from 1 (0 for a relation). ``names``: what the
    parties are called inside a sentence that the records give by their codes alone.
    """

    id: str
    sentence: str
    record: dict[str, Any]
    said_by: str | None
    alleged_by: str | None
    words: tuple[Words, ...]
    reasons: tuple[Reason, ...]
    report: Head
    place: int
    places: int
    previous: Told | None
    next: Told | None
    relations: tuple[Told, ...]
    links: tuple[LinkTold, ...]
    incident: IncidentTold | None
    names: dict[str, str]


def event(store: Looking, id: Id) -> Event:
    """One act with the words of all its values, and what other reports tell of it. An incident comes with its surest
    record."""
    asked = store.look_up(id)
    record = store.surest(id) if asked["record"] == "incident" else asked
    around = store.around(record)
    return Event(
        id,
        describe(asked),
        record,
        _said_by(record),
        called(record["alleged_by"], record) if record.get("alleged_by") else None,
        words(record),
        tuple(Reason(why["rule"], reason(why["rule"]), why["text"], *why["span"]) for why in record["why"]),
        head(record["document"]),
        around.place,
        around.places,
        told(around.previous) if around.previous else None,
        told(around.next) if around.next else None,
        tuple(told(one) for one in around.relations if one["id"] != record["id"]),
        tuple(_links(record, around.linked)),
        _incident(around.incident, around.tellings) if around.incident else None,
        {code: in_sentence(name, code) for code, name in around.names.items()},
    )


def _links(record: Json, others: Sequence[Json]) -> Iterator[LinkTold]:
    """From the record to others, and from others to it."""
    by_id = {one["id"]: one for one in others}
    for link in record.get("links", ()):
        if link["event"] in by_id:
            yield LinkTold(link["rel"], True, told(by_id[link["event"]]))
    for one in others:
        for link in one["links"]:
            if link["event"] == record["id"]:
                yield LinkTold(link["rel"], False, told(one))


def _incident(record: dict[str, Any], tellings: Sequence[Json]) -> IncidentTold:
    signs = dict.fromkeys(sign for tie in record["why"] for sign in tie["signs"])
    return IncidentTold(
        record["id"],
        describe(record),
        record,
        tuple(_telling(one) for one in tellings),
        tuple(Sign(name, _means(name)) for name in signs),
    )


def _telling(record: Json) -> Telling:
    evidence = tuple(one["text"] for one in record["evidence"])
    return Telling(told(record), head(record["document"]), evidence, _said_by(record))


def _said_by(record: Json) -> str | None:
    return names([said["speaker"] for said in record.get("attribution", ())]) or None


def _means(sign: str) -> str:
    judged = sign.startswith("judgement-")
    return "A person decided that they are one act." if judged else rules().meanings.get(sign, sign)
