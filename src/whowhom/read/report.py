"""One text becomes one Report: its number, its date, its language."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from whowhom.read.dates import date_in_address, iso_date
from whowhom.read.language import other_language
from whowhom.read.limits import MAX_CHARS
from whowhom.records import Problem, Report

_SURROGATES = re.compile("[\ud800-\udfff]")


def report_from_text(
    text: str,
    *,
    source: str,
    id: str | None = None,
    published: str | None = None,
    published_from: str | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Report:
    """A report from a text in hand; ``text`` is kept as it is, since every offset counts in it.

    ``published`` is the day of publication (ISO 8601); a value that is no date raises ValueError. ``id`` defaults to
    ``doc_`` and 16 hexadecimal digits from the text and the date.
    """
    day = None if published is None else stated_date(published)
    origin = (published_from or "option") if day else None
    return Report(
        id=id or number(text, day),
        text=text,
        source=source,
        url=url,
        title=title,
        outlet=outlet,
        published=day,
        published_from=origin,
        language="en",
    )


def stated_date(published: str) -> str:
    """``published`` as an ISO date. Raises ValueError naming the value and the form that is expected."""
    day = iso_date(published)
    if day is None:
        raise ValueError(f"'{published}' is no date of publication; write it as year-month-day, such as 2022-11-30.")
    return day


def number(text: str, published: str | None) -> str:
    """The document's number: the same text of the same day has the same number on every machine."""
    content = f"{text}\0{published or ''}".encode("utf-8", "surrogatepass")
    return "doc_" + hashlib.sha256(content).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader found: the text and what the input says about it, still unchecked."""

    text: str
    source: str
    name: str  # how a Problem names it: the file, or the file and line
    id: str | None = None
    field_date: str | None = None
    metadata_date: str | None = None
    crawled: str | None = None  # ISO date on which an archive or we fetched it
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    sought: bool = True  # the user asked for this very document; else it came with others, and may be no report


NO_REPORT = ("empty", "binary", "no-text", "language")  # Problems of what is no report in English


def passed_over(problem: Problem) -> Problem:
    """The Problem of a document that nobody sought: what is no report in English is no failure."""
    return replace(problem, fatal=problem.fatal and problem.code not in NO_REPORT)


def ends_document(found: Report | Problem) -> bool:
    """Whether an item is the last word on its document: the report, why it failed, or that it was passed over."""
    return isinstance(found, Report) or found.fatal or found.code in NO_REPORT


def finish(draft: Draft, published: str | None) -> list[Report | Problem]:
    """The report of a draft with what was odd about it, or the one fatal Problem why there is none.

    The date is the option's (``published``, already an ISO date), else the input's field, else the page's metadata,
    else the day on which it was fetched ("crawl"): by then it was published.
    """
    refused = _refusal(draft)
    if refused:
        return [refused if draft.sought else passed_over(refused)]
    notes: list[Report | Problem] = []
    field = iso_date(draft.field_date) if draft.field_date else None
    if draft.field_date and not field:
        message = f"{draft.name}: '{draft.field_date}' is no date and was left out; write it as year-month-day."
        notes.append(Problem("read", "bad-date", message, draft.id, fatal=False))
    text = _SURROGATES.sub("\ufffd", draft.text)
    if text != draft.text:
        message = f"{draft.name}: halves of characters were replaced by U+FFFD; check the encoding of the input."
        notes.append(Problem("read", "encoding", message, draft.id, fatal=False))
    page = draft.metadata_date or date_in_address(draft.url)
    choices = ((published, "option"), (field, "field"), (page, "metadata"), (draft.crawled, "crawl"))
    day, origin = next(((day, origin) for day, origin in choices if day), (None, None))
    report = report_from_text(
        text,
        source=draft.source,
        id=draft.id,
        published=day,
        published_from=origin,
        title=draft.title,
        url=draft.url,
        outlet=draft.outlet,
    )
    return [*notes, report]


def _refusal(draft: Draft) -> Problem | None:
    if not draft.text.strip():
        return Problem("read", "empty", f"{draft.name} holds no text.", draft.id)
    if len(draft.text) > MAX_CHARS:
        message = f"{draft.name} is longer than {MAX_CHARS:,} characters; cut it into single reports."
        return Problem("read", "too-large", message, draft.id)
    return not_english(draft.text, draft)


def not_english(text: str, draft: Draft) -> Problem | None:
    """The fatal Problem of a draft of which ``text`` is surely in another language."""
    other = other_language(text)
    if other is None:
        return None
    message = f"{draft.name} is not in English (it looks like '{other}'); only English reports are read."
    return Problem("read", "language", message, draft.id)
