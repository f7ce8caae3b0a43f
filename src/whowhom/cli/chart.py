"""A series on a terminal: bars by plotext, cooperation up and conflict down, change points as lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from whowhom.series import Turn
from whowhom.series.axis import ticks
from whowhom.series.errors import needed

HEIGHT = 18
BLUE, ORANGE, GREY = 33, 208, 245  # of the 256 colours of a terminal
_A_TICK = 12  # columns that a period's name takes with its gap
_LEVELS = 6  # named heights at most


def chart(rows: Sequence[Mapping[str, Any]], by: str, turns: Sequence[Turn], width: int) -> Text:
    """The chart, ``width`` columns wide. Raises MissingPackageError without plotext."""
    with needed("Charts on a terminal"):
        import plotext
    up = [row["verbal_cooperation"] + row["material_cooperation"] for row in rows]
    down = [row["verbal_conflict"] + row["material_conflict"] for row in rows]
    at = {row["period"]: n for n, row in enumerate(rows)}
    figure = plotext.figure
    figure.clear()
    figure.canvas("default")
    figure.axes(pixel=GREY)
    figure.plot_size(width, HEIGHT)
    places = list(range(len(rows)))
    for heights, colour in ((up, BLUE), ([-count for count in down], ORANGE)):
        figure.draw(figure.bar(places, heights, marker=plotext.marker("full", colour), lines=False))
    for turn in turns:
        figure.line(at[turn.period] - 0.5, "vertical", pixel=GREY)
    named = ticks([row["period"] for row in rows], by, max(2, width // _A_TICK))
    figure.ruler("x").ticks([n for n, _ in named], [words for _, words in named])
    levels = _levels(max(up), max(down))
    figure.ruler("y").ticks(levels, [str(abs(level)) for level in levels])
    figure.ruler("both").pixel(GREY)
    return Text.from_ansi(figure.build().string())


def _levels(high: int, low: int) -> list[int]:
    """Round heights from -low to high, nought among them."""
    span = max(1, high + low)
    step = next(step for step in _steps() if span / step <= _LEVELS)
    return list(range(-(low // step) * step, high + 1, step))


def _steps() -> Any:
    """1, 2, 5, 10, 20, 50 …"""
    step = 1
    while True:
        yield from (step, 2 * step, 5 * step)
        step *= 10
