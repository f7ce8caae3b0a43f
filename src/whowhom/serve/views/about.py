"""What the store holds, for the head of every page."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from whowhom import __version__
from whowhom.serve.asking import Looking


@dataclass(frozen=True, slots=True)
class About:
    """``first`` and ``last`` are the days of the earliest and the latest report; null where none has a day.
    ``review``: verdicts may be given here."""

    version: str
    reports: int
    events: int
    incidents: int
    first: str | None
    last: str | None
    codebooks: tuple[str, ...]
    review: bool


_SQL = """
SELECT (SELECT count(*) FROM documents) AS reports, (SELECT count(*) FROM events) AS events,
       (SELECT count(*) FROM incidents) AS incidents,
       (SELECT min(published)::VARCHAR FROM documents) AS first,
       (SELECT max(published)::VARCHAR FROM documents) AS last,
       (SELECT coalesce(list(DISTINCT codebook ORDER BY codebook), []) FROM runs) AS codebooks
"""


def about(store: Looking, request: Request) -> About:
    """How many reports, records and acts the store holds, and of which days."""
    (row,) = store.sql(_SQL)
    open_ = bool(request.app.state.writer.open)
    return About(__version__, **{**row, "codebooks": tuple(row["codebooks"]), "review": open_})
