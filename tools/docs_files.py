"""The files of the codebook as Markdown: what each says of itself, its parts, and what a row of each table holds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from whowhom.codebook.rows import schema
from whowhom.codebook.rows.schema import Column, Table

BOOK = files("whowhom.codebook")


def files_page() -> Iterator[str]:
    """Every file of words and rules, and every table that has rules, a heading each."""
    yield from ("# Files and tables", "", "What the [codebook](../codebook.md) is made of.")
    yield "The [types](../types/index.md) have pages of their own."
    for path in sorted(BOOK.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            yield from _rules(path.name, path.read_text(encoding="utf-8"))
    for table in schema.tables().values():
        yield from _table(table)


def _rules(name: str, text: str) -> Iterator[str]:
    """A file with the comment at its head, and its parts."""
    lines = text.splitlines()
    head = lines[: next(n for n, line in enumerate(lines) if not line.startswith("#"))]
    yield from (
        "",
        f"## {name}",
        "",
        "```{ .text .wrapped }",
        *(line.removeprefix("#").removeprefix(" ") for line in head),
        "```",
    )
    yield from ("", f"Its parts: {', '.join(f'`{key}`' for key in tomllib.loads(text))}.")


def _table(table: Table) -> Iterator[str]:
    """A table with its columns, and which of its rows one of a user's takes the place of."""
    yield from ("", f"## {table.file}", "", "| column | holds | may be empty |", "|---|---|---|")
    for column in table.columns:
        yield f"| `{column.name}` | {_holds(column)} | {'yes' if column.empty or column.spare else ''} |"
    if table.own:
        same = " and ".join(f"`{name}`" for name in table.same)
        yield from ("", f"Rows of [your own](../codebook-tables.md) take the place of ours with the same {same}.")


def _holds(column: Column) -> str:
    several = ", several with ; between them" if column.many else ""
    return f"{_kind(column.kind)}{several}".replace("|", "\\|")


def _kind(kind: str) -> str:
    """What a cell of that kind is, in words."""
    rules = schema.rules()
    for group in ("numbers", "forms"):
        if kind in rules[group]:
            return str(rules[group][kind]["say"])
    words: dict[str, Any] = rules["words"].get(kind, {})
    if "words" in words:
        return ", ".join(words["words"])
    if "tables" in words:
        return " or ".join(f"`{name}`" for name in words["tables"])
    if "at" in words:
        return f"a word of `{words['file']}`: {', '.join(words['at'])}"
    return "a day, as 2022-11-30"
