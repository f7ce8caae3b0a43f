"""Which addresses may be asked: http and https, and hosts that stand in the public net."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from whowhom.read.web.errors import FetchError

PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*")  # a name, or an IPv6 address
_KEPT = "!#$%&'()*+,/:;=?@[]~"  # characters that stand in an address as they are
IP = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart. ``host`` is in ASCII, ``path`` has the query with it."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as https://news.example:443."""
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def address(url: str, base: str = "") -> Address:
    """The address of ``url``, which may be relative to ``base``.

    Raises FetchError ("bad-address") for what is no address, or none of the web.
    """
    try:
        url = urljoin(base, url.strip())
        parts = urlsplit(url)
        host = _ascii(parts.hostname or "")
        port = parts.port
    except ValueError as error:
        raise FetchError("bad-address", f"{url} is no web address ({error}).") from error
    if parts.scheme not in PORTS or not _HOST.fullmatch(host):
        raise FetchError("bad-address", f"{url} is no address of the web; write it as https://news.example/feed.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("bad-address", f"{url} has a name and password in it, which are not sent; leave them out.")
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Address(url, parts.scheme, host, port or PORTS[parts.scheme], path)


def _ascii(host: str) -> str:
    """A host as DNS knows it. Raises UnicodeError (a ValueError) for a name that cannot be one."""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def bare(host: str) -> str:
    """A host without "www.", by which hosts are compared."""
    return host.lower().rstrip(".").removeprefix("www.")


def resolved(to: Address, allow_private: bool) -> list[str]:
    """The IP addresses of a host that may be connected to. Raises FetchError ("dns" or "private") if there are none."""
    try:
        found = socket.getaddrinfo(to.host, to.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("dns", f"{to.url}: there is no host {to.host!r}; check the address.") from error
    hosts = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    public = [host for host in hosts if allow_private or is_public(host)]
    if not public:
        message = f"{to.url} leads to {hosts[0]}, which is no public address; --allow-private lets it be asked."
        raise FetchError("private", message)
    return public


def is_public(host: str) -> bool:
    """Whether an IP address stands in the public net; where IPv4 addresses are written in it, whether they do."""
    try:
        ip: IP = ipaddress.ip_address(host)
    except ValueError:  # an IPv6 address with the name of an interface, which is of this machine's own net
        return False
    return all(one.is_global and not (one.is_multicast or one.is_reserved) for one in _within(ip) or [ip])


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _within(ip: IP) -> list[IP]:
    """The IPv4 addresses that an IPv6 address of a gateway stands for."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    return [one for one in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), nat64) if one is not None]
