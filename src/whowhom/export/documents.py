"""Exports that are no table of somebody else's: GeoJSON, and PLOVER's own JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whowhom.export import tables
from whowhom.export.account import Account
from whowhom.export.acts import Act, Json
from whowhom.export.fill.codes import QUADS
from whowhom.serial import to_jsonl

# The manual's auxiliary modes, and its names for sizes.
AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation", "refused": "negation"}
SIZES = {"killed": "dead", "wounded": "injured", "captured": "arrested"}


def geojson_lines(acts: Iterable[Act], account: Account) -> Iterator[str]:
    """A FeatureCollection with one point a place: a map shows every act where it happened, once a place."""
    yield '{"type": "FeatureCollection", "features": ['
    begun = False
    for act in acts:
        features = list(_features(act))
        account.count(len(features), "no place with coordinates")
        for feature in features:
            yield (",\n" if begun else "\n") + json.dumps(feature, ensure_ascii=False)
            begun = True
    yield "\n]}\n"


def _features(act: Act) -> Iterator[dict[str, Any]]:
    record = act.record
    for n, place in enumerate(record["places"]):
        if place["lon"] is None or place["lat"] is None:
            continue
        yield {
            "type": "Feature",
            "id": f"{record['id']}-{n}" if n else record["id"],
            "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
            "properties": {
                **{
                    key: record[key] for key in ("id", "type", "mode", "cameo", "quad", "score", "status", "confidence")
                },
                "start": record["when"]["start"],
                "end": record["when"]["end"],
                "precision": record["when"]["precision"],
                "actors": [party["id"] for party in record["actors"]],
                "recipients": [party["id"] for party in record["recipients"]],
                "place": place["name"],
                "place_kind": place["kind"],
                "role": place["role"],
                "country": place["country"],
                "radius_km": place.get("radius_km"),
                "reports": len(act.reports),
                "sources": act.sources,
                "evidence": " ".join(act.evidence),
            },
        }


def plover_lines(acts: Iterable[Act], account: Account) -> Iterator[str]:
    """One act a line, with the fields of the PLOVER manual; what it has no field for stands under ``comment``."""
    for act in acts:
        if not act.record["actors"] or not (act.day or act.published):
            account.count(0, "nobody told who did it" if act.day or act.published else "no date known")
            continue
        account.count(1)
        yield to_jsonl(_plover(act)) + "\n"


def _plover(act: Act) -> dict[str, Any]:
    record, first = act.record, act.reports[0]
    told = {
        "id": record["id"],
        "has_event": True,
        "date": act.day or act.published,
        "enddate": record["when"]["end"],
        "actor": [_entity(party) for party in record["actors"]],
        "recipient": [_entity(party) for party in record["recipients"]],
        "event": [record["type"]],
        "event_loc": next(map(_location, record["places"]), None),
        "event_text": list(act.evidence),
        "quad_code": QUADS.get(record["quad"]),
        "event_scale": record["score"],
        "mode": [mode for mode in (record["mode"], AUXILIARY.get(record["status"])) if mode],
        "context": list(record["contexts"]),
        "size": {name: _lost(act, kind) for kind, name in SIZES.items()},
        "cite_info": {
            "citation": "; ".join(report["id"] for report in act.reports),
            "url": first["url"],
            "title": first["title"],
            "language": first["language"],
            "publication": (first["outlet"] or {}).get("name"),
            "coder": f"whowhom {record['coder']['version']}",
            "codebook": record["coder"]["codebook"],
        },
        "comment": f"status {record['status']}; date known to the {record['when']['precision']}",
    }
    return _known(told)


def _entity(party: Json) -> dict[str, Any]:
    return {
        "code": party["country"] or party["id"],
        "sector": party["sector"],
        "entity_text": party.get("text"),
        "identifier_text": party["name"],
    }


def _location(place: Json) -> dict[str, Any]:
    return {
        "extracted_place": place.get("text"),
        "resolved_place": place["name"],
        "lat": place["lat"],
        "lon": place["lon"],
        "country": tables.country_name(place["country"], "name"),
        "country_code": place["country"],
        "feature_code": place["kind"],
    }


def _lost(act: Act, kind: str) -> int | None:
    told = [loss.best for loss in act.losses if loss.kind == kind]
    return sum(told) if told else None


def _known(told: Mapping[str, Any]) -> dict[str, Any]:
    """Without the fields that are not known, on every level."""
    out = {}
    for key, value in told.items():
        if isinstance(value, Mapping):
            value = _known(value)
        elif isinstance(value, list):
            value = [_known(part) if isinstance(part, Mapping) else part for part in value]
        if value not in (None, [], {}):
            out[key] = value
    return out
