"""What numbers a count leaves open."""

from __future__ import annotations

from math import inf

from whowhom.link.incidents.rules import Rules

Range = tuple[float, float]


def span(count: int, bound: str | None, rules: Rules) -> Range:
    """The numbers that a count leaves open: "at least six" is six and all above it."""
    share = rules.bounds.get(bound or "")
    if share:
        return share[0] * count, share[1] * count
    return {"at-least": (count, inf), "more-than": (count + 1, inf), "up-to": (0, count)}.get(
        bound or "", (count, count)
    )


def agree(ranges: list[Range]) -> bool:
    """Whether one number lies in all of them."""
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)
