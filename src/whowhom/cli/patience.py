"""Which sources a round of watching leaves alone: the more often one has failed, the more rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from whowhom.records import Problem

MOST_ROUNDS = 16  # that a source is left alone at a time


@dataclass
class Patience:
    """After its n-th failure on end, a source of the web is left alone for 2ⁿ⁻¹ - 1 rounds, at most 16."""

    failures: dict[str, int] = field(default_factory=dict)
    rest: dict[str, int] = field(default_factory=dict)  # rounds
    asked: set[str] = field(default_factory=set)
    resting: int = 0

    def due(self, found: Iterable[Any]) -> Iterator[Any]:
        """The sources of this round."""
        self.asked, self.resting = set(), 0
        for one in found:
            if not isinstance(one, Problem) and one.kind == "web":
                if self.rest.get(one.name):
                    self.rest[one.name] -= 1
                    self.resting += 1
                    continue
                self.asked.add(one.name)
            yield one

    def note(self, failed: set[str]) -> None:
        """Heeds which sources this round had trouble with."""
        for name in self.asked:
            self.failures[name] = self.failures.get(name, 0) + 1 if name in failed else 0
            self.rest[name] = min(2 ** max(self.failures[name] - 1, 0) - 1, MOST_ROUNDS)
