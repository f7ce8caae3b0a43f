"""Bytes to characters, by what they say about themselves."""

from __future__ import annotations

import codecs
import re

from whowhom.records import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""",
    re.I,
)
_NO_CHARSETS = ("punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined")  # Python's, not the web's
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])  # 1b is the escape of ISO-2022, 09-0d are white space
TOO_MANY_CONTROLS = 0.01  # share of control characters above which bytes are no text


def decode(data: bytes, name: str, *, page: bool = False, charset: str | None = None) -> tuple[str, Problem | None]:
    """The text of ``data`` and what was odd: a fatal "binary", or a note "encoding" where the encoding is a guess.

    Tried in order: a byte order mark, the ``charset`` that the server states, for a web page the one that it declares,
    UTF-8, Windows-1252.
    """
    marked = encoding_by_mark(data)
    if marked:
        text = data.decode(marked, "replace").removeprefix("\ufeff")
        return _judged(text, name, guessed="\ufffd" in text)
    if is_binary(data):
        return "", _binary(name)
    stated = [_usable(charset, data)] if charset else []
    for encoding in (*stated, _declared(data), "utf-8") if page else (*stated, "utf-8"):
        try:
            return _judged(data.decode(encoding), name, guessed=False)
        except (UnicodeError, LookupError):
            continue
    return _judged(data.decode("cp1252", "replace"), name, guessed=True)


def encoding_by_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark states, or None."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def is_binary(data: bytes) -> bool:
    """Whether bytes are surely no text: no byte order mark, and zero bytes among the first 100,000."""
    return encoding_by_mark(data) is None and b"\0" in data[:100_000]


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    if not found:
        return "utf-8"
    return _usable((found.group(1) or found.group(2)).decode("ascii", "replace").lower(), data)


def _usable(encoding: str, data: bytes) -> str:
    """The encoding that is meant by a name, UTF-8 where Python knows no such encoding of text."""
    try:
        known = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return "utf-8"
    if known.name in _NO_CHARSETS:
        return "utf-8"
    # Browsers read a page that says Latin-1 as Windows-1252, and so do the people who write it.
    latin = known.name in ("iso8859-1", "ascii")
    return ("utf-8" if _is_utf8(data) else "cp1252") if latin else known.name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _judged(text: str, name: str, *, guessed: bool) -> tuple[str, Problem | None]:
    start = text[:100_000]
    coded = start.encode("utf-8", "replace")
    if len(coded) - len(coded.translate(None, _CONTROLS)) > TOO_MANY_CONTROLS * len(start):
        return "", _binary(name)
    if not guessed:
        return text, None
    message = f"{name} is not clean UTF-8 and was read as well as could be; save it as UTF-8 if characters look wrong."
    return text, Problem("read", "encoding", message, fatal=False)


def _binary(name: str) -> Problem:
    return Problem("read", "binary", f"{name} is no text; give a text file, a saved web page or JSON lines.")
