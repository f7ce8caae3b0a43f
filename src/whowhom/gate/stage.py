"""The stage: the share of words of public affairs in a report, counted before anything is parsed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from whowhom.codebook import Codebook
from whowhom.syntax import Reading

ENOUGH_WORDS = 80  # shorter texts are read whatever they are about


def gate(reading: Reading, words: Callable[[str], list[str]], codebook: Codebook) -> Reading:
    """Fills ``share``. ``words``: the parser's own, so that the gate counts what the sentences will have."""
    told = [word.lower() for block in reading.telling() for word in words(reading.slice(block.span))]
    listed = frozenset(codebook.grammar["political"])
    share = sum(word in listed for word in told) / len(told) if len(told) >= ENOUGH_WORDS else 1.0
    return replace(reading, share=share)


def aside(reading: Reading, codebook: Codebook) -> bool:
    """Whether a report has so few words of public affairs that no act of it is recorded: a film review, a match."""
    return reading.share is not None and reading.share < float(codebook.grammar["political_share"])
