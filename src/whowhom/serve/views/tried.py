"""A sentence coded as it is typed: its acts, and what no frame had words for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from whowhom.describe import describe
from whowhom.reasons import reason
from whowhom.records import TENTATIVE
from whowhom.serial import record_dicts
from whowhom.serve.views.event import Reason
from whowhom.serve.views.told import Words, words
from whowhom.syntax import Reading

LONGEST = 2000


class Sentence(BaseModel):
    """``published``: the day by which "on Wednesday" is counted; without one such words stay undated."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=LONGEST)
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A record of the sentence. ``frames``: the patterns of the codebook that spoke, as they stand there; none where
    the learned coder alone did. ``tentative``: too unsure to be shown by default."""

    sentence: str
    record: dict[str, Any]
    words: tuple[Words, ...]
    reasons: tuple[Reason, ...]
    frames: tuple[str, ...]
    tentative: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A verb that told no act, with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tried:
    """Offsets count characters of the sentence. ``notes``: what kept it from being read, as another language."""

    coded: tuple[Coded, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    codebook: str


def try_sentence(request: Request, sentence: Sentence) -> Tried:
    """Codes a sentence or a short report: its acts with the frames and reasons that decided, and the verbs that told
    none. Nothing is kept."""
    published = sentence.published.isoformat() if sentence.published else None
    reading, coder = request.app.state.coding.read(sentence.text, published)
    frames = {frame.id: frame.text for frame in coder.house.codebook.frames}
    records = record_dicts(reading.report, reading.events, reading.relations, coder.version, coder.codebook_id)
    return Tried(
        tuple(_coded(record, frames) for record in records),
        tuple(_unread(reading)),
        tuple(problem.message for problem in reading.problems),
        coder.codebook_id,
    )


def _coded(record: dict[str, Any], frames: dict[str, str]) -> Coded:
    return Coded(
        describe(record),
        record,
        words(record),
        tuple(Reason(why["rule"], reason(why["rule"]), why["text"], *why["span"]) for why in record["why"]),
        tuple(dict.fromkeys(frames[why["rule"]] for why in record["why"] if why["rule"] in frames)),
        record.get("confidence", 1.0) < TENTATIVE,
    )


def _unread(reading: Reading) -> Iterator[Unread]:
    """Full verbs that stand in no reason of any record."""
    spoken = [why.span for event in reading.events for why in event.why]
    spoken += [why.span for relation in reading.relations for why in relation.why]
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if token.pos == "VERB" and not any(token.span.overlaps(span) for span in spoken):
                yield Unread(token.text, *token.span)
