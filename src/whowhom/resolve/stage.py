"""The stage: names, places, times, forces. What needs no act to be known; what the words leave open stays open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from whowhom.records import Outlet
from whowhom.resolve.forces import Equipment, find_forces, load_equipment
from whowhom.resolve.outlets import Outlets, find_outlet, load_outlets
from whowhom.resolve.parties import PartyTables, find_mentions, load_tables
from whowhom.resolve.places import Names, PlaceTables, dateline_place, find_both, load_places, scan_all
from whowhom.resolve.times import find_times
from whowhom.syntax import Reading


@dataclass(frozen=True)
class Tables:
    """Who is who and where is where, loaded once."""

    parties: PartyTables
    places: PlaceTables
    equipment: Equipment
    outlets: Outlets


def load(*extra: str | Path) -> Tables:
    """Our tables, with those of further codebook folders over them."""
    return Tables(load_tables(*extra), load_places(*extra), load_equipment(*extra), load_outlets(*extra))


def resolve(reading: Reading, tables: Tables) -> Reading:
    """Fills ``mentions``, ``places``, ``homes``, ``times``, ``durations``, ``timexes``, ``forces``, ``casualties``."""
    times, durations, timexes = find_times(reading)
    forces, casualties = find_forces(reading, tables.equipment)
    names = scan_all(reading.sentences, tables.places)
    homes = _homes(reading, names, tables.places)
    reading = replace(reading, homes=homes)
    mentions = find_mentions(reading, tables.parties, homes)
    places, toponyms = find_both(reading, names, tables.places)
    return replace(
        reading,
        mentions=mentions,
        places=places,
        toponyms=toponyms,
        times=times,
        durations=durations,
        timexes=timexes,
        forces=forces,
        casualties=casualties,
    )


def press(reading: Reading, tables: Tables) -> Outlet | None:
    """Whose press tells a report, by its blocks and what the input says of it."""
    return find_outlet(reading, tables.outlets)


def _homes(reading: Reading, names: Names, tables: PlaceTables) -> tuple[tuple[int, str | None], ...]:
    """Where each dateline ends and its country, ISO3: where police, parliament and residents are at home."""
    out = []
    for block in reading.blocks:
        if block.kind == "dateline" and block.place:
            place = dateline_place(replace(reading, blocks=(block,)), names, tables)
            out.append((block.span.end, place.country if place is not None else None))
    return tuple(out)
