"""The stage: every headline and body block becomes sentences; repair rules mend known slips."""

from __future__ import annotations

from dataclasses import replace

from whowhom.parse.base import Parser
from whowhom.syntax import Reading, Sentence

PARSED = ("headline", "body")


def parse(reading: Reading, parser: Parser) -> Reading:
    """Fills ``sentences`` from the blocks that can hold an act."""
    sentences: list[Sentence] = []
    for block in reading.blocks:
        if block.kind in PARSED:
            sentences += parser.parse(reading.slice(block.span), block.span.start, len(sentences), block.kind)
    return replace(reading, sentences=tuple(sentences))
