"""What is kept of an address between two polls."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the server said the last time, and which entries have been read (their keys, the oldest first)."""

    etag: str | None = None
    modified: str | None = None
    not_before: str | None = None  # time (ISO 8601, UTC) before which it wants no request
    seen: tuple[str, ...] = ()

    def rests(self, now: datetime) -> bool:
        """Whether the server wants to be left alone still."""
        return self.not_before is not None and now < datetime.fromisoformat(self.not_before)

    def as_text(self) -> str:
        """One line of JSON, from which ``state`` makes this value again."""
        return json.dumps(asdict(self), ensure_ascii=False)


def state(text: str) -> FeedState:
    """The state that a line of JSON holds. Raises ValueError for what is none."""
    try:
        values = json.loads(text)
        return FeedState(**{**values, "seen": tuple(values["seen"])})
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError(f"{text[:60]!r} is no state of a feed.") from error
