"""Compares a coder's records with reports coded by hand. The fields of a coded report: bench/reports/README.md.

An act is found if a record of its type, or of a type that is accepted too, rests on words that overlap its key; it is
all right if its parties and its status are those of the coding as well. Each act takes one record at most and each
record stands for one act at most: where several would do, the pair that agrees best goes first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]  # a coded report, a coded act or a record, as its file has it
Sides = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Pair:
    """An act coded by hand and the record that stands for it."""

    act: Json
    record: Json
    places: tuple[int, int]  # of the act among the acts, of the record among the records
    alike: bool  # the same parties and status

    @property
    def asked(self) -> bool:
        return not self.act.get("optional")


@dataclass
class Comparison:
    """One report: which records stand for which acts, and what is left over on either side."""

    report: Json
    pairs: list[Pair]
    missed: list[Json]
    extra: list[Json]
    broken: list[Json]
    values: Counter[str] = field(default_factory=Counter)  # how many values of a kind the coding gives
    right: Counter[str] = field(default_factory=Counter)  # and how many of them the records have


def load(folder: Path) -> list[Json]:
    """The coded reports of a folder, by name of file. Raises json.JSONDecodeError for a file that is no JSON."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def compare(report: Json, records: list[Json]) -> Comparison:
    """One coded report beside the records that name it as their document."""
    events = [r for r in records if r.get("record", "event") == "event"]
    relations = [r for r in records if r.get("record") == "relation"]
    pairs = match(report, events)
    acts, used = {p.places[0] for p in pairs}, {p.places[1] for p in pairs}
    found = Comparison(
        report,
        pairs,
        missed=[a for i, a in enumerate(report["events"]) if i not in acts and not a.get("optional")],
        extra=[r for j, r in enumerate(events) if j not in used],
        broken=[r for r in records if is_broken(r, report)],
    )
    for kind, truth in _values(report, pairs, relations):
        found.values[kind] += 1
        found.right[kind] += truth
    return found


def match(report: Json, records: list[Json]) -> list[Pair]:
    """Acts and records one to one. The best pair first: all right, then most parties in common, then nearest words."""
    ranked = []
    for i, act in enumerate(report["events"]):
        key = place_of(act, report)
        for j, record in enumerate(records):
            if record.get("type") in (act["type"], *act.get("type_also", ())) and rests_on(record, key):
                rank = -(2 * is_alike(act, record) + _shared(act, record))
                ranked.append((rank, min(abs(start - key[0]) for start, _ in _spans(record)), i, j))
    acts: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(ranked):
        if i not in acts and j not in used:
            acts.add(i)
            used.add(j)
            act, record = report["events"][i], records[j]
            pairs.append(Pair(act, record, (i, j), is_alike(act, record)))
    return pairs


def is_alike(act: Json, record: Json) -> bool:
    """Whether a record has the parties of the act, each on its side, and the act's status."""
    return sides(act, act) == sides(record, act) and status_of(act) == status_of(record)


def sides(either: Json, act: Json) -> Sides:
    """Who does it and to whom, in an act or a record. Where the act is mutual, all parties are one side."""
    doers, others = (frozenset(filter(None, map(party, either.get(s) or ()))) for s in ("actors", "recipients"))
    return (doers | others, frozenset()) if act.get("reciprocal") else (doers, others)


def party(one: Json) -> str:
    """A state's letters; for who has no state, the first part of the id (IS for IS.REB) or the name. In capitals."""
    name = one.get("country") or (one.get("id") or one.get("name") or "").partition(".")[0]
    return str(name).upper()


def is_broken(record: Json, report: Json) -> bool:
    """A quotation that is not the text at its place, or words that no record may rest on."""
    own = {key: value for key, value in record.items() if key != "document"}
    if any(report["text"][slice(*quote["span"])] != quote["text"] for quote in _quotations(own)):
        return True
    told = [evidence.get("text") or "" for evidence in record.get("evidence") or ()]
    return any(words in text for words in report.get("never", ()) for text in told)


def figures(compared: list[Comparison]) -> Json:
    """The sums over all reports: shares from 0 to 1, ``[right, asked]`` for each kind of value, and counts."""
    pairs = [p for c in compared for p in c.pairs]
    asked = [p for p in pairs if p.asked]
    acts = len(asked) + sum(len(c.missed) for c in compared)
    records = len(asked) + sum(len(c.extra) for c in compared)
    values = {
        k: [sum(c.right[k] for c in compared), sum(c.values[k] for c in compared)] for k in (*VALUES, "relations")
    }
    return {
        "detect": _rates(len(asked), acts, records),
        "strict": _rates(sum(p.alike for p in asked), acts, records),
        **values,
        "broken": sum(len(c.broken) for c in compared),
        "events": acts,
        "records": records,
    }


def score(reports: list[Json], records: list[Json]) -> tuple[Json, list[Comparison]]:
    """The figures, and the comparison of each report. ``records`` are those of all reports together."""
    by_report: dict[str, list[Json]] = {}
    for record in records:
        by_report.setdefault((record.get("document") or {}).get("id", ""), []).append(record)
    compared = [compare(report, by_report.get(report["id"], [])) for report in reports]
    return figures(compared), compared


