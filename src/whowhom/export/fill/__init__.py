"""What fills the cells: small functions by the name that a layout calls them by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from whowhom.export.fill import codes, dates, details, losses, parties, places
from whowhom.export.spread import Row

Cell = str | int | float | None
Fill = Callable[[Row, str], Cell]
FILLS: Mapping[str, Fill] = {
    **codes.FILLS,
    **dates.FILLS,
    **details.FILLS,
    **losses.FILLS,
    **parties.FILLS,
    **places.FILLS,
}

__all__ = ["FILLS", "Cell", "Fill"]
