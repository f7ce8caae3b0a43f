"""A coder that gives again what a store holds of its reports, so that linking is measured without coding."""

from __future__ import annotations

import json

from whowhom.records import Block, Report, Span
from whowhom.serial import event_from_dict
from whowhom.store import Store
from whowhom.syntax import Reading


class Replay:
    """``reports`` by id, as they were stored."""

    version, codebook_id = "replay", "replay"

    def __init__(self, store: Store) -> None:
        self.reports: dict[str, Report] = {}
        self._blocks: dict[str, tuple[Block, ...]] = {}
        for row in store.sql("SELECT * FROM documents"):
            day = row["published"].isoformat() if row["published"] else None
            about = (row["url"], row["title"], row["outlet"], day, row["published_from"], row["language"])
            self.reports[row["id"]] = Report(row["id"], row["text"], row["source"], *about)
            blocks = json.loads(row["blocks"] or "[]")
            self._blocks[row["id"]] = tuple(Block(block["kind"], Span(*block["span"])) for block in blocks)
        self._events: dict[str, list[str]] = {}
        for row in store.sql("SELECT document, record FROM events ORDER BY document, position, id"):
            self._events.setdefault(row["document"], []).append(row["record"])

    def read(self, report: Report) -> Reading:
        events = tuple(event_from_dict(json.loads(record)) for record in self._events.get(report.id, ()))
        return Reading(report, self._blocks[report.id], events=events)

    def about(self, report: Report) -> Report:
        return report
