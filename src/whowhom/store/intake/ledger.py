"""The account of an ingest: every report that was read stands in exactly one column."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True)
class Ledger:
    """Reports in and what became of them: ``read == coded + without_events + failed + known + copies``.

    ``coded`` have records and ``without_events`` none; ``failed`` could not be read or coded; ``known`` were coded
    before; ``copies`` repeat the text of another. ``events`` and ``relations`` are the records that were written.
    """

    read: int = 0
    coded: int = 0
    without_events: int = 0
    failed: int = 0
    known: int = 0
    copies: int = 0  # texts that the store held already, seen at one more place
    events: int = 0  # records written, not reports
    relations: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether every report that was read stands in one column."""
        return self.read == self.coded + self.without_events + self.failed + self.known + self.copies

    def with_(self, outcome: str, reports: int = 1, events: int = 0, relations: int = 0) -> Ledger:
        """The account with so many reports more in one of its columns, and the records that they brought."""
        return replace(
            self,
            read=self.read + reports,
            events=self.events + events,
            relations=self.relations + relations,
            **{outcome: getattr(self, outcome) + reports},
        )

    def __add__(self, other: Ledger) -> Ledger:
        mine, its = asdict(self), asdict(other)
        return Ledger(**{name: mine[name] + its[name] for name in mine})

    @classmethod
    def of(cls, text: str) -> Ledger:
        """The account that JSON holds; columns that an older version did not know are 0."""
        return cls(**json.loads(text))

    def as_dict(self) -> dict[str, int]:
        """The columns by name."""
        return asdict(self)


class IngestInterruptedError(KeyboardInterrupt):
    """Ctrl-C during an ingest. What was done is stored; ``ledger`` accounts for it, a later run goes on from there."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__("interrupted")
        self.ledger = ledger
