"""JSON lines, or a JSON file with one report or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from whowhom.read.decode import decode
from whowhom.read.limits import MAX_BYTES, MAX_JSON_BYTES
from whowhom.read.report import Draft
from whowhom.read.webpage import draft_from_page
from whowhom.records import Problem


def from_json_lines(stream: BinaryIO, source: str) -> Iterator[Draft | Problem]:
    """One draft or Problem a non-blank line; a broken line is named with its number and the others go on."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        name = f"{source}, line {number}"
        if len(line) > MAX_BYTES:
            _skip_line(stream, line)
            yield Problem("read", "too-large", f"{name} is longer than {MAX_BYTES:,} bytes; a line holds one report.")
        elif line.strip(b" \t\r\n\0\xef\xbb\xbf"):
            yield from _from_bytes(line, source, name, "bad-line")


def from_json(stream: BinaryIO, source: str) -> Iterator[Draft | Problem]:
    """A file with one object, a list of objects, or, in spite of its name, JSON lines."""
    data = stream.read(MAX_JSON_BYTES + 1)
    if len(data) > MAX_JSON_BYTES:
        yield Problem("read", "too-large", f"{source} is longer than {MAX_JSON_BYTES:,} bytes; write it as JSON lines.")
        return
    first, _, rest = data.strip().partition(b"\n")
    if rest.strip() and isinstance(_loads(first), dict):
        yield from from_json_lines(io.BytesIO(data), source)
    else:
        yield from _from_bytes(data, source, source, "bad-json")


def _from_bytes(data: bytes, source: str, name: str, code: str) -> Iterator[Draft | Problem]:
    text, problem = decode(data, name)
    if problem:
        yield problem
        if problem.fatal:
            return
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Problem("read", code, f'{name} is broken JSON ({_fault(error)}); write one object with a "text" field.')
        return
    entries = value if isinstance(value, list) else [value]
    if not entries:
        yield Problem("read", "empty", f"{name} holds no reports.")
    for place, entry in enumerate(entries, 1):
        yield from _from_object(entry, source, f"{name}, report {place}" if isinstance(value, list) else name)


def _from_object(entry: Any, source: str, name: str) -> Iterator[Draft | Problem]:
    if not isinstance(entry, dict):
        yield Problem("read", "bad-line", f'{name} is no JSON object; write one object with a "text" field.')
        return
    identity = _word(entry, "id")
    source = _word(entry, "source") or source
    text, html = entry.get("text"), entry.get("html")
    draft = Draft(
        text="",
        source=source,
        name=name,
        id=identity,
        field_date=_word(entry, "published"),
        title=_word(entry, "title"),
        url=_word(entry, "url"),
        outlet=_word(entry, "outlet"),
    )
    if isinstance(text, str) and text.strip():
        yield _with_text(draft, text)
    elif isinstance(html, str) and html.strip():
        yield draft_from_page(html, draft)
    elif isinstance(text, str) or isinstance(html, str):
        yield Problem("read", "empty", f"{name} holds no text.", identity)
    else:
        yield Problem("read", "no-text", f'{name} has neither a "text" nor an "html" field with words.', identity)


def _fault(error: Exception) -> str:
    """What is wrong and where, counted in characters: the line is in the name already."""
    return f"{error.msg} at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else str(error)


def _with_text(draft: Draft, text: str) -> Draft:
    return replace(draft, text=text)


def _word(entry: dict[str, Any], field: str) -> str | None:
    """A field as a string; numbers are taken as written, anything else and the empty string as absent."""
    value = entry.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value) or None


def _loads(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_BYTES)
