"""With what and how many: men, machines and crowds, and what became of people."""

from __future__ import annotations

from whowhom.records import Casualty, Force, Found
from whowhom.resolve.forces.casualties import casualties_of
from whowhom.resolve.forces.equipment import Equipment, load_equipment
from whowhom.resolve.forces.find import forces_of
from whowhom.resolve.forces.money import money_of
from whowhom.syntax import Reading

__all__ = ["Equipment", "find_forces", "load_equipment"]


def find_forces(
    reading: Reading, equipment: Equipment | None = None
) -> tuple[tuple[Found[Force], ...], tuple[Found[Casualty], ...]]:
    """All forces and casualties in the order of the text.

    ``Force.owner`` and ``Casualty.of`` stay None: whose they are is told by the party on the same noun phrase.
    Crowds and civilians are forces only with a figure; "a" and "several" name no figure. Without ``equipment``: ours.
    """
    models = load_equipment() if equipment is None else equipment
    forces: list[Found[Force]] = []
    casualties: list[Found[Casualty]] = []
    for sentence in reading.sentences:
        lost = casualties_of(sentence, reading.report)
        casualties += lost
        before = next(
            (f for f in reversed(forces) if f.sentence == sentence.index - 1 and f.value.kind != "money"), None
        )
        last = before.value if before else None
        found = forces_of(sentence, reading.report, {loss.head for loss in lost}, models, last)
        forces += sorted([*found, *money_of(sentence, reading.report)], key=lambda force: force.value.span)
    return tuple(forces), tuple(casualties)
