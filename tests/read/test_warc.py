"""Archives of the web: pages come out, what is broken costs itself alone, and every record can be gone on from."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whowhom.read import Item, read_sources, units
from whowhom.read.body import BodyError, dechunked, unwrapped
from whowhom.records import Problem, Report

FRENCH = (
    "Le gouvernement du Gondor a rappelé son ambassadeur en Arnor mardi après que des cavaliers ont franchi le gué."
)


def record(
    number: int,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: tuple[str, ...] = ("Content-Type: text/html; charset=utf-8",),
    url: str | None = None,
) -> bytes:
    http = "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url or f'https://courier.example/{number}'}",
        f"WARC-Date: 2022-11-{number:02}T10:00:00Z",
        f"WARC-Record-ID: <urn:uuid:{number}>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + http + b"\r\n\r\n"


def piped(data: bytes, **options: Any) -> list[Report | Problem]:
    return list(read_sources(["-"], stdin=io.BytesIO(data), **options))


def codes(found: list[Report | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else "report" for one in found]


@pytest.fixture
def pages(web_page: str) -> list[bytes]:
    """Five pages without a date of their own, which differ by a word."""
    bare = web_page.replace('<meta property="article:published_time" content="1987-05-05T10:00:00+02:00">', "")
    return [bare.replace("Tharbad", f"Tharbad {number}").encode() for number in range(1, 6)]


def test_a_page_of_an_archive(web_page: str, body: list[str]) -> None:
    found = piped(gzip.compress(record(7, web_page.encode())))
    assert codes(found) == ["report"]
    (report,) = found
    assert isinstance(report, Report)
    assert report.text == "\n\n".join(["Gondor recalls envoy", *body])
    assert (report.url, report.source, report.outlet) == ("https://courier.example/7", "-", "Ithilien Courier")
    assert (report.published, report.published_from) == ("1987-05-05", "metadata")


def test_a_page_without_a_date_was_published_when_it_was_crawled_or_before(pages: list[bytes]) -> None:
    address = record(8, pages[1], url="https://courier.example/2001/02/03/envoy")
    one, two, given = [*piped(record(7, pages[0]) + address), *piped(record(7, pages[0]), published="2022-11-05")]
    assert isinstance(one, Report) and isinstance(two, Report) and isinstance(given, Report)
    assert (one.published, one.published_from) == ("2022-11-07", "crawl")
    assert (two.published, two.published_from) == ("2001-02-03", "metadata")
    assert (given.published, given.published_from) == ("2022-11-05", "option")


def test_what_is_no_report_in_english_is_passed_over(pages: list[bytes]) -> None:
    data = [
        record(1, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(2, pages[0], status="404 Not Found"),
        record(3, b"\x89PNG", headers=("Content-Type: image/png",)),
        record(4, f"<html><body><article><p>{FRENCH * 3}</p></article></body></html>".encode()),
        record(5, b"<html><script>x</script></html>"),
        record(6, b""),
        record(7, FRENCH.encode(), headers=("Content-Type: text/plain",)),
        record(8, pages[1]),
        record(9, b"\0\1\2" * 9),
    ]
    found = piped(b"".join(data))
    assert codes(found) == ["language", "no-text", "no-text", "language", "report", "binary", "passed-over"]
    assert not any(one.fatal for one in found if isinstance(one, Problem))
    assert isinstance(found[-1], Problem)
    assert found[-1].message == (
        "Standard input: 2 responses were passed over (1 neither page nor text, 1 with status 404)."
    )


@pytest.mark.parametrize(
    ("encoding", "stated"), [("cp1251", "windows-1251"), ("utf-8", "no-such"), ("utf-8", "punycode")]
)
def test_the_charset_that_the_server_states(pages: list[bytes], encoding: str, stated: str) -> None:
    page = pages[0].decode().replace("utf-8", "").replace("Tharbad", "Tharbad (Тарбад)")
    (found,) = piped(record(1, page.encode(encoding), headers=(f"Content-Type: text/html; charset={stated}",)))
    assert isinstance(found, Report) and "Тарбад" in found.text


def test_wrapped_bodies(pages: list[bytes]) -> None:
    html, packed = "Content-Type: text/html", gzip.compress(pages[1])
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (pages[2][:300], pages[2][300:])) + b"0\r\n\r\n"
    data = [
        record(1, packed, headers=(html, "Content-Encoding: gzip")),
        record(2, pages[1], headers=(html, "Content-Encoding: gzip", "Transfer-Encoding: chunked")),
        record(3, chunked, headers=(html, "Transfer-Encoding: chunked")),
        record(4, packed[:-30], headers=(html, "Content-Encoding: gzip")),
        record(5, chunked[:-900], headers=(html, "Transfer-Encoding: chunked")),
    ]
    assert codes(piped(b"".join(data))) == ["report", "report", "report", "bad-record", "bad-record"]


def members(pages: list[bytes]) -> list[bytes]:
    return [gzip.compress(record(number, page)) for number, page in enumerate(pages, 1)]


def broken_member(parts: list[bytes]) -> bytes:
    parts[1] = parts[1][:40] + bytes([parts[1][40] ^ 255]) + parts[1][41:]
    return b"".join(parts)


BREAKS = {
    "a wrong byte": broken_member,
    "a member cut in the middle": lambda parts: b"".join([parts[0], parts[1][:200], *parts[2:]]),
    "junk between members": lambda parts: b"".join([parts[0], b"junk" * 99, parts[2], *parts[3:]]),
}


@pytest.mark.parametrize("kind", BREAKS)
def test_a_broken_record_costs_itself_alone(pages: list[bytes], kind: str) -> None:
    found = piped(BREAKS[kind](members(pages)), input="warc")
    assert codes(found) == ["report", "bad-record", "report", "report", "report"]
    assert isinstance(found[1], Problem) and found[1].fatal


def test_a_broken_record_that_is_not_packed(pages: list[bytes]) -> None:
    parts = [record(number, page) for number, page in enumerate(pages, 1)]
    parts[1] = parts[1].replace(b"WARC/1.0", b"WORC/1.0")
    assert codes(piped(b"".join(parts))) == ["report", "bad-record", "report", "report", "report"]


def test_the_last_record_is_cut(pages: list[bytes]) -> None:
    for parts in (members(pages), [record(number, page) for number, page in enumerate(pages, 1)]):
        assert codes(piped(b"".join(parts)[:-200])) == [*["report"] * 4, "bad-record"]


@pytest.mark.parametrize("data", [b"", gzip.compress(b"", mtime=0), b"WARC/1.0\r\n", b"junk" * 99, b"\x1f\x8b\x08junk"])
def test_no_archive(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(data)
    (found,) = read_sources([str(tmp_path / "a.warc.gz")])
    assert isinstance(found, Problem) and found.fatal


def whole(parts: list[bytes]) -> bytes:
    return gzip.compress(b"".join(map(gzip.decompress, parts)))


LAYOUTS = {
    "a.warc.gz": b"".join,
    "b.warc": lambda parts: b"".join(map(gzip.decompress, parts)),
    "c.warc.gz": whole,
    "d.warc.gz": BREAKS["a wrong byte"],
    "e.warc.gz": lambda parts: b"".join(parts)[:-99],
    "f.warc.gz": lambda parts: whole(parts[:1]),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_archive_goes_on_after_each_record(tmp_path: Path, pages: list[bytes], name: str) -> None:
    (tmp_path / name).write_bytes(LAYOUTS[name](members(pages)))
    (unit,) = units([str(tmp_path / name)])
    assert not isinstance(unit, Problem)
    items: list[Item] = list(unit.items())
    assert len(items) == (1 if name.startswith("f") else 5)
    for number, (_, cursor) in enumerate(items, 1):
        assert list(unit.items(cursor)) == items[number:]


def test_a_pipe_cannot_go_back_but_is_read(pages: list[bytes]) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    packed = b"".join(members(pages))
    for data in (packed, gzip.decompress(packed)):
        assert codes(list(read_sources(["-"], stdin=Pipe(data)))) == ["report"] * 5


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 700), st.binary(min_size=1, max_size=8), st.booleans())
def test_an_archive_with_wrong_bytes_gives_reports_or_problems(at: int, wrong: bytes, packed: bool) -> None:
    text = b"Gondor recalled its envoy from Arnor on Tuesday after riders had crossed the ford."
    records = [record(number, text, headers=("Content-Type: text/plain",)) for number in (1, 2)]
    data = bytearray(b"".join(map(gzip.compress, records) if packed else records))
    data[at : at + len(wrong)] = wrong
    assert piped(bytes(data), input="warc")


def test_a_small_body_may_not_become_a_huge_one() -> None:
    bomb = gzip.compress(bytes(10_000_000))
    with pytest.raises(BodyError, match="more than 1,000,000 bytes"):
        unwrapped(bomb, "gzip", 1_000_000)
    with pytest.raises(BodyError):
        unwrapped(gzip.compress(bomb), "gzip, gzip", 1_000_000)
    with pytest.raises(BodyError, match="'br'"):
        unwrapped(b"x", "br", 1_000)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=100), st.sampled_from(["gzip", "deflate", "x-gzip, deflate", "identity", "", "br"]))
def test_any_body_is_unwrapped_or_refused(data: bytes, coding: str) -> None:
    for tried in (lambda: unwrapped(data, coding, 1000), lambda: dechunked(data)):
        try:
            assert isinstance(tried(), bytes)
        except BodyError as error:
            assert error.code in ("bad-body", "too-large")
