"""Feeds: what is new comes once, its page where that may be asked for, and the state carries on from any entry."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.web_server import Page, Site
from whowhom.read import read_sources, units
from whowhom.read.response import Response
from whowhom.read.web.address import address, bare
from whowhom.read.web.errors import FetchError
from whowhom.read.web.feeds import feed
from whowhom.read.web.fetch import Fetched
from whowhom.read.web.poll import poll, polled
from whowhom.read.web.state import FeedState, state
from whowhom.records import Problem, Report

FEED = "https://feeds.courier.example/war.xml"
SITE = "https://www.courier.example"
SUMMARY = "Gondor recalled its envoy from Arnor on Tuesday, after riders had crossed the ford at night."
NOW = datetime(2022, 12, 5, 12, tzinfo=UTC)


def rss(*items: str, site: str = SITE) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>War</title>
<link>{site}</link>{"".join(items)}</channel></rss>""".encode()


def item(number: int, host: str = SITE, summary: str = f"&lt;p&gt;{SUMMARY}&lt;/p&gt;", guid: str = "") -> str:
    return f"""<item><title>Envoy {number} recalled</title><link>{host}/{number}</link>
<guid>{guid or number}</guid><description>{summary}</description>
<pubDate>Wed, 30 Nov 2022 23:30:00 +0900</pubDate></item>"""


@dataclass
class Web:
    """Pages by address, and whom was asked; a FetchError instead of a page is raised."""

    pages: dict[str, Any]
    asked: list[str] = field(default_factory=list)
    etag: str = '"1"'

    def get(
        self, url: str, hosts: frozenset[str] | None = None, etag: str | None = None, modified: str | None = None
    ) -> Fetched:
        self.asked.append(url)
        if hosts is not None and bare(address(url).host) not in hosts:
            raise FetchError("other-host", f"{url} leads to another host.")
        page = self.pages.get(url) or FetchError("not-found", f"{url} is not there.")
        if isinstance(page, FetchError):
            raise page
        if etag == self.etag:
            return Fetched(None, etag)
        kind = "text/html" if b"<html" in page else "application/rss+xml"
        return Fetched(Response(url, 200, kind, page, "2022-12-05"), self.etag)

    def now(self) -> datetime:
        return NOW


@pytest.fixture
def web(web_page: str) -> Web:
    """A feed of three entries: with a page, with a page elsewhere, without a page."""
    pages = {FEED: rss(item(1), item(2, "https://other.example"), item(3)), f"{SITE}/1": web_page.encode()}
    return Web(pages)


