"""Where in some words a search is met: by stems, as the index finds them, or letter for letter."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice

from whowhom.store.ask.index import STEMS
from whowhom.store.ask.words import read

Span = tuple[int, int]  # characters from, to
_PRIVATE = range(0xE000, 0xF8FF)  # characters of no script, two of which stand around what was found


def marks(text: str, among: Sequence[str]) -> list[tuple[Span, ...]]:
    """For each of the words where the search ``text`` is met in them, in order and apart from each other.

    What must not stand there is not looked for. Raises ValueError for a search that asks for no word.
    """
    groups = read(text)
    plain = [_plain(words) for words in among]
    found = _by_stem(" OR ".join(group.told for group in groups if group.told), plain)
    for part in (part for group in groups for part in group.exact if part):
        letters = re.compile(re.escape(part), re.IGNORECASE)
        for spans, words in zip(found, plain, strict=True):
            spans += [hit.span() for hit in letters.finditer(words)]
    return [tuple(_apart(sorted(spans))) for spans in found]


def _plain(words: str) -> str:
    """As many characters, each of which SQLite takes."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def _by_stem(match: str, among: Sequence[str]) -> list[list[Span]]:
    found: list[list[Span]] = [[] for _ in among]
    used = set().union(*among) if match else set()
    begin, end = islice((chr(n) for n in _PRIVATE if chr(n) not in used), 2)
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(f"CREATE VIRTUAL TABLE shown USING fts5(words, {STEMS})")
        index.executemany("INSERT INTO shown (rowid, words) VALUES (?, ?)", enumerate(among))
        sql = "SELECT rowid, highlight(shown, 0, ?, ?) FROM shown WHERE shown MATCH ?"
        for row, told in index.execute(sql, [begin, end, match]) if match else ():
            found[row] = list(_spans(told, begin, end))
    return found


def _spans(told: str, begin: str, end: str) -> Iterator[Span]:
    """Where the signs stand in the words without them."""
    start = 0
    for before, sign in enumerate(re.finditer(f"[{begin}{end}]", told)):
        if sign[0] == begin:
            start = sign.start() - before
        else:
            yield start, sign.start() - before


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """Those that overlap as one."""
    now: Span | None = None
    for span in spans:
        if now and span[0] <= now[1]:
            now = now[0], max(now[1], span[1])
            continue
        if now:
            yield now
        now = span
    if now:
        yield now
