"""The figures of bench.accuracy as a picture: by type, the acts found and those right in all, with their intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "img"
WIDTH, LEFT, RIGHT, TOP, ROW = 860, 150, 40, 96, 27
FONT = "Inter, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif"


class Look(NamedTuple):
    """Colours of the explorer (web/src/styles/tokens.css)."""

    paper: str
    ink: str
    soft: str
    line: str
    found: str
    right: str


LOOKS = {
    "accuracy.svg": Look("#ffffff", "#1b1f24", "#555c66", "#e2dfd6", "#1f6f9f", "#c2471c"),
    "accuracy-dark.svg": Look("#1a1f26", "#e8eaed", "#aeb6c0", "#2c343e", "#5fb0df", "#ef8354"),
}


def svg(found: Mapping[str, Any], look: Look) -> str:
    """The picture; the same figures give the same bytes."""
    rows = {"all types": found["all"], **found["types"]}
    height = TOP + ROW * len(rows) + 62
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="{FONT}" role="img">'
    title = f"Acts found and right in all, by type; {found['reports']} reports coded by hand"
    lines = [head, f"<title>{escape(title)}</title>"]
    lines.append(f'<rect width="{WIDTH}" height="{height}" rx="10" fill="{look.paper}"/>')
    lines += [*_words(found, look, height), *_grid(look, height - 50)]
    for n, (name, row) in enumerate(rows.items()):
        lines += _row(name, row, TOP + ROW * n + ROW / 2, look)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _words(found: Mapping[str, Any], look: Look, height: int) -> Iterator[str]:
    yield _text(24, 34, "How good it is at each type of act", look.ink, 'font-size="17" font-weight="650"')
    yield f'<circle cx="30" cy="60" r="5" fill="{look.found}"/>'
    yield _text(42, 64, "found: the right type, told in the right place", look.soft)
    yield f'<circle cx="330" cy="60" r="4" fill="none" stroke="{look.right}" stroke-width="2"/>'
    yield _text(342, 64, "all right: parties and status too", look.soft)
    of = f"F1 over {found['all']['acts']} acts of {found['reports']} reports that were coded by hand"
    said = f"{of} and are known by now. Bars: 95 percent, drawing the reports anew."
    yield _text(24, height - 14, said, look.soft, 'font-size="11"')


def _grid(look: Look, bottom: int) -> Iterator[str]:
    for tenth in range(0, 11, 2):
        x = _x(tenth / 10)
        yield f'<path d="M{x:.1f} {TOP - 6}V{bottom}" stroke="{look.line}"/>'
        yield _text(x, bottom + 16, f"{tenth / 10:.1f}".removesuffix(".0"), look.soft, 'text-anchor="middle"')


def _row(name: str, row: Mapping[str, Any], y: float, look: Look) -> Iterator[str]:
    weight = 'font-weight="650" ' if name.islower() else ""
    yield _text(LEFT - 46, y + 4, name, look.ink, f'{weight}text-anchor="end"')
    yield _text(LEFT - 12, y + 4, str(row["acts"]), look.soft, 'text-anchor="end" font-size="11"')
    for key, colour, shift in (("found", look.found, -4), ("right", look.right, 4)):
        share, at = row[key], y + shift
        bar = f"M{_x(share[1]):.1f} {at:.1f}H{_x(share[2]):.1f}"
        yield f'<path d="{bar}" stroke="{colour}" stroke-width="2" opacity=".55"/>'
        fill = colour if key == "found" else look.paper
        yield f'<circle cx="{_x(share[0]):.1f}" cy="{at:.1f}" r="4" fill="{fill}" stroke="{colour}" stroke-width="2"/>'


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _text(x: float, y: float, words: str, colour: str, more: str = "") -> str:
    size = "" if "font-size" in more else 'font-size="12.5" '
    return f'<text x="{x:g}" y="{y:g}" fill="{colour}" {size}{more}>{escape(words)}</text>'


def write(found: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Writes the picture for light and for dark pages."""
    for name, look in LOOKS.items():
        (folder / name).write_text(svg(found, look), encoding="utf-8")
