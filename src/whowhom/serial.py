"""Records as JSON and back. The keys and their order are those of docs/record.md; standard library only.

Keys that only some values have (a party's ``base``, a date's ``anchor`` and ``value``, a place's ``radius_km``) are
written where they are set, so that what is written reads back as the very same record.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from whowhom.records import (
    Attribution,
    Casualty,
    Duration,
    Event,
    Evidence,
    Force,
    Framing,
    Incident,
    Link,
    Party,
    Place,
    Precedent,
    Relation,
    Report,
    Span,
    When,
    Why,
)

SCHEMA = "1.0"  # of the records' fields: the first number rises where one goes or changes, the second where one is new
Json = dict[str, Any]
T = TypeVar("T")


def event_to_dict(event: Event, report: Report, coder_version: str, codebook_id: str) -> Json:
    """The event record of docs/record.md, ready for JSON: plain lists, numbers, strings and None."""
    return {
        "record": "event",
        "id": event.id,
        "document": _document(report),
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad,
        "score": event.score,
        "reciprocal": event.reciprocal,
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "when": _when(event.when),
        "duration": _maybe(event.duration, lambda d: {"iso": d.iso, **_words(d.text, d.span)}),
        "places": [_place(place) for place in event.places],
        "forces": [_force(force) for force in event.forces],
        "casualties": [_casualty(casualty) for casualty in event.casualties],
        "status": event.status,
        "attribution": [_attribution(said) for said in event.attribution],
        "alleged_by": event.alleged_by,
        "precedent": _maybe(event.precedent, lambda p: {"claim": p.claim, **_words(p.text, p.span)}),
        "framing": [{"kind": frame.kind, **_words(frame.text, frame.span)} for frame in event.framing],
        "contexts": list(event.contexts),
        "links": [{"rel": link.rel, "event": link.event} for link in event.links],
        "evidence": [_words(found.text, found.span) for found in event.evidence],
        "confidence": event.confidence,
        "tentative": event.tentative,
        "why": _why(event.why),
        "coder": {"version": coder_version, "codebook": codebook_id},
    }


def relation_to_dict(relation: Relation, report: Report, coder_version: str, codebook_id: str) -> Json:
    """A standing state ("tensions with") as a relation record, ready for JSON."""
    return {
        "record": "relation",
        "id": relation.id,
        "document": _document(report),
        "parties": list(relation.parties),
        "kind": relation.kind,
        "trend": relation.trend,
        "since": _maybe(relation.since, _when),
        "evidence": [_words(found.text, found.span) for found in relation.evidence],
        "why": _why(relation.why),
        "coder": {"version": coder_version, "codebook": codebook_id},
    }


def incident_to_dict(incident: Incident) -> Json:
    """The incident record of docs/incidents.md, ready for JSON."""
    i = incident
    codes = {"type": i.type, "mode": i.mode, "cameo": i.cameo, "quad": i.quad, "score": i.score}
    return {
        "record": "incident",
        "id": i.id,
        **codes,
        "reciprocal": i.reciprocal,
        "actors": [_bare(_party(party)) for party in i.actors],
        "recipients": [_bare(_party(party)) for party in i.recipients],
        "when": {"start": i.when.start, "end": i.when.end, "precision": i.when.precision},
        "places": [_bare(_place(place)) for place in i.places],
        "status": i.status,
        "figures": [asdict(figure) for figure in i.figures],
        "denials": [{"by": one.value, "documents": one.documents} for one in i.denials],
        "dissent": [asdict(one) for one in i.dissent],
        "events": i.events,
        "documents": i.documents,
        "sources": [asdict(source) for source in i.sources],
        "independent": len(i.sources),
        "confidence": i.confidence,
        "why": [asdict(tie) for tie in i.why],
    }


def record_dicts(
    report: Report, events: Iterable[Event], relations: Iterable[Relation], coder_version: str, codebook_id: str
) -> list[Json]:
    """All records of one report, in the order in which their first evidence stands in its text."""
    records = [event_to_dict(event, report, coder_version, codebook_id) for event in events]
    records += [relation_to_dict(relation, report, coder_version, codebook_id) for relation in relations]
    return sorted(records, key=_first_evidence)


def to_jsonl(record: Mapping[str, Any]) -> str:
    """One line of JSON without its line end; half a surrogate pair, which no UTF-8 file can hold, is escaped."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record)
    return line


def event_from_dict(record: Mapping[str, Any]) -> Event:
    """The event that ``event_to_dict`` wrote. Raises ValueError, naming the key, for anything else."""
    return _read(_event, record, "event")


def relation_from_dict(record: Mapping[str, Any]) -> Relation:
    """The relation that ``relation_to_dict`` wrote. Raises ValueError, naming the key, for anything else."""
    return _read(_relation, record, "relation")


def _read(build: Callable[[Mapping[str, Any]], T], record: Mapping[str, Any], kind: str) -> T:
    if record.get("record", kind) != kind:
        raise ValueError(f"This is a record of kind {record['record']!r}, not {kind!r}.")
    try:
        return build(record)
    except KeyError as error:
        raise ValueError(f"The {kind} record {record.get('id', 'without id')} has no {error.args[0]!r}.") from error
    except (TypeError, AttributeError) as error:
        raise ValueError(f"The {kind} record {record.get('id', 'without id')} is malformed: {error}.") from error


