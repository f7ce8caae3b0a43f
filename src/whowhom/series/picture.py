"""A series as a picture, PNG or SVG: cooperation up, conflict down, the mean score below, change points marked.

Blue and orange can be told apart by people who see colours differently. The same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from whowhom.series.axis import ticks
from whowhom.series.captions import Caption
from whowhom.series.errors import needed
from whowhom.series.turns import Turn

ENDINGS = (".png", ".svg")
_DPI = 150
_CROWDED = 120  # bars; from here on they touch
_SENTENCE = 0.19  # of the width: what a change point's sentence takes
_LINES = 3  # of such sentences
_FEW = 12  # periods that a picture has room for at least, so that one bar is no wall


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a picture; of each kind of act the stronger one is for deeds."""

    paper: str
    ink: str
    soft: str
    line: str
    colours: Mapping[str, str]


LIGHT = Look(
    paper="#ffffff",
    ink="#1b1f24",
    soft="#5c6570",
    line="#d5dae0",
    colours={
        "material_cooperation": "#1f5f9f",
        "verbal_cooperation": "#8cbbe0",
        "verbal_conflict": "#f2b07e",
        "material_conflict": "#c2510f",
    },
)
DARK = Look(
    paper="#14171c",
    ink="#eceff3",
    soft="#9aa4b0",
    line="#363d47",
    colours={
        "material_cooperation": "#63b0f5",
        "verbal_cooperation": "#2f6397",
        "verbal_conflict": "#9a531f",
        "material_conflict": "#f5924b",
    },
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A change point in the picture; ``before``: its sentence stands left of its line; ``line``: how far down."""

    x: float
    words: str
    before: bool
    line: int


def picture(
    rows: Sequence[Mapping[str, Any]],
    path: str | Path,
    by: str,
    caption: Caption,
    turns: Sequence[Turn] = (),
    *,
    dark: bool = False,
) -> None:
    """Writes the rows of a series to ``path``, as its ending says (.png or .svg).

    ``by``: week, month, quarter or year, as the rows were asked for; ``caption`` and ``turns`` are those of these rows;
    ``dark``: for a dark page.
    Raises ValueError for another ending or where there is nothing to show, MissingPackageError without matplotlib.
    """
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(f"{path}: a picture is written as {' or '.join(ENDINGS)}.")
    silent = {"Date": None} if ending == ".svg" else {"Software": None}  # neither when nor with what
    with _style():
        figure = _drawn(rows, by, caption, turns, DARK if dark else LIGHT)
        figure.savefig(path, format=ending[1:], metadata=silent)


def svg(
    rows: Sequence[Mapping[str, Any]],
    by: str,
    caption: Caption,
    turns: Sequence[Turn] = (),
    *,
    dark: bool = False,
) -> str:
    """The same as SVG in a string, for a notebook or a page. Raises as ``picture`` does."""
    out = StringIO()
    with _style():
        figure = _drawn(rows, by, caption, turns, DARK if dark else LIGHT)
        figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()


def _style() -> AbstractContextManager[None]:
    """Whatever the reader's own settings are, a picture looks the same."""
    with needed("Pictures"):
        from matplotlib.style import context
    own = {"svg.hashsalt": "whowhom", "svg.fonttype": "none", "font.family": "DejaVu Sans", "text.parse_math": False}
    style: AbstractContextManager[None] = context(["default", own])
    return style


def _drawn(rows: Sequence[Mapping[str, Any]], by: str, caption: Caption, turns: Sequence[Turn], look: Look) -> Any:
    if not any(row["count"] for row in rows):
        raise ValueError("There is nothing to draw: no act in any period.")
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 5.6), dpi=_DPI, facecolor=look.paper)
    room = {"left": 0.075, "right": 0.975, "top": 0.79, "bottom": 0.125}
    acts, scores = figure.subplots(2, 1, sharex=True, height_ratios=(4, 1), gridspec_kw=room)
    aside = max(0.0, (_FEW - len(rows)) / 2)
    acts.set_xlim(-0.75 - aside, len(rows) - 0.25 + aside)
    marks = _marks(rows, turns, len(rows) + 2 * aside)
    _words(figure, caption, look)
    _bars(acts, rows, look, above=0.03 + 0.13 * (1 + max((mark.line for mark in marks), default=-1)))
    for mark in marks:
        _mark(acts, mark, look)
    _scores(scores, rows, look)
    _days(scores, rows, by, look)
    return figure


