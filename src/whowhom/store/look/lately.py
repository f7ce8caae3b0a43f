"""The newest acts, with what claims that they are the first of their kind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from whowhom.store.ask.query import FIRSTS
from whowhom.store.look.found import Look, Question

MOST_ACTS = 2_000  # that are kept
_INCIDENTS = "SELECT key, documents, sources, record FROM incidents WHERE key = ANY(?)"
_RECORDS = "SELECT number, 1, 1, record FROM events WHERE number = ANY(?)"
_CLAIMS = """
SELECT {key}, e.record ->> '$.precedent.text', e.record ->> '$.document.title'
FROM events e {joined} WHERE {key} = ANY(?) AND e.precedent = ANY(?) ORDER BY e.confidence, e.id DESC"""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its record (of an incident or of a report), how many reports tell it and of how many independent
    sources, and the words in which the surest record calls it a first, with the title of the report that has them."""

    record: dict[str, Any]
    reports: int
    sources: int
    claim: str | None
    claimed_in: str | None


@dataclass(frozen=True, slots=True)
class Newest:
    """A part of the acts that meet a question, newest first, of one day the surest first; ``total`` is all of them."""

    acts: tuple[Act, ...]
    total: int


def newest(look: Look, asked: Question, limit: int, offset: int) -> Newest:
    """Acts that meet every condition; dateless ones come last."""
    of = look.cube
    found = np.flatnonzero(look.found(asked).acts)[::-1]
    keys = of.keys[found[offset : offset + limit]].tolist()
    acts = look.kept.each("acts", keys, MOST_ACTS, lambda unknown: _acts(look, unknown, of.incidents))
    return Newest(tuple(acts[key] for key in keys), len(found))


def _acts(look: Look, keys: list[int], incidents: bool) -> dict[int, Act]:
    rows = look.con.execute(_INCIDENTS if incidents else _RECORDS, [keys]).fetchall()
    claims = _claims(look, keys, incidents)
    return {
        key: Act(json.loads(record), reports, sources, *claims.get(key, (None, None)))
        for key, reports, sources, record in rows
    }


def _claims(look: Look, keys: list[int], incidents: bool) -> dict[int, tuple[str | None, str | None]]:
    key, joined = ("x.key", "JOIN incident_events x ON x.number = e.number") if incidents else ("e.number", "")
    rows = look.con.execute(_CLAIMS.format(key=key, joined=joined), [keys, FIRSTS]).fetchall()
    return {key: (claim, title) for key, claim, title in rows}
