"""With what and how many: men, machines and crowds, and what became of people."""

from __future__ import annotations

from whowhom.records import Casualty, Force, Found
from whowhom.resolve.forces.casualties import casualties_of
from whowhom.resolve.forces.find import forces_of
from whowhom.syntax import Reading

__all__ = ["find_forces"]


def find_forces(reading: Reading) -> tuple[tuple[Found[Force], ...], tuple[Found[Casualty], ...]]:
    """All forces and casualties in the order of the text.

    ``Force.owner`` and ``Casualty.of`` stay None: whose they are is told by the party on the same noun phrase.
    Crowds and civilians are forces only with a figure; "a" and "several" name no figure.
    """
    forces: list[Found[Force]] = []
    casualties: list[Found[Casualty]] = []
    for sentence in reading.sentences:
        lost = casualties_of(sentence, reading.report)
        casualties += lost
        forces += forces_of(sentence, reading.report, {found.head for found in lost})
    return tuple(forces), tuple(casualties)
