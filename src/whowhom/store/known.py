"""What the store holds already of the reports that are to be coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whowhom.records import Report
from whowhom.store.duck import Connection
from whowhom.store.write import digest


@dataclass(slots=True)
class Known:
    """What the store holds of the reports in a batch, kept up to date as the batch is worked through."""

    by_digest: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # digest -> id, codebook, status
    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)  # id -> digest, status

    def note(self, id: str, digest: str, codebook: str, status: str) -> None:
        self.by_digest[digest] = (id, codebook, status)
        self.by_id[id] = (digest, status)

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
    return known
