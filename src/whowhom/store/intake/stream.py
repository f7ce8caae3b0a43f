"""Sources as one stream of steps, each of which is done and noted in the manifest as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeGuard

from whowhom.records import Problem, Report
from whowhom.store.intake.manifest import Manifest
from whowhom.store.intake.troubles import broken_reader, given_up, held
from whowhom.store.intake.unit import TRIES, Cursor, Source, Unit

ALONE = 2  # attempts from which on a report is coded in a transaction of its own, to find the one that ends the program
MOST_STEPS = 5000  # in one transaction, however few of them are reports
MOST_FETCHED = 10  # in one transaction: pages come slowly, and shall not be asked for twice


@dataclass(frozen=True, slots=True)
class Step:
    """One report or one fatal problem of a unit with the notes that belong to it, or the unit's beginning or end."""

    unit: Unit
    item: Report | Problem | None = None
    notes: tuple[Problem, ...] = ()
    cursor: Cursor | None = None  # to go on from after it
    passed: bool = False  # what earlier runs read of the unit is counted once more, as known
    ends: bool = False
    refused: bool = False  # it has ended the program so often that it is not coded any more
    alone: bool = False  # in a transaction of its own

    def note(self) -> None:
        """Writes into the unit's row how far this step has brought it."""
        if self.refused:  # a later run shall not try what has ended so many
            self.unit.passes = max(self.unit.passes, TRIES - 1)
        if self.cursor is not None:
            self.unit.cursor = self.cursor
            self.unit.attempts = min(self.unit.attempts, 1)
        if self.ends:
            self.unit.finish()


def steps(found: Iterable[Source | Problem], manifest: Manifest, size: int) -> Iterator[Step]:
    """Everything that the sources hold and the store does not. ``size`` units are taken in hand at once."""
    entries = list(found)
    rows = iter(manifest.enter([entry for entry in entries if not isinstance(entry, Problem)]))
    pairs = iter([(manifest.given if isinstance(entry, Problem) else next(rows), entry) for entry in entries])
    seen: set[str] = set()
    while part := list(islice(pairs, size)):
        todo = {unit.id: (unit, entry) for unit, entry in part if _to_read(entry, unit, seen, manifest)}
        manifest.lease([pair for pair in todo.values() if not pair[0].attempts])
        for unit, entry in part:
            if isinstance(entry, Problem):
                yield single(unit, entry)
            elif todo.pop(unit.id, None):
                yield from _read(unit, entry, manifest, size)
            elif manifest.held(unit):
                yield Step(manifest.given, notes=(held(unit.name),))
            elif not manifest.only_new:
                yield Step(unit, passed=True)
        seen.update(unit.id for unit, _ in part)


def batches(stream: Iterator[Step], size: int) -> Iterator[list[Step]]:
    """Steps that go into one transaction: ``size`` reports, or what has to stand alone."""
    part: list[Step] = []
    items = 0
    for step in stream:
        if step.alone and part:
            yield part
            part, items = [], 0
        part.append(step)
        items += step.item is not None
        full = min(size, MOST_FETCHED) if step.unit.lasting else size
        if step.alone or items >= full or len(part) >= MOST_STEPS:
            yield part
            part, items = [], 0
    if part:
        yield part


def _to_read(entry: Source | Problem, unit: Unit, seen: set[str], manifest: Manifest) -> TypeGuard[Source]:
    return not (isinstance(entry, Problem) or unit.id in seen or unit.settled or manifest.held(unit))


def single(unit: Unit, item: Report | Problem) -> Step:
    """What stands by itself, a report or a problem of any weight, as a step."""
    if isinstance(item, Problem) and not item.fatal:
        return Step(unit, notes=(item,))
    return Step(unit, item)


def _read(unit: Unit, source: Source, manifest: Manifest, size: int) -> Iterator[Step]:
    """The unit from its cursor to its end. One that has ended the program before goes step by step for a while."""
    if unit.id not in manifest.leased:
        manifest.lease([(unit, source)])
    if unit.reports and not unit.lasting and not manifest.only_new:
        yield Step(unit, passed=True)
    if unit.attempts > ALONE + TRIES:
        yield Step(unit, given_up(source.name), ends=True, refused=True)
        return
    careful = size if unit.attempts >= ALONE else 0
    refused = unit.attempts == ALONE + TRIES
    notes: list[Problem] = []
    cursor = unit.cursor
    for item, cursor in _items(unit, source):
        if isinstance(item, Problem) and not item.fatal:
            notes.append(item)
            continue
        yield Step(unit, item, tuple(notes), cursor, alone=careful > 0, refused=refused)
        notes, refused, careful = [], False, careful - 1
    yield Step(unit, notes=tuple(notes), cursor=cursor, ends=True)


def _items(unit: Unit, source: Source) -> Iterator[tuple[Report | Problem, Cursor]]:
    """A fault in reading one unit must not cost the others."""
    cursor: Cursor = unit.cursor or 0
    try:
        for item, after in source.items(cursor):
            cursor = after
            yield item, after
    except Exception as error:
        yield broken_reader(source.name, error), cursor
