"""Whom a pronoun or a definite noun means, as the learned coder sees it: parties told before, by how likely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, log

from whowhom.code.act import KIN, land
from whowhom.records import Mention, Party
from whowhom.syntax import Signals

Side = tuple[str, str | None]


def side(party: Party) -> Side:
    """Who counts as one: a state with its government and forces; its people, courts and rebels apart."""
    return land(party), None if party.sector in KIN else party.sector


def together(odds: Iterable[float]) -> float:
    """Log of the sum of exponentials: what training makes of the mentions of one party."""
    told = list(odds)
    top = max(told)
    return top + log(sum(exp(o - top) for o in told))


def likely(
    signals: Signals, mention: Mention, resolved: Mapping[tuple[int, int], tuple[Party, ...]]
) -> dict[Side, tuple[float, Party]]:
    """The parties of mentions before this one, with the log-odds that it means them."""
    told: dict[Side, list[tuple[float, Party]]] = {}
    for at, odds in signals.links(mention.sentence, mention.head).items():
        for party in resolved.get(at, ()):
            told.setdefault(side(party), []).append((odds, party))
    return {s: (together(o for o, _ in found), max(found, key=lambda f: f[0])[1]) for s, found in told.items()}
