"""Two codings of one report beside each other: which records are gone, which are new, and what the others tell anew.

Records belong together that share words of evidence, the more of them the surer, and sooner those of one type. Their
ids, reasons and links tell nothing of the act and are not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]
SAME_TYPE = 1.0  # added to the share of common evidence, which is 1 at most


@dataclass(frozen=True, slots=True)
class Change:
    """One record that another coding tells otherwise. ``told``: field -> (before, after)."""

    document: str
    kind: str  # gone, new, changed
    type: str
    before: str | None
    after: str | None
    told: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        told = {name: {"before": before, "after": after} for name, (before, after) in self.told.items()}
        ids = {"before": self.before, "after": self.after}
        return {"document": self.document, "change": self.kind, "type": self.type, **ids, "fields": told}


def changes(document: str, old: Sequence[Json], new: Sequence[Json]) -> list[Change]:
    """What differs between the records of two codings of one report."""
    pairs = _paired(old, new)
    found = [_changed(document, before, after) for before, after in pairs]
    kept_old, kept_new = {id(before) for before, _ in pairs}, {id(after) for _, after in pairs}
    gone = [Change(document, "gone", _type(r), r["id"], None) for r in old if id(r) not in kept_old]
    added = [Change(document, "new", _type(r), None, r["id"]) for r in new if id(r) not in kept_new]
    return [change for change in found if change.told] + gone + added


def _paired(old: Sequence[Json], new: Sequence[Json]) -> list[tuple[Json, Json]]:
    """The best pairs first, each record once."""
    scored = [(alike(a, b), n, m) for n, a in enumerate(old) for m, b in enumerate(new)]
    pairs: list[tuple[int, int]] = []
    for score, n, m in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score > 0 and all(n != x and m != y for x, y in pairs):
            pairs.append((n, m))
    return [(old[n], new[m]) for n, m in sorted(pairs)]


def alike(a: Json, b: Json) -> float:
    """0 for records of two kinds, or without common words; else the share of common evidence and of common parties."""
    if a["record"] != b["record"]:
        return 0.0
    mine, theirs = _characters(a), _characters(b)
    if not mine & theirs:
        return 0.0
    who, whom = _parties(a), _parties(b)
    common = len(who & whom) / max(1, len(who | whom))
    return len(mine & theirs) / len(mine | theirs) + common + SAME_TYPE * (_type(a) == _type(b))


def _characters(record: Json) -> set[int]:
    return {at for found in record["evidence"] for at in range(*found["span"])}


def _parties(record: Json) -> set[str]:
    return set(record.get("parties") or [party["id"] for side in ("actors", "recipients") for party in record[side]])


def _type(record: Json) -> str:
    return str(record["type"] if record["record"] == "event" else record["kind"])


def _changed(document: str, old: Json, new: Json) -> Change:
    before, after = telling(old), telling(new)
    told = {name: (before.get(name), after.get(name)) for name in after if before.get(name) != after.get(name)}
    return Change(document, "changed", _type(new), old["id"], new["id"], told)


def telling(record: Json) -> dict[str, Any]:
    """What a record tells of its act, field by field, without the places of the words."""
    return {name: read(record[name]) for name, read in TOLD.items() if name in record}


def _same(value: Any) -> Any:
    return value


def _each(*keys: str) -> Callable[[Iterable[Json]], list[Any]]:
    def read(values: Iterable[Json]) -> list[Any]:
        return [value[keys[0]] if len(keys) == 1 else [value[key] for key in keys] for value in values]

    return read


def _one(*keys: str) -> Callable[[Json | None], list[Any] | None]:
    return lambda value: None if value is None else [value[key] for key in keys]


TOLD: dict[str, Callable[[Any], Any]] = {
    "type": _same,
    "kind": _same,
    "trend": _same,
    "parties": _same,
    "mode": _same,
    "cameo": _same,
    "quad": _same,
    "score": _same,
    "reciprocal": _same,
    "status": _same,
    "actors": _each("id"),
    "recipients": _each("id"),
    "when": _one("start", "end", "precision"),
    "since": _one("start", "end", "precision"),
    "duration": _one("iso"),
    "places": _each("name"),
    "forces": _each("owner", "kind", "model", "count", "bound"),
    "casualties": _each("kind", "of", "count", "bound"),
    "attribution": lambda said: [one["speaker"]["id"] for one in said],
    "alleged_by": _same,
    "precedent": _one("claim"),
    "contexts": _same,
    "evidence": _each("text"),
    "confidence": _same,
}