def _words(figure: Any, caption: Caption, look: Look) -> None:
    figure.text(0.02, 0.945, caption.title, size=16, weight="bold", color=look.ink)
    figure.text(0.02, 0.898, caption.below, size=10.5, color=look.soft)
    figure.text(0.02, 0.022, caption.source, size=8.5, color=look.soft)


def _bars(axes: Any, rows: Sequence[Mapping[str, Any]], look: Look, above: float) -> None:
    """Deeds next to the line, words beyond them; ``above``: the share of the height that is left for sentences."""
    at, width = range(len(rows)), 1.0 if len(rows) > _CROWDED else 0.82
    for sign, kinds in (
        (1, ("material_cooperation", "verbal_cooperation")),
        (-1, ("material_conflict", "verbal_conflict")),
    ):
        base = [0] * len(rows)
        for kind in kinds:
            heights = [sign * row[kind] for row in rows]
            axes.bar(at, heights, width, base, color=look.colours[kind], label=kind.replace("_", " "))
            base = [low + height for low, height in zip(base, heights, strict=True)]
    _plain(axes, look)
    axes.axhline(0, color=look.soft, linewidth=0.9)
    low, high = axes.get_ylim()
    low, high = min(low, -1), max(high, 1)
    axes.set_ylim(low, low + (high - low) / (1 - above))
    axes.yaxis.get_major_locator().set_params(integer=True, nbins=7)
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    axes.set_ylabel("conflict · acts · cooperation", color=look.soft, size=9)
    handles, labels = axes.get_legend_handles_labels()
    order = [1, 0, 2, 3]
    axes.figure.legend(
        [handles[n] for n in order],
        [labels[n] for n in order],
        loc="upper left",
        bbox_to_anchor=(0.012, 0.886),
        ncols=4,
        frameon=False,
        fontsize=9,
        labelcolor=look.ink,
        handlelength=1,
        handleheight=1,
        columnspacing=1.6,
    )


def _marks(rows: Sequence[Mapping[str, Any]], turns: Sequence[Turn], width: float) -> list[Mark]:
    """A sentence stands after its line, or before it where there is no room, and under those that it would meet; where
    change points crowd, some have none."""
    at = {row["period"]: n for n, row in enumerate(rows)}
    taken_to = [-width] * _LINES  # of every line of sentences, how far it is taken
    found = []
    for turn in turns:
        x, wide = at[turn.period] - 0.5, _SENTENCE * width
        before = x + wide > len(rows)
        start = x - wide if before else x
        line = next((n for n, end in enumerate(taken_to) if end <= start), None)
        words = turn.words.replace(": ", ":\n") if line is not None else ""
        found.append(Mark(x, words, before, line or 0))
        if line is not None:
            taken_to[line] = start + wide
    return found


def _mark(axes: Any, mark: Mark, look: Look) -> None:
    axes.axvline(mark.x, color=look.ink, linewidth=1, linestyle=(0, (4, 3)))
    axes.annotate(
        mark.words,
        (mark.x, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(-5 if mark.before else 5, -24 * mark.line),
        textcoords="offset points",
        ha="right" if mark.before else "left",
        va="top",
        size=8.5,
        color=look.ink,
        bbox={"facecolor": look.paper, "edgecolor": "none", "pad": 1, "alpha": 0.85},
    )


def _scores(axes: Any, rows: Sequence[Mapping[str, Any]], look: Look) -> None:
    """The mean score of each period that has acts, as a stem from nought."""
    scored = [(n, row["score_mean"]) for n, row in enumerate(rows) if row["score_mean"] is not None]
    for n, score in scored:
        colour = look.colours["material_conflict" if score < 0 else "material_cooperation"]
        axes.plot([n, n], [0, score], color=colour, linewidth=1.4, solid_capstyle="butt")
        axes.plot([n], [score], marker="o", markersize=3.6 if len(rows) < _CROWDED else 2.2, color=colour)
    _plain(axes, look)
    axes.axhline(0, color=look.soft, linewidth=0.9)
    axes.set_ylim(-11.5, 11.5)
    axes.set_yticks([-10, 0, 10], ["−10", "0", "+10"])
    axes.set_ylabel("mean score", color=look.soft, size=9)


def _days(axes: Any, rows: Sequence[Mapping[str, Any]], by: str, look: Look) -> None:
    found = ticks([row["period"] for row in rows], by)
    axes.set_xticks([n for n, _ in found], [words for _, words in found])
    axes.tick_params(axis="x", length=3, color=look.line)


def _plain(axes: Any, look: Look) -> None:
    axes.set_facecolor(look.paper)
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=look.line, linewidth=0.6)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=9, labelcolor=look.soft)
