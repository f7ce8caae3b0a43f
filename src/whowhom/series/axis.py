"""Which periods are named under a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from whowhom.series.words import label

MOST = 11
_STEPS = {
    "week": (1, 2, 4, 8, 13, 26, 52, 104, 260, 520),
    "month": (1, 2, 3, 6, 12, 24, 60, 120, 240, 600),
    "quarter": (1, 2, 4, 8, 20, 40, 80, 200),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500),
}
_A_YEAR = {"month": 12, "quarter": 4}


def ticks(periods: Sequence[date], by: str, most: int = MOST) -> list[tuple[int, str]]:
    """(place, words) of at most about ``most`` periods, evenly apart and on round ones: years begin in January."""
    step = next((step for step in _STEPS[by] if len(periods) <= step * most), _STEPS[by][-1])
    whole_years = step % _A_YEAR[by] == 0 if by in _A_YEAR else False
    found = [(n, period) for n, period in enumerate(periods) if _number(period, by) % step == 0]
    return [(n, label(period, "year" if whole_years else by)) for n, period in found or enumerate(periods[:1])]


def _number(period: date, by: str) -> int:
    """Counted on from the beginning of the calendar."""
    if by == "week":
        return period.toordinal() // 7
    months = period.year * 12 + period.month - 1
    return {"month": months, "quarter": months // 3, "year": period.year}[by]
