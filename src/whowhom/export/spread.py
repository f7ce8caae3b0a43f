"""From an act to the rows that a data set has for it: one a pair of parties, one for two sides, one for all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whowhom.export import tables
from whowhom.export.acts import Act, Json
from whowhom.export.layout import Layout

DAY_AT_MOST = ("day", "week", "month")


@dataclass(frozen=True, slots=True)
class Row:
    """One row to be: the act, who stands on its two sides, and an id that is the same at every export."""

    act: Act
    id: str
    actors: tuple[Json, ...] = ()
    recipients: tuple[Json, ...] = ()

    def side(self, name: str) -> Json:
        """The first party of "actor" or "recipient"; an empty one where that side is not known."""
        return next(iter(self.actors if name == "actor" else self.recipients), {})


def rows_of(act: Act, layout: Layout) -> tuple[list[Row], str]:
    """The act's rows, or none and why the data set has no place for it."""
    reason = _refused(act, layout)
    if reason:
        return [], reason
    rows = list(SPREADS[layout.spread](act))
    for need in layout.needs:
        kept = [row for row in rows if NEEDS[need][0](row)]
        if not kept:
            return [], NEEDS[need][1]
        rows = kept
    return rows, ""


def _refused(act: Act, layout: Layout) -> str:
    record = act.record
    for key, values in layout.only.items():
        if record[key] not in values:
            return f"{key} other than {' or '.join(values)}"
    given = record["status"] == "planned" and record["type"] in layout.given
    return "" if record["status"] in layout.status or given else f"status {record['status']}"


def _pairs(act: Act) -> Iterator[Row]:
    """Who did it with each of whom it was done to; of an act of several alike, each with each, both ways."""
    record = act.record
    actors, recipients = record["actors"], record["recipients"]
    pairs: list[tuple[tuple[Json, ...], tuple[Json, ...]]]
    if record["reciprocal"] and not recipients:
        pairs = [((a,), (b,)) for a in actors for b in actors if a["id"] != b["id"]]
    else:
        pairs = [((a,), (b,)) for a in actors for b in recipients if a["id"] != b["id"]]
    pairs = pairs or [((a,), ()) for a in actors] or [((), (b,)) for b in recipients]
    pairs = pairs or [((), ())]
    for actor, recipient in pairs:
        alone = len(pairs) == 1
        yield Row(act, record["id"] if alone else _id(record["id"], actor, recipient), actor, recipient)


def _sides(act: Act) -> Iterator[Row]:
    """One row; of an act of several alike the first stands against the others."""
    actors, recipients = tuple(act.record["actors"]), tuple(act.record["recipients"])
    if act.record["reciprocal"] and not recipients:
        actors, recipients = actors[:1], actors[1:]
    yield Row(act, act.record["id"], actors, recipients)


def _together(act: Act) -> Iterator[Row]:
    yield Row(act, act.record["id"], (*act.record["actors"], *act.record["recipients"]))


def _id(id: str, *sides: Sequence[Json]) -> str:
    told = "|".join(party["id"] for side in sides for party in side)
    return f"{id}-{hashlib.sha256(told.encode('utf-8')).hexdigest()[:8]}"


def states(row: Row) -> list[str]:
    """The states that take part, in alphabetical order of their ISO letters."""
    return sorted({party["country"] for party in (*row.actors, *row.recipients) if party["country"]})


def point(row: Row) -> Json:
    """The first place that has coordinates; empty where none has."""
    return next((place for place in row.act.record["places"] if place["lon"] is not None), {})


def scene(row: Row) -> str | None:
    """In which state it happened: that of the first place with one."""
    return next((place["country"] for place in row.act.record["places"] if place["country"]), None)


def _dated(row: Row) -> bool:
    return bool(row.act.record["when"]["start"])


def _killed(row: Row) -> bool:
    return any(loss.kind == "killed" and loss.high for loss in row.act.losses)


def _has_acled_type(row: Row) -> bool:
    record = row.act.record
    return bool(tables.acled_row(record["type"], record["mode"], against(row)))


def against(row: Row) -> str:
    """What the other side of an act is: state, armed, civilians, other; "" where nobody is told."""
    return tables.sector(row.side("recipient").get("sector"))["side"] if row.recipients else ""


SPREADS: dict[str, Callable[[Act], Iterator[Row]]] = {"pairs": _pairs, "sides": _sides, "together": _together}
NEEDS: dict[str, tuple[Callable[[Row], bool], str]] = {
    "both sides": (lambda row: bool(row.actors and row.recipients), "no two sides told"),
    "actor": (lambda row: bool(row.actors), "nobody told who did it"),
    "date": (_dated, "no date told"),
    "month": (lambda row: _dated(row) and row.act.record["when"]["precision"] in DAY_AT_MOST, "no month told"),
    "any date": (lambda row: bool(row.act.day or row.act.published), "neither its date nor its report's known"),
    "state": (lambda row: bool(scene(row)), "no state told where it happened"),
    "point": (lambda row: bool(point(row)), "no place with coordinates"),
    "dead": (_killed, "no number of dead told"),
    "two states": (lambda row: len(states(row)) > 1, "fewer than two states"),
    "acled type": (_has_acled_type, "a kind of act that ACLED has not"),
}
