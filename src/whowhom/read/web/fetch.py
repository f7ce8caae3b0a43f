"""Fetches pages and feeds: politely, and from where it is safe."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from whowhom.read.response import Response
from whowhom.read.web.address import Address, address, bare
from whowhom.read.web.errors import FetchError
from whowhom.read.web.exchange import Answer, Limits, exchange
from whowhom.read.web.refusals import refusal
from whowhom.read.web.robots import ALL, Rules, rules

MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
DELAY = 1.0  # seconds between two requests to a host that asks for nothing else
LONGEST_DELAY = 60.0  # seconds; a host that asks for more is not read


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; no ``response`` where the server says that nothing has changed."""

    response: Response | None
    etag: str | None = None
    modified: str | None = None


class Fetch(Protocol):
    """What a reader of the web needs."""

    def get(
        self, url: str, hosts: frozenset[str] | None = None, etag: str | None = None, modified: str | None = None
    ) -> Fetched:
        """What ``url`` gives with status 200 or 304; ``etag`` and ``modified`` are what it gave the last time.

        ``hosts`` are those that may be asked (without "www."), redirects too; without them only the host of ``url``.
        Raises FetchError for everything else.
        """
        ...

    def now(self) -> datetime:
        """The time, in UTC."""
        ...


@dataclass(slots=True)
class Fetcher:
    """One request at a time, within what the robots.txt of a host allows, and not faster than it asks for."""

    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    delay: float = DELAY
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _rules: dict[str, Rules | FetchError] = field(default_factory=dict)  # by origin, for the life of this object
    _asked: dict[str, float] = field(default_factory=dict)  # host -> when it last answered
    _resting: dict[str, FetchError] = field(default_factory=dict)  # host -> that it wants no more requests for now

    def now(self) -> datetime:
        return datetime.now(UTC)

    def get(
        self, url: str, hosts: frozenset[str] | None = None, etag: str | None = None, modified: str | None = None
    ) -> Fetched:
        to = address(url)
        hosts = frozenset([bare(to.host)]) if hosts is None else hosts
        stated = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in stated.items() if value}
        answer, to = self._follow(to, hosts, headers, heed=True)
        if answer.status in (200, 304):
            return _fetched(answer, to, self.now())
        error = refusal(answer, to, self.now())
        if error.code == "busy":
            self._resting[to.host] = error
        raise error

    def _follow(
        self, to: Address, hosts: frozenset[str], headers: dict[str, str], *, heed: bool
    ) -> tuple[Answer, Address]:
        """The first answer that is no redirect, and whose it is; ``heed`` says whether the rules of hosts hold."""
        first = to
        for _ in range(MOST_REDIRECTS + 1):
            if bare(to.host) not in hosts:
                raise _other_host(first, to)
            rules = self._rules_of(to) if heed else ALL
            self._wait(to, rules)
            answer = exchange(to, headers, self.limits, self.allow_private)
            self._asked[to.host] = self.clock()
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return answer, to
            to = _led(to, answer.headers["location"])
        raise FetchError("redirect", f"{first.url} leads on more than {MOST_REDIRECTS} times and was left.")

    def _wait(self, to: Address, rules: Rules) -> None:
        if to.host in self._resting:
            raise self._resting[to.host]
        if not rules.allow(to.url):
            raise FetchError("robots", f"{to.url} may not be read by programs, says the robots.txt of {to.host}.")
        if rules.delay > LONGEST_DELAY:
            message = f"{to.url}: {to.host} asks for {rules.delay:g} seconds between requests, too long to wait for."
            raise FetchError("robots", message)
        if to.host in self._asked:
            left = self._asked[to.host] + max(self.delay, rules.delay) - self.clock()
            if left > 0:
                self.sleep(left)

    def _rules_of(self, to: Address) -> Rules:
        if to.origin not in self._rules:
            self._rules[to.origin] = self._read_rules(to)
        found = self._rules[to.origin]
        if isinstance(found, FetchError):
            raise found
        return found

    def _read_rules(self, to: Address) -> Rules | FetchError:
        """The rules of a host; without a robots.txt everything is allowed, and nothing while it cannot be read."""
        try:
            place = address(f"{to.origin}/robots.txt")
            answer, _ = self._follow(place, frozenset([bare(to.host)]), {}, heed=False)
        except FetchError as error:
            return ALL if error.code in _SAID_ANYWAY else error
        if answer.status == 200:
            return rules(answer.body)
        if answer.status == 429 or answer.status >= 500:
            message = f"{to.url}: the robots.txt of {to.host} cannot be read now (status {answer.status})."
            return FetchError("server", f"{message} Try again later.")
        return ALL


_SAID_ANYWAY = ("other-host", "redirect", "bad-address", "dns", "private", "tls")  # or else by the page itself


def _led(to: Address, location: str) -> Address:
    """Where an address leads on to; what is no address is told of the one that was asked."""
    try:
        return address(location, to.url)
    except FetchError as error:
        raise FetchError(error.code, f"{to.url} leads on to what is no address of the web and was left.") from error


def _other_host(first: Address, to: Address) -> FetchError:
    if to is first:
        message = f"{to.url} stands on a host of its own, {to.host}, which was not asked."
    else:
        message = f"{first.url} leads to another host; give {to.url} itself if that is meant."
    return FetchError("other-host", message)


def _fetched(answer: Answer, to: Address, now: datetime) -> Fetched:
    headers = answer.headers
    kind, day = headers.get("content-type", ""), now.date().isoformat()
    response = Response(to.url, answer.status, kind, answer.body, day) if answer.status == 200 else None
    return Fetched(response, headers.get("etag"), headers.get("last-modified"))
