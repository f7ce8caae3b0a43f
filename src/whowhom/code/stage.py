"""The stage: a resolved reading in, its events and relations out."""

from __future__ import annotations

from dataclasses import replace

from whowhom.code.emit import event
from whowhom.code.walk import Walk
from whowhom.code.wrap import Wrappers
from whowhom.codebook import Codebook
from whowhom.syntax import Reading


def code(reading: Reading, codebook: Codebook, wrappers: Wrappers, home: str | None, names: dict[str, str]) -> Reading:
    """Fills ``events`` (in the order of their first evidence) and ``relations``."""
    if not political(reading, codebook):
        return reading
    walk = Walk(reading, codebook, wrappers, home, names)
    acts = sorted(walk.run(), key=lambda act: (min(act.evidence), act.verb))
    events = tuple(event(act, reading.report, codebook) for act in acts)
    return replace(reading, events=events, relations=tuple(walk.relations))


ENOUGH_WORDS = 80  # shorter texts are read whatever they are about


def political(reading: Reading, codebook: Codebook) -> bool:
    """Whether a report of some length has its share of words of public affairs: a match report or a film review has not."""
    words = [token.lower for sentence in reading.sentences for token in sentence.tokens]
    if len(words) < ENOUGH_WORDS:
        return True
    listed = frozenset(codebook.grammar["political"])
    return sum(word in listed for word in words) / len(words) >= float(codebook.grammar["political_share"])
