"""JSON lines, or a JSON file with one report or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from whowhom.read.decode import decode
from whowhom.read.fields import draft_from_fields
from whowhom.read.limits import MAX_BYTES, MAX_JSON_BYTES
from whowhom.read.opened import Cursor, Marked, Opened
from whowhom.read.report import Draft
from whowhom.records import Problem


def from_json_lines(opened: Opened) -> Marked:
    """One draft or Problem a non-blank line; a broken line is named with its number and the others go on.

    The mark is the number of the line; within a line that holds a list, "4+2" says line 4 and two of the next.
    """
    after, within = _place(opened.after)
    number = 0
    while line := opened.stream.readline(MAX_BYTES + 1):
        number += 1
        name = f"{opened.name}, line {number}"
        if len(line) > MAX_BYTES:
            _skip_line(opened.stream, line)
            found: list[Draft | Problem] = [_too_long(name)]
        elif number > after and line.strip(b" \t\r\n\0\xef\xbb\xbf"):
            found = list(_from_bytes(line, opened, name, "bad-line"))
        else:
            continue
        for place, one in enumerate(found, 1):
            if number > after + 1 or (number == after + 1 and place > within):
                yield one, number if place == len(found) else f"{number - 1}+{place}"


def from_json(opened: Opened) -> Marked:
    """A file with one object, a list of them (the mark is the place in it) or, in spite of its name, JSON lines."""
    data = opened.stream.read(MAX_JSON_BYTES + 1)
    name = opened.name
    if len(data) > MAX_JSON_BYTES:
        message = f"{name} is longer than {MAX_JSON_BYTES:,} bytes; write it as JSON lines."
        yield Problem("read", "too-large", message), 0
        return
    first, _, rest = data.strip().partition(b"\n")
    if rest.strip() and isinstance(_loads(first), dict):
        yield from from_json_lines(replace(opened, stream=io.BytesIO(data)))
        return
    for place, found in enumerate(_from_bytes(data, opened, name, "bad-json"), 1):
        if place > int(opened.after):
            yield found, place


def _from_bytes(data: bytes, opened: Opened, name: str, code: str) -> Iterator[Draft | Problem]:
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
        yield _from_object(entry, opened, f"{name}, report {place}" if isinstance(value, list) else name)


def _from_object(entry: Any, opened: Opened, name: str) -> Draft | Problem:
    if not isinstance(entry, dict):
        return Problem("read", "bad-line", f'{name} is no JSON object; write one object with a "text" field.')
    return draft_from_fields(opened.columns.renamed(entry), opened.name, name)


def _fault(error: Exception) -> str:
    """What is wrong and where, counted in characters: the line is in the name already."""
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    return f"{error.msg.removesuffix(' at')} at character {error.pos + 1}"


def _loads(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _place(cursor: Cursor) -> tuple[int, int]:
    line, _, within = str(cursor).partition("+")
    return int(line), int(within or 0)


def _too_long(name: str) -> Problem:
    return Problem("read", "too-large", f"{name} is longer than {MAX_BYTES:,} bytes; a line holds one report.")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_BYTES)
