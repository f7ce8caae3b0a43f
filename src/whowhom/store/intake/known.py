"""What the store holds already of the reports that are to be coded, and where it saw each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whowhom.records import Report
from whowhom.store.duck import Connection
from whowhom.store.write import COPY, Row, digest, sighting

PLACE = 5  # columns of a sighting that make it the same place: its outlet's row in the table follows from them


@dataclass(slots=True)
class Known:
    """What the store holds of the reports in a batch, kept up to date as the batch is worked through."""

    by_digest: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # digest -> id, codebook, status
    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)  # id -> digest, status
    places: set[Row] = field(default_factory=set)  # document, source, url, title and outlet of every sighting

    def note(self, id: str, digest: str, codebook: str, status: str) -> None:
        if status != COPY:
            self.by_digest[digest] = (id, codebook, status)
        self.by_id[id] = (digest, status)

    def sight(self, document: str, report: Report) -> list[Row]:
        """The row of ``sightings`` for a document seen in this report; none where it was seen just there before."""
        row = sighting(document, report)
        if row[:PLACE] in self.places:
            return []
        self.places.add(row[:PLACE])
        return [row]

    def seen(self, document: str, report: Report) -> bool:
        return sighting(document, report)[:PLACE] in self.places

    def other(self, id: str, digest: str) -> str | None:
        """The status of a report with this id and another text or date, if there is one."""
        held, status = self.by_id.get(id, (digest, ""))
        return status if held != digest else None


def look_up(con: Connection, reports: Sequence[Report]) -> Known:
    known = Known()
    sql = "SELECT id, digest, codebook, status FROM documents WHERE digest = ANY(?) OR id = ANY(?)"
    params = [[digest(report) for report in reports], [report.id for report in reports]]
    for row in con.execute(sql, params).fetchall():
        known.note(*row)
    sql = "SELECT document, source, url, title, outlet FROM sightings WHERE document = ANY(?)"
    known.places.update(con.execute(sql, [list(known.by_id)]).fetchall())
    return known
