"""What is to be reviewed, and what a reviewer may know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Query, Request
from pydantic import Field

from whowhom.codebook.model import STATUSES
from whowhom.describe import describe
from whowhom.serve.asking import Filters, Looking
from whowhom.store.review.proper import codebook

LARGEST = 500
Reviewer = Annotated[str, Query(max_length=100, description="The name under which one judges.")]
Order = Literal["unsure", "random", "newest", "second"]


class Queued(Filters):
    """Filters, and which queue of what meets them."""

    reviewer: str = Field("", max_length=100, description="The name under which one judges.")
    order: Order = Field("unsure", description="The least sure, a random sample, the newest, what others have judged.")
    seed: str = Field("1", max_length=50, description="Names the sample.")
    size: int = Field(50, ge=1, le=LARGEST, description="So many at most.")


@dataclass(frozen=True, slots=True)
class ModeTold:
    """``label`` and ``means`` as in docs/codebook.md."""

    name: str
    label: str
    means: str


@dataclass(frozen=True, slots=True)
class TypeTold:
    """A type of the built-in codebook with its modes; ``quad`` is its kind."""

    name: str
    label: str
    means: str
    quad: str
    modes: tuple[ModeTold, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """``open``: verdicts may be given here. ``reviewers``: who has judged, with the number of verdicts that stand."""

    open: bool
    reviewers: dict[str, int]
    types: tuple[TypeTold, ...]
    statuses: tuple[str, ...]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record of the queue as the coder wrote it. ``own``: the reviewer's verdict (accept, reject, correct) or null;
    ``others``: how many others have judged it; ``sure``: the coder's confidence, 0 to 1."""

    id: str
    sentence: str
    quad: str
    status: str
    when: dict[str, Any]
    sure: float
    own: str | None
    others: int


@dataclass(frozen=True, slots=True)
class Queue:
    """``done`` of the queue's records have a verdict of the reviewer."""

    done: int
    records: tuple[Waiting, ...]


_REVIEWERS = """
SELECT reviewer, count(DISTINCT (document, coalesce("now", event)))::INTEGER AS judged
FROM verdicts WHERE undone IS NULL GROUP BY reviewer ORDER BY reviewer
"""


def review_desk(store: Looking, request: Request) -> Desk:
    """Whether records can be judged here, who has, and the words of the codebook to do it with."""
    book = codebook()
    return Desk(
        request.app.state.writer.open,
        {row["reviewer"]: row["judged"] for row in store.sql(_REVIEWERS)},
        tuple(
            TypeTold(
                one.name,
                one.label,
                one.means,
                one.quad,
                tuple(ModeTold(name, mode.label, mode.means) for name, mode in one.modes.items() if name),
            )
            for one in book.types.values()
        ),
        STATUSES,
        tuple(book.grammar["sectors"]),
    )


def review_queue(store: Looking, asked: Annotated[Queued, Query()]) -> Queue:
    """Records to review that meet every condition; the same question gives everybody the same queue. Of what others
    said only their number is told."""
    rows = store.review_queue(
        reviewer=asked.reviewer, order=asked.order, seed=asked.seed, size=asked.size, **asked.asked()
    )
    records = tuple(_waiting(**row) for row in rows)
    return Queue(sum(one.own is not None for one in records), records)


def _waiting(id: str, record: dict[str, Any], sure: float, own: str | None, others: int) -> Waiting:
    return Waiting(id, describe(record), record["quad"], record["status"], record["when"], sure, own, others)
