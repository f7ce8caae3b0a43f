"""What a server gave for an address, kept in an archive or just fetched, becomes a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


def drafts_from_response(response: Response, draft: Draft) -> list[Draft | Problem]:
    """``draft`` with the text of a response, after a note where its encoding is a guess; or why there is none."""
    is_page = media_type(response.content_type) in PAGES
    text, problem = decode(response.body, draft.name, page=is_page, charset=charset(response.content_type))
    if problem and problem.fatal:
        return [problem if draft.sought else passed_over(problem)]
    found = draft_from_page(text, draft) if is_page else replace(draft, text=text)
    if isinstance(found, Problem) and not draft.sought:
        found = passed_over(found)
    return [*([problem] if problem else []), found]