def codes(found: list[Report | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else "report" for one in found]


def test_a_feed_gives_pages_or_its_own_words(web: Web, body: list[str]) -> None:
    found, _ = poll(FEED, None, web)
    assert codes(found) == ["report", "own-words", "report", "own-words", "report"]
    page, _, own, _, _ = found
    assert isinstance(page, Report) and isinstance(own, Report)
    assert page.text == "\n\n".join(["Gondor recalls envoy", *body])
    assert (page.source, page.url, page.outlet) == (FEED, f"{SITE}/1", "Ithilien Courier")
    assert (page.published, page.published_from) == ("2022-11-30", "field")
    assert (own.text, own.title) == (f"Envoy 2 recalled\n\n{SUMMARY}", "Envoy 2 recalled")
    assert (own.published, own.url) == ("2022-11-30", "https://other.example/2")
    notes = [one.message for one in found if isinstance(one, Problem)]
    assert "another host" in notes[0] and "is not there" in notes[1]
    assert all("own words" in note for note in notes)


def test_a_second_poll_gives_what_is_new(web: Web) -> None:
    _, first = poll(FEED, None, web)
    found, second = poll(FEED, first, web)
    assert (codes(found), second) == (["nothing-new"], first)
    web.etag, web.asked = '"2"', []
    web.pages[FEED] = rss(item(4), item(1), item(3))
    found, third = poll(FEED, first, web)
    assert codes(found) == ["own-words", "report"]
    assert web.asked == [FEED, f"{SITE}/4"]
    assert third.etag == '"2"' and len(third.seen) == 4


def test_an_entry_that_was_changed_is_read_again(web: Web) -> None:
    changed = "<updated xmlns='http://www.w3.org/2005/Atom'>2022-12-01T00:00:00Z</updated></item>"
    _, first = poll(FEED, None, web)
    web.etag = '"2"'
    web.pages[FEED] = rss(item(1).replace("</item>", changed), item(3))
    assert codes(poll(FEED, first, web)[0]) == ["report"]


def test_a_poll_goes_on_from_the_state_of_any_entry(web: Web) -> None:
    items = list(polled(FEED, FeedState(), web))
    for at, (one, then) in enumerate(items):
        if isinstance(one, Report):
            rest = list(polled(FEED, state(then.as_text()), web))
            assert [found for found, _ in rest if isinstance(found, Report)] == [
                found for found, _ in items[at + 1 :] if isinstance(found, Report)
            ]
    before = [then for one, then in items if isinstance(one, Problem)]
    assert [len(then.seen) for then in before] == [1, 2], "a note comes before its report and has the state before it"


def test_what_may_be_had_later_is_tried_again(web: Web, web_page: str) -> None:
    web.pages[f"{SITE}/1"] = FetchError("slow", f"{SITE}/1 took more than 60 seconds; try again later.")
    found, first = poll(FEED, None, web)
    assert codes(found) == ["later", "own-words", "report", "own-words", "report"]
    assert first.etag is None, "the feed must be given once more"
    web.pages[f"{SITE}/1"] = web_page.encode()
    found, second = poll(FEED, first, web)
    assert codes(found) == ["report"] and second.etag == '"1"'


def test_a_host_that_is_busy_is_left_alone(web: Web) -> None:
    until = NOW.replace(hour=13)
    web.pages[f"{SITE}/1"] = FetchError("busy", f"{SITE}/1: wants no more requests.", until)
    found, first = poll(FEED, None, web)
    assert codes(found) == ["later"] and first.rests(NOW) and not first.rests(until)
    web.asked.clear()
    found, second = poll(FEED, first, web)
    assert (codes(found), web.asked, second) == (["resting"], [], first)
    web.pages[FEED] = web.pages[f"{SITE}/1"]
    found, third = poll(FEED, None, web)
    assert codes(found) == ["busy"] and third.rests(NOW)


def test_a_feed_that_is_not_there_or_is_none(web: Web) -> None:
    assert codes(poll("https://courier.example/no", None, web)[0]) == ["not-found"]
    web.pages[FEED] = b"<rss>"
    assert codes(poll(FEED, None, web)[0]) in (["no-feed"], ["nothing-new"])
    web.pages[FEED] = b"%PDF"
    assert codes(poll(FEED, None, web)[0]) == ["wrong-type"]
    assert codes([one for one, _ in polled(FEED, FeedState(), web, must_be_feed=True)]) == ["no-feed"]


def test_a_single_page(web: Web) -> None:
    found, first = poll(f"{SITE}/1", None, web)
    assert codes(found) == ["report"]
    assert isinstance(found[0], Report) and found[0].published == "1987-05-05"
    web.etag = '"2"'
    assert codes(poll(f"{SITE}/1", first, web)[0]) == ["nothing-new"]
    dated = [one for one, _ in polled(f"{SITE}/1", FeedState(), web, published="2022-12-01")]
    assert isinstance(dated[0], Report) and dated[0].published_from == "option"


def test_other_languages_in_a_feed_are_passed_over_for_good(web: Web) -> None:
    french = "Le gouvernement du Gondor a rappelé son ambassadeur mardi après que des cavaliers ont franchi le gué."
    web.pages[FEED] = rss(item(7, "https://other.example", french).replace("Envoy 7 recalled", "Ambassadeur rappelé"))
    found, first = poll(FEED, None, web)
    assert codes(found) == ["own-words", "language"] and not any(one.fatal for one in found if isinstance(one, Problem))
    assert len(first.seen) == 1


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="alternate" href="/"/><entry><id>a</id>
<title type="html">Envoy &amp;amp; recalled</title><link href="/1"/><updated>2022-11-30T10:00:00Z</updated>
<summary>short</summary>
<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;bad()&lt;/script&gt;&lt;p&gt;{SUMMARY}</content>
</entry></feed>"""


def test_atom() -> None:
    found = feed(ATOM.encode(), FEED)
    assert found is not None and found.site == "https://feeds.courier.example/"
    (entry,) = found.entries
    assert (entry.link, entry.title, entry.day) == ("https://feeds.courier.example/1", "Envoy & recalled", "2022-11-30")
    assert entry.words == f"One.\n\n{SUMMARY}"


def test_a_feed_cannot_make_the_parser_read_files_or_blow_up(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the ring")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(20))
    outside = f'<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">'
    body = f"<!DOCTYPE rss [{outside}{laughs}]>".encode() + rss(item(1, summary="&x; &l19;"))
    found = feed(body.replace(b'<?xml version="1.0" encoding="utf-8"?>', b""), FEED)
    assert found is not None
    assert all("ring" not in entry.words and len(entry.words) < 1000 for entry in found.entries)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<rss>", b"<feed><entry>", b"<rss><channel><item><title>"]))
def test_any_bytes_are_a_feed_or_none(data: bytes, head: bytes) -> None:
    web = Web({FEED: head + data})
    found, then = poll(FEED, None, web)
    assert found and state(then.as_text()) == then


@pytest.mark.parametrize("text", ["", "{}", "[]", "3", '{"seen": 3}', '{"seen": [], "x": 1}'])
def test_what_is_no_state(text: str) -> None:
    with pytest.raises(ValueError, match="no state of a feed"):
        state(text)


def test_a_feed_that_was_saved(tmp_path: Path) -> None:
    for name in ("a.rss", "b.xml"):
        path = tmp_path / name
        path.write_bytes(rss(item(1), item(2)))
        (unit,) = units([str(path)])
        assert not isinstance(unit, Problem)
        items = list(unit.items())
        assert codes([one for one, _ in items]) == ["report", "report"]
        assert list(unit.items(items[0][1])) == items[1:]
    assert codes(list(read_sources(["-"], input="feed", stdin=io.BytesIO(b"no")))) == ["no-feed"]


def test_from_a_server_to_reports(site: Site, web_page: str) -> None:
    kind = {"Content-Type": "application/rss+xml", "ETag": '"1"'}
    site.pages["/feed"] = Page(rss(item(1, "{site}"), item(2, "{site}"), site="{site}/"), headers=kind)
    site.pages["/1"] = Page(web_page.encode())
    (unit,) = units([f"{site.url}/feed"], fetch=site.fetcher())
    assert not isinstance(unit, Problem)
    assert (unit.kind, unit.name, unit.size, unit.digest()) == ("web", f"{site.url}/feed", None, None)
    items = list(unit.items())
    assert codes([one for one, _ in items]) == ["report", "own-words", "report"]
    assert json.loads(str(items[-1][1]))["etag"] == '"1"'
    again = list(unit.items(items[-1][1]))
    assert codes([one for one, _ in again]) == ["nothing-new"] and again[0][1] == items[-1][1]


def test_addresses_are_sources(site: Site, web_page: str) -> None:
    site.pages["/1"] = Page(web_page.encode())
    assert codes(list(read_sources([f"{site.url}/1"]))) == ["private"]
    assert codes(list(read_sources([f"{site.url}/1"], allow_private=True))) == ["report"]
    assert codes(list(read_sources(["ftp://news.example/a"]))) == ["bad-address"]
