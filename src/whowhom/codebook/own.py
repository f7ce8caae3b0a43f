"""``codebook.toml`` of a user's own codebook: what it is called, and what of ours it does without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from whowhom.codebook.faults import known, none_of, one_of, words
from whowhom.codebook.model import CodebookError
from whowhom.codebook.texts import FILES, OWN, File, parse_toml

KEYS = {"name", "version", "types", "replace", "drop"}
LABEL = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Own:
    """``types``: of ours, those that stay (None: all). ``replace``: files of ours that the user's take the place of.

    ``drop``: frames, modes and types of ours that go, as "protest.demo.take-part", "protest.demo", "protest".
    """

    path: str = OWN
    label: str = ""
    types: frozenset[str] | None = None
    replace: frozenset[str] = frozenset()
    drop: tuple[str, ...] = ()

    @property
    def cuts(self) -> bool:
        """Whether something of ours goes, so that the rest may speak of what is not there."""
        return self.types is not None or bool(self.replace or self.drop)

    def drops(self, id: str) -> bool:
        """Whether a frame, mode or type of ours goes."""
        return any(id == one or id.startswith(f"{one}.") for one in self.drop)

    def check(self, types: Iterable[str], ids: Iterable[str]) -> None:
        """Raises CodebookError for a type, frame or mode that we do not have. ``ids``: of all of ours."""
        ours = frozenset(types)
        for name in sorted(self.types or ()):
            one_of(name, ours, "", self.path, "types")
        right = frozenset(ids)
        for one in self.drop:
            if one not in right:
                raise CodebookError(self.path, "drop", none_of(one, right))


def read_own(files: Sequence[File]) -> Own:
    """What a codebook says of itself. Raises CodebookError."""
    found = next((file for file in files if file.name == OWN), None)
    if found is None:
        return Own()
    table = parse_toml(found.path, found.text)
    known(table, KEYS, found.path, "head of the file")
    theirs = {file.name for file in files if file.own}
    ours = {file.name for file in files if not file.own}
    for name in (replace := _list(table, "replace", found.path)):
        one_of(name, {*ours, *FILES}, "", found.path, "replace")
        if name not in theirs:
            raise CodebookError(found.path, "replace", f"{name!r} is not in this folder; write it, or name it not")
    types = frozenset(_list(table, "types", found.path)) if "types" in table else None
    drop = tuple(_list(table, "drop", found.path))
    return Own(found.path, _label(table, found.path), types, frozenset(replace), drop)


def _list(table: dict[str, Any], key: str, path: str) -> list[str]:
    return words(table.get(key, []), "", path, key)


def _label(table: dict[str, Any], path: str) -> str:
    """Name and version, as every record's version of the codebook repeats them."""
    for key in ("name", "version"):
        value = table.get(key, "x")
        if not isinstance(value, str) or not LABEL.fullmatch(value):
            raise CodebookError(path, key, f"{value!r} is no name; write letters, digits, dots or hyphens in quotes")
    return "-".join(table[key] for key in ("name", "version") if key in table)
