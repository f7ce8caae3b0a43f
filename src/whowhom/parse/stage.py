"""The stage: every headline and body block becomes sentences; repair rules mend known slips."""

from __future__ import annotations

from dataclasses import replace

from whowhom.parse import operative
from whowhom.parse.base import Parser
from whowhom.parse.given import Given
from whowhom.parse.repairs import mend
from whowhom.parse.repairs.exercises import stand_ins
from whowhom.syntax import Reading, Sentence


def parse(reading: Reading, parser: Parser) -> Reading:
    """Fills ``sentences`` from the blocks that can hold an act."""
    told = reading.telling()
    given = Given.of(reading.report.text, stand_ins(reading.report.text, told))
    text, blocks = given.text, given.blocks(told)
    apart = [b for b, before in zip(blocks, [None, *blocks], strict=False) if operative.is_operative(text, b, before)]
    parsed = parser.parse(text, [block for block in blocks if block not in apart])
    if apart:
        parsed = _in_order([*parsed, *(s for block in apart for s in operative.parse(parser, text, block))])
    return replace(reading, sentences=tuple(given.back(mend(sentence)) for sentence in parsed))


def _in_order(sentences: list[Sentence]) -> list[Sentence]:
    return [replace(s, index=n) for n, s in enumerate(sorted(sentences, key=lambda s: s.span))]
