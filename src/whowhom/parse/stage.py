"""The stage: every headline and body block becomes sentences; repair rules mend known slips."""

from __future__ import annotations

from dataclasses import replace

from whowhom.parse.base import Parser
from whowhom.parse.repairs import mend
from whowhom.syntax import Reading, Sentence

PARSED = ("headline", "body")


def parse(reading: Reading, parser: Parser) -> Reading:
    """Fills ``sentences`` from the blocks that can hold an act."""
    sentences: list[Sentence] = []
    for block in reading.blocks:
        if block.kind in PARSED:
            parsed = parser.parse(reading.slice(block.span), block.span.start, len(sentences), block.kind)
            sentences += [mend(sentence) for sentence in parsed]
    return replace(reading, sentences=tuple(sentences))
