"""A small server on this machine for the tests of fetching: it gives what it is told to, and remembers who asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from whowhom.read.web.exchange import Limits
from whowhom.read.web.fetch import Fetcher


@dataclass
class Page:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    length: int | None = None  # what it says that its length is
    hold: bool = False  # sends the body byte by byte, and never the last


@dataclass
class Site:
    """Pages by path; ``asked`` are the paths asked for, ``headers`` those of the last request."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    url: str = ""
    released: threading.Event = field(default_factory=threading.Event)

    def fetcher(self, **options: Any) -> Fetcher:
        """A fetcher that may ask this machine and does not sleep."""
        options = {"allow_private": True, "limits": Limits(5, 5, 100_000), "sleep": lambda _: None, **options}
        return Fetcher(**options)


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers = {name.lower(): value for name, value in self.headers.items()}
            page = site.pages.get(self.path, Page(b"none", 404))
            etag = page.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                page = Page(status=304, headers={"ETag": etag})
            body = page.body.replace(b"{site}", site.url.encode())
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value.replace("{site}", site.url))
            if "Transfer-Encoding" not in page.headers:
                self.send_header("Content-Length", str(len(body) if page.length is None else page.length))
            self.end_headers()
            self._send(page, body)

        def _send(self, page: Page, body: bytes) -> None:
            try:
                if page.hold:
                    while not site.released.wait(0.02):
                        self.wfile.write(b" ")
                else:
                    self.wfile.write(body)
            except OSError:  # the other side has had enough
                pass

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.released.set()
        server.shutdown()
        server.server_close()
