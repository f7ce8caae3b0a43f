"""One record to judge, beside its report; and how far those who judged agree."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import Path

from whowhom.describe import describe
from whowhom.reasons import reason
from whowhom.serve.asking import Looking
from whowhom.serve.views.event import Reason
from whowhom.serve.views.queue import Reviewer
from whowhom.serve.views.report import BlockTold
from whowhom.serve.views.told import Head, Words, head, words
from whowhom.store.review.fields import told as told_fields
from whowhom.store.review.queue import Reviewed
from whowhom.store.review.ruling import Verdict

Id = Annotated[str, Path(max_length=200, description="Of a record (evt_…).")]


@dataclass(frozen=True, slots=True)
class VerdictTold:
    """``kind``: accept, reject, correct. ``fields``: what was set right; ``says``: all fields as it has them."""

    number: int
    kind: str
    reviewer: str
    note: str
    fields: dict[str, Any]
    says: dict[str, Any]
    blind: bool
    made: str


@dataclass(frozen=True, slots=True)
class OtherTelling:
    """Another record of the same incident: its words, and where they stand."""

    id: str
    report: Head
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToJudge:
    """The record as the coder wrote it, whatever anybody said since; ``fields`` are those that can be set right.

    ``others``: what others said, once the reviewer has an own verdict. ``names``: of parties, by their ids. Spans
    count characters of ``text``.
    """

    id: str
    sentence: str
    record: dict[str, Any]
    fields: dict[str, Any]
    words: tuple[Words, ...]
    reasons: tuple[Reason, ...]
    report: Head
    text: str
    blocks: tuple[BlockTold, ...]
    names: dict[str, str]
    own: VerdictTold | None
    others: tuple[VerdictTold, ...]
    incident: str | None
    tellings: tuple[OtherTelling, ...]


@dataclass(frozen=True, slots=True)
class FieldAgreed:
    """``alpha`` is Krippendorff's, over ``units`` records and ``values`` values; on ``same`` of them all said the same.
    ``measure``: nominal or interval."""

    field: str
    measure: str
    units: int
    same: int
    values: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A record on which reviewers differ in ``fields``; ``coder``: what the coder wrote there. ``names``: of parties,
    by their ids."""

    id: str
    sentence: str
    evidence: tuple[str, ...]
    report: Head
    fields: tuple[str, ...]
    coder: dict[str, Any]
    names: dict[str, str]
    verdicts: tuple[VerdictTold, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """``units``: records that two or more judged blind. ``hidden``: disputes on what the reviewer has not judged."""

    reviewers: dict[str, int]
    units: int
    fields: tuple[FieldAgreed, ...]
    disputes: tuple[Dispute, ...]
    hidden: int


def review_record(store: Looking, id: Id, reviewer: Reviewer = "") -> ToJudge:
    """One record to judge, beside its report. What others said of it shows once the reviewer has said something."""
    seen = store.reviewed(id, reviewer)
    record, document = seen.record, store.document(seen.record["document"]["id"]) or {}
    around = store.around(record)
    others = [one for one in around.tellings if one["id"] != id] if around.incident else []
    return ToJudge(
        id,
        describe(record),
        record,
        told_fields(record),
        words(record),
        tuple(Reason(why["rule"], reason(why["rule"]), why["text"], *why["span"]) for why in record["why"]),
        head(record["document"]),
        document.get("text", ""),
        tuple(BlockTold(block["kind"], *block["span"]) for block in json.loads(document.get("blocks") or "[]")),
        _names(seen),
        _verdict(seen.own) if seen.own else None,
        tuple(map(_verdict, seen.others)),
        around.incident["id"] if around.incident else None,
        tuple(OtherTelling(one["id"], head(one["document"]), _evidence(one)) for one in others),
    )


def review_agreement(store: Looking, reviewer: Reviewer = "") -> Agreement:
    """How far reviewers agree, field by field, and where they differ on what this reviewer has judged."""
    found, (disputes, hidden) = store.agreement(), store.disputes(reviewer)
    return Agreement(
        found.reviewers,
        found.units,
        tuple(FieldAgreed(**asdict(one)) for one in found.fields),
        tuple(_dispute(one, fields) for one, fields in disputes),
        hidden,
    )


def _dispute(seen: Reviewed, fields: tuple[str, ...]) -> Dispute:
    record = seen.record
    given = (*([seen.own] if seen.own else []), *seen.others)
    return Dispute(
        record["id"],
        describe(record),
        _evidence(record),
        head(record["document"]),
        fields,
        told_fields(record),
        _names(seen),
        tuple(map(_verdict, given)),
    )


def _verdict(one: Verdict) -> VerdictTold:
    says = told_fields(one.judged | one.proper)
    return VerdictTold(
        one.id, one.kind, one.reviewer, one.note, one.fields, says, one.blind, f"{one.made:%Y-%m-%d %H:%M}"
    )


def _evidence(record: dict[str, Any]) -> tuple[str, ...]:
    return tuple(found["text"] for found in record["evidence"])


def _names(seen: Reviewed) -> dict[str, str]:
    """What the parties are called, of the record and of every verdict on it that may be seen."""
    given = [one.proper for one in (seen.own, *seen.others) if one]
    records = [seen.record, *given]
    return {party["id"]: party["name"] for one in records for side in ("actors", "recipients") for party in one[side]}
