"""Outlets by id and by name, as tables/outlets.csv has them: "AP" and "Associated Press" mean the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from whowhom.codebook.rows import layered


def outlet_ids(wanted: Sequence[str]) -> list[str]:
    """The ids, in lower case, of the outlets that are meant by id or name; a word that nobody knows may be an id."""
    known = _by_name()
    return sorted({id for word in wanted for id in (word.lower(), *known.get(word.lower(), ()))})


def outlet_name(id: str) -> str:
    """ "Associated Press" for "AP"; the word itself where nobody knows it."""
    return outlets().get(id, id)


@cache
def outlets() -> Mapping[str, str]:
    """The name of every outlet by its id."""
    return {row["id"]: row["name"] for row in layered("outlets", ())}


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id, name in outlets().items():
        found.setdefault(name.lower(), []).append(id.lower())
    return {name: tuple(ids) for name, ids in found.items()}
