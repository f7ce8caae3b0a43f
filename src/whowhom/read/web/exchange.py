"""One request and its answer, bounded in time and size. The connection goes to the very address that was checked."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache

import whowhom
from whowhom.read.body import BodyError, unwrapped
from whowhom.read.web.address import PORTS, Address, resolved
from whowhom.read.web.errors import FetchError

AGENT = f"whowhom/{whowhom.__version__}"  # the tool and its version, and nothing about who runs it
MOST_IPS = 3  # addresses of one host that are tried
ASKS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/xml, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds to connect, seconds for the whole exchange, bytes of a body, packed or not."""

    connect: float = 10.0
    total: float = 60.0
    size: int = 16_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. The names in ``headers`` are in small letters; ``body`` is unwrapped."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Pinned(http.client.HTTPConnection):
    """A connection to an IP address under the name of a host."""

    def __init__(self, to: Address, ip: str, limits: Limits) -> None:
        super().__init__(to.host, to.port)
        self.default_port = PORTS[to.scheme]  # the Host header names any other
        self.wire: socket.socket | None = None  # stays when ``sock`` has been handed on to the answer
        self._to, self._ip, self._limits = to, ip, limits

    def connect(self) -> None:
        self.wire = self.sock = socket.create_connection((self._ip, self._to.port), self._limits.connect)
        if self._to.scheme == "https":
            self.wire = self.sock = _tls().wrap_socket(self.sock, server_hostname=self._to.host)
        self.sock.settimeout(self._limits.total)


def exchange(to: Address, headers: Mapping[str, str], limits: Limits, allow_private: bool) -> Answer:
    """Asks for an address. Raises FetchError for whatever goes wrong before there is a whole answer."""
    ips = resolved(to, allow_private)[:MOST_IPS]
    for left, ip in reversed(list(enumerate(reversed(ips)))):
        try:
            return _ask(_Pinned(to, ip, limits), to, headers, limits)
        except FetchError as error:
            if error.code != "refused" or not left:
                raise
    raise AssertionError("a host that is resolved has an address")


def _ask(connection: _Pinned, to: Address, headers: Mapping[str, str], limits: Limits) -> Answer:
    with closing(connection), _deadline(connection, limits.total) as late:
        try:
            connection.connect()
        except ssl.SSLError as error:
            reason = getattr(error, "verify_message", "") or error.reason or error
            raise FetchError("tls", f"{to.url} has no certificate that holds ({reason}).") from error
        except OSError as error:
            message = f"{to.url}: {to.host} does not answer ({error.strerror or error}); try again later."
            raise FetchError("refused", message) from error
        try:
            connection.request("GET", to.path, headers={**ASKS, **headers})
            return _answer(connection.getresponse(), to, limits)
        except (OSError, http.client.HTTPException) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                message = f"{to.url} took more than {limits.total:g} seconds; try again later."
                raise FetchError("slow", message) from error
            reason = str(error) or type(error).__name__
            raise FetchError("broken", f"{to.url} gave no whole answer ({reason}); try again later.") from error


def _answer(response: http.client.HTTPResponse, to: Address, limits: Limits) -> Answer:
    headers = {name.lower(): " ".join(value.splitlines()) for name, value in response.getheaders()}
    too_large = FetchError("too-large", f"{to.url} is longer than {limits.size:,} bytes and was left.")
    if (response.length or 0) > limits.size:
        raise too_large
    packed = response.read(limits.size + 1)
    if len(packed) > limits.size:
        raise too_large
    if response.length:
        raise http.client.IncompleteRead(packed, response.length)
    try:
        body = unwrapped(packed, headers.get("content-encoding", ""), limits.size) if packed else b""
    except BodyError as error:
        raise FetchError(error.code, f"{to.url} {error}.") from error
    return Answer(response.status, headers, body)


@contextmanager
def _deadline(connection: _Pinned, seconds: float) -> Iterator[threading.Event]:
    """Cuts the connection after so many seconds, however steadily it drips; the event says that this was done."""
    late = threading.Event()

    def cut() -> None:
        late.set()
        if connection.wire:
            with suppress(OSError):
                connection.wire.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
