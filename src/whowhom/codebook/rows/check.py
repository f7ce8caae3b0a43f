"""Holding tables against ``tables.toml``: our own, and those that a user layers over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from whowhom.codebook.model import CodebookError
from whowhom.codebook.rows.cells import check_of
from whowhom.codebook.rows.globe import Globe
from whowhom.codebook.rows.layers import Row, Sheet, layered, own, parts, shipped, there
from whowhom.codebook.rows.names import fold
from whowhom.codebook.rows.points import stray
from whowhom.codebook.rows.schema import Table, tables

MAP = ("country_points", "regions")  # where states are is read from these


@dataclass(slots=True)
class TableReport:
    failures: list[CodebookError] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def run(folder: str | Path | None = None) -> TableReport:
    """Every table that we ship, and then those of a user's folder, which their file's name then tells."""
    report = TableReport()
    for folders in ((), (folder,)) if folder is not None else ((),):
        sheets, faults = read(folders)
        for fault in faults or check(sheets, folders):
            report.failures.append(CodebookError(str(Path(*folders, fault.file)), fault.entry, fault.message))
        report.counts["tables"] += len(sheets)
        report.counts["rows"] += sum(len(sheet.cells) for sheet in sheets)
    return report


def require(folder: str | Path) -> None:
    """Raises CodebookError for the first fault in a user's tables, and says how to see the others."""
    sheets, faults = read((folder,))
    faults = faults or check(sheets, (folder,))
    shipped.cache_clear()  # the towns take much room, and are not asked for again
    if faults:
        first, more = faults[0], len(faults) - 1
        told = f" ({more} more: whowhom codebook check --tables --codebook {folder})" if more else ""
        raise CodebookError(f"{folder}/{first.file}", first.entry, first.message + told)


def read(folders: Collection[str | Path]) -> tuple[list[Sheet], list[CodebookError]]:
    """The tables of the first folder, ours where there is none; and what of them is no table at all."""
    sheets: list[Sheet] = []
    faults: list[CodebookError] = []
    for table in tables().values():
        try:
            sheet = own(table, next(iter(folders))) if folders else shipped(table.name) if there(table.name) else None
        except CodebookError as error:
            faults.append(error)
        else:
            sheets += [sheet] if sheet else []
    return sheets, faults


def check(sheets: Collection[Sheet], folders: Collection[str | Path] = ()) -> list[CodebookError]:
    """Every fault: of single cells, and, where the cells are right, of rows and of places."""
    faults: dict[str, list[CodebookError]] = {s.table.name: list(cells(s, folders)) for s in sheets}
    globe: Globe | None = None
    for sheet in sheets:
        found = faults[sheet.table.name]
        if found:
            continue
        found += [*backward(sheet), *twice(sheet), *overlapping(sheet), *claimed(sheet), *mistaken(sheet, folders)]
        if sheet.table.points and not any(faults.get(name) for name in MAP if name != sheet.table.name):
            globe = globe or Globe(folders)
            found += stray(sheet, globe)
    return [fault for sheet in sheets for fault in sorted(faults[sheet.table.name], key=line_of)]


def line_of(fault: CodebookError) -> int:
    """The line that a fault names, 0 where it names none."""
    found = re.match(r"row (\d+)", fault.entry)
    return int(found[1]) if found else 0


def cells(sheet: Sheet, folders: Collection[str | Path] = ()) -> Iterator[CodebookError]:
    """Cells that hold what they may not. Equal cells are judged once."""
    for column in sheet.table.columns:
        judge = check_of(column, folders)
        found = sheet.column(column.name)
        wrong = {cell: told for cell in set(found) if (told := judge(cell))}
        for n, cell in enumerate(found if wrong else ()):
            if cell in wrong:
                yield CodebookError(sheet.file, sheet.entry(n), f"{column.name} {wrong[cell]}")


def backward(sheet: Sheet) -> Iterator[CodebookError]:
    """Terms that end before they begin."""
    if not sheet.table.forward:
        return
    first, last = sheet.table.forward
    for n, (start, end) in enumerate(zip(sheet.column(first), sheet.column(last), strict=True)):
        if end and end < start:
            told = f"{first} {start} is after {last} {end}; mend one of them"
            yield CodebookError(sheet.file, sheet.entry(n), told)


def twice(sheet: Sheet) -> Iterator[CodebookError]:
    """Rows that say the same as one before."""
    for columns in sheet.table.once:
        seen: dict[tuple[str, ...], int] = {}
        for n, same in enumerate(zip(*map(sheet.column, columns), strict=True)):
            first = seen.setdefault(same, n)
            if first != n:
                told = f"has the same {', '.join(columns)} as row {sheet.lines[first]}; take one of them away"
                yield CodebookError(sheet.file, sheet.entry(n), told)


def overlapping(sheet: Sheet) -> Iterator[CodebookError]:
    """Rows that begin before another of the same ``turns`` has ended. An open end is after every day."""
    table = sheet.table
    if not table.turns:
        return
    alike = zip(*map(sheet.column, table.turns), strict=True)
    days = zip(*map(sheet.column, table.forward), strict=True)
    rows = enumerate(zip(alike, days, strict=True))
    terms = sorted((same, first, last or "9999", n) for n, (same, (first, last)) in rows)
    for (before, start, end, m), (same, first, _, n) in pairwise(terms):
        if same == before and start < first <= end:
            told = f"begins on {first}, before row {sheet.lines[m]} has ended; mend the days of one of them"
            yield CodebookError(sheet.file, sheet.entry(n), told)


def claimed(sheet: Sheet) -> Iterator[CodebookError]:
    """Names that two rows bear, as ``claims`` and ``apart`` of the table allow none to."""
    table = sheet.table
    seen: dict[tuple[str, str], int] = {}
    for n, row in enumerate(sheet.rows if table.claims else ()):
        for name in names_of(table, row):
            first = seen.setdefault((fold(name), row[table.apart] if table.apart else ""), n)
            if first != n:
                told = f"claims the name {name!r}, and so does {sheet.entry(first)}; leave it to one of them"
                yield CodebookError(sheet.file, sheet.entry(n), told)


def names_of(table: Table, row: Row) -> Iterable[str]:
    """Every name that a row claims, once."""
    return {fold(part): part for column in table.claims for part in parts(row[column])}.values()


def mistaken(sheet: Sheet, folders: Collection[str | Path]) -> Iterator[CodebookError]:
    """Ids that another table has for something else."""
    for place in sheet.table.unlike:
        name, _, column = place.partition(".")
        there_too = {row[column] for row in layered(name, folders)}
        for n, word in enumerate(sheet.column(sheet.table.same[0])):
            if word in there_too:
                told = f"is an {column} of {name}.csv too; write another, or put the row there"
                yield CodebookError(sheet.file, sheet.entry(n), told)
