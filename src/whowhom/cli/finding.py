"""What ``whowhom doctor`` finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. ``state``: good, optional (missing, but not needed), bad."""

    what: str
    found: str
    state: str = "good"
    mend: str = ""
