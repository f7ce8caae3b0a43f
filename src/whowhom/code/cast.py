"""The parties told so far with what the learned coder scores them for an act: to do it, or to have it done to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whowhom.code.antecedent import Side, side, together
from whowhom.records import Party
from whowhom.syntax import Signals


@dataclass(frozen=True, slots=True)
class Cast:
    """A party, as its best mention tells it, with its log-odds to act and to be acted upon.

    ``apart``: the mention of it that is likeliest to be acted upon and does not act itself, with its log-odds: "Shafiq
    accused his rival" is about two men of one side.
    """

    party: Party
    doer: float
    other: float
    apart: tuple[Party, float] | None = None


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
        idle = max((c for c in cast if c.doer < 0.0), key=lambda c: c.other, default=None)
        apart = None if idle is None else (idle.party, idle.other)
        out.append(Cast(best.party, together(c.doer for c in cast), together(c.other for c in cast), apart))
    return out
