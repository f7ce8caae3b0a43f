"""What goes wrong with the acts of a coded report, a name each; one act may have several faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from bench.score import Comparison, Json, Pair, party, place_of, rests_on, sides, status_of

# What may befall an act that was coded by hand, and a record that stands for none.
OF_ACTS = {
    "right": "right in all",
    "missed": "missed: nothing is recorded there",
    "type": "another type",
    "actor": "another actor, or one too many or too few",
    "no recipient": "its recipient is left open",
    "a recipient": "a recipient where it has none",
    "recipient": "another recipient",
    "together": "other parties of an act that all do alike",
    "status": "another status",
}
OF_RECORDS = {"twice": "rests on words of an act that has its record", "invented": "rests on words that tell no act"}

# Kinds of acts, to see which are missed.
KINDS: dict[str, Callable[[Json], bool]] = {
    "occurred or going on": lambda act: status_of(act) in ("occurred", "ongoing"),
    "planned or possible": lambda act: status_of(act) in ("planned", "hypothetical"),
    "refused or denied": lambda act: status_of(act) in ("refused", "denied"),
    "only somebody's charge": lambda act: bool(act.get("alleged_by")),
    "done by all parties alike": lambda act: bool(act.get("reciprocal")),
    "within one state": lambda act: _parties(act, least=2) == 1,
    "between states or organisations": lambda act: _parties(act, least=2) > 1,
    "with nobody on the other side": lambda act: not act.get("reciprocal") and not act.get("recipients"),
}


def _parties(act: Json, least: int) -> int:
    """How many states and organisations take part, where the act names so many parties; else none."""
    named = [*(act.get("actors") or ()), *(act.get("recipients") or ())]
    return len({party(one) for one in named}) if len(named) >= least else 0


def faults(compared: Comparison) -> Counter[str]:
    """How many acts, and records that stand for none, have each fault."""
    report, found = compared.report, Counter[str](acts=len(compared.missed))
    taken: set[int] = set()
    for act in compared.missed:
        there = [n for n, record in enumerate(compared.extra) if rests_on(record, place_of(act, report))]
        taken.update(there)
        found["type" if there else "missed"] += 1
    for pair in compared.pairs:
        if pair.asked:
            found["acts"] += 1
            found.update(["right"] if pair.alike else _wrong(pair))
    told = [place_of(pair.act, report) for pair in compared.pairs]
    for n, record in enumerate(compared.extra):
        if n not in taken:
            found["twice" if any(rests_on(record, place) for place in told) else "invented"] += 1
    return found


def _wrong(pair: Pair) -> Iterator[str]:
    act: Json = pair.act
    (doers, others), (told_doers, told_others) = sides(act, act), sides(pair.record, act)
    if doers != told_doers:
        yield "together" if act.get("reciprocal") else "actor"
    if others != told_others:
        yield "recipient" if others and told_others else "no recipient" if others else "a recipient"
    if status_of(act) != status_of(pair.record):
        yield "status"
