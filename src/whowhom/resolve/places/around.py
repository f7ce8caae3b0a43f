"""Places that are named together lie together: what the other names of a report say for a candidate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import floor

from whowhom.resolve.places.tables import Entry

CELL = 1.0  # degrees: names of one neighbourhood meet in neighbouring cells
WIDE = ("country", "continent", "ocean", "sea")  # a point says nothing of where these are
MOST = 3.0  # so many other names tell all that can be told
Cell = tuple[int, int]


def cell_of(entry: Entry) -> Cell | None:
    if entry.lon is None or entry.lat is None or entry.kind in WIDE:
        return None
    return floor(entry.lon / CELL), floor(entry.lat / CELL)


class Around:
    """Cells of the globe with the chance that each name of the report means a place there."""

    def __init__(self, names: Mapping[str, Iterable[Entry]]) -> None:
        self._cells: dict[Cell, dict[str, float]] = {}
        for key, entries in names.items():
            if any(e.kind in WIDE for e in entries):
                continue
            spots = [(cell, 10 ** (e.weight / 2)) for e in entries if (cell := cell_of(e))]
            whole = sum(weight for _, weight in spots)
            for cell, weight in spots:
                chances = self._cells.setdefault(cell, {})
                chances[key] = chances.get(key, 0.0) + weight / whole

    def votes(self, key: str, entry: Entry) -> float:
        """How many other names are likely to mean places near the candidate; 0 to MOST."""
        cell = cell_of(entry)
        if cell is None:
            return 0.0
        x, y = cell
        best: dict[str, float] = {}
        for near in ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for name, chance in self._cells.get(near, {}).items():
                if name != key and chance > best.get(name, 0.0):
                    best[name] = chance
        return min(MOST, sum(best.values()))
