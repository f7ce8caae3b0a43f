"""The figures of bench.speed as tables, and their places in docs/speed.md and README.md."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.page_part import put

ROOT = Path(__file__).resolve().parent.parent
PAGE, README = ROOT / "docs" / "speed.md", ROOT / "README.md"
NAMES = {
    "bare": "bare parser",
    "frames": "frames",
    "both": "frames and learned coder",
    "two_jobs": "the same, two jobs",
}
RATIOS = {"frames": "ratio_frames", "both": "ratio_both"}
SINGLE = {
    "startup_s": "one report, from call to records, seconds of processor time",
    "help_s": "`whowhom --help`, seconds of processor time",
    "peak_mb": "most memory of one job, MB",
    "growth_mb": "more of it after 10,000 reports than after 1,000, MB",
    "html_read_pages_s": "pages read a second of one core, from HTML files",
    "html_pages_s": "pages read and coded, from HTML files",
    "warc_read_pages_s": "pages read, from a web archive",
    "warc_pages_s": "pages read and coded, from a web archive",
}


def tables(found: Mapping[str, Any]) -> list[str]:
    """Lines of Markdown: reports a second, the share of each stage, and everything that is one figure."""
    lines = [
        f"| {found['reports']} reports ({found['corpus']}) | a second of one core | bare parser = 1 |",
        "|---|---|---|",
    ]
    for name, rate in found["reports_s"].items():
        ratio = found[RATIOS[name]] if name in RATIOS else 1
        lines.append(f"| {NAMES[name]} | {rate:.1f} | {ratio:.2f} |")
    lines.append(f"| two jobs instead of one, by the clock | – | {found['ratio_two_jobs']:.2f} times one job |")
    lines += ["", "| stage | share of the processor time |", "|---|---|"]
    lines += [f"| {name} | {share:.0%} |" for name, share in found["shares"].items()]
    lines += ["", "| | measured |", "|---|---|"]
    return lines + [f"| {what} | {found[name]:g} |" for name, what in SINGLE.items() if name in found]


def ratios(found: Mapping[str, Any]) -> list[str]:
    """What holds on any machine."""
    lines = ["| | times as many reports a second |", "|---|---|"]
    lines += [f"| {NAMES[name]}, against the bare parser | {found[ratio]:.1f} |" for name, ratio in RATIOS.items()]
    return [*lines, f"| two jobs, against one | {found['ratio_two_jobs']:.1f} |"]


def write(found: Mapping[str, Any], page: Path = PAGE, readme: Path = README) -> None:
    """Puts the tables between their markers. Raises ValueError where a page has no place for them."""
    put(tables(found), "measured", page)
    put(ratios(found), "speed", readme)
