"""Fetching: only public addresses, within bounds of time and size, and as the host's robots.txt wants it."""

from __future__ import annotations

import gzip
import socket
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.read.web_server import Page, Site
from whowhom import __version__
from whowhom.read.web import address as addresses
from whowhom.read.web.address import address, is_public
from whowhom.read.web.errors import FetchError
from whowhom.read.web.exchange import Limits
from whowhom.read.web.fetch import Fetcher
from whowhom.read.web.refusals import rest
from whowhom.read.web.robots import rules

PRIVATE = [
    *("127.0.0.1", "10.0.0.1", "172.16.9.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
    *("240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1"),
]
PUBLIC = ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_addresses(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "url",
    [
        *("", "news.example", "ftp://news.example/a", "file:///etc/passwd", "http://", "http://[::1", "http:///a"),
        *("https://me:secret@news.example/", "http://news.example:99999/", "http://" + "a" * 70 + ".example/"),
    ],
)
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        address(url)
    assert caught.value.code == "bad-address"


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://news.example/{text}"):
        try:
            found = address(url)
        except FetchError as error:
            assert error.code == "bad-address"
        else:
            assert found.path.isascii() and not set(found.path) & set(" \r\n\0")
            assert found.host.isascii()


def test_names_and_paths_in_other_scripts() -> None:
    found = address("https://münchen.example:8443/straße und?q=ä%20b#part")
    assert (found.host, found.port, found.path) == ("xn--mnchen-3ya.example", 8443, "/stra%C3%9Fe%20und?q=%C3%A4%20b")


def code_of(fetcher: Fetcher, url: str, **options: Any) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.get(url, **options)
    assert url.split("/")[2].split(":")[0] in str(caught.value)
    return caught.value.code


def test_a_page(site: Site) -> None:
    site.pages["/a?b=1"] = Page(
        b"words", headers={"Content-Type": "text/plain", "ETag": '"x"', "Last-Modified": "then"}
    )
    fetched = site.fetcher().get(f"{site.url}/a?b=1#c")
    assert fetched.response is not None
    assert (fetched.response.body, fetched.response.content_type) == (b"words", "text/plain")
    assert (fetched.etag, fetched.modified) == ('"x"', "then")
    assert site.asked == ["/robots.txt", "/a?b=1"]
    assert site.headers["user-agent"] == f"whowhom/{__version__}"
    assert site.headers["host"] == site.url.removeprefix("http://")
    assert site.headers["accept-encoding"] == "gzip, deflate"
    assert not {"cookie", "referer", "from"} & set(site.headers)


def test_what_has_not_changed(site: Site) -> None:
    site.pages["/a"] = Page(b"words", headers={"ETag": '"x"'})
    assert site.fetcher().get(f"{site.url}/a", etag='"x"', modified="then").response is None
    assert (site.headers["if-none-match"], site.headers["if-modified-since"]) == ('"x"', "then")


STATUS = [(404, "not-found"), (410, "gone"), (403, "forbidden"), (500, "server"), (503, "server"), (204, "status")]


@pytest.mark.parametrize(("status", "code"), STATUS)
def test_other_answers(site: Site, status: int, code: str) -> None:
    site.pages["/a"] = Page(b"", status)
    assert code_of(site.fetcher(), f"{site.url}/a") == code


def test_a_host_that_wants_to_rest_is_left_alone(site: Site) -> None:
    site.pages["/a"] = Page(b"", 429, {"Retry-After": "120"})
    fetcher = site.fetcher()
    with pytest.raises(FetchError) as caught:
        fetcher.get(f"{site.url}/a")
    assert caught.value.code == "busy" and caught.value.passing
    assert caught.value.not_before is not None
    assert timedelta(seconds=60) < caught.value.not_before - fetcher.now() <= timedelta(seconds=120)
    assert code_of(fetcher, f"{site.url}/b") == "busy"
    assert site.asked == ["/robots.txt", "/a"]


NOW = datetime(2022, 11, 30, tzinfo=UTC)
RESTS = [
    ("30", timedelta(seconds=30)),
    ("Wed, 30 Nov 2022 01:00:00 GMT", timedelta(hours=1)),
    ("Tue, 29 Nov 2022 01:00:00 GMT", timedelta(0)),
    ("9" * 30, timedelta(minutes=15)),
    ("99999999", timedelta(days=7)),
    ("soon", timedelta(minutes=15)),
    ("", timedelta(minutes=15)),
]


@pytest.mark.parametrize(("header", "asked"), RESTS)
def test_how_long_a_host_rests(header: str, asked: timedelta) -> None:
    assert rest(header, NOW) == asked


def test_redirects(site: Site) -> None:
    site.pages["/a"] = Page(b"", 302, {"Location": "b"})
    site.pages["/b"] = Page(b"", 301, {"Location": "{site}/c"})
    site.pages["/c"] = Page(b"words")
    fetched = site.fetcher().get(f"{site.url}/a")
    assert fetched.response is not None and fetched.response.url == f"{site.url}/c"
    site.pages["/c"] = Page(b"", 302, {"Location": "/a"})
    assert code_of(site.fetcher(), f"{site.url}/a") == "redirect"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://elsewhere.example/", "other-host"),
        ("http://[elsewhere", "bad-address"),
        ("file:///etc/passwd", "bad-address"),
        ("http://10.0.0.1/", "private"),
        ("http://[::ffff:10.0.0.1]/", "private"),
        ("http://0x0a000001/", "private"),
    ],
)
def test_redirects_are_checked_like_addresses(
    site: Site, target: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1" or is_public(ip))
    site.pages["/a"] = Page(b"", 302, {"Location": target})
    hosts = frozenset(["127.0.0.1", "10.0.0.1", "::ffff:10.0.0.1", "0x0a000001"])
    with pytest.raises(FetchError) as caught:
        site.fetcher(allow_private=False).get(f"{site.url}/a", hosts)
    assert caught.value.code == code


def test_no_other_host_is_asked(site: Site) -> None:
    url = site.url.replace("127.0.0.1", "localhost")
    with pytest.raises(FetchError, match=f"^{url}/a stands on a host of its own, localhost, which was not asked"):
        site.fetcher().get(f"{url}/a", frozenset(["127.0.0.1"]))
    site.pages["/a"] = Page(b"", 302, {"Location": f"{url}/b"})
    with pytest.raises(FetchError, match=f"^{site.url}/a leads to another host; give {url}/b itself"):
        site.fetcher().get(f"{site.url}/a")
    assert site.asked == ["/robots.txt", "/a"]


def test_a_private_address_is_not_asked_unless_that_is_allowed(site: Site) -> None:
    with pytest.raises(FetchError, match=f"^{site.url}/a leads to 127.0.0.1, which is no public address; --allow"):
        Fetcher().get(f"{site.url}/a")
    assert code_of(Fetcher(), site.url.replace("127.0.0.1", "localhost")) == "private"
    assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked, and private when it is asked for again, gains nothing."""
    answers = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1", "10.0.0.1"])
    real = socket.getaddrinfo

    def getaddrinfo(host: str, *args: Any, **options: Any) -> Any:
        return real(next(answers) if host == "courier.example" else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    site.pages["/a"] = Page(b"words")
    url = site.url.replace("127.0.0.1", "courier.example")
    assert site.fetcher().get(f"{url}/a").response is not None
    assert site.headers["host"] == url.removeprefix("http://")
    assert next(answers) == "10.0.0.1", "robots.txt and the page: the name was looked up once for each"


def test_what_does_not_answer(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert code_of(site.fetcher(), f"http://127.0.0.1:{port}/") == "refused"
    assert code_of(site.fetcher(), site.url.replace("http:", "https:")) == "tls"

    def getaddrinfo(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert code_of(site.fetcher(), "http://nowhere.example/") == "dns"


def test_what_is_too_large(site: Site) -> None:
    site.pages["/long"] = Page(b"x" * 100_001)
    site.pages["/says"] = Page(b"x", length=10**12)
    site.pages["/bomb"] = Page(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"})
    site.pages["/fits"] = Page(gzip.compress(bytes(100_000)), headers={"Content-Encoding": "gzip"})
    for path in ("/long", "/says", "/bomb"):
        assert code_of(site.fetcher(), site.url + path) == "too-large"
    fetched = site.fetcher().get(f"{site.url}/fits")
    assert fetched.response is not None and len(fetched.response.body) == 100_000


def test_what_breaks_off_or_drips(site: Site) -> None:
    site.pages["/cut"] = Page(b"words", length=99)
    site.pages["/chunks"] = Page(b"5\r\nwords\r\n9\r\nw", headers={"Transfer-Encoding": "chunked"})
    site.pages["/packed"] = Page(b"words", headers={"Content-Encoding": "br"})
    site.pages["/drips"] = Page(hold=True, length=90_000)
    assert code_of(site.fetcher(), f"{site.url}/cut") == "broken"
    assert code_of(site.fetcher(), f"{site.url}/packed") == "bad-body"
    assert code_of(site.fetcher(limits=Limits(5, 0.3, 100_000)), f"{site.url}/chunks") in ("broken", "slow")
    assert code_of(site.fetcher(limits=Limits(5, 0.3, 100_000)), f"{site.url}/drips") == "slow"


OK = b"HTTP/1.1 200 OK\r\n"
HEADS = [b"", OK, OK + b"Transfer-Encoding: chunked\r\n\r\n", b"HTTP/1.1 302 x\r\nLocation: "]


@settings(deadline=None)
@example(b"a:", HEADS[-1])
@given(st.binary(max_size=200), st.sampled_from(HEADS))
def test_any_bytes_are_an_answer_or_none(data: bytes, head: bytes) -> None:
    def connected(*_: Any) -> socket.socket:
        ours, theirs = socket.socketpair()
        theirs.sendall(head + data)
        theirs.shutdown(socket.SHUT_WR)
        ends.append(theirs)
        return ours

    ends: list[socket.socket] = []
    fetcher = Fetcher(allow_private=True, sleep=lambda _: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", connected)
        try:
            assert fetcher.get("http://127.0.0.1/a").response is not None
        except FetchError as error:
            assert str(error).startswith("http")
    for end in ends:
        end.close()


@pytest.mark.parametrize(("header", "said"), [('"a\r\n b"', '"a  b"'), ('"é"', '"é"')])
def test_what_a_server_says_for_asking_again_can_be_said_again(site: Site, header: str, said: str) -> None:
    site.pages["/a"] = Page(b"words", headers={"ETag": header})
    etag = site.fetcher().get(f"{site.url}/a").etag
    site.fetcher().get(f"{site.url}/a", etag=etag)
    assert site.headers["if-none-match"] == said


def test_robots(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: whowhom\nDisallow: /no\nUser-agent: *\nDisallow: /")
    site.pages["/yes"] = Page(b"words")
    fetcher = site.fetcher()
    assert fetcher.get(f"{site.url}/yes").response is not None
    assert code_of(fetcher, f"{site.url}/no/page") == "robots"
    assert site.asked == ["/robots.txt", "/yes"]


@pytest.mark.parametrize(("status", "code"), [(404, None), (403, None), (429, "server"), (500, "server")])
def test_without_a_robots_txt_all_is_allowed_and_nothing_while_it_cannot_be_read(
    site: Site, status: int, code: str | None
) -> None:
    site.pages["/robots.txt"] = Page(b"", status)
    site.pages["/a"] = Page(b"words")
    if code:
        assert code_of(site.fetcher(), f"{site.url}/a") == code
        assert site.asked == ["/robots.txt"]
    else:
        assert site.fetcher().get(f"{site.url}/a").response is not None


def test_the_delay_that_a_host_asks_for(site: Site) -> None:
    waits: list[float] = []
    site.pages["/a"] = Page(b"words")
    for wanted, most in (
        (b"", 1.0),
        (b"User-agent: *\nCrawl-delay: 7", 7.0),
        (b"User-agent: *\nRequest-rate: 1/5", 5.0),
    ):
        site.pages["/robots.txt"] = Page(wanted)
        waits.clear()
        fetcher = site.fetcher(sleep=waits.append, clock=lambda: 100.0)
        fetcher.get(f"{site.url}/a")
        fetcher.get(f"{site.url}/a")
        assert waits == [most, most]
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 3600")
    assert code_of(site.fetcher(), f"{site.url}/a") == "robots"


@example(b"User-agent: *\nCrawl-delay: nan")
@given(st.binary(max_size=200))
def test_any_bytes_are_rules(body: bytes) -> None:
    assert rules(body).delay >= 0
    assert rules(b"User-agent: *\n" + body).allow("https://a.example/b") in (True, False)
