"""Finds the copies among a store's reports: what has not been compared yet is compared with everything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from whowhom.link.copies.copies import SAME, Copy, Pair, Rank, compared, grouped
from whowhom.link.copies.credits import credited
from whowhom.link.copies.search import Marks, candidates, marks
from whowhom.link.copies.texts import Text, body
from whowhom.records import Block, Span
from whowhom.store.duck import Connection, insert, scalar, transaction
from whowhom.store.write import COPY, SIGNED, SLOTS, signature

SLICE = 5_000  # reports compared at a time
CHUNK = 20_000  # signatures in memory at a time
Progress = Callable[[int, int], None]
_SIGNATURES = "SELECT document, minhash, passages FROM signatures"
_UNSIGNED = f"FROM documents WHERE status IN {SIGNED} AND id NOT IN (SELECT document FROM signatures)"


def waiting(con: Connection) -> int:
    """How many reports have not been compared yet."""
    return scalar(con, "SELECT count(*) FROM signatures WHERE NOT compared") + scalar(
        con, f"SELECT count(*) {_UNSIGNED}"
    )


def compare(con: Connection, progress: Progress | None = None) -> None:
    """Finds the copies of every report that has not been compared, and draws the groups anew.

    A transaction every 5,000 reports; what cuts it short costs those under way, and the next call goes on from there.
    ``progress`` is called with how many are done, of how many.
    """
    _sign(con)
    done, all_of_them = 0, waiting(con)
    while new := _column(con, f"SELECT document FROM signatures WHERE NOT compared ORDER BY document LIMIT {SLICE}"):
        with transaction(con):
            _compare(con, new)
        done += len(new)
        if progress:
            progress(done, all_of_them)
    uncounted = f"SELECT count(*) FROM documents WHERE status = '{COPY}' AND id NOT IN (SELECT document FROM copies)"
    if done or scalar(con, uncounted):
        with transaction(con):
            _group(con)


def _sign(con: Connection) -> None:
    """Signatures for reports of a store that had none."""
    while ids := _column(con, f"SELECT id {_UNSIGNED} LIMIT {SLICE}"):
        with transaction(con):
            rows = [signature(id, body(text, blocks)) for id, text, blocks in _read(con, ids)]
            insert(con, "signatures", rows, SLOTS["signatures"])


def _compare(con: Connection, new: Sequence[str]) -> None:
    texts: dict[str, Text] = {}
    credits: list[tuple[str, str]] = []
    for id, text, blocks in _read(con, new):
        texts[id] = body(text, blocks)
        credits += [(id, agency) for agency in credited(text, blocks)]
    at_one_address = _one_address(con, new)
    worth = {tuple(sorted(pair)) for pair in _candidates(con, new)} | at_one_address
    others = sorted({id for pair in worth for id in pair} - set(texts))
    texts |= {id: body(text, blocks) for id, text, blocks in _read(con, others)}
    pairs = [pair for one, other in sorted(worth) if (pair := _pair(one, other, texts, (one, other) in at_one_address))]
    con.execute("DELETE FROM copy_pairs WHERE document = ANY(?) OR other = ANY(?)", [list(new), list(new)])
    con.execute("DELETE FROM credits WHERE document = ANY(?)", [list(new)])
    insert(con, "copy_pairs", pairs)
    insert(con, "credits", credits)
    con.execute("UPDATE signatures SET compared = true WHERE document = ANY(?)", [list(new)])


def _pair(one: str, other: str, texts: dict[str, Text], one_address: bool) -> Pair | None:
    found = compared(texts[one], texts[other], one_address)
    return Pair(one, other, *found) if found else None


def _one_address(con: Connection, new: Sequence[str]) -> set[tuple[str, str]]:
    """Pairs of reports with other texts that stood at one URL."""
    sql = (
        "SELECT DISTINCT least(s.document, o.document), greatest(s.document, o.document) "
        "FROM sightings s JOIN sightings o ON s.url = o.url AND s.document <> o.document "
        "JOIN signatures a ON a.document = s.document JOIN signatures b ON b.document = o.document "
        "WHERE s.document = ANY(?)"
    )
    return {(one, other) for one, other in con.execute(sql, [list(new)]).fetchall()}


def _candidates(con: Connection, new: Sequence[str]) -> Iterator[tuple[str, str]]:
    ids: list[str] = []
    mine = _marks(con.execute(f"{_SIGNATURES} WHERE document = ANY(?) ORDER BY document", [list(new)]).fetchall(), ids)
    for one, other in candidates(mine, _others(con, new, ids)):
        yield ids[one], ids[other]


def _others(con: Connection, new: Sequence[str], ids: list[str]) -> Iterator[Marks]:
    cursor = con.cursor().execute(f"{_SIGNATURES} WHERE document <> ALL(?) ORDER BY document", [list(new)])
    while rows := cursor.fetchmany(CHUNK):
        yield _marks(rows, ids)


def _marks(rows: Sequence[tuple[Any, ...]], ids: list[str]) -> Marks:
    first = len(ids)
    ids += [row[0] for row in rows]
    return marks(first, [row[1] for row in rows], [np.frombuffer(row[2], "<u8") for row in rows])


def _group(con: Connection) -> None:
    """Writes the table ``copies`` as the pairs and the reports of one text and day now have it."""
    pairs = [Pair(*row) for row in con.execute("SELECT * FROM copy_pairs").fetchall()]
    involved = sorted({id for pair in pairs for id in (pair.document, pair.other)})
    sql = "SELECT id, CAST(published AS VARCHAR), length(text) FROM documents WHERE id = ANY(?)"
    ranks = {row[0]: Rank.of(*row) for row in con.execute(sql, [involved]).fetchall()}
    found = {copy.document: copy for copy in grouped(ranks, pairs)}
    sql = (
        "SELECT c.id, d.id FROM documents c JOIN documents d ON d.digest = c.digest AND d.status <> c.status "
        f"WHERE c.status = '{COPY}'"
    )
    for id, coded in con.execute(sql).fetchall():
        found[id] = found[coded]._replace(document=id) if coded in found else Copy(id, coded, SAME, 1.0)
    held = {Copy(*row) for row in con.execute("SELECT * FROM copies").fetchall()}
    wanted = set(found.values())
    gone = [copy.document for copy in held - wanted]
    con.execute("DELETE FROM copies WHERE document = ANY(?)", [gone])
    insert(con, "copies", sorted(wanted - held))


def _read(con: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str, list[Block]]]:
    """Reports with their text and blocks."""
    sql = "SELECT id, text, blocks FROM documents WHERE id = ANY(?) ORDER BY id"
    cursor = con.cursor().execute(sql, [list(ids)])
    while rows := cursor.fetchmany(1_000):
        for id, text, blocks in rows:
            yield id, text, [Block(one["kind"], Span(*one["span"])) for one in json.loads(blocks or "[]")]


def _column(con: Connection, sql: str) -> list[str]:
    return [row[0] for row in con.execute(sql).fetchall()]
