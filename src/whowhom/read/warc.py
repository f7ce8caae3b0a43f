"""WARC, the archives of the web, CC-NEWS among them. The one module that imports fastwarc."""

from __future__ import annotations

import gzip
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple, cast

from whowhom.read.body import BodyError, dechunked, unwrapped
from whowhom.read.limits import MAX_BYTES
from whowhom.read.opened import Cursor, Marked, Opened
from whowhom.read.report import Draft
from whowhom.read.response import TEXTS, Response, drafts_from_response, media_type
from whowhom.records import Problem

_GZIP, _RECORD = b"\x1f\x8b\x08", b"WARC/1."  # how a record begins, packed and not
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[\r; ]")
_PIECE = 1 << 20  # bytes looked through at a time for the next record
_BROKEN = (OSError, EOFError, ValueError)


class _Record(NamedTuple):
    """A response of the archive, or ``fault``: why there is none between this byte and ``mark``."""

    mark: Cursor
    response: Response | None
    fault: str | None = None


def is_warc(head: bytes) -> bool:
    """Whether a file that begins so, unpacked, is a web archive."""
    return head.startswith(_RECORD)


def from_warc(opened: Opened) -> Marked:
    """One draft or Problem a page or text that a server gave; other responses are counted in a note at the end.

    A record that is broken or cut is one Problem, and those after it go on. The mark is the byte where a record begins
    ("after 1200"), or where reading goes on behind broken bytes ("from 1200").
    """
    passed: Counter[str] = Counter()
    mark = opened.after
    for mark, response, fault in _records(_unpacked(cast(io.BufferedReader, opened.stream)), opened.after):
        if response is None:
            yield Problem("read", "bad-record", f"{opened.name}, {fault}."), mark
        elif response.status != 200:
            passed["without a status" if response.status is None else f"with status {response.status}"] += 1
        elif media_type(response.content_type) not in TEXTS:
            passed["neither page nor text"] += 1
        else:
            name = f"{opened.name}, {response.url}"
            draft = Draft("", opened.name, name, url=response.url, crawled=response.day, sought=False)
            yield from ((found, mark) for found in drafts_from_response(response, draft))
    if passed:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(passed.items()))
        message = f"{opened.name}: {passed.total():,} responses were passed over ({reasons})."
        yield Problem("read", "passed-over", message, fatal=False), mark


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """A stream in which every record can be found by its byte: as it is, unless it was packed as a whole.

    An archive is packed record by record, so that the bytes of each begin like a gzip file of their own.
    """
    if stream.peek(3)[:3] != _GZIP:
        return stream
    if stream.seekable() and _is_packed_by_record(stream):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))


def _is_packed_by_record(stream: io.BufferedReader) -> bool:
    starts = [0]
    try:
        starts += [record.stream_pos for record in islice(_iterated(stream, 0), 2)]
        stream.seek(starts[-1])
        return stream.read(len(_GZIP)) == _GZIP
    except _BROKEN:
        return True
    finally:
        stream.seek(0)


def _records(stream: io.BufferedReader, after: Cursor) -> Iterator[_Record]:
    """The responses after a mark. Behind broken bytes reading goes on where the next record begins."""
    word, _, place = str(after or "from 0").partition(" ")
    last = int(place) - (word == "from")  # no record that begins up to here is wanted
    start: int | None = int(place) if stream.seekable() else 0
    while start is not None:
        at = last
        try:
            for record in _iterated(stream, start):
                at = record.stream_pos
                if at > last:
                    yield _record(record)
                    last = at
            return
        except _BROKEN as error:
            where = f"the record at byte {at}" if at > last else f"what follows byte {max(last, 0)}"
            start = _next_start(stream, at + 1)
            last = at if start is None else start - 1
            yield _Record(f"after {at}" if start is None else f"from {start}", None, f"{where} is broken ({error})")


def _iterated(stream: io.BufferedReader, start: int) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if start or stream.seekable():
        stream.seek(start)
    return iter(ArchiveIterator(stream, record_types=WarcRecordType.response))


def _next_start(stream: io.BufferedReader, at: int) -> int | None:
    """The next byte from ``at`` on where a record can be read, or None."""
    try:
        for start in _likely_starts(stream, at):
            try:
                next(_iterated(stream, start), None)
            except _BROKEN:
                continue
            return start
    except _BROKEN:  # the stream cannot be read any further, or not from here
        pass
    return None


def _likely_starts(stream: io.BufferedReader, at: int) -> Iterator[int]:
    stream.seek(0)
    opening = _GZIP if stream.read(len(_GZIP)) == _GZIP else _RECORD
    while True:
        stream.seek(at)
        piece = stream.read(_PIECE)
        found = piece.find(opening)
        if found >= 0:
            yield at + found
            at += found + 1
        elif len(piece) < len(opening):
            return
        else:
            at += len(piece) - len(opening) + 1


def _record(record: Any) -> _Record:
    at, length = record.stream_pos, record.content_length
    mark = f"after {at}"
    url = record.headers.get("WARC-Target-URI")
    if length > MAX_BYTES:
        return _Record(mark, None, f"the record at byte {at} ({url}) is longer than {MAX_BYTES:,} bytes")
    http = record.http_headers
    status = http.status_code if http else None
    kept = record.reader.read(length) if status == 200 else b""
    if status == 200 and len(kept) < length:
        return _Record(mark, None, f"the record at byte {at} ({url}) breaks off")
    try:
        body = _body(kept, http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "") if http else b""
    except BodyError as error:
        return _Record(mark, None, f"the record at byte {at} ({url}) {error}")
    day = record.record_date
    kind = (http.get("Content-Type") if http else None) or ""
    return _Record(mark, Response(url, status, kind, body, day.date().isoformat() if day else None))


def _body(kept: bytes, transfer: str, coding: str) -> bytes:
    """The body as a page; many archives keep the headers of wrappings that they have taken off."""
    if "chunked" in transfer.lower() and _CHUNK.match(kept):
        kept = dechunked(kept)
    packed = kept.startswith(_GZIP[:2]) or "deflate" in coding.lower()
    return unwrapped(kept, coding if packed else "", MAX_BYTES)
