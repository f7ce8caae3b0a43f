"""The stage: names, places, times, forces. What needs no act to be known; what the words leave open stays open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whowhom.resolve.forces import find_forces
from whowhom.resolve.parties import PartyTables, find_mentions, load_tables
from whowhom.resolve.places import PlaceTables, dateline_place, find_places, find_toponyms, load_places
from whowhom.resolve.times import find_times
from whowhom.syntax import Reading


@dataclass(frozen=True)
class Tables:
    """Who is who and where is where, loaded once."""

    parties: PartyTables
    places: PlaceTables


def load() -> Tables:
    return Tables(load_tables(), load_places())


def resolve(reading: Reading, tables: Tables) -> Reading:
    """Fills ``mentions``, ``places``, ``times``, ``durations``, ``forces`` and ``casualties``."""
    times, durations = find_times(reading)
    forces, casualties = find_forces(reading)
    mentions = find_mentions(reading, tables.parties)
    places = find_places(reading, tables.places)
    toponyms = find_toponyms(reading, tables.places)
    return replace(
        reading,
        mentions=mentions,
        places=places,
        toponyms=toponyms,
        times=times,
        durations=durations,
        forces=forces,
        casualties=casualties,
    )


def homes(reading: Reading, tables: Tables) -> tuple[tuple[int, str | None], ...]:
    """Where each dateline ends and its country, ISO3: where police, parliament and residents are at home."""
    out = []
    for block in reading.blocks:
        if block.kind == "dateline" and block.place:
            place = dateline_place(replace(reading, blocks=(block,)), tables.places)
            out.append((block.span.end, place.country if place is not None else None))
    return tuple(out)
