"""The pictures in README.md: python -m tools.screenshots [--demo FILE] [--out FOLDER]

Each view of the explorer over the demo's store (make demo) in headless Chromium, light and dark, the first one on a
narrow screen too, and the page of the documentation (make docs) that says how good the coder is.
Where a picture would be large it is brought down to 256 colours.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from bench.browsing import Explorer, explorer
from whowhom.store import open_store

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "img"
ACCURACY = ROOT / "site" / "accuracy.html"
MOST_KB = 250
THEMES = ("light", "dark")


class Shot(NamedTuple):
    """A picture: its name, the address, and the window."""

    name: str
    address: str
    width: int = 1440
    height: int = 900


def shots(told: str) -> tuple[Shot, ...]:
    """``told``: the incident that stands for the view of an act."""
    return (
        Shot("explorer-overview", "/"),
        Shot("explorer-event", f"/event/{told}"),
        Shot("explorer-pair", "/pair/RUS/CHN"),
        Shot("explorer-network", "/network"),
        Shot("explorer-exercises", "/exercises"),
        Shot("explorer-narrow", "/", 390, 844),
        Shot("docs-accuracy", f"{ACCURACY.as_uri()}#by-type-of-act", height=1000),
    )


def most_told(demo: Path) -> str:
    """The incident that most independent sources tell."""
    with open_store(demo, read_only=True) as store:
        (row,) = store.sql("SELECT id FROM incidents ORDER BY sources DESC, documents DESC, id LIMIT 1")
    return str(row["id"])


def picture(seen: Explorer, shot: Shot, theme: str) -> bytes:
    """The page as PNG, once all of it is drawn."""
    page = seen.page(shot.width, shot.height, color_scheme=theme)
    page.goto(shot.address)
    page.evaluate("() => settled()")
    page.wait_for_timeout(4000)  # maps and networks go on drawing after their data is there
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.context.close()
    small = io.BytesIO()
    drawn.save(small, "PNG", optimize=True)
    if small.tell() <= MOST_KB * 1000:
        return small.getvalue()
    few = io.BytesIO()
    drawn.quantize(256, dither=Image.Dither.NONE).save(few, "PNG", optimize=True)
    return few.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__.splitlines()[0])
    parser.add_argument("--demo", type=Path, default=Path("demo.duckdb"), metavar="FILE", help="the demo's store")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="NAME", help="this one alone")
    options = parser.parse_args()
    with explorer(options.demo) as seen:
        for shot in shots(most_told(options.demo)):
            for theme in THEMES:
                if options.only in ("", shot.name):
                    file = options.out / f"{shot.name}{'-dark' if theme == 'dark' else ''}.png"
                    file.write_bytes(picture(seen, shot, theme))
                    size = file.stat().st_size / 1000
                    print(f"{file.name:36} {size:6.0f} KB{' TOO LARGE' if size > MOST_KB else ''}", flush=True)


if __name__ == "__main__":
    main()
