"""Which format an input has, and its drafts."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace
from typing import BinaryIO, cast

from whowhom.read.decode import decode
from whowhom.read.delimited import from_delimited
from whowhom.read.jsonlines import from_json, from_json_lines
from whowhom.read.limits import MAX_BYTES
from whowhom.read.opened import Marked, Opened, Reader, Readers
from whowhom.read.parquet import from_parquet
from whowhom.read.paths import kind_by_name
from whowhom.read.report import Draft
from whowhom.read.warc import from_warc, is_warc
from whowhom.read.webpage import draft_from_page
from whowhom.records import Problem

FORMATS = ("text", "html", "jsonl", "csv", "tsv", "parquet", "warc", "feed")
GZIP = b"\x1f\x8b"
_UNREADABLE = (OSError, EOFError, zlib.error)


def drafts(opened: Opened, kind: str | None, readers: Readers) -> Marked:
    """What an input holds. Where it breaks off, what came before stands and the break is one more Problem."""
    mark = opened.after
    try:
        for found, mark in _of_kind(opened, kind, readers):
            yield found, mark
    except _UNREADABLE as error:
        yield Problem("read", "unreadable", f"{opened.name} breaks off or cannot be read ({error})."), mark


def _of_kind(opened: Opened, kind: str | None, readers: Readers) -> Marked:
    packed = _buffered(opened.stream)
    kind = kind_by_name(opened.name, readers) if kind is None else kind
    if kind == "warc" or (kind is None and is_warc(_unpacked_head(packed))):  # its records are packed one by one
        return _or_empty(from_warc(replace(opened, stream=cast(BinaryIO, packed))), opened)
    stream = _unzipped(packed)
    if kind is not None and kind not in (*FORMATS, "json"):
        return _or_empty(_plugged(readers[kind], replace(opened, stream=cast(BinaryIO, stream))), opened)
    head = stream.peek(4096)[:4096]
    kind = kind or _kind_by_content(head)
    if kind == "jsonl" and kind_by_name(opened.name) == "json":
        kind = "json"
    if kind == "text" and _kind_by_content(head) == "html":
        kind = "html"
    opened = replace(opened, stream=cast(BinaryIO, stream))
    if kind in ("text", "html"):
        return _single(opened, kind)
    return from_json(opened) if kind == "json" else _or_empty(_of_many(opened, kind), opened)


def _of_many(opened: Opened, kind: str) -> Marked:
    if kind == "parquet":
        return from_parquet(opened)
    if kind == "feed":
        from whowhom.read.web.entries import from_saved_feed  # with it comes all that fetches, which a file needs not

        return from_saved_feed(opened)
    return from_json_lines(opened) if kind == "jsonl" else from_delimited(opened, kind)


def _plugged(read: Reader, opened: Opened) -> Marked:
    """What the reader of another package finds; its documents are counted. It says itself what goes wrong."""
    mark = 0
    try:
        for mark, found in enumerate(read(opened.name, opened.stream), 1):
            if mark > int(opened.after):
                yield found, mark
    except ValueError as error:
        yield Problem("read", "plugin", f"{opened.name}: {error}"), mark


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _unzipped(stream: io.BufferedReader) -> io.BufferedReader:
    if not stream.peek(2).startswith(GZIP):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))


def _unpacked_head(stream: io.BufferedReader) -> bytes:
    """The first bytes of a stream, which stays where it is."""
    head = stream.peek(4096)[:4096]
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, 4096)
    except zlib.error:
        return b""


def _kind_by_content(head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "html"
    if start.startswith((b"<?xml", b"<!--")) and b"<html" in start:
        return "html"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")):
        from whowhom.read.web.feeds import looks_like_feed

        if looks_like_feed(head):
            return "feed"
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
