"""Records whose evidence holds words: one page of them, and of all of them how many by type and by year."""

from __future__ import annotations

import json
from typing import Any

from whowhom.store.ask.query import conditions, up_to
from whowhom.store.duck import Connection
from whowhom.store.rows import Rows

# By the day of the act, or by that of the report; the number decides between those of one day.
ORDERS = {
    "-day": "day DESC NULLS LAST, number",
    "day": "day NULLS LAST, number",
    "-report": "published DESC NULLS LAST, document, position",
    "report": "published NULLS LAST, document, position",
}
_TOLD = ", e.document, e.position, d.published", "JOIN documents d ON d.id = e.document"
_FOUND = """
WITH hits AS MATERIALIZED (SELECT e.number, e.type, e.day {columns} FROM events e {join} {where}),
page AS (SELECT number, row_number() OVER () AS place FROM (SELECT number FROM hits ORDER BY {order} {part})),
types AS (SELECT type AS value, count(*) AS count FROM hits GROUP BY type),
years AS (SELECT year(day) AS value, count(*) AS count FROM hits WHERE day IS NOT NULL GROUP BY 1)
SELECT (SELECT count(*) FROM hits) AS total,
    (SELECT coalesce(list(types ORDER BY count DESC, value), []) FROM types) AS types,
    (SELECT coalesce(list(years ORDER BY value), []) FROM years) AS years,
    (SELECT coalesce(list(e.record ORDER BY p.place), [])
     FROM page p JOIN events e ON e.number = p.number) AS records
"""


def holding(con: Connection, order: str, limit: int, offset: int, asked: dict[str, Any]) -> dict[str, Any]:
    """``total``, ``types`` and ``years`` (value, count) of all records that meet the filters, ``records`` of one page.

    ``asked`` as ``query.conditions`` takes it. Raises ValueError, naming the value.
    """
    if order not in ORDERS:
        raise ValueError(f"sort: {order!r} is no order; choose {', '.join(ORDERS)}.")
    where, params = conditions(**asked)
    columns, join = _TOLD if order.endswith("report") else ("", "")
    sql = _FOUND.format(where=where, columns=columns, join=join, order=ORDERS[order], part=up_to(limit, offset))
    row = next(iter(Rows(con, sql, params)))
    return {**row, "records": [json.loads(record) for record in row["records"]]}
