"""What two parties do to each other and with each other: everything that the pair's page shows."""

from __future__ import annotations

from typing import Any

from whowhom.store.look.found import Look, Question
from whowhom.store.look.parts import PARTS
from whowhom.store.look.seen import seen
from whowhom.store.look.told import records, relations, tellings
from whowhom.store.look.whom import whom

_LISTS = ("newest", "agreements", "disputes", "firsts", "exercises", "beside")


def pair(look: Look, a: str, b: str, by: str | None, asked: Question) -> dict[str, Any]:
    """The parts of ``look.parts`` by name, and ``a``, ``b`` (Whom), ``by``, ``counted``, ``records`` and ``tellings``
    (of the acts in the lists, by key), ``relations``.

    Raises NotThereError for a party that the store does not know, ValueError for a pair of one.
    """
    con = look.con
    one, other = whom(con, a), whom(con, b)
    if one.id == other.id:
        raise ValueError(f"A pair has two parties, and both are {one.name}; name another.")
    parts, by, count = seen(look, asked, (one.id, other.id), by, {name: (sql, []) for name, sql in PARTS.items()})
    shown = {row["act"] for name in _LISTS for row in parts[name]}
    claimed = [row["act"] for name in ("firsts", "exercises") for row in parts[name]]
    return {
        **parts,
        "a": one,
        "b": other,
        "by": by,
        "counted": count,
        "records": records(con, count, shown),
        "tellings": tellings(con, count, claimed),
        "relations": relations(con, one.id, other.id),
    }
