"""The body of an HTTP response, out of the wrappings that a server may put around it."""

from __future__ import annotations

import zlib

MOST_WRAPPINGS = 3
UNWRAPPED = ("", "identity")
CODINGS = ("gzip", "x-gzip", "deflate")


class BodyError(Exception):
    """A body that cannot be unwrapped: ``code`` is that of the Problem, the text says what is wrong."""

    def __init__(self, code: str, fault: str) -> None:
        super().__init__(fault)
        self.code = code


def unwrapped(data: bytes, codings: str, limit: int) -> bytes:
    """``data`` without its ``Content-Encoding``, at most ``limit`` bytes, however small it came.

    Raises BodyError for an unknown coding, broken data, or more bytes than that.
    """
    named = [coding.strip().lower() for coding in codings.split(",")]
    if len(named) > MOST_WRAPPINGS:
        raise BodyError("bad-body", f"is packed {len(named)} times")
    for coding in reversed(named):
        if coding in CODINGS:
            data = _inflated(data, limit)
        elif coding not in UNWRAPPED:
            raise BodyError("bad-body", f"is packed as '{coding}'; only gzip and deflate are read")
    if len(data) > limit:
        raise BodyError("too-large", f"is longer than {limit:,} bytes")
    return data


def dechunked(data: bytes) -> bytes:
    """The body of a response that was kept with ``Transfer-Encoding: chunked``. Raises BodyError where it is cut."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at)
        try:
            size = int(data[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size == 0:
            return b"".join(parts)
        at = end + 2
        if size < 0 or at + size > len(data):
            raise BodyError("bad-body", "breaks off")
        parts.append(data[at : at + size])
        at += size + 2


def _inflated(data: bytes, limit: int) -> bytes:
    """Gzip, or deflate with and without the header that it should have."""
    bits = 47 if data[:2] == b"\x1f\x8b" or _has_header(data) else -15
    unpacker = zlib.decompressobj(bits)
    try:
        out = unpacker.decompress(data, limit + 1)
    except zlib.error as error:
        raise BodyError("bad-body", f"is no whole {('deflate' if bits < 0 else 'gzip')} ({error})") from error
    if len(out) > limit:
        raise BodyError("too-large", f"unpacks to more than {limit:,} bytes")
    if not unpacker.eof:
        raise BodyError("bad-body", "breaks off")
    return out


def _has_header(data: bytes) -> bool:
    """Whether data begins with the two bytes of a zlib stream."""
    return len(data) > 1 and data[0] & 15 == zlib.DEFLATED and (data[0] << 8 | data[1]) % 31 == 0
