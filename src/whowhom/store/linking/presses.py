"""Where reports were seen, to count their independent sources: the sightings, with what is known of each outlet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from whowhom.codebook.rows import layered
from whowhom.link.origins import Press, Sighting
from whowhom.store.duck import Connection

_SEEN = """
SELECT s.document, s.outlet, s.outlet_id, CAST(s.published AS VARCHAR),
       (SELECT list(DISTINCT c.agency ORDER BY c.agency) FROM credits c WHERE c.document = s.document)
FROM sightings s WHERE s.document = ANY(?) ORDER BY ALL
"""


def sightings(con: Connection, documents: Iterable[str]) -> dict[str, list[Sighting]]:
    """Every place where each of the reports was seen."""
    out: dict[str, list[Sighting]] = {}
    for document, outlet, id, published, agencies in con.execute(_SEEN, [sorted(documents)]).fetchall():
        credits = tuple(filter(None, (_press(agency, None) for agency in agencies or ())))
        out.setdefault(document, []).append(Sighting(document, _press(id, outlet), credits, published))
    return out


def heads(con: Connection, documents: Iterable[str]) -> dict[str, str]:
    """Copy -> the report that it is a copy of."""
    sql = 'SELECT document, "of" FROM copies WHERE document = ANY(?)'
    return dict(con.execute(sql, [sorted(documents)]).fetchall())


def _press(id: str | None, name: str | None) -> Press | None:
    row = _outlets().get(id or "")
    if row is not None:
        return row
    return Press(name or id or "", id) if name or id else None


@cache
def _outlets() -> dict[str, Press]:
    return {
        row["id"]: Press(row["name"], row["id"], row["country"] or None, row["state"], row["wire"] == "yes")
        for row in layered("outlets", ())
    }
