"""The smaller files read, ours and a user's: wrappers, relations, classes of words, nominals, the grammar's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from whowhom.codebook.faults import known, needed, one_of, words
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.codebook.model import KINDS, STATUSES, CodebookError, EventType, RelationRule, Wrapper
from whowhom.codebook.texts import File

WRAPPER_KEYS = {
    "id",
    "governors",
    "links",
    "inner",
    "negated",
    "type",
    "mode",
    "status",
    "drop",
    "replaces",
    "alleged",
    "example",
}
RELATION_KEYS = {"kind", "nouns", "verbs", "adjectives"}
HEAD = "head of the file"

Table = dict[str, Any]
Layers = Sequence[tuple[File, Table]]  # one file of ours, and the user's that adds to it


def classes(layers: Layers) -> dict[str, frozenset[str]]:
    """Word classes or contexts: name -> forms of its words, in whichever file they stand."""
    out: dict[str, frozenset[str]] = {}
    for file, table in layers:
        for name, row in table.items():
            if not isinstance(row, dict):
                raise CodebookError(file.path, name, "is no table; write [name] and below it words = […]")
            needed(row, ["words"], file.path, name)
            forms = (noun_forms(word) for word in words(row["words"], "words", file.path, name))
            out[name] = out.get(name, frozenset()).union(*forms)
    return out


def nominals(layers: Layers) -> dict[str, tuple[str, ...]]:
    """Verb -> the nouns that tell its act."""
    out: dict[str, tuple[str, ...]] = {}
    for file, table in layers:
        needed(table, ["nominal"], file.path, HEAD)
        for verb, nouns in table["nominal"].items():
            out[verb] = (*out.get(verb, ()), *words(nouns, "value", file.path, verb))
    return out


def grammar(layers: Layers, ours: Table) -> Table:
    """The grammar's words and weights; a user's words are added to a list, other values take the place of ours.

    ``ours``: the shipped grammar, whose keys alone mean something.
    """
    out: Table = {}
    for file, table in layers:
        known(table, ours, file.path, HEAD)
        out = _added(out, table, ours, file.path, HEAD)
    needed(out, ours, layers[-1][0].path, HEAD)
    return out


def _added(before: Table, table: Table, ours: Mapping[str, Any], path: str, entry: str) -> Table:
    out = dict(before)
    for key, value in table.items():
        right = ours.get(key)
        if right is not None and isinstance(right, list | dict) and type(value) is not type(right):
            raise CodebookError(path, entry, f"{key} is no {'list' if isinstance(right, list) else 'table'}")
        if isinstance(value, dict):
            out[key] = _added(out.get(key, {}), value, right or {}, path, key)
        elif isinstance(value, list):
            out[key] = [*out.get(key, ()), *(one for one in value if one not in out.get(key, ()))]
        else:
            out[key] = value
    return out


def wrappers(layers: Layers, types: Mapping[str, EventType], cuts: bool) -> tuple[Wrapper, ...]:
    """The user's rows first, since the first that fits decides; a row of ours with the id of one of them goes.

    ``cuts``: some of our types may be gone, and with them what our rows say of them.
    """
    found: dict[str, Wrapper] = {}
    for file, table in reversed(layers):
        for n, row in enumerate(_rows(table, "wrapper", file.path), 1):
            if not file.own and row.get("id") in found:
                continue
            entry = f"wrapper {n}"
            known(row, WRAPPER_KEYS, file.path, entry)
            needed(row, ("id", "governors", "links"), file.path, entry)
            read = _wrapper(row)
            if cuts and not file.own:
                left = _without(read, types)
                found |= {left.id: left} if left else {}
                continue
            _check_wrapper(read, types, file.path, entry)
            found[read.id] = read
    return tuple(found.values())


def relations(layers: Layers) -> tuple[RelationRule, ...]:
    """Standing states, the user's after ours."""
    return tuple(_relation(row, file.path) for file, table in layers for row in _rows(table, "relation", file.path))


def _rows(table: Table, name: str, path: str) -> Iterator[Table]:
    """The ``[[name]]`` entries of a file."""
    known(table, {name}, path, HEAD)
    needed(table, [name], path, HEAD)
    yield from table[name]


def _wrapper(row: Table) -> Wrapper:
    return Wrapper(
        row["id"],
        frozenset(row["governors"]),
        frozenset(row["links"]),
        frozenset(row.get("inner", ())),
        row.get("negated"),
        row.get("type"),
        row.get("mode"),
        row.get("status"),
        bool(row.get("drop")),
        bool(row.get("replaces")),
        bool(row.get("alleged")),
    )


def _check_wrapper(row: Wrapper, types: Mapping[str, EventType], path: str, entry: str) -> None:
    for name in sorted(row.inner):
        if name not in KINDS and name not in types:
            raise CodebookError(path, entry, f"inner {name!r} is neither a kind nor a type{_nearest(name, types)}")
    if row.type and row.type not in types:
        raise CodebookError(path, entry, f"type {row.type!r} does not exist{_nearest(row.type, types)}")
    one_of(row.status, STATUSES, "status", path, entry)


def _without(row: Wrapper, types: Mapping[str, EventType]) -> Wrapper | None:
    """A row of ours as it stands without types that are gone; None where it says nothing any more."""
    inner = row.inner & {*KINDS, *types}
    if (row.inner and not inner) or (row.type and row.type not in types):
        return None
    mode = row.mode if row.type is None or row.mode in types[row.type].modes else None
    return replace(row, inner=inner, mode=mode)


def _nearest(name: str, types: Mapping[str, EventType]) -> str:
    near = get_close_matches(name, [*types, *sorted(KINDS)], 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _relation(row: Table, path: str) -> RelationRule:
    needed(row, ["kind"], path, "relation")
    known(row, RELATION_KEYS, path, str(row.get("kind")))
    return RelationRule(
        row["kind"],
        frozenset(f for w in row.get("nouns", ()) for f in noun_forms(w)),
        frozenset(f for w in row.get("verbs", ()) for f in verb_forms(w)),
        frozenset(row.get("adjectives", ())),
    )
