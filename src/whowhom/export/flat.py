"""A record as one row, for CSV and Parquet: the columns and how each is read off the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whowhom.serial import to_jsonl

Json = Mapping[str, Any]
Column = tuple[str, str, Callable[[Mapping[str, Any]], Any]]  # name, SQL type, how it is read off a record
TEXT, MANY, NUMBER, WHOLE = "VARCHAR", "VARCHAR[]", "DOUBLE", "INTEGER"


def _key(name: str) -> Callable[[Json], Any]:
    return lambda record: record.get(name)


def _in(outer: str, name: str) -> Callable[[Json], Any]:
    return lambda record: (record.get(outer) or {}).get(name)


def _each(outer: str, say: Callable[[Json], Any]) -> Callable[[Json], Any]:
    return lambda record: [str(say(value)) for value in record.get(outer) or ()]


def _outlet(name: str) -> Callable[[Json], Any]:
    return lambda record: ((record.get("document") or {}).get("outlet") or {}).get(name)


def _first_place(name: str) -> Callable[[Json], Any]:
    return lambda record: next((place[name] for place in record.get("places") or ()), None)


def count_words(value: Json) -> str:
    """A number as it is meant: "3", "more than 2000", "about 24"; nothing where none is told."""
    bound = {"order": "about"}.get(value["bound"] or "", (value["bound"] or "").replace("-", " "))
    return "" if value["count"] is None else f"{bound} {value['count']}".strip()


def force_words(force: Json) -> str:
    """ "6 × Tu-95 bomber", "rider" """
    what = f"{force['model'] or ''} {force['kind']}".strip()
    number = count_words(force)
    if force["kind"] == "money":
        return f"{number} {force['unit']}"
    return f"{number} × {what}" if number else what


def casualty_words(loss: Json) -> str:
    """ "at least 3 wounded" """
    return f"{count_words(loss)} {loss['kind']}".strip()


def _force(force: Json) -> str:
    return ": ".join(part for part in (force["owner"], force_words(force)) if part)


def review_words(record: Json) -> str | None:
    """ "correct by Ada; was type ASSAULT": what people said of a record."""
    said = record.get("review")
    if not said:
        return None
    was = ", ".join(f"{name} {_was(value)}" for name, value in said["was"].items() if name != "confidence")
    return f"{said['verdict']} by {', '.join(said['by'])}" + (f"; was {was}" if was else "")


def _was(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{value['start'] or ''}..{value['end'] or ''}"
    return "+".join(value) or "none" if isinstance(value, list) else str(value or "none")


COLUMNS: tuple[Column, ...] = (
    ("record", TEXT, _key("record")),
    ("id", TEXT, _key("id")),
    ("document", TEXT, _in("document", "id")),
    ("source", TEXT, _in("document", "source")),
    ("url", TEXT, _in("document", "url")),
    ("title", TEXT, _in("document", "title")),
    ("published", TEXT, _in("document", "published")),
    ("outlet", TEXT, _outlet("name")),
    ("outlet_country", TEXT, _outlet("country")),
    ("outlet_kind", TEXT, _outlet("kind")),
    ("outlet_state", TEXT, _outlet("state")),
    ("type", TEXT, lambda record: record.get("type") or record.get("kind")),
    ("mode", TEXT, _key("mode")),
    ("cameo", TEXT, _key("cameo")),
    ("quad", TEXT, _key("quad")),
    ("score", NUMBER, _key("score")),
    ("status", TEXT, _key("status")),
    ("start", TEXT, lambda record: (record.get("when") or record.get("since") or {}).get("start")),
    ("end", TEXT, lambda record: (record.get("when") or record.get("since") or {}).get("end")),
    ("precision", TEXT, lambda record: (record.get("when") or record.get("since") or {}).get("precision")),
    ("actors", MANY, lambda record: record.get("parties") or [party["id"] for party in record.get("actors") or ()]),
    ("recipients", MANY, _each("recipients", lambda party: party["id"])),
    ("places", MANY, _each("places", lambda place: place["name"])),
    ("lon", NUMBER, _first_place("lon")),
    ("lat", NUMBER, _first_place("lat")),
    ("forces", MANY, _each("forces", _force)),
    ("casualties", MANY, _each("casualties", casualty_words)),
    ("speakers", MANY, _each("attribution", lambda said: said["speaker"]["id"])),
    ("alleged_by", TEXT, _key("alleged_by")),
    ("precedent", TEXT, _in("precedent", "claim")),
    ("contexts", MANY, lambda record: list(record.get("contexts") or ())),
    ("confidence", NUMBER, _key("confidence")),
    ("reports", WHOLE, lambda record: len(record["documents"]) if "documents" in record else 1),
    ("independent", WHOLE, lambda record: record.get("independent", 1)),
    ("review", TEXT, review_words),
    ("evidence", TEXT, lambda record: "\n".join(found["text"] for found in record["evidence"])),
    ("json", TEXT, to_jsonl),
)


def flat(record: Json, columns: Sequence[Column] = COLUMNS) -> list[Any]:
    """The record's row: one value a column."""
    return [read(record) for _, _, read in columns]


def joined(row: Sequence[Any]) -> list[Any]:
    """A row for CSV: its lists joined."""
    return ["; ".join(cell) if isinstance(cell, list) else cell for cell in row]


def flat_text(record: Json) -> list[Any]:
    """The row for CSV, without the whole record, which in a cell helps nobody."""
    return joined(flat(record)[:-1])
