"""The one clock of the store."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The time in UTC, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)
