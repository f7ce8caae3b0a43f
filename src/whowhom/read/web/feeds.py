"""RSS and Atom: bytes become entries. The one module that imports feedparser, which never fetches anything here."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

from whowhom.read.dates import iso_date

_STARTS = (b"<rss", b"<feed", b"<rdf:rdf")
_HEAD = 2000  # bytes in which the first element of a feed stands
_ENDS_LINE = frozenset(["p", "div", "br", "li", "h1", "h2", "h3", "blockquote", "tr"])
_NO_WORDS = frozenset(["script", "style"])


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one report. ``key`` changes when the report is changed."""

    key: str
    link: str | None
    title: str | None
    day: str | None  # of publication, ISO 8601
    words: str  # its content, else its summary, as plain text


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries in the order of the feed; ``site`` is the address that it names as its home."""

    site: str | None
    entries: tuple[Entry, ...]


def looks_like_feed(body: bytes) -> bool:
    """Whether the first element of a file is that of a feed."""
    return any(start in body[:_HEAD].lower() for start in _STARTS)


def feed(body: bytes, url: str, content_type: str = "") -> Feed | None:
    """The feed in ``body``, or None where there is none. ``url`` is what relative links count from."""
    import feedparser

    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    found = feedparser.parse(io.BytesIO(body), response_headers=headers)
    if not found.get("version") and not found.entries:
        return None
    return Feed(found.feed.get("link") or None, tuple(map(_entry, found.entries)))


def _entry(found: Any) -> Entry:
    link, title = found.get("link") or None, " ".join(_plain(found.get("title") or "").split()) or None
    updated = dict.get(found, "updated") or ""  # feedparser's own get answers with another date where there is none
    stated = found.get("published") or updated
    parsed = found.get("published_parsed") or dict.get(found, "updated_parsed")
    content = [part.get("value") or "" for part in found.get("content") or []]
    words = max([*map(_plain, content), _plain(found.get("summary") or "")], key=len)
    identity = (found.get("id") or link or f"{title} {words}", updated or stated)
    key = hashlib.sha256("\0".join(identity).encode("utf-8", "replace")).hexdigest()[:16]
    return Entry(key, link, title, iso_date(stated) or _day(parsed), words)


def _day(parsed: Any) -> str | None:
    try:
        return date(*parsed[:3]).isoformat() if parsed else None
    except (ValueError, TypeError):
        return None


def _plain(html: str) -> str:
    """The words of a piece of HTML, a paragraph a line, with blank lines between."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n\n".join(filter(None, lines))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._silent += tag in _NO_WORDS
        self.parts.append("\n" if tag in _ENDS_LINE else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _NO_WORDS and self._silent > 0
        self.parts.append("\n" if tag in _ENDS_LINE else "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " "))
