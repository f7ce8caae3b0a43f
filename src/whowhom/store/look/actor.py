"""One party: what it does and what is done to it, with whom, where, by whose word. What the actor's page shows."""

from __future__ import annotations

from typing import Any

from whowhom.codebook.rows import layered
from whowhom.store.ask.acts import party_keys
from whowhom.store.duck import Connection
from whowhom.store.look.found import Look, Question
from whowhom.store.look.parts import ORGANS, PARTNERS, PARTS
from whowhom.store.look.seen import seen
from whowhom.store.look.told import records, relations, tellings
from whowhom.store.look.whom import names, whom

_LISTS = ("newest", "firsts")
_PARTS = ("periods", "types", "newest", "firsts", "places", "sources", "sums")


def actor(look: Look, id: str, by: str | None, asked: Question) -> dict[str, Any]:
    """The parts of ``look.parts`` by name with ``partners`` and ``organs`` named, and ``who`` (Whom),
    ``by``, ``counted``, ``records`` and ``tellings`` (of the acts in the lists, by key), ``members``, ``member_of``,
    ``relations``.

    Raises NotThereError for a party that the store does not know, ValueError for a filter that cannot be understood.
    """
    con, who = look.con, whom(look.con, id)
    mine = party_keys(con, who.id)
    parts, by, count = seen(
        look,
        asked,
        (who.id, None),
        by,
        {name: (PARTS[name], []) for name in _PARTS}
        | {"partners": (PARTNERS, [who.country, mine]), "organs": (ORGANS, [mine])},
    )
    known = names(con, (row["id"] for name in ("partners", "organs") for row in parts[name]))
    for row in (*parts["partners"], *parts["organs"]):
        row["name"] = known[row["id"]]
    return {
        **parts,
        "organs": [row for row in parts["organs"] if row["id"] != who.id],
        "who": who,
        "by": by,
        "counted": count,
        "records": records(con, count, {row["act"] for name in _LISTS for row in parts[name]}),
        "tellings": tellings(con, count, [row["act"] for row in parts["firsts"]]),
        "members": _terms(con, "organisation", who.id),
        "member_of": _terms(con, "country", who.id),
        "relations": relations(con, who.id),
    }


def _terms(con: Connection, column: str, id: str) -> list[dict[str, Any]]:
    """Members of an organisation, or the organisations of a state, of these the ones that the store knows."""
    other = "country" if column == "organisation" else "organisation"
    terms = {row[other]: row for row in layered("memberships", ()) if row[column] == id and not row["to"]}
    sql = "SELECT DISTINCT coalesce(country, id) FROM parties WHERE coalesce(country, id) = ANY(?) ORDER BY 1"
    there = [who for (who,) in con.execute(sql, [sorted(terms)]).fetchall()]
    known = names(con, there)
    return [{"id": who, "name": known[who], "since": terms[who]["from"]} for who in there]