def listing(compared: Comparison) -> Iterator[str]:
    """One line for each act that was missed, each record too many, each pair that is not all right, and what broke."""
    name = compared.report["id"]
    for act in compared.missed:
        yield f"missed {name}: {act['type']} {_told(act, act)} «{act['key']}»"
    for record in compared.extra:
        words = (record.get("why") or record.get("evidence") or [{}])[0].get("text", "")
        yield f"extra  {name}: {record.get('type')} {_told(record, record)} «{words[:90]}»"
    for pair in compared.pairs:
        if pair.asked and not pair.alike:
            coded, got = _told(pair.act, pair.act), _told(pair.record, pair.act)
            yield f"wrong  {name}: {pair.act['type']} {coded}, not {got} «{pair.act['key']}»"
    for record in compared.broken:
        yield f"broken {name}: {record.get('id')}"


def _told(either: Json, act: Json) -> str:
    doers, others = ("+".join(sorted(side)) for side in sides(either, act))
    return f"{doers} {'together' if act.get('reciprocal') else '→ ' + others} {status_of(either)}"


def _rates(right: int, acts: int, records: int) -> dict[str, float]:
    precision, recall = right / records if records else 0.0, right / acts if acts else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def status_of(either: Json) -> str:
    """The status of an act or a record; where none is written, it occurred."""
    return either.get("status") or "occurred"


def place_of(coded: Json, report: Json) -> tuple[int, int]:
    """Where the key stands. Raises ValueError if the text does not have it: then the coding is wrong."""
    start = report["text"].find(coded["key"])
    if start < 0:
        raise ValueError(f"{report['id']}: the text does not have the key «{coded['key']}»")
    return start, start + len(coded["key"])


def _spans(record: Json) -> list[tuple[int, int]]:
    return [(e["span"][0], e["span"][1]) for e in record.get("evidence") or () if e.get("span")]


def rests_on(record: Json, span: tuple[int, int]) -> bool:
    """Whether the evidence of a record overlaps a stretch of the text."""
    return any(start < span[1] and span[0] < end for start, end in _spans(record))


def _shared(act: Json, record: Json) -> float:
    """Parties that act and record have in common on the same side, as a share of all that either has."""
    both = list(zip(sides(act, act), sides(record, act), strict=True))
    return sum(len(a & b) for a, b in both) / max(1, sum(len(a | b) for a, b in both))


def _quotations(node: Any) -> Iterator[Json]:
    """Everything inside a record that quotes the text: it has words and their place."""
    if isinstance(node, dict):
        if isinstance(node.get("span"), list) and isinstance(node.get("text"), str):
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _quotations(inner)


def _values(report: Json, pairs: list[Pair], relations: list[Json]) -> Iterator[tuple[str, bool]]:
    """Each value that the coding gives for an act that was found, and whether the record has it."""
    for pair in pairs:
        if pair.asked:
            for kind, test in VALUES.items():
                yield from ((kind, truth) for truth in test(pair.act, pair.record))
    for coded in report.get("relations") or ():
        key = place_of(coded, report)
        yield "relations", any(_same_relation(coded, r) and rests_on(r, key) for r in relations)


def _same_relation(coded: Json, record: Json) -> bool:
    told = {party({"country": p} if isinstance(p, str) else p) for p in record.get("parties") or ()}
    return bool(told == set(coded["parties"]) and record.get("kind") == coded["kind"])


def _when(act: Json, record: Json) -> list[bool]:
    """Both ends of the date. An open end is null on either side."""
    coded, told = act.get("when"), record.get("when") or {}
    return [all(coded.get(end) == told.get(end) for end in ("start", "end"))] if coded else []


def _duration(act: Json, record: Json) -> list[bool]:
    return [(record.get("duration") or {}).get("iso") == act["duration"]] if act.get("duration") else []


def _places(act: Json, record: Json) -> list[bool]:
    """By name, as the table has it or as the report writes it; an article before it says nothing."""
    told = {_bare(p.get(key)) for p in record.get("places") or () for key in ("name", "text")}
    return [_bare(place) in told for place in act.get("places") or ()]


def _bare(name: str | None) -> str:
    return (name or "").lower().removeprefix("the ")


def _forces(act: Json, record: Json) -> list[bool]:
    told = {_force(force) for force in record.get("forces") or ()}
    return [_force(force) in told for force in act.get("forces") or ()]


def _force(force: Json) -> tuple[Any, ...]:
    return force.get("owner"), (force.get("model") or "").lower(), force.get("count"), force.get("bound")


def _sectors(act: Json, record: Json) -> list[bool]:
    """A party's sector, on whichever side the record has the party."""
    told = {(party(p), p.get("sector")) for p in _everybody(record)}
    return [(party(p), p["sector"]) in told for p in _everybody(act) if p.get("sector")]


def _everybody(either: Json) -> list[Json]:
    return [*(either.get("actors") or ()), *(either.get("recipients") or ())]


def _attribution(act: Json, record: Json) -> list[bool]:
    told = {party(a.get("speaker") or {}) for a in record.get("attribution") or ()}
    return [party(speaker) in told for speaker in act.get("attribution") or ()]


def _precedent(act: Json, record: Json) -> list[bool]:
    return [bool(record.get("precedent"))] if act.get("precedent") else []


def _cameo(act: Json, record: Json) -> list[bool]:
    """The coded code or a finer one."""
    return [(record.get("cameo") or "").startswith(act["cameo"])] if act.get("cameo") else []


VALUES: dict[str, Callable[[Json, Json], list[bool]]] = {
    "when": _when,
    "duration": _duration,
    "places": _places,
    "forces": _forces,
    "sectors": _sectors,
    "attribution": _attribution,
    "precedent": _precedent,
    "cameo": _cameo,
}
