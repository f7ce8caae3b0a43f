"""Who is a member of an organisation, and when, as ``memberships.csv`` has it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from whowhom.codebook.faults import brief, none_of
from whowhom.codebook.rows.layers import layered
from whowhom.codebook.rows.names import fold

Term = tuple[str, str, str | None]  # ISO 3166-1 alpha-3, first and last day; None: still a member


def bloc(who: str, folders: Collection[str | Path] = ()) -> tuple[str, list[Term]]:
    """Id and members of the organisation of that id or name. Raises ValueError where there is none, or no member."""
    rows = layered("organisations", folders)
    free = [row for row in rows if not row["country"]]
    called = {fold(name): row["id"] for row in reversed(free) for name in row["names"].split(";")}
    ids = {row["id"].upper(): row["id"] for row in rows}
    org = ids.get(who.strip().upper()) or called.get(fold(who))
    if org is None:
        raise ValueError(none_of(brief(who), frozenset(ids.values())))
    terms = [row for row in layered("memberships", folders) if row["organisation"] == org]
    if not terms:
        raise ValueError(f"{org} has no members in memberships.csv; ask for {org} alone with --actor or --with.")
    return org, [(row["country"], row["from"], row["to"] or None) for row in terms]
