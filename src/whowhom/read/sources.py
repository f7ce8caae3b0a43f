"""Files, folders, globs and standard input, one document after another."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from whowhom.read.decode import decode
from whowhom.read.jsonlines import from_json, from_json_lines
from whowhom.read.limits import MAX_BYTES
from whowhom.read.paths import kind_by_name, paths
from whowhom.read.report import Draft, finish, stated_date
from whowhom.read.webpage import draft_from_page
from whowhom.records import Problem, Report

FORMATS = ("text", "html", "jsonl")
LATER = ("warc", "feed")
_UNREADABLE = (OSError, EOFError, zlib.error)


def read_sources(
    sources: Iterable[str], *, input: str | None = None, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Problem]:
    """Reports and Problems in the order of ``sources``: files, folders, globs, and "-" for ``stdin``.

    ``input`` forces "text", "html" or "jsonl" on every document, ``published`` one date (ISO 8601). Each document gives
    exactly one Report or one fatal Problem; Problems that are not fatal come just before their report.
    Raises ValueError for an ``input`` or ``published`` that cannot be.
    """
    if input in LATER:
        raise ValueError(f"--input {input} is not read yet; give text, html or jsonl.")
    if input is not None and input not in FORMATS:
        raise ValueError(f"'{input}' is no input format; the formats are {', '.join(FORMATS)}.")
    day = None if published is None else stated_date(published)
    return _read_all(list(sources), input, day, stdin)


def _read_all(
    sources: list[str], kind: str | None, day: str | None, stdin: BinaryIO | None
) -> Iterator[Report | Problem]:
    for source in sources:
        if source == "-":
            stream = sys.stdin.buffer if stdin is None else stdin
            yield from map(_as_standard_input, _finished(_guarded(stream, "-", kind), day))
            continue
        for found in paths(source):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _finished(_from_file(found, kind), day)


def _as_standard_input(found: Report | Problem) -> Report | Problem:
    """A problem that begins with the source's name says "Standard input", not "-"."""
    if isinstance(found, Problem) and found.message.startswith("-"):
        return replace(found, message=f"Standard input{found.message[1:]}")
    return found


def _from_file(path: Path, kind: str | None) -> Iterator[Draft | Problem]:
    name = str(path)
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Problem("read", "unreadable", f"{name} cannot be read ({error.strerror or error}).")
        return
    with stream:
        yield from _guarded(stream, name, kind)


def _guarded(stream: BinaryIO, name: str, kind: str | None) -> Iterator[Draft | Problem]:
    """The drafts of a stream; where it breaks off, what came before stands and the break is one more Problem."""
    try:
        yield from _from_stream(stream, name, kind)
    except _UNREADABLE as error:
        yield Problem("read", "unreadable", f"{name} breaks off or cannot be read ({error}).")


def _from_stream(stream: BinaryIO, name: str, kind: str | None) -> Iterator[Draft | Problem]:
    opened = _unzipped(stream)
    kind = kind_by_name(name) if kind is None else kind
    head = opened.peek(4096)[:4096]
    kind = kind or _kind_by_content(head)
    if kind == "jsonl" and kind_by_name(name) == "json":
        kind = "json"
    if kind == "text" and _kind_by_content(head) == "html":
        kind = "html"
    if kind == "json":
        yield from from_json(cast(BinaryIO, opened), name)
    elif kind == "jsonl":
        yield from _or_empty(from_json_lines(cast(BinaryIO, opened), name), name)
    else:
        yield from _single(opened.read(MAX_BYTES + 1), name, kind)


def _unzipped(stream: BinaryIO) -> io.BufferedReader:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    if buffered.peek(2)[:2] != b"\x1f\x8b":
        return buffered
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))


def _kind_by_content(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "html"
    if start.startswith((b"<?xml", b"<!--")) and b"<html" in start:
        return "html"
    if start.startswith(b"{") and b'"' in start[:3]:
        return "jsonl"
    return "json" if start.startswith(b"[{") else "text"


def _single(data: bytes, name: str, kind: str) -> Iterator[Draft | Problem]:
    if len(data) > MAX_BYTES:
        yield Problem("read", "too-large", f"{name} is longer than {MAX_BYTES:,} bytes; cut it into single reports.")
        return
    text, problem = decode(data, name, page=kind == "html")
    if problem:
        yield problem
        if problem.fatal:
            return
    draft = Draft(text=text, source=name, name=name)
    yield draft_from_page(text, draft) if kind == "html" and text.strip() else draft


def _or_empty(drafts: Iterator[Draft | Problem], name: str) -> Iterator[Draft | Problem]:
    nothing = True
    for draft in drafts:
        nothing = False
        yield draft
    if nothing:
        yield Problem("read", "empty", f"{name} holds no reports.")


def _finished(drafts: Iterable[Draft | Problem], day: str | None) -> Iterator[Report | Problem]:
    for draft in drafts:
        if isinstance(draft, Problem):
            yield draft
        else:
            yield from finish(draft, day)
