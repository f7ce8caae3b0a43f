"""What the store holds, for the head of every page."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom import __version__
from whowhom.serve.asking import Looking


@dataclass(frozen=True, slots=True)
class About:
    """``first`` and ``last`` are the days of the earliest and the latest report; null where none has a day."""

    version: str
    reports: int
    events: int
    incidents: int
    first: str | None
    last: str | None
    codebooks: tuple[str, ...]


_SQL = """
SELECT (SELECT count(*) FROM documents) AS reports, (SELECT count(*) FROM events) AS events,
       (SELECT count(*) FROM incidents) AS incidents,
       (SELECT min(published)::VARCHAR FROM documents) AS first,
       (SELECT max(published)::VARCHAR FROM documents) AS last,
       (SELECT coalesce(list(DISTINCT codebook ORDER BY codebook), []) FROM runs) AS codebooks
"""


def about(store: Looking) -> About:
    """How many reports, records and acts the store holds, and of which days."""
    (row,) = store.sql(_SQL)
    return About(__version__, **{**row, "codebooks": tuple(row["codebooks"])})
