"""What the verdicts on one record come to.

What all who judged it say holds. Where they differ the coder's value stays, and the field is disputed, until somebody
decides; of several who decide, the last holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from whowhom.store.review.fields import comparable, told

Json = dict[str, Any]
SURE = 0.99  # confidence of a record that people confirm; incidents reach no more either
TOGETHER: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (  # fields that stand and fall together; their keys
    (("type", "mode"), ("type", "mode", "cameo", "quad", "score")),
    (("status",), ("status",)),
    (("actors", "recipients"), ("actors", "recipients", "reciprocal")),
    (("when",), ("when",)),
    (("places",), ("places",)),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One reviewer's word on a record; the columns of the table ``verdicts``."""

    id: int
    kind: str
    document: str
    event: str
    judged: Json
    fields: Json
    proper: Json
    reviewer: str
    note: str
    blind: bool
    decides: bool
    made: datetime
    undone: datetime | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """``record`` as it stands in the store: the coder's, with what people set right and a key ``review``."""

    kind: str  # accept, correct, reject, disputed
    reviewers: tuple[str, ...]
    disputed: tuple[str, ...]
    record: Json


def latest(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts that hold: of each reviewer the last, in the order in which they were made."""
    of = {verdict.reviewer: verdict for verdict in sorted(verdicts, key=lambda one: one.id)}
    return sorted(of.values(), key=lambda one: one.id)


def ruling(machine: Json, verdicts: Sequence[Verdict]) -> Ruling:
    """What ``verdicts``, one a reviewer and at least one, make of a record as the coder wrote it."""
    heard = [one for one in verdicts if one.decides][-1:] or list(verdicts)
    reviewers = tuple(sorted({one.reviewer for one in heard}))
    rejecting = sum(one.kind == "reject" for one in heard)
    if rejecting == len(heard):
        return _ruled("reject", machine, {"confidence": 0.0}, reviewers, ())
    if rejecting:
        return _ruled("disputed", machine, {}, reviewers, ("verdict",))
    right, disputed = _agreed(machine, heard)
    kind = "correct" if right else "disputed" if disputed else "accept"
    sure = {} if kind == "disputed" else {"confidence": SURE}
    return _ruled(kind, machine, right | sure, reviewers, disputed)


def _agreed(machine: Json, heard: Sequence[Verdict]) -> tuple[Json, tuple[str, ...]]:
    """The keys that are to be set right, and the fields on which the verdicts differ."""
    said = [told(one.proper) for one in heard]
    had, right, disputed = told(machine), Json(), list[str]()
    for fields, keys in TOGETHER:
        differ = [field for field in fields if len({comparable(field, one[field]) for one in said}) > 1]
        disputed += differ
        if not differ and any(comparable(field, said[0][field]) != comparable(field, had[field]) for field in fields):
            right |= {key: heard[0].proper[key] for key in keys}
    return right, tuple(disputed)


def _ruled(kind: str, machine: Json, right: Json, reviewers: tuple[str, ...], disputed: tuple[str, ...]) -> Ruling:
    record = machine | right
    had, has = told(machine), told(record)
    was = {field: had[field] for field in had if comparable(field, had[field]) != comparable(field, has[field])}
    was |= {"confidence": machine["confidence"]} if "confidence" in right else {}
    review = {"verdict": kind, "by": list(reviewers), "disputed": list(disputed), "was": was}
    return Ruling(kind, reviewers, disputed, record | {"review": review})
