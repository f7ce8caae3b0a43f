"""The place of a date line ("ANKARA, Nov. 30 -"): where the report was written, no place of an act."""

from __future__ import annotations

from whowhom.records import Place
from whowhom.resolve.places.context import choose, gather
from whowhom.resolve.places.names import Names
from whowhom.resolve.places.tables import PlaceTables, fold
from whowhom.syntax import Reading


def dateline_place(reading: Reading, names: Names, tables: PlaceTables) -> Place | None:
    """The city of the first date line, or None; without coordinates where the name alone does not decide.

    ``names``: those of the report's sentences.
    """
    for block in reading.blocks:
        if block.kind != "dateline" or not block.place:
            continue
        parts = [part.strip() for part in block.place.replace("/", ",").split(",") if part.strip()]
        context = gather(reading, names, tables)
        within = (
            choose(tables.lookup(fold(parts[1])), fold(parts[1]), context, None, None, None) if len(parts) > 1 else None
        )
        entry = choose(tables.lookup(fold(parts[0])), fold(parts[0]), context, None, within, None)
        start = reading.slice(block.span).find(parts[0])
        if start < 0:
            continue
        span = type(block.span)(block.span.start + start, block.span.start + start + len(parts[0]))
        if entry is None:
            return Place(parts[0], "city", None, None, None, parts[0], span)
        return Place(entry.name, entry.kind, entry.country, entry.lon, entry.lat, parts[0], span)
    return None
