"""Which format an input has, and its drafts."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace
from typing import BinaryIO, cast

from whowhom.read.decode import decode
from whowhom.read.delimited import DELIMITERS, from_delimited
from whowhom.read.jsonlines import from_json, from_json_lines
from whowhom.read.limits import MAX_BYTES
from whowhom.read.opened import Marked, Opened
from whowhom.read.parquet import from_parquet
from whowhom.read.paths import kind_by_name
from whowhom.read.report import Draft
from whowhom.read.webpage import draft_from_page
from whowhom.records import Problem

FORMATS = ("text", "html", "jsonl", "csv", "tsv", "parquet")
_UNREADABLE = (OSError, EOFError, zlib.error)


def drafts(opened: Opened, kind: str | None) -> Marked:
    """What an input holds. Where it breaks off, what came before stands and the break is one more Problem."""
    mark = opened.after
    try:
        for found, mark in _of_kind(opened, kind):
            yield found, mark
    except _UNREADABLE as error:
        yield Problem("read", "unreadable", f"{opened.name} breaks off or cannot be read ({error})."), mark


def _of_kind(opened: Opened, kind: str | None) -> Marked:
    stream = _unzipped(opened.stream)
    kind = kind_by_name(opened.name) if kind is None else kind
    head = stream.peek(4096)[:4096]
    kind = kind or _kind_by_content(head)
    if kind == "jsonl" and kind_by_name(opened.name) == "json":
        kind = "json"
    if kind == "text" and _kind_by_content(head) == "html":
        kind = "html"
    opened = replace(opened, stream=cast(BinaryIO, stream))
    if kind == "json":
        return from_json(opened)
    if kind == "parquet":
        return _or_empty(from_parquet(opened), opened)
    if kind in DELIMITERS:
        return _or_empty(from_delimited(opened, kind), opened)
    if kind == "jsonl":
        return _or_empty(from_json_lines(opened), opened)
    return _single(opened, kind)


def _unzipped(stream: BinaryIO) -> io.BufferedReader:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    if buffered.peek(2)[:2] != b"\x1f\x8b":
        return buffered
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))


def _kind_by_content(head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "html"
    if start.startswith((b"<?xml", b"<!--")) and b"<html" in start:
        return "html"
    if start.startswith(b"{") and b'"' in start[:3]:
        return "jsonl"
    return "json" if start.startswith(b"[{") else "text"


def _single(opened: Opened, kind: str) -> Marked:
    """A file that is one report; its mark is 1."""
    if opened.after:
        return
    name = opened.name
    data = opened.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        message = f"{name} is longer than {MAX_BYTES:,} bytes; cut it into single reports."
        yield Problem("read", "too-large", message), 1
        return
    text, problem = decode(data, name, page=kind == "html")
    if problem:
        yield problem, 1
        if problem.fatal:
            return
    draft = Draft(text=text, source=name, name=name)
    yield (draft_from_page(text, draft) if kind == "html" and text.strip() else draft), 1


def _or_empty(found: Marked, opened: Opened) -> Marked:
    nothing = opened.after == 0
    for one in found:
        nothing = False
        yield one
    if nothing:
        yield Problem("read", "empty", f"{opened.name} holds no reports."), 0
