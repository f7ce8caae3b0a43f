"""Making somebody else's cells ours: names of states become codes, years become days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from whowhom.codebook.rows.cells import closed_set
from whowhom.codebook.rows.layers import Row, layered, parts
from whowhom.codebook.rows.names import fold
from whowhom.codebook.rows.schema import Column

Tidy = Callable[[str], str]
STATES = ("state", "land", "party")
JOINED = {"day": "-"}  # what stands between several columns of theirs that make one of ours
LOOSE_DAY = re.compile(r"\+?(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?(?:[T ][\d:.+Z-]*|\.0)?")


def tidy_of(column: Column, cells: Iterable[str], folders: Collection[str | Path]) -> Tidy:
    """How a cell of theirs is written in a column of ours. What cannot be made out is left for the check to refuse."""
    if column.kind == "day":
        return lambda cell: day(cell, column.late)
    if column.kind in STATES:
        return _each(column, _states(column, cells, folders))
    if column.kind == "sector":
        return _each(column, str.upper)
    return _each(column, lambda cell: " ".join(cell.split()))


def joined(column: Column, parts: Iterable[str]) -> str:
    """Several cells of theirs as one of ours: a day of its parts, a list, or words."""
    found = [part.strip() for part in parts if part.strip()]
    if column.kind == "day":
        found = [re.sub(r"^(\d)$", r"0\1", part.removesuffix(".0")) for part in found]
    return JOINED.get(column.kind, "; " if column.many else " ").join(found)


def day(cell: str, late: bool) -> str:
    """A year, a month or a moment as a day: its first, or its last where ``late``."""
    found = LOOSE_DAY.fullmatch(cell.strip())
    if not found:
        return cell.strip()
    year, month, of_month = (int(part) if part else 0 for part in found.groups())
    if not month:
        return f"{year:04}-12-31" if late else f"{year:04}-01-01"
    if not of_month:
        of_month = monthrange(year, month)[1] if late and 1 <= month <= 12 and year else 1
    return f"{year:04}-{month:02}-{of_month:02}"


def _each(column: Column, one: Tidy) -> Tidy:
    """The same for every part of a list."""
    if not column.many:
        return lambda cell: one(cell.strip())
    return lambda cell: ";".join(one(part) for part in parts(cell))


def of_war(column: Column, cells: Iterable[str], folders: Collection[str | Path]) -> bool:
    """Whether a column's three letters are codes of the Correlates of War: more of them than are ISO 3166.

    The two lists give some letters to different states (AUS, SLV), so one of them is chosen for the whole column.
    """
    if column.kind not in STATES:
        return False
    right, war = closed_set(column.kind, folders), _war_codes(folders)
    asked = {cell.strip() for cell in cells}
    return sum(cell in war for cell in asked) > sum(cell in right for cell in asked)


def _states(column: Column, cells: Iterable[str], folders: Collection[str | Path]) -> Tidy:
    """Codes stay, codes of war and names become codes."""
    right = closed_set(column.kind, folders)
    names = {name: code for name, code in _names(folders) if code in right}
    if of_war(column, cells, folders):
        war = _war_codes(folders)
        return lambda cell: war.get(cell) or names.get(fold(cell), cell)
    return lambda cell: cell if cell in right else names.get(fold(cell), cell)


def _names(folders: Collection[str | Path]) -> Iterator[tuple[str, str]]:
    """Every name of an armed group, organisation or state with its code; a later one counts, so that states win."""
    for table, code, columns in (
        ("armed_groups", "id", ("names",)),
        ("organisations", "id", ("names",)),
        ("countries", "iso3", ("aliases", "name")),
    ):
        for row in reversed(layered(table, folders)):
            yield from ((fold(name), row[code]) for name in _parts(row, columns))


def _war_codes(folders: Collection[str | Path]) -> Mapping[str, str]:
    return {code: row["iso3"] for row in layered("countries", folders) for code in _parts(row, ("cow",))}


def _parts(row: Row, columns: Iterable[str]) -> list[str]:
    return [part for column in columns for part in parts(row[column])]
