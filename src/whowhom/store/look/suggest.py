"""What the store knows under a few letters: parties, places, outlets, types and modes, the fullest first."""

from __future__ import annotations

import json
from typing import Any

from whowhom.describe import states
from whowhom.store.ask.outlets import outlets
from whowhom.store.duck import Connection
from whowhom.store.rows import Rows

# A state stands for all its parties, as in the filters. What is named by a table has its name from there.
_KNOWN = """
names AS (SELECT unnest(from_json(?, '[{"kind": "VARCHAR", "id": "VARCHAR", "name": "VARCHAR"}]'), recursive := true)),
seen AS (
    SELECT p.id, p.country, p.name, s.count
    FROM parties p JOIN (SELECT party, count(*) AS count FROM event_parties GROUP BY party) s ON s.party = p.key),
known AS (
    SELECT 'party' AS kind, id AS value, arg_max(name, count) AS name, sum(count) AS count
    FROM seen WHERE id IS DISTINCT FROM country GROUP BY id
    UNION ALL SELECT 'party', country, NULL, sum(count) FROM seen WHERE country IS NOT NULL GROUP BY country
    UNION ALL SELECT 'place', name, name, count(*) FROM event_places GROUP BY name
    UNION ALL SELECT 'outlet', coalesce(outlet_id, outlet), min(outlet), count(*)
        FROM documents WHERE coalesce(outlet_id, outlet) IS NOT NULL GROUP BY 2
    UNION ALL SELECT 'type', type, type, count(*) FROM events GROUP BY type
    UNION ALL SELECT 'mode', mode, mode, count(*) FROM events WHERE mode IS NOT NULL GROUP BY mode),
named AS (
    SELECT k.kind, k.value, coalesce(n.name, k.name, k.value) AS name, k.count
    FROM known k LEFT JOIN names n ON n.kind = k.kind AND n.id = k.value)"""
_BEST = """
folded AS (SELECT *, strip_accents(lower(name)) AS said, strip_accents(lower(value)) AS code FROM named),
ranked AS (
    SELECT kind, value, name, count, CASE
        WHEN code = q OR said = q THEN 0
        WHEN starts_with(said, q) OR starts_with(code, q) THEN 1
        WHEN contains(said, ' ' || q) OR contains(said, '-' || q) THEN 2
        WHEN contains(said, q) OR contains(code, q) THEN 3 END AS rank
    FROM folded, (SELECT strip_accents(lower(?)) AS q)
    WHERE rank IS NOT NULL AND (rank < 3 OR length(q) > 1)
    QUALIFY row_number() OVER (PARTITION BY kind ORDER BY rank, count DESC, name) <= ?),
best AS (SELECT * FROM ranked ORDER BY rank, count DESC, name, kind, value LIMIT ?)"""
# A record with two parties of one state counts once for it.
_COUNTED = """
meant AS (
    SELECT b.value, p.key FROM best b
    JOIN parties p ON p.id = b.value OR p.country = b.value OR starts_with(p.id, b.value || '.')
    WHERE b.kind = 'party'),
parties_counted AS (
    SELECT m.value, count(DISTINCT e.number) AS count
    FROM meant m JOIN event_parties e ON e.party = m.key GROUP BY m.value)
SELECT b.kind, b.value, b.name, coalesce(c.count, b.count)::BIGINT AS count
FROM best b LEFT JOIN parties_counted c ON b.kind = 'party' AND c.value = b.value
ORDER BY b.rank, b.count DESC, b.name, b.kind, b.value"""


def suggestions(con: Connection, letters: str, limit: int) -> list[dict[str, Any]]:
    """``kind``, ``value`` (what a filter takes), ``name`` and ``count``: records, or reports of an outlet.

    Names and codes that begin with the letters come before those in which they stand elsewhere; accents and capitals
    make no difference. No kind has more than half of the ``limit``, so that each is seen.
    """
    names = [{"kind": "party", "id": id, "name": name} for id, name in states().items()]
    names += [{"kind": "outlet", "id": id, "name": name} for id, name in outlets().items()]
    sql = f"WITH {_KNOWN}, {_BEST}, {_COUNTED}"
    return list(Rows(con, sql, [json.dumps(names), letters.strip(), (limit + 1) // 2, limit]))
