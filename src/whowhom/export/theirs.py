"""A row of somebody else's data set in our terms: when, who, whom, which type of act, where. The row itself stays as it
is; what is read here only stands beside it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from whowhom.export import tables
from whowhom.export.layout import Layout
from whowhom.export.layout import layout as layout_of

Cells = Mapping[str, str]
LONGEST_TOLD = 40  # characters of a bad cell that a message repeats


@dataclass(frozen=True, slots=True)
class Known:
    """What a row tells in our terms; None where it does not, or where we have no word for it."""

    id: str
    start: date
    end: date
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    type: str | None
    mode: str | None
    cameo: str | None
    quad: str | None
    score: float | None
    lon: float | None
    lat: float | None
    place: str | None
    source: str | None


def needed(layout: Layout) -> tuple[str, ...]:
    """The columns without which a row says nothing to us; what else is read of it may be missing in a release."""
    out: list[str] = []
    for key in ("id", "start", "end", "actors", "recipients", "cameo", "type", "acled", "here"):
        columns = layout.read.get(key, ())
        out += [columns] if isinstance(columns, str) else columns
    return tuple(out)


def known(cells: Sequence[str], layout: Layout, header: Sequence[str] | None = None) -> Known:
    """Reads a row by the names of its file's ``header``, else by the layout's own order.

    Raises ValueError, one clause, for a row that cannot be: another number of cells, no such day or code.
    """
    row = dict(zip(_names_of(cells, layout, header), cells, strict=True))
    start, end = _days(row, layout)
    type, mode, cameo = _act(row, layout)
    quad = _cell(row, layout, "quad")
    return Known(
        id=_cell(row, layout, "id") or "",
        start=start,
        end=end,
        actors=_states(row, layout, "actors"),
        recipients=_states(row, layout, "recipients"),
        type=type,
        mode=mode,
        cameo=cameo,
        quad=quad.lower().replace(" ", "-") if quad else tables.quads().get(type or ""),
        score=_number(row, layout, "score", 10),
        lon=_number(row, layout, "lon", 180),
        lat=_number(row, layout, "lat", 90),
        place=_cell(row, layout, "place"),
        source=_cell(row, layout, "source"),
    )


def _names_of(cells: Sequence[str], layout: Layout, header: Sequence[str] | None) -> Sequence[str]:
    """A header with more names than there are cells counts for nothing: some releases have such."""
    if header and len(header) == len(cells):
        return header
    names = layout.names_of(len(cells))
    if names is None:
        widths = f"{len(header or layout.columns)}" + (f" or {layout.older}" if layout.older else "")
        raise ValueError(f"it has {len(cells)} cells, not {widths}")
    return names


def _cell(row: Cells, layout: Layout, key: str) -> str | None:
    """The cell of the column that tells this, without what stands for nothing."""
    column = layout.read.get(key)
    return _full(row, layout, column) if column else None


def _full(row: Cells, layout: Layout, column: str) -> str | None:
    value = row.get(column, "").strip()
    return None if value in ("", _blanks(layout.name)[column]) else value


@cache
def _blanks(name: str) -> dict[str, str]:
    """What stands for nothing in each column."""
    its = layout_of(name)
    return {column.name: its.blank if column.blank is None else column.blank for column in its.columns}


def _days(row: Cells, layout: Layout) -> tuple[date, date]:
    first = _interval(row, layout, layout.read["start"])
    last = _interval(row, layout, layout.read["end"]) if "end" in layout.read else first
    if first is None:
        raise ValueError("it has no date")
    last = last or first
    if last[1] < first[0]:
        raise ValueError(f"it ends on {last[1]}, before it begins on {first[0]}")
    return first[0], last[1]


def _interval(row: Cells, layout: Layout, columns: str | Sequence[str]) -> tuple[date, date] | None:
    """The first and last day that a date can mean: a day without its number is the whole month."""
    if not isinstance(columns, str):
        return _parts([row[column].strip() for column in columns], columns[0])
    told = _full(row, layout, columns)
    if told is None:
        return None
    for form in layout.read["days"]:
        try:
            day = datetime.strptime(told.split(" 00:00")[0], form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        return day, day
    raise ValueError(f"{columns} {_short(told)} is no day of the calendar")


def _parts(parts: Sequence[str], column: str) -> tuple[date, date]:
    year, month, day = parts
    try:
        if day.isdigit():
            return date(int(year), int(month), int(day)), date(int(year), int(month), int(day))
        return date(int(year), int(month), 1), date(
            int(year), int(month), calendar.monthrange(int(year), int(month))[1]
        )
    except ValueError as error:
        raise ValueError(f"{column} {_short('-'.join(parts))} is no day of the calendar") from error


def _act(row: Cells, layout: Layout) -> tuple[str | None, str | None, str | None]:
    """Type, mode and CAMEO code, by whichever of them the data set has."""
    always = layout.read.get("always", {})
    code = _cell(row, layout, "cameo")
    if code:
        told = tables.cameo(code)
        if not told:
            raise ValueError(f"{layout.read['cameo']} {_short(code)} is no CAMEO code")
        return told["type"] or None, told["mode"] or None, code
    if "acled" in layout.read:
        return *(tables.acled_type(row[layout.read["acled"]].strip()) or (None, None)), None
    type = _cell(row, layout, "type") or always.get("type")
    if type and type not in tables.quads():
        raise ValueError(f"{layout.read['type']} {_short(type)} is no PLOVER type")
    return type, _cell(row, layout, "mode") or always.get("mode"), None


def _states(row: Cells, layout: Layout, side: str) -> tuple[str, ...]:
    """The states of a side. Where the data set only names groups, one without a state is of the place where it acts."""
    out: list[str] = []
    for column in layout.read.get(side, ()):
        told = _full(row, layout, column)
        if told is None:
            continue
        found = [code for name in _names(told, layout) if (code := tables.iso3(name))]
        if not found and "here" in layout.read:
            here = tables.iso3(row[layout.read["here"]])
            found = [here] if here else []
        out += found
    return tuple(dict.fromkeys(out))


def _names(told: str, layout: Layout) -> list[str]:
    """What in a cell may name a state: several parted by ; or |, or what the layout's pattern finds."""
    pattern = layout.read.get("within")
    if pattern:
        return [part for match in re.finditer(pattern, told) for part in match.groups() if part]
    return [told, *re.split(r"[;|]", told)]


def _number(row: Cells, layout: Layout, key: str, most: float) -> float | None:
    told = _cell(row, layout, key)
    if told is None:
        return None
    try:
        value = float(told)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise ValueError(f"{layout.read[key]} {_short(told)} is no number from -{most:g} to {most:g}")
    return value


def _short(told: str) -> str:
    return repr(told if len(told) <= LONGEST_TOLD else told[:LONGEST_TOLD] + "…")
