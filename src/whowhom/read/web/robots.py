"""What the robots.txt of a host lets us read, and how fast. The one module that imports protego."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

NAME = "whowhom"  # by which a robots.txt may speak of this program
MOST_BYTES = 512_000  # of a robots.txt, as RFC 9309 asks at least


@dataclass(frozen=True, slots=True)
class Rules:
    """A host's rules. ``delay`` is the seconds that shall lie between two requests."""

    parsed: Any
    delay: float

    def allow(self, url: str) -> bool:
        """Whether the host lets us read ``url``."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, NAME))


ALL = Rules(None, 0.0)  # what holds where there is no robots.txt


def rules(body: bytes) -> Rules:
    """The rules that a robots.txt sets for us."""
    from protego import Protego

    parsed = Protego.parse(body[:MOST_BYTES].decode("utf-8", "replace"))
    rate = parsed.request_rate(NAME)
    each = rate.seconds / rate.requests if rate and rate.requests else 0.0
    return Rules(parsed, max(each, float(parsed.crawl_delay(NAME) or 0.0)))  # in this order "nan" asks for nothing
