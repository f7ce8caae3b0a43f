"""The API over HTTP as Markdown: every route with what it can be asked and what its answer holds, from the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from whowhom.serve import application
from whowhom.store import open_store

COMMON = 10  # what so many routes can be asked is told once
PAGING = ("limit", "offset")  # each route has its own
Json = Mapping[str, Any]


def http_page() -> Iterator[str]:
    """A heading a route, the filters that most of them share ahead of all."""
    with open_store(":memory:") as store:
        told = application(store).openapi()
    routes = [(path, how, one) for path, ways in told["paths"].items() for how, one in ways.items()]
    asked = {(p["name"], _says(p)): p for _, _, one in routes for p in one.get("parameters", ())}
    count = Counter((p["name"], _says(p)) for _, _, one in routes for p in one.get("parameters", ()))
    shared = {key for key, often in count.items() if often >= COMMON and key[0] not in PAGING}
    yield from ("# Routes", "", "Every route of the [API](../api.md), what it can be asked, and what its answer holds.")
    yield from ("", "## Filters", "", "Most routes take them.", "")
    yield from _asked([asked[key] for key in asked if key in shared])
    for path, how, one in routes:
        yield from ("", f"## {how.upper()} {path.removeprefix('/api/v1')}", "", one["description"].split("\n\n")[0])
        own = [p for p in one.get("parameters", ()) if (p["name"], _says(p)) not in shared]
        if len(own) < len(one.get("parameters", ())):
            yield "It takes the [filters](#filters)."
        yield from ("", *_asked(own)) if own else ()
        parts = _parts(one, told)
        yield from ("", f"Answers with {', '.join(f'`{name}`' for name in parts)}.") if parts else ()


def _says(parameter: Json) -> str:
    return str(parameter.get("description") or parameter["schema"].get("description", ""))


def _asked(parameters: list[Json]) -> Iterator[str]:
    yield from ("| name | type | means |", "|---|---|---|")
    for one in parameters:
        name = f"{{{one['name']}}}" if one["in"] == "path" else one["name"]
        yield f"| `{name}` | {_type(one['schema'])} | {_says(one).replace('|', chr(92) + '|')} |"


def _type(schema: Json) -> str:
    """A type in words: "text, several", "day, week or month"."""
    if "anyOf" in schema:
        return next(_type(one) for one in schema["anyOf"] if one.get("type") != "null")
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"{_type(schema['items'])}, several"
    words = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    return words.get(schema.get("type", ""), "")


def _parts(route: Json, told: Json) -> list[str]:
    """The parts at the top of a route's answer."""
    schema = route["responses"]["200"]["content"].get("application/json", {}).get("schema", {})
    if "$ref" in schema:
        schema = told["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return list(schema.get("properties", ()))
