"""The records of a WARC file, and how to go on behind broken ones. The one module that imports fastwarc."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple, cast

from whowhom.read.body import BodyError, dechunked, unwrapped
from whowhom.read.limits import MAX_BYTES
from whowhom.read.opened import Cursor
from whowhom.read.response import Response

_GZIP, RECORD = b"\x1f\x8b\x08", b"WARC/1."  # how a record begins, packed and not
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[\r; ]")
_PIECE = 1 << 20  # bytes looked through at a time for the next record
_BROKEN = (OSError, EOFError, ValueError)


class Record(NamedTuple):
    """A response of the archive, or ``fault``: why there is none between this byte and ``mark``."""

    mark: Cursor
    response: Response | None
    fault: str | None = None


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
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


def records(stream: io.BufferedReader, after: Cursor) -> Iterator[Record]:
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
            yield Record(f"after {at}" if start is None else f"from {start}", None, f"{where} is broken ({error})")


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
    opening = _GZIP if stream.read(len(_GZIP)) == _GZIP else RECORD
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


def _record(record: Any) -> Record:
    at, length = record.stream_pos, record.content_length
    mark = f"after {at}"
    url = record.headers.get("WARC-Target-URI")
    if length > MAX_BYTES:
        return Record(mark, None, f"the record at byte {at} ({url}) is longer than {MAX_BYTES:,} bytes")
    http = record.http_headers
    status = http.status_code if http else None
    kept = record.reader.read(length) if status == 200 else b""
    if status == 200 and len(kept) < length:
        return Record(mark, None, f"the record at byte {at} ({url}) breaks off")
    try:
        body = _body(kept, http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "") if http else b""
    except BodyError as error:
        return Record(mark, None, f"the record at byte {at} ({url}) {error}")
    day = record.record_date
    kind = (http.get("Content-Type") if http else None) or ""
    return Record(mark, Response(url, status, kind, body, day.date().isoformat() if day else None))


def _body(kept: bytes, transfer: str, coding: str) -> bytes:
    """The body as a page; many archives keep the headers of wrappings that they have taken off."""
    if "chunked" in transfer.lower() and _CHUNK.match(kept):
        kept = dechunked(kept)
    packed = kept.startswith(_GZIP[:2]) or "deflate" in coding.lower()
    return unwrapped(kept, coding if packed else "", MAX_BYTES)
