"""What ``find.py`` found, given back to the reports. Training needs no more of the program than this."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from training.notation import Mention, MiniReport

Spans = list[list[tuple[int, int, tuple[str, ...]]]]  # for each sentence: characters of it, codes; () is nobody


def added(reports: Iterable[MiniReport], file: Path) -> list[MiniReport]:
    """The reports with what was found in each. Raises KeyError for a report that was not read."""
    told = json.loads(file.read_text(encoding="utf-8"))
    return [_with(report, told[report.id]) for report in reports]


def _with(report: MiniReport, spans: Spans) -> MiniReport:
    sentences = [
        replace(s, found=tuple(Mention(tuple(codes), start, end) for start, end, codes in row))
        for s, row in zip(report.sentences, spans, strict=True)
    ]
    return replace(report, sentences=sentences)
