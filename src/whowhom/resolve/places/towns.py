"""The packed list of towns and divisions: 170,000 lines in order, of which most never need an index."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Towns:
    """``lines`` is in order, so that a line of one name is found by halves; lines of several names are in ``several``.

    A line begins with the folded names of its place, parted by semicolons, and a comma.
    """

    lines: list[str]
    several: dict[str, list[int]]  # name -> which lines have it beside others

    def of(self, key: str) -> list[str]:
        """Every line of a name, in order."""
        return [self.lines[n] for n in sorted((*self._alone(key), *self.several.get(key, ())))]

    def _alone(self, key: str) -> Iterator[int]:
        begins = f"{key},"
        n = bisect_left(self.lines, begins)
        while n < len(self.lines) and self.lines[n].startswith(begins):
            yield n
            n += 1


@cache
def load_towns() -> Towns:
    packed = files("whowhom").joinpath("codebook", "tables", "cities.csv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()[1:]
    several: dict[str, list[int]] = {}
    for n, names in ((n, line[: line.index(",")]) for n, line in enumerate(lines) if ";" in line):
        for name in names.split(";") if ";" in names else ():
            several.setdefault(name, []).append(n)
    return Towns(lines, several)
