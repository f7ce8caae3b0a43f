"""Whom a pronoun or a definite noun means, as the learned coder sees it: parties told before, by how likely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import exp, log

from whowhom.code.act import KIN, Barred, land
from whowhom.records import Mention, Party
from whowhom.syntax import Signals

SAME = 0.0  # log-odds from which a party told before is meant
NOBODY_BEFORE = ("people", "force")  # "crews", "warships" come new into a report
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


def antecedents(
    signals: Signals | None,
    mention: Mention,
    resolved: Mapping[tuple[int, int], tuple[Party, ...]],
    barred: Barred,
) -> tuple[Party, ...]:
    """Who is meant: the likeliest party, for a plural all that are likely enough; () where none is."""
    if signals is None or mention.kind in NOBODY_BEFORE:
        return ()
    found = [f for f in likely(signals, mention, resolved).values() if f[0] >= SAME and not barred.bars(f[1])]
    found.sort(key=lambda f: (-f[0], f[1].id))
    size = (mention.count or len(found)) if mention.number == "plural" else 1
    return tuple(replace(party, span=mention.span) for _, party in found[:size])
