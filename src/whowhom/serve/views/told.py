"""What several views tell alike: a record in one line, the report that it is of, the words of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whowhom.describe import describe, told_by
from whowhom.values import values

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A record in one sentence. ``quad`` is the kind of an act, ``when`` its days (docs/record.md); a relation has
    neither, and its status is "standing"."""

    id: str
    sentence: str
    quad: str | None
    status: str
    when: dict[str, Any] | None
    confidence: float | None  # 0 to 1


@dataclass(frozen=True, slots=True)
class Words:
    """A value of a record and its words: ``start`` and ``end`` count characters (code points) of the report's text.

    ``role`` is who, whom, what, when, how long, where, with, losses, speaker, precedent or framing; ``of`` says where
    the value stands in the record ("actors.0"). Values that were drawn from elsewhere have no words.
    """

    role: str
    of: str
    value: str
    text: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """A report without its text. ``press`` says whose press it is: "Xinhua, Chinese state news agency"."""

    id: str
    title: str | None
    source: str
    url: str | None
    published: str | None
    language: str | None
    outlet: str | None
    press: str | None


def told(record: Json) -> Told:
    """An event, relation or incident record in one line; of a day that is only its report's nothing is said."""
    relation = record["record"] == "relation"
    return Told(
        record["id"],
        describe(record, dated=relation or record["when"]["start"] is not None),
        record.get("quad"),
        "standing" if relation else record["status"],
        record["since" if relation else "when"],
        record.get("confidence"),
    )


def words(record: Json) -> tuple[Words, ...]:
    """Every value of a record with its words."""
    return tuple(
        Words(value.role, value.of, value.value, value.text, *(value.span or (None, None))) for value in values(record)
    )


def head(document: Json) -> Head:
    """The report as a record names it in ``document``."""
    outlet = document.get("outlet")
    return Head(
        document["id"],
        document["title"],
        document["source"],
        document["url"],
        document["published"],
        document["language"],
        outlet["name"] if outlet else None,
        told_by(outlet) if outlet else None,
    )
