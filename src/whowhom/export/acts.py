"""What is exported: an act with all that the store holds of it, whether one report tells of it or many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Loss:
    """So many people of a side: the lowest, the best and the highest number that is told."""

    kind: str
    of: str | None
    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Act:
    """An event, or an incident with the events that it is made of. ``reports``: id, title, outlet, url, published."""

    record: Json
    reports: tuple[Json, ...]
    tellings: int  # sentences that tell of it
    sources: int  # that are independent of one another
    evidence: tuple[str, ...]
    forces: tuple[Json, ...]
    losses: tuple[Loss, ...]
    speakers: tuple[Json, ...]

    @property
    def day(self) -> str | None:
        """The first day of the act; where none is told, the last day on which it can have been."""
        when = self.record["when"]
        day: str | None = when["start"] or when["end"]
        return day

    @property
    def published(self) -> str | None:
        return min((report["published"] for report in self.reports if report["published"]), default=None)


def of_event(record: Json) -> Act:
    """An event as it stands: one report, one source."""
    losses = [_told(loss) for loss in record["casualties"] if loss["count"] is not None]
    return Act(
        record=record,
        reports=(record["document"],),
        tellings=len(record["evidence"]),
        sources=1,
        evidence=tuple(found["text"] for found in record["evidence"]),
        forces=tuple(record["forces"]),
        losses=tuple(losses),
        speakers=tuple(said["speaker"] for said in record["attribution"]),
    )


def of_incident(record: Json, events: Sequence[Json]) -> Act:
    """An incident. Its words, forces and speakers are those of its ``events``; its losses what all of them say."""
    alone = [of_event(event) for event in events]
    reports = {report["id"]: report for act in alone for report in act.reports}
    figures = [figure for figure in record["figures"] if figure["of"] == "casualties"]
    evidence = tuple(dict.fromkeys(words for act in alone for words in act.evidence))
    forces = _unlike(force for act in alone for force in act.forces)
    losses = tuple(loss for figure in figures for loss in _disputed(figure))
    speakers = _unlike(speaker for act in alone for speaker in act.speakers)
    merged = {
        "document": next(iter(reports.values()), {}),
        "forces": forces,
        "casualties": [{"kind": loss.kind, "of": loss.of, "count": loss.best, "bound": None} for loss in losses],
        "attribution": [{"speaker": speaker} for speaker in speakers],
        "alleged_by": _common(event["alleged_by"] for event in events),
        "contexts": sorted({context for event in events for context in event["contexts"]}),
        "precedent": next((event["precedent"] for event in events if event["precedent"]), None),
        "evidence": [{"text": words} for words in evidence],
        "coder": next((event["coder"] for event in events), {"version": None, "codebook": None}),
    }
    return Act(
        record={**merged, **record},
        reports=tuple(reports.values()),
        tellings=sum(act.tellings for act in alone),
        sources=record["independent"],
        evidence=evidence,
        forces=forces,
        losses=losses,
        speakers=speakers,
    )


def _common(values: Iterable[str | None]) -> str | None:
    """What all say alike: one report that tells an act as a fact is enough to make it more than a charge."""
    told = set(values)
    return told.pop() if len(told) == 1 else None


def number(id: str) -> int:
    """A whole number that stands for an id: the same everywhere, below 2**52 so that no reader rounds it."""
    return int(hashlib.sha256(id.encode("utf-8")).hexdigest()[:13], 16)


def _told(loss: Json) -> Loss:
    low, high = _bounds(loss)
    return Loss(loss["kind"], loss["of"], low, loss["count"], high)


def _bounds(value: Json) -> tuple[int, int]:
    """The least and the most that a number can mean; no more than what is said, where the top is open."""
    count: int = value["count"]
    return (0 if value["bound"] == "up-to" else count), count


def _disputed(figure: Json) -> list[Loss]:
    """What all reports say of one loss: from the lowest to the highest, and what most sources support in the middle."""
    told = [value for value in figure["values"] if value["count"] is not None]
    if not told:
        return []
    best = max(told, key=lambda value: (value["sources"], -value["count"]))
    low = min(_bounds(value)[0] for value in told)
    high = max(_bounds(value)[1] for value in told)
    return [Loss(figure["kind"], figure["owner"], min(low, best["count"]), best["count"], max(high, best["count"]))]


def _unlike(values: Iterable[Json]) -> tuple[Json, ...]:
    """Each value once, whatever words it was told in."""
    out: dict[str, Json] = {}
    for value in values:
        said = {key: told for key, told in value.items() if key not in ("text", "span")}
        out.setdefault(repr(sorted(said.items())), value)
    return tuple(out.values())
