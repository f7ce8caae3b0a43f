"""The store's records made ready for linking, and those among them that may tell the act of a new one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from whowhom.link.incidents import Told, story_of, told
from whowhom.link.incidents.rules import Rules
from whowhom.link.words import Bag
from whowhom.serial import event_from_dict
from whowhom.store.duck import Connection

_RECORDS = """
SELECT e.record, CAST(d.published AS VARCHAR), coalesce(c."of", e.document), e.document
FROM events e JOIN documents d ON d.id = e.document LEFT JOIN copies c ON c.document = e.document
WHERE {} = ANY(?) ORDER BY e.id
"""
# The day that a record is placed by, as Told.around has it; of several exact days the last may matter as well.
_NEIGHBOURS = """
WITH fresh AS (SELECT unnest(?) AS base, unnest(?::DATE[]) AS low, unnest(?::DATE[]) AS high),
placed AS (
    SELECT e.id, e.document, e.precision = 'day' AND e.when_start IS NOT NULL AND e.when_end IS NOT NULL AS exact,
           CASE WHEN exact THEN e.when_start ELSE d.published END AS first,
           CASE WHEN exact THEN e.when_end ELSE d.published END AS last
    FROM events e JOIN documents d ON d.id = e.document JOIN linked l ON l.document = e.document
)
SELECT DISTINCT x.id FROM placed x JOIN event_parties p ON p.event = x.id
JOIN fresh f ON f.base = coalesce(p.country, split_part(p.id, '.', 1))
WHERE (x.first <= f.high AND x.last >= f.low) OR (f.low IS NULL AND x.first IS NULL)
"""


class Tolds:
    """Records by id, each read once."""

    def __init__(self, con: Connection, rules: Rules) -> None:
        self._con, self._rules = con, rules
        self._stories: dict[str, Bag] = {}
        self._by_id: dict[str, Told] = {}

    def __getitem__(self, id: str) -> Told:
        return self._by_id[id]

    def of_documents(self, documents: Sequence[str]) -> list[Told]:
        """All records of these reports."""
        return self._read("e.document", documents)

    def load(self, ids: Iterable[str]) -> list[Told]:
        """These records, in order of their ids."""
        wanted = sorted(set(ids))
        self._read("e.id", [id for id in wanted if id not in self._by_id])
        return [self._by_id[id] for id in wanted if id in self._by_id]

    def neighbours(self, fresh: Sequence[Told]) -> list[Told]:
        """Records of reports that are linked already, with a party and with days of one of these; more than needed."""
        gap = 2 * self._rules.limits["window_days"]
        spans: dict[tuple[str, int | None], tuple[int, int] | None] = {}
        for one in fresh:
            days = (one.first, one.last) if one.exact else (one.published, one.published)
            span = None if days[0] is None or days[1] is None else (days[0] - gap, days[1] + gap)
            for name in one.actors.keys() | one.recipients.keys():
                key = (name, span and span[0] // gap)
                old = spans.get(key)
                spans[key] = (min(old[0], span[0]), max(old[1], span[1])) if old and span else span
        rows = [(name, *map(_iso, span or (None, None))) for (name, _), span in spans.items()]
        columns = [[row[n] for row in rows] for n in range(3)]
        return self.load(id for (id,) in self._con.execute(_NEIGHBOURS, columns).fetchall())

    def _read(self, column: str, values: Sequence[str]) -> list[Told]:
        found = self._con.execute(_RECORDS.format(column), [list(values)]).fetchall() if values else []
        self._tell({document for *_, document in found})
        out = []
        for record, published, head, document in found:
            event = event_from_dict(json.loads(record))
            out.append(told(event, published, self._stories[document], head, self._rules))
        self._by_id |= {one.id: one for one in out}
        return out

    def _tell(self, documents: Iterable[str]) -> None:
        new = sorted(document for document in documents if document not in self._stories)
        sql = "SELECT id, text, blocks FROM documents WHERE id = ANY(?)"
        for id, text, blocks in self._con.execute(sql, [new]).fetchall():
            self._stories[id] = story_of(_body(text, json.loads(blocks or "[]")), self._rules)


def _body(text: str, blocks: Sequence[dict[str, Any]]) -> str:
    """What a report itself says, without the page around it; all of it where nothing is known of its parts."""
    parts = [block["span"] for block in blocks if block["kind"] == "body"]
    return "\n".join(text[start:end] for start, end in parts) or text


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(min(max(day, 1), date.max.toordinal())).isoformat()
