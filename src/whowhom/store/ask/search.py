"""Words in the evidence as a condition of a question: looked up in the index, or found by reading all evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

from whowhom.store.ask import index
from whowhom.store.ask.query import Condition, conditions
from whowhom.store.ask.words import Group, read
from whowhom.store.duck import Connection, QueryError
from whowhom.store.errors import StoreError

FIRST_PART, GROWTH = 1000, 8  # hits that are looked at first, and how many times as many each time after
FEW = 5000  # events that are better sought among the hits than the other way round
FOLDED = "strip_accents(lower(evidence))"
AMONG = """IN (SELECT unnest(from_json(?, '["BIGINT"]')))"""  # a text is handed over faster than a list
HIT = f"e.number {AMONG}"
LETTERS = "contains(lower(e.evidence), lower(?))"


def resolved(
    con: Connection, path: str, asked: dict[str, Any], wanted: int | None = None
) -> tuple[dict[str, Any], str | None]:
    """The question with its ``text`` as a condition, and a note where the index could not help.

    Of a page only the first ``wanted`` events are needed: hits are then looked at in the order of their days, until so
    many meet the rest of the question. Raises ValueError for a text that asks for no word.
    """
    if not asked.get("text"):
        return asked, None
    groups = read(asked["text"])
    file, note = _ready(con, path)
    told = [_group(con, file, group, {**asked, "text": None}, wanted) for group in groups]
    either = _either([sql for sql, _ in told])
    return {**asked, "text": (either, [value for _, values in told for value in values])}, note


def hits(resolved_text: Condition) -> list[str] | None:
    """The numbers of the events, as JSON lists, where a resolved text asks for nothing but them: no SQL is needed."""
    sql, values = resolved_text
    return values if sql == _either([HIT] * len(values)) else None


def _either(conditions: list[str]) -> str:
    return " OR ".join(f"({sql})" for sql in conditions)


def make_index(con: Connection, path: str, progress: index.OnPart | None = None) -> tuple[Path, int]:
    """Makes the index anew; its file, and how many events stand in it. Raises StoreError where it cannot be written."""
    file = index.beside(path)
    if file is None:
        raise StoreError("A store in memory has no index of words; its evidence is read.")
    try:
        return file, index.refresh(con, file, anew=True, progress=progress)
    except index.FAILURES as error:
        raise StoreError(f"The index {file} cannot be written: {error}; check the folder and its rights.") from error


def keep_in_step(con: Connection, path: str) -> None:
    """Adds to the index what the store was given. Where that fails, a search says so and finds the words without it."""
    file = index.beside(path)
    if file:
        with suppress(*index.FAILURES, QueryError):
            index.refresh(con, file)


def _ready(con: Connection, path: str) -> tuple[Path | None, str | None]:
    """The index, in step with the store; None with the reason where all evidence has to be read instead."""
    file = index.beside(path)
    if file is None:
        return None, None
    mend = f"all evidence is read; `whowhom index --db {path}` makes the search fast."
    if not file.is_file():
        return None, f"there is no index of words at {file}, so {mend}"
    try:
        index.refresh(con, file)
    except index.FAILURES as error:
        return None, f"the index of words {file} is behind and cannot be written ({error}), so {mend}"
    return file, None


def _group(con: Connection, file: Path | None, group: Group, rest: dict[str, Any], wanted: int | None) -> Condition:
    """One alternative. What must stand letter for letter is looked for in the hits alone."""
    letters = " AND ".join([LETTERS] * len(group.exact) + [f"NOT {LETTERS}"] * len(group.without_exact)) or "true"
    values: list[Any] = [*group.exact, *group.without_exact]
    if not group.match:
        return letters, values
    where, params = conditions(**rest)
    few = _few(con, where, params)
    if file and (wanted is None or few is not None) and not values:
        return HIT, [index.numbers(file, group.match, few)]
    hits = index.search(file, group.match, few) if file else _read_all(con, group, few)
    if wanted is None and not values:
        return HIT, [json.dumps([index.number(entry) for entry in hits])]
    found: list[int] = []
    for part in _parts(hits):
        hit = f"FROM events e WHERE {HIT} LIMIT {len(part)}"
        sql = f"SELECT e.number FROM ({hit}) e {where or 'WHERE true'} AND {letters}"
        rows = con.cursor().execute(sql, [json.dumps(part), *params, *values]).fetchall()
        found += [number for (number,) in rows]
        if wanted is not None and len(found) >= wanted:
            break
    return HIT, [json.dumps(found)]


def _few(con: Connection, where: str, params: list[Any]) -> list[int] | None:
    """The entries that meet the rest of the question, where they are few; then no other hit needs to be looked at."""
    if not where:
        return None
    rows = con.cursor().execute(f"SELECT {index.ENTRY} FROM events e {where} LIMIT {FEW + 1}", params).fetchall()
    return [entry for (entry,) in rows] if len(rows) <= FEW else None


def _parts(hits: Iterator[int]) -> Iterator[list[int]]:
    """The numbers of the hits in parts that grow, none of which parts the events of one day."""
    size = FIRST_PART
    while part := list(islice(hits, size)):
        for entry in hits:
            if index.day(entry) != index.day(part[-1]):
                hits = chain([entry], hits)
                break
            part.append(entry)
        yield [index.number(entry) for entry in part]
        size *= GROWTH


def _read_all(con: Connection, group: Group, few: list[int] | None) -> Iterator[int]:
    """What the index would find. Words of one stem begin alike but for its last letter: few evidences are looked at."""
    begun = [stem[:-1] or stem for part in group.wanted for stem in index.stems(part)]
    where = " AND ".join([f"contains({FOLDED}, ?)"] * len(begun)) or "true"
    rows = con.cursor().execute(f"SELECT {index.ENTRY}, evidence FROM events WHERE {where}", begun)
    return index.search_in(rows.fetchall(), group.match, few)
