"""How fast the explorer's pages are: python -m bench.pages [--demo FILE] [--runs N]

In headless Chromium, over the demo's store (demo.duckdb, which make demo makes): how long until the first view can be
used, in a window that knows nothing of it yet, and how long a change of a filter takes, each with another value. Then,
over a store of invented records, the map while it is dragged, with 10,000 marks on it and with none: how long the page
itself works for a frame (60 a second leave 16.7 ms), and how many frames are drawn. The graphics card decides the
latter; where there is none, its work is done in software, and the line says so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench.browsing import Explorer, explorer
from bench.synthetic import make

RUNS = 7
RECORDS = 14_000  # enough for 10,000 marks
FIRST_MS, FILTER_MS = 1500, 150  # what a reader does not mind
PAUSE_MS = 1500
NOWHERE = "zzzzqq"  # a word of no report: a map without marks
CHANGES = ("type=ASSAULT", "actor=RUS", "since=2020", "status=planned", "type=COOPERATE&actor=CHN", "until=2019", "")
CLICKED = """href => {
    const link = document.body.appendChild(document.createElement('a')), begun = performance.now()
    link.href = href
    link.click()
    link.remove()
    return settled().then((at) => at - begun)
}"""
PAINTED = """() => new Promise((keep) => {
    const first = (seen) => seen.getEntriesByName('first-contentful-paint').forEach((at) => keep(at.startTime))
    new PerformanceObserver(first).observe({ type: 'paint', buffered: true })
})"""
COUNTED = (
    "() => { window.frames_ = []; const tick = (at) => { frames_.push(at); requestAnimationFrame(tick) }; tick(0) }"
)
RENDERER = """() => {
    const gl = document.createElement('canvas').getContext('webgl2')
    const known = gl?.getExtension('WEBGL_debug_renderer_info')
    return gl?.getParameter(known?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) ?? 'nothing'
}"""


def first_view(seen: Explorer, runs: int) -> tuple[list[float], list[float]]:
    """Milliseconds from the question for the page until nothing on it is awaited and it is painted, and until the map,
    which comes last, is drawn too."""
    stood, drawn = [], []
    for _ in range(runs):
        page = seen.page()
        page.goto("/", wait_until="commit")
        stood.append(max(page.evaluate("() => settled()"), page.evaluate(PAINTED)))
        page.wait_for_selector("[data-drawn]")
        drawn.append(page.evaluate("() => performance.now()"))
        page.context.close()
    return stood, drawn


def filter_change(seen: Explorer, runs: int) -> list[float]:
    """Milliseconds from the click on a filter until all of the overview shows it."""
    page = seen.page()
    page.goto("/")
    took = []
    for address in [f"/?{change}&min-confidence=0.{n}" for n in range(1, runs) for change in CHANGES][:runs]:
        at_rest(page)
        took.append(page.evaluate(CLICKED, address))
    page.context.close()
    return took


def at_rest(page: Any) -> None:
    """Waits until all stands, the map too, as a reader does who looks at one thing before he asks for the next."""
    page.evaluate("() => settled()")
    page.wait_for_selector(".maplibregl-canvas")
    page.wait_for_timeout(PAUSE_MS)
    page.wait_for_selector("[data-drawn]")


class Dragged(NamedTuple):
    """Marks on the map; milliseconds between its frames while it is dragged, and of the page's own work in each."""

    marks: int
    frames: list[float]
    work: float

    def __str__(self) -> str:
        speed = f"{1000 / median(self.frames):.0f} frames a second, longest {max(self.frames):.0f} ms"
        return f"map with {self.marks:6} marks, dragged: the page's work {self.work:.1f} ms a frame; {speed}"


def dragging(seen: Explorer, asked: str = "") -> tuple[Dragged, str]:
    """With the marks of that question; and who draws the map."""
    page = seen.page()
    with page.expect_response("**/api/v1/marks*") as answered:
        page.goto(f"/map{asked}")
    marks = max(len(column) for column in answered.value.json().values() if isinstance(column, list))
    at_rest(page)
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable")

    def worked() -> float:
        metrics = meter.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    before = worked()
    page.evaluate(COUNTED)
    page.mouse.move(400, 500)
    page.mouse.down()
    for step in range(120):
        page.mouse.move(400 + 5 * step, 500 - step % 40)
    page.mouse.up()
    times, work = page.evaluate("frames_")[1:], worked() - before
    drawn_by = page.evaluate(RENDERER)
    page.context.close()
    return Dragged(marks, [late - early for early, late in pairwise(times)], 1000 * work / len(times)), drawn_by


def line(what: str, took: list[float], limit: float | None = None) -> None:
    wanted = f" (limit {limit:.0f} ms)" if limit else ""
    print(f"{what:34} median {median(took):6.0f} ms, most {max(took):6.0f} ms{wanted}", flush=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__.splitlines()[0])
    parser.add_argument("--demo", type=Path, default=Path("demo.duckdb"), metavar="FILE", help="the demo's store")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="of each measurement")
    options = parser.parse_args(arguments)
    if not options.demo.is_file():
        parser.error(f"{options.demo} is not there; make demo makes it.")
    with explorer(options.demo) as seen:
        stood, drawn = first_view(seen, options.runs)
        line("first view", stood, FIRST_MS)
        line("with the map", drawn)
        line("change of a filter", filter_change(seen, 3 * options.runs), FILTER_MS)
    with tempfile.TemporaryDirectory() as spare:
        store = Path(spare) / "invented.duckdb"
        make(store, RECORDS)
        with explorer(store) as seen:
            for asked in ("", f"?text={NOWHERE}"):
                dragged, drawn_by = dragging(seen, asked)
                print(dragged, flush=True)
    print(f"drawn by {drawn_by}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
