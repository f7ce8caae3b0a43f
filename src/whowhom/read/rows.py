"""What tables of every format share: which cell of a row is what, and a row's draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from whowhom.read.columns import Columns
from whowhom.read.decode import decode
from whowhom.read.fields import draft_from_fields
from whowhom.read.report import Draft
from whowhom.records import Problem


@dataclass(frozen=True, slots=True)
class Table:
    """What holds a report's values in each row of a table: our names, and the place of each in the row."""

    source: str
    places: dict[str, int]
    own_ids: bool  # the user says that one column holds the reports' ids

    @classmethod
    def of(cls, names: Sequence[str], columns: Columns, source: str) -> Table | Problem:
        """The table with these names of columns, or the fatal Problem that none of them holds a text."""
        try:
            found = columns.found(names)
        except ValueError as error:
            return Problem("read", "no-column", f"{source} {error}")
        return cls(source, {ours: names.index(theirs) for ours, theirs in found.items()}, "id" in columns.named)

    def drafts(self, cells: Sequence[Any], name: str) -> list[Draft | Problem]:
        """The draft of a row, after a note where bytes in it are not UTF-8; ``name`` is how a Problem names the row."""
        values = {ours: cells[place] for ours, place in self.places.items()}
        notes: list[Draft | Problem] = []
        for ours, value in values.items():
            raw = _bytes(value)
            if raw is None:
                continue
            values[ours], problem = decode(raw, name)
            if problem and problem.fatal:
                return [problem]
            notes = [problem] if problem else notes
        if not self.own_ids and str(values.get("id") or "").isdecimal():
            values["id"] = None  # the number of a row, which other tables have as well
        return [*notes, draft_from_fields(values, self.source, name)]


def _bytes(value: Any) -> bytes | None:
    """The bytes of a cell that are still to be decoded: they came as bytes, or are no clean UTF-8."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogateescape") if _escaped(value) else None
    return None


def _escaped(value: str) -> bool:
    """Whether all surrogates in a text stand for single bytes (as ``surrogateescape`` writes them)."""
    return not any("\ud800" <= char <= "\udc7f" or "\udd00" <= char <= "\udfff" for char in value)
