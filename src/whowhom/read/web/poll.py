"""Asks an address what is new: the entries of a feed, each with its page, or a single page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from whowhom.read.report import Draft, ends_document, finish
from whowhom.read.response import TEXTS, Response, drafts_from_response, media_type
from whowhom.read.web.address import address, bare
from whowhom.read.web.entries import drafts_of_entry
from whowhom.read.web.errors import FetchError
from whowhom.read.web.feeds import Feed, feed, looks_like_feed
from whowhom.read.web.fetch import Fetch, Fetched
from whowhom.read.web.state import FeedState
from whowhom.records import Problem, Report

MOST_SEEN = 1000  # keys kept beyond those that the feed still holds
Polled = tuple[Report | Problem, FeedState]


def poll(url: str, state: FeedState | None, fetch: Fetch) -> tuple[list[Report | Problem], FeedState]:
    """What is new at ``url``, and the state to hand in the next time."""
    items = list(polled(url, state or FeedState(), fetch))
    return [item for item, _ in items], items[-1][1]


def polled(
    url: str, state: FeedState, fetch: Fetch, *, published: str | None = None, must_be_feed: bool = False
) -> Iterator[Polled]:
    """What is new at ``url``, one by one, each with the state once it is dealt with; at least one item, if but a note.

    A report whose page cannot be had now is left for the next time. ``published`` (ISO date) goes before all dates.
    """
    if state.rests(fetch.now()):
        message = f"{url} was left alone; its host wants no request before {state.not_before}."
        yield Problem("read", "resting", message, fatal=False), state
        return
    try:
        fetched = fetch.get(url, etag=state.etag, modified=state.modified)
    except FetchError as error:
        yield Problem("read", error.code, str(error)), _rested(state, error)
        return
    state = replace(state, not_before=None)
    response = fetched.response
    if response is None:
        yield _nothing_new(url), state
    elif must_be_feed or looks_like_feed(response.body):
        yield from _feed(response, url, state, fetched, fetch, published)
    else:
        yield from _page(response, url, state, fetched, published)


def _feed(
    response: Response, url: str, state: FeedState, fetched: Fetched, fetch: Fetch, published: str | None
) -> Iterator[Polled]:
    found = feed(response.body, response.url, response.content_type)
    if found is None:
        yield Problem("read", "no-feed", f"{url} is no RSS or Atom feed; give the feed's own address."), state
        return
    seen = dict.fromkeys(state.seen)
    new = [entry for entry in {entry.key: entry for entry in found.entries}.values() if entry.key not in seen]
    done = replace(state, etag=fetched.etag, modified=fetched.modified)
    if not new:
        yield _nothing_new(url), done
    later = False  # an entry was left for the next time: the feed must then be given once more
    hosts = _hosts(found, response.url)
    for place, entry in enumerate(new, 1):
        try:
            drafts = drafts_of_entry(entry, url, hosts, fetch)
        except FetchError as error:
            later = True
            message = f"{error} It is tried again with the next poll."
            yield Problem("read", "later", message, fatal=False), _rested(state, error)
            if error.not_before:
                return
            continue
        before = state
        seen[entry.key] = None
        keep = max(MOST_SEEN, 2 * len(found.entries))
        state = replace(done if place == len(new) and not later else state, seen=tuple(seen)[-keep:])
        for item in [item for draft in drafts for item in _finished(draft, published)]:
            yield item, state if ends_document(item) else before


def _page(response: Response, url: str, state: FeedState, fetched: Fetched, published: str | None) -> Iterator[Polled]:
    key = hashlib.sha256(response.body).hexdigest()[:16]
    done = FeedState(fetched.etag, fetched.modified, None, (key,))
    if media_type(response.content_type) not in TEXTS:
        message = f"{url} is neither a page nor a feed ({media_type(response.content_type) or 'of no stated type'})."
        yield Problem("read", "wrong-type", message), done
    elif key in state.seen:
        yield _nothing_new(url), done
    else:
        draft = Draft("", url, url, url=response.url, crawled=response.day)
        for item in [item for draft in drafts_from_response(response, draft) for item in _finished(draft, published)]:
            yield item, done if ends_document(item) else state


def _finished(draft: Draft | Problem, published: str | None) -> list[Report | Problem]:
    return [draft] if isinstance(draft, Problem) else finish(draft, published)


def _hosts(found: Feed, url: str) -> frozenset[str]:
    """Whom the pages of a feed may be asked of: its own host and that of the site that it names as its home."""
    hosts = {bare(address(url).host)}
    with suppress(FetchError):
        hosts |= {bare(address(found.site).host)} if found.site else set()
    return frozenset(hosts)


def _rested(state: FeedState, error: FetchError) -> FeedState:
    return replace(state, not_before=error.not_before.isoformat()) if error.not_before else state


def _nothing_new(url: str) -> Problem:
    return Problem("read", "nothing-new", f"{url} holds nothing new.", fatal=False)
