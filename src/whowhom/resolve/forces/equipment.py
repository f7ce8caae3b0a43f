"""The models of equipment and their names, ours and those of a user's own codebook over them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from whowhom.codebook.rows import layered, parts


class Model(NamedTuple):
    """``weak``: the name is an ordinary word ("Patriot", "Leopard") that needs a noun of force beside it."""

    name: str
    kind: str
    weak: bool


MARKS = dict.fromkeys(map(ord, "-.‑–"))  # what one writes and another leaves out: "T-72", "T72"
Equipment = Mapping[str, Model]  # every name of every model, as ``key`` writes it


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
    out: dict[str, Model] = {}
    for row in layered("equipment", folders):
        weak = parts(row["weak_aliases"])
        for alias in (row["model"], *parts(row["aliases"]), *weak):
            out.setdefault(key(alias), Model(row["model"], row["kind"], alias in weak))
    return out
