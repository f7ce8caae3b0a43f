"""What a server gave for an address, kept in an archive or just fetched, becomes a draft."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message

from whowhom.read.decode import decode
from whowhom.read.report import Draft, passed_over
from whowhom.read.webpage import draft_from_page
from whowhom.records import Problem

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = (*PAGES, "text/plain")


@dataclass(frozen=True, slots=True)
class Response:
    """``body`` is unwrapped, but still in the server's encoding; ``day`` is when it was fetched (ISO 8601)."""

    url: str
    status: int | None
    content_type: str  # as the header says it
    body: bytes
    day: str | None = None


def media_type(content_type: str) -> str:
    """ "text/html; charset=utf-8" is "text/html"; nothing is the empty string."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str | None:
    """The encoding that a Content-Type header states, or None."""
    header = Message()
    header["Content-Type"] = "".join(filter(str.isprintable, content_type))
    return header.get_content_charset()


def drafts_from_response(response: Response, source: str) -> list[Draft | Problem]:
    """The draft of a page or text, after a note where its encoding is a guess, or the Problem why there is none.

    What turns out to hold no report is passed over: on the web there is much that is none.
    """
    name = f"{source}, {response.url}"
    is_page = media_type(response.content_type) in PAGES
    text, problem = decode(response.body, name, page=is_page, charset=charset(response.content_type))
    if problem and problem.fatal:
        return [passed_over(problem)]
    draft = Draft(text, source, name, url=response.url, crawled=response.day, sought=False)
    found = draft_from_page(text, draft) if is_page else draft
    return [*([problem] if problem else []), passed_over(found) if isinstance(found, Problem) else found]
