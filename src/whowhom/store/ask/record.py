"""One record by its id, which may be cut short."""

from __future__ import annotations

import json
from typing import Any

from whowhom.store.duck import Connection
from whowhom.store.errors import NotThereError, StoreError


def record(con: Connection, path: str, id: str, among: str, command: str) -> dict[str, Any]:
    """Of the question ``among`` for ids and records; ``command`` lists such. Raises StoreError for none or several."""
    sql = f"SELECT id, record FROM ({among}) WHERE starts_with(id, ?) ORDER BY id <> ?, id LIMIT 3"
    found = con.execute(sql, [id, id]).fetchall() if id else []
    if not found:
        raise NotThereError(f"No record {id!r} in {path}; `whowhom {command} --db {path}` lists them.")
    if found[0][0] != id and len(found) > 1:
        raise StoreError(f"{id!r} begins several records ({found[0][0]}, {found[1][0]} …); write more of the id.")
    whole: dict[str, Any] = json.loads(found[0][1])
    return whole
