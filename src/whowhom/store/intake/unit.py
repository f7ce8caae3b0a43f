"""A row of the manifest: one source, how far it was read, and what is to be done with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from whowhom.records import Problem, Report
from whowhom.store.intake.ledger import Ledger

TRIES = 3  # how often a report that fails, or that ends the program, is tried
GIVEN = "given"  # the unit of everything that has no other
LASTING = "web"  # the kind of what is asked again and again for what is new, and is never read to its end
Cursor = int | str


class Source(Protocol):
    """What an ingest needs of a source; ``read.units`` gives such."""

    @property
    def kind(self) -> str:
        """ "file", "stdin", "web" …"""

    @property
    def name(self) -> str:
        """Path or address."""

    @property
    def settings(self) -> object:
        """How it is read, as something whose ``str`` tells two ways apart."""

    @property
    def size(self) -> int | None:
        """Bytes, where they can be known before reading."""

    @property
    def modified(self) -> int | None:
        """When it was last changed, in nanoseconds since 1970, where that is known."""

    def digest(self) -> str | None:
        """SHA-256 of the content; None where it can be read but once."""

    def items(self, cursor: Cursor = 0) -> Iterator[tuple[Report | Problem, Cursor]]:
        """Reports and Problems, each with the cursor to go on from once it is dealt with."""


@dataclass(slots=True)
class Unit:
    """A row of the manifest; the fields are the columns of the table ``units``."""

    id: str
    kind: str
    name: str
    settings: str | None = None
    size: int | None = None
    modified: int | None = None
    digest: str | None = None
    state: str = "waiting"
    cursor: Cursor | None = None
    reports: int = 0
    lost: int = 0
    passes: int = 0
    attempts: int = 0
    owner: str | None = None
    lease_until: datetime | None = None
    error: str | None = None
    run: int = 0
    coder: str | None = None
    codebook: str | None = None
    ledger: Ledger = field(default_factory=Ledger)

    def begin_anew(self, state: str) -> None:
        """Forgets how far it was read, and why that went wrong; the account of all runs stays."""
        self.state, self.cursor, self.error = state, None, None
        self.reports = self.lost = self.attempts = 0

    def count(self, outcome: str, reports: int = 1, events: int = 0, relations: int = 0) -> None:
        """So many reports more were read of it now, or fewer."""
        self.ledger = self.ledger.with_(outcome, reports, events, relations)
        self.reports += reports
        self.lost += reports * (outcome == "failed")

    def count_again(self) -> Ledger:
        """The account of what earlier runs have read of it, which this one passes over."""
        again = Ledger().with_("known", self.reports - self.lost).with_("failed", self.lost)
        self.ledger += again
        return again

    def release(self) -> None:
        """Lays it down before its end, in good order."""
        if self.state == "leased":
            self.state, self.attempts = "waiting", 0

    def finish(self) -> None:
        """It was read to its end."""
        self.state, self.passes, self.attempts = "done", self.passes + 1, 0

    @property
    def ended(self) -> bool:
        return self.state in ("done", "failed")

    @property
    def lasting(self) -> bool:
        return self.kind == LASTING

    @property
    def settled(self) -> bool:
        """Whether it was read to its end, and what failed was tried often enough."""
        return self.ended and not self.lasting and (not self.lost or self.passes >= TRIES)


def unit_id(source: Source) -> str:
    """Kind and full name: the same file, from whichever folder it is named."""
    name = os.path.abspath(source.name) if source.kind == "file" else source.name
    return f"{source.kind}:{name}"
