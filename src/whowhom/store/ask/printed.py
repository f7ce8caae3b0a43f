"""Texts that were printed more than once, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whowhom.store.duck import Connection
from whowhom.store.rows import Rows

_GROUPS = """
SELECT h.id AS head, d.id AS document, c.kind, c.share, CAST(d.published AS VARCHAR) AS published, d.title,
       s.source, s.url, coalesce(s.outlet, s.outlet_id) AS outlet, s.outlet_country AS country
FROM documents d
JOIN sightings s ON s.document = d.id
LEFT JOIN copies c ON c.document = d.id
JOIN documents h ON h.id = coalesce(c."of", d.id)
WHERE h.id IN (SELECT "of" FROM copies UNION SELECT document FROM sightings GROUP BY document HAVING count(*) > 1)
ORDER BY h.published, h.id, d.id <> h.id, d.published, d.id, s.source, s.url, outlet
"""
_REPORT = ("document", "published", "title")
_PLACE = ("source", "url", "outlet", "country")


def printed(con: Connection) -> Iterator[dict[str, Any]]:
    """A record for each such text: ``document``, ``published``, ``title`` and ``places`` of its first report.

    Its ``copies`` have ``kind`` and ``share`` beside the same. A place is ``source``, ``url``, ``outlet``, ``country``.
    """
    group: dict[str, Any] = {}
    for row in Rows(con, _GROUPS):
        if group.get("document") != row["head"]:
            if group:
                yield group
            group = {"record": "copies", **_report(row), "copies": []}
        told = group
        if row["document"] != row["head"]:
            if not group["copies"] or group["copies"][-1]["document"] != row["document"]:
                group["copies"].append({**_report(row), "kind": row["kind"], "share": row["share"]})
            told = group["copies"][-1]
        told["places"].append({key: row[key] for key in _PLACE})
    if group:
        yield group


def _report(row: dict[str, Any]) -> dict[str, Any]:
    return {**{key: row[key] for key in _REPORT}, "places": []}
