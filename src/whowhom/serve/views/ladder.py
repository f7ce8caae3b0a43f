"""Exercises and patrols: when, for how long, where, with which forces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from whowhom.describe import describe
from whowhom.serve.views.acts import claim

_ISO = re.compile(r"P(?P<clock>T?)(?P<number>\d+)(?P<unit>[YMWDH])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7, "D": 1, "TH": 1 / 24, "TM": 1 / 1440}  # of each unit
MONEY = "money"  # the kind of a force that is no force


@dataclass(frozen=True, slots=True)
class Force:
    """``counts``: every number that is told of it, the smallest first; none where a report only names it."""

    kind: str
    model: str | None
    owner: str | None
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """``day``: its first, or the last on which it can have been (``undated``), or null. ``days``: how long it went on,
    by its days or by what a report says; null where nobody tells. ``most``: the largest number told of its forces,
    people or machines. ``claim``: the words that call it a first.
    """

    id: str
    sentence: str
    mode: str
    status: str
    day: str | None
    undated: bool
    days: float | None
    parties: tuple[str, ...]
    places: tuple[str, ...]
    forces: tuple[Force, ...]
    most: int | None
    claim: str | None


def exercise(row: Mapping[str, Any], record: Mapping[str, Any], tellings: Sequence[Mapping[str, Any]]) -> Exercise:
    """Of its row in ``look.parts``, its record, and the records that tell of it."""
    forces = _forces(record)
    return Exercise(
        record["id"],
        describe(record),
        record["mode"],
        record["status"],
        row["day"] and row["day"].isoformat(),
        row["undated"],
        _days(record["when"], tellings),
        tuple(dict.fromkeys(party["name"] or party["id"] for party in (*record["actors"], *record["recipients"]))),
        tuple(dict.fromkeys(place["name"] for place in record["places"])),
        forces,
        max((count for force in forces for count in force.counts), default=None),
        claim(tellings),
    )


def _forces(record: Mapping[str, Any]) -> tuple[Force, ...]:
    """An incident has figures, with what each report tells; an event has its own forces."""
    if record["record"] == "event":
        told = [{**force, "values": [force]} for force in record["forces"]]
    else:
        told = [figure for figure in record["figures"] if figure["of"] == "forces"]
    return tuple(
        Force(one["kind"], one["model"], one["owner"], tuple(sorted(_counts(one["values"]))))
        for one in told
        if one["kind"] != MONEY
    )


def _counts(values: Iterable[Mapping[str, Any]]) -> set[int]:
    return {value["count"] for value in values if value["count"] is not None}


def _days(when: Mapping[str, Any] | None, tellings: Iterable[Mapping[str, Any]]) -> float | None:
    said = next((record["duration"]["iso"] for record in tellings if record.get("duration")), None)
    return _length(said) if said else _span(when)


def _span(when: Mapping[str, Any] | None) -> float | None:
    """From the first day to the last, where both are told and differ."""
    if not when or when["precision"] != "day" or not when["start"] or not when["end"] or when["start"] == when["end"]:
        return None
    return (date.fromisoformat(when["end"]) - date.fromisoformat(when["start"])).days + 1


def _length(iso: str) -> float | None:
    """ "P4D" is 4, "PT8H" a third; a length of unknown number ("PXW": some weeks) is none."""
    found = _ISO.fullmatch(iso)
    return round(int(found["number"]) * _DAYS[found["clock"] + found["unit"]], 2) if found else None