def _event(record: Mapping[str, Any]) -> Event:
    return Event(
        id=record["id"],
        document=record["document"]["id"],
        type=record["type"],
        mode=record["mode"],
        cameo=record["cameo"],
        quad=record["quad"],
        score=record["score"],
        reciprocal=record["reciprocal"],
        actors=_each(_to_party, record["actors"]),
        recipients=_each(_to_party, record["recipients"]),
        when=_to_when(record["when"]),
        status=record["status"],
        evidence=_each(_to_evidence, record["evidence"]),
        why=_each(_to_why, record["why"]),
        confidence=record["confidence"],
        duration=_maybe(record["duration"], lambda d: Duration(d["iso"], d["text"], _span(d))),
        places=_each(_to_place, record["places"]),
        forces=_each(_to_force, record["forces"]),
        casualties=_each(_to_casualty, record["casualties"]),
        attribution=_each(_to_attribution, record["attribution"]),
        alleged_by=record["alleged_by"],
        precedent=_maybe(record["precedent"], lambda p: Precedent(p["claim"], p["text"], _span(p))),
        framing=_each(lambda f: Framing(f["kind"], f["text"], _span(f)), record["framing"]),
        contexts=tuple(record["contexts"]),
        links=_each(lambda link: Link(link["rel"], link["event"]), record["links"]),
    )


def _relation(record: Mapping[str, Any]) -> Relation:
    return Relation(
        id=record["id"],
        document=record["document"]["id"],
        parties=tuple(record["parties"]),
        kind=record["kind"],
        trend=record["trend"],
        since=_maybe(record["since"], _to_when),
        evidence=_each(_to_evidence, record["evidence"]),
        why=_each(_to_why, record["why"]),
    )


def _document(report: Report) -> Json:
    return {
        "id": report.id,
        "source": report.source,
        "url": report.url,
        "title": report.title,
        "outlet": _maybe(report.press, asdict),
        "published": report.published,
        "language": report.language,
    }


def _party(party: Party) -> Json:
    who = {"id": party.id, "name": party.name, "country": party.country, "sector": party.sector}
    base = {} if party.base is None else {"base": party.base}
    return who | base | _words(party.text, party.span)


def _bare(value: Json) -> Json:
    """A value without the words of one report."""
    return {key: part for key, part in value.items() if key not in ("text", "span")}


def _when(when: When) -> Json:
    how = {"anchor": when.anchor, "value": when.value}
    return {
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "text": when.text,
        "span": _maybe(when.span, list),
    } | {key: value for key, value in how.items() if value is not None}


def _place(place: Place) -> Json:
    vague = {} if place.radius_km is None else {"radius_km": place.radius_km}
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lon": place.lon,
        "lat": place.lat,
        "role": place.role,
        **vague,
        **_words(place.text, place.span),
    }


def _force(force: Force) -> Json:
    return {
        "owner": force.owner,
        "kind": force.kind,
        "model": force.model,
        "count": force.count,
        "bound": force.bound,
        "unit": force.unit,
        **_words(force.text, force.span),
    }


def _casualty(casualty: Casualty) -> Json:
    return {
        "kind": casualty.kind,
        "of": casualty.of,
        "count": casualty.count,
        "bound": casualty.bound,
        **_words(casualty.text, casualty.span),
    }


def _attribution(said: Attribution) -> Json:
    return {"speaker": _party(said.speaker), "cue": said.cue, **_words(said.text, said.span)}


def _why(reasons: Iterable[Why]) -> list[Json]:
    return [{"rule": reason.rule, **_words(reason.text, reason.span)} for reason in reasons]


def _words(text: str, span: Span) -> Json:
    return {"text": text, "span": list(span)}


def _maybe(value: Any, build: Callable[[Any], Any]) -> Any:
    return None if value is None else build(value)


def _each(build: Callable[[Any], T], values: Iterable[Any]) -> tuple[T, ...]:
    return tuple(build(value) for value in values)


def _first_evidence(record: Json) -> tuple[int, int]:
    spans = [tuple(found["span"]) for found in record["evidence"]]
    return min(spans, default=(0, 0))


def _span(value: Mapping[str, Any]) -> Span:
    start, end = value["span"]
    return Span(start, end)


def _to_party(p: Mapping[str, Any]) -> Party:
    return Party(p["id"], p["name"], p["country"], p["sector"], p["text"], _span(p), p.get("base"))


def _to_when(w: Mapping[str, Any]) -> When:
    span = None if w["span"] is None else _span(w)
    return When(w["start"], w["end"], w["precision"], w["text"], span, w.get("anchor"), w.get("value"))


def _to_place(p: Mapping[str, Any]) -> Place:
    return Place(
        p["name"], p["kind"], p["country"], p["lon"], p["lat"], p["text"], _span(p), p["role"], p.get("radius_km")
    )


def _to_force(f: Mapping[str, Any]) -> Force:
    return Force(f["owner"], f["kind"], f["model"], f["count"], f["bound"], f["unit"], f["text"], _span(f))


def _to_casualty(c: Mapping[str, Any]) -> Casualty:
    return Casualty(c["kind"], c["of"], c["count"], c["bound"], c["text"], _span(c))


def _to_attribution(a: Mapping[str, Any]) -> Attribution:
    return Attribution(_to_party(a["speaker"]), a["cue"], a["text"], _span(a))


def _to_evidence(e: Mapping[str, Any]) -> Evidence:
    return Evidence(e["text"], _span(e))


def _to_why(w: Mapping[str, Any]) -> Why:
    return Why(w["rule"], w["text"], _span(w))
