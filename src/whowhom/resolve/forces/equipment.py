"""The models of equipment and their names, ours and those of a user's own codebook over them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from whowhom.codebook.rows import layered, parts


class Model(NamedTuple):
    """``weak``: the name is an ordinary word ("Patriot", "Leopard") that needs a noun of force beside it."""

    name: str
    kind: str
    weak: bool


MARKS = dict.fromkeys(map(ord, "-.‑–"))  # what one writes and another leaves out: "T-72", "T72"


class Equipment(dict[str, Model]):
    """Every name of every model, as ``key`` writes it. Never changed once it is read."""

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self)

    def begins(self, word: str) -> bool:
        """Whether a name, or its plural, begins with a word."""
        opening, names = key(word).removesuffix("s"), self._in_order
        n = bisect_left(names, opening)
        return n < len(names) and names[n].startswith(opening)


def key(text: str) -> str:
    return "".join(text.split()).translate(MARKS).lower()


def load_equipment(*extra: str | Path) -> Equipment:
    """The table of equipment, with rows of ``tables/*.csv`` of further codebook folders over ours. Ours is read once.

    Raises ``CodebookError`` for a user's table that is none.
    """
    return _read(extra) if extra else _ours()


@cache
def _ours() -> Equipment:
    return _read(())


def _read(folders: tuple[str | Path, ...]) -> Equipment:
    out = Equipment()
    for row in layered("equipment", folders):
        weak = parts(row["weak_aliases"])
        for alias in (row["model"], *parts(row["aliases"]), *weak):
            out.setdefault(key(alias), Model(row["model"], row["kind"], alias in weak))
    return out
