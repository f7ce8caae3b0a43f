"""Agencies that a report credits at its start or end: in its dateline, a credit line, its first or last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whowhom.codebook.rows import layered
from whowhom.codebook.texts import parse_toml, shipped
from whowhom.records import Block

_APART = re.compile(r"[,;|/()\[\]•·&]|--|\s[-–—]+|[-–—]+\s|\band\b|\.(?=\s|$)")
_SENTENCE = re.compile(r"(?<=[a-z0-9\"”’][.!?])\s+(?=[\"“‘A-Z])|\n+")


@dataclass(frozen=True)
class _Table:
    names: Mapping[str, str]  # name -> id of the agency
    lines: tuple[re.Pattern[str], ...]
    sentences: tuple[re.Pattern[str], ...]


def credited(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Ids of the agencies, rows of tables/outlets.csv, in the order of their ids."""
    table = _table()
    found = set()
    for block in blocks:
        words = text[block.span.start : block.span.end]
        if block.kind == "dateline":
            found |= set(_agencies(words, table))
        elif block.kind == "furniture":
            whole = (line.fullmatch(words.strip()) for line in table.lines)
            found |= {agency for match in whole if match for agency in _agencies(match["who"], table)}
    for sentence in _ends(text, blocks):
        found |= {table.names[match["agency"]] for form in table.sentences for match in form.finditer(sentence)}
    return tuple(sorted(found))


def _agencies(words: str, table: _Table) -> Iterator[str]:
    for part in _APART.split(words):
        name = part.strip().removeprefix("the ").removeprefix("The ")
        if name in table.names:
            yield table.names[name]


def _ends(text: str, blocks: Sequence[Block]) -> list[str]:
    """The first and the last sentence of the body."""
    bodies = [text[block.span.start : block.span.end] for block in blocks if block.kind == "body"]
    told = [sentence for body in bodies[:1] + bodies[-1:] for sentence in _SENTENCE.split(body)]
    return told[:1] + told[-1:]


@cache
def _table() -> _Table:
    names: dict[str, str] = {}
    for row in layered("outlets", ()):
        if row["wire"] == "yes":
            for name in (row["name"], *filter(None, row["aliases"].split(";"))):
                names.setdefault(name.strip().removeprefix("The "), row["id"])
    forms = parse_toml("credits.toml", shipped("credits.toml"))
    agency = rf"(?-i:(?P<agency>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))}))(?!\w)"
    return _Table(
        names,
        tuple(re.compile(line, re.I | re.S) for line in forms["lines"]),
        tuple(re.compile(r"(?<!\w)" + form.replace("{agency}", agency), re.I) for form in forms["sentences"]),
    )
