"""The parties told so far with what the learned coder scores them for an act: to do it, or to have it done to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whowhom.code.antecedent import Side, side, together
from whowhom.records import Party
from whowhom.syntax import Signals


@dataclass(frozen=True, slots=True)
class Cast:
    """A party, as its best mention tells it, with its log-odds to act and to be acted upon."""

    party: Party
    doer: float
    other: float


def cast_of(
    signals: Signals, resolved: Mapping[tuple[int, int], tuple[Party, ...]], sentence: int, tokens: Sequence[int]
) -> list[Cast]:
    """Every party whose mentions stand in the window of the act; its mentions score together."""
    told: dict[Side, list[Cast]] = {}
    for at, (doer, other) in signals.roles(sentence, tokens).items():
        for party in resolved.get(at, ()):
            told.setdefault(side(party), []).append(Cast(party, doer, other))
    out = []
    for cast in told.values():
        best = max(cast, key=lambda c: max(c.doer, c.other))
        out.append(Cast(best.party, together(c.doer for c in cast), together(c.other for c in cast)))
    return out
