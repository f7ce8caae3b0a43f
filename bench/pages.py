"""How fast the explorer's pages are: python -m bench.pages [--demo FILE] [--runs N]

In headless Chromium, over the demo's store (demo.duckdb, which make demo makes): how long until the first view can be
used, in a window that knows nothing of it yet, and how long a change of a filter takes, each with another value. Then,
over a store of invented records, how many frames a second the map draws while it is dragged with 10,000 marks on it.
The graphics card decides that; where there is none, its work is done in software, and the line says so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench.browsing import Explorer, explorer
from bench.synthetic import make

RUNS = 7
RECORDS = 14_000  # enough for 10,000 marks
FIRST_MS, FILTER_MS = 1500, 150  # limits of issue 6
CHANGES = ("type=ASSAULT", "actor=RUS", "since=2020", "status=planned", "type=COOPERATE&actor=CHN", "until=2019", "")
CLICKED = """href => {
    const link = document.body.appendChild(document.createElement('a')), begun = performance.now()
    link.href = href
    link.click()
    link.remove()
    return settled().then((at) => at - begun)
}"""
COUNTED = (
    "() => { window.frames_ = []; const tick = (at) => { frames_.push(at); requestAnimationFrame(tick) }; tick(0) }"
)
RENDERER = """() => {
    const gl = document.createElement('canvas').getContext('webgl2')
    const known = gl?.getExtension('WEBGL_debug_renderer_info')
    return gl?.getParameter(known?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) ?? 'nothing'
}"""


def first_view(seen: Explorer, runs: int) -> list[float]:
    """Milliseconds from the question for the page until nothing on it is awaited."""
    took = []
    for _ in range(runs):
        page = seen.page()
        page.goto("/", wait_until="commit")
        took.append(page.evaluate("() => settled()"))
        page.context.close()
    return took


def filter_change(seen: Explorer, runs: int) -> list[float]:
    """Milliseconds from the click on a filter until all of the overview shows it."""
    page = seen.page()
    page.goto("/")
    page.evaluate("() => settled()")
    asked = [f"/?{change}&min-confidence=0.{n}" for n in range(1, runs) for change in CHANGES][:runs]
    took = [page.evaluate(CLICKED, address) for address in asked]
    page.context.close()
    return took


def dragging(seen: Explorer) -> tuple[int, list[float], str]:
    """Marks on the map, milliseconds between its frames while it is dragged, and who draws it."""
    page = seen.page()
    with page.expect_response("**/api/v1/marks*") as answered:
        page.goto("/map")
    marks = max(len(column) for column in answered.value.json().values() if isinstance(column, list))
    page.evaluate("() => settled()")
    page.wait_for_selector(".maplibregl-canvas")
    page.wait_for_timeout(3000)  # until all is drawn for the first time
    page.evaluate(COUNTED)
    page.mouse.move(400, 500)
    page.mouse.down()
    for step in range(120):
        page.mouse.move(400 + 5 * step, 500 - step % 40)
    page.mouse.up()
    times = page.evaluate("frames_")[1:]
    drawn_by = page.evaluate(RENDERER)
    page.context.close()
    return marks, [after - before for before, after in pairwise(times)], drawn_by


def line(what: str, took: list[float], limit: float) -> None:
    print(f"{what:34} median {median(took):6.0f} ms, most {max(took):6.0f} ms (limit {limit:.0f} ms)", flush=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__.splitlines()[0])
    parser.add_argument("--demo", type=Path, default=Path("demo.duckdb"), metavar="FILE", help="the demo's store")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="of each measurement")
    options = parser.parse_args(arguments)
    if not options.demo.is_file():
        parser.error(f"{options.demo} is not there; make demo makes it.")
    with explorer(options.demo) as seen:
        line("first view", first_view(seen, options.runs), FIRST_MS)
        line("change of a filter", filter_change(seen, 3 * options.runs), FILTER_MS)
    with tempfile.TemporaryDirectory() as spare:
        store = Path(spare) / "invented.duckdb"
        make(store, RECORDS)
        with explorer(store) as seen:
            marks, frames, drawn_by = dragging(seen)
    speed = f"{1000 / median(frames):.0f} frames a second, longest {max(frames):.0f} ms"
    print(f"map with {marks} marks, dragged: {speed}; drawn by {drawn_by}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
