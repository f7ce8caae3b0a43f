"""What the user says of all sources of a reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from whowhom.read.columns import Columns
from whowhom.read.opened import Readers


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all sources of a reading: ``input`` forces a format, ``published`` one ISO date."""

    input: str | None = None
    published: str | None = None
    columns: Columns = field(default_factory=Columns)
    readers: Readers = field(default_factory=dict, compare=False)  # beside our own formats

    def __str__(self) -> str:
        """What was set, as "input=csv published=2022-11-30 columns.text=body"."""
        columns = {f"columns.{ours}": theirs for ours, theirs in sorted(self.columns.named.items())}
        stated = {"input": self.input, "published": self.published, **columns}
        return " ".join(f"{name}={value}" for name, value in stated.items() if value is not None)
