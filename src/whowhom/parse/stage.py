"""The stage: every headline and body block becomes sentences; repair rules mend known slips."""

from __future__ import annotations

from dataclasses import replace

from whowhom.parse.base import Parser
from whowhom.parse.repairs import mend
from whowhom.syntax import Reading


def parse(reading: Reading, parser: Parser) -> Reading:
    """Fills ``sentences`` from the blocks that can hold an act."""
    parsed = parser.parse(reading.report.text, reading.telling())
    return replace(reading, sentences=tuple(mend(sentence) for sentence in parsed))
