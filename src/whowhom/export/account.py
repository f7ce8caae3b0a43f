"""What became of every act: rows, or left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Account:
    """``acts`` is the sum of those that gave rows and those ``left`` out, by reason."""

    acts: int = 0
    rows: int = 0
    left: Counter[str] = field(default_factory=Counter)

    def count(self, rows: int, reason: str = "") -> None:
        """One act with so many rows; with none, the reason."""
        self.acts += 1
        self.rows += rows
        if not rows:
            self.left[reason] += 1

    def lines(self) -> list[str]:
        """The account, a line each, the commonest reason first."""
        width = len(str(max(self.acts, self.rows)))
        rows = "row" if self.rows == 1 else "rows"
        told = [f"{self.rows:>{width}}  {rows} written, of {self.acts - self.left.total()} of {self.acts} acts"]
        return told + [f"{n:>{width}}  left out: {reason}" for reason, n in self.left.most_common()]
