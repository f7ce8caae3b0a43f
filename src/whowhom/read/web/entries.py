"""An entry of a feed becomes a draft: by its page, or by the feed's own words."""

from __future__ import annotations

from dataclasses import replace

from whowhom.read.limits import MAX_BYTES
from whowhom.read.opened import Marked, Opened
from whowhom.read.report import Draft
from whowhom.read.response import TEXTS, drafts_from_response, media_type
from whowhom.read.web.errors import FetchError
from whowhom.read.web.feeds import Entry, feed
from whowhom.read.web.fetch import Fetch
from whowhom.records import Problem


def from_saved_feed(opened: Opened) -> Marked:
    """The feed's own words for each entry of a feed in a file; nothing is fetched. The mark is the entry's place."""
    data = opened.stream.read(MAX_BYTES + 1)
    found = feed(data, "") if len(data) <= MAX_BYTES else None
    if found is None:
        yield Problem("read", "no-feed", f"{opened.name} is no RSS or Atom feed of up to {MAX_BYTES:,} bytes."), 0
        return
    for place, entry in enumerate(found.entries, 1):
        if place > int(opened.after):
            yield replace(_bare(entry, opened.name), text=_words(entry), sought=True), place


def drafts_of_entry(entry: Entry, source: str, hosts: frozenset[str], fetch: Fetch) -> list[Draft | Problem]:
    """The page of an entry, or, where it is not to be had, the entry's own words after a note that says why.

    Raises FetchError where the page may be had later.
    """
    draft = _bare(entry, source)
    found = _page(entry, draft, hosts, fetch)
    if not isinstance(found, str):
        return found
    text = _words(entry)
    if not text:
        return [Problem("read", "empty", f"{found} The feed has no words of its own for it.", fatal=False)]
    note = Problem("read", "own-words", f"{found} The feed's own words are read instead.", fatal=False)
    return [note, replace(draft, text=text)]


def _page(entry: Entry, draft: Draft, hosts: frozenset[str], fetch: Fetch) -> list[Draft | Problem] | str:
    """The drafts of an entry's page, or why there are none."""
    if entry.link is None:
        return f"{draft.name} has no link."
    try:
        response = fetch.get(entry.link, hosts).response
    except FetchError as error:
        if error.passing:
            raise
        return str(error)
    if response is None or media_type(response.content_type) not in TEXTS:
        return f"{draft.name} is no page."
    found = drafts_from_response(response, replace(draft, url=response.url, crawled=response.day))
    last = found[-1]
    return last.message if isinstance(last, Problem) else found


def _bare(entry: Entry, source: str) -> Draft:
    name = f"{source}, {entry.link or entry.title or 'an entry without a link'}"
    return Draft("", source, name, field_date=entry.day, title=entry.title, url=entry.link, sought=False)


def _words(entry: Entry) -> str:
    return "\n\n".join(filter(None, (entry.title, entry.words)))
