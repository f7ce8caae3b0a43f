"""What a table may say, as ``tables.toml`` has it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` is a key of [words], [numbers] or [forms] in ``tables.toml``, or "day"."""

    name: str
    kind: str
    empty: bool = False
    many: bool = False
    default: str = ""
    late: bool = False
    spare: bool = False  # a user's table may leave the column out


@dataclass(frozen=True, slots=True)
class Point:
    """Where a row says that it is, and the state or states by which that is judged."""

    lon: str
    lat: str
    of: str = ""
    rule: str = ""
    reach: str = ""  # column with the breadth of the place in km


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and what holds between its rows."""

    name: str
    file: str
    columns: tuple[Column, ...]
    entry: str
    own: bool
    same: tuple[str, ...]
    once: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    apart: str
    unlike: tuple[str, ...]
    forward: tuple[str, ...]
    turns: tuple[str, ...]
    points: tuple[Point, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        """The header without what a user's table may leave out."""
        return tuple(column.name for column in self.columns if not column.spare)


@cache
def rules() -> Mapping[str, Any]:
    """``tables.toml`` as it stands."""
    return tomllib.loads((files("whowhom.codebook") / "tables.toml").read_text(encoding="utf-8"))


@cache
def tables() -> dict[str, Table]:
    """Every table by its name."""
    return {name: _table(name, body) for name, body in rules().items() if "columns" in body}


def own_files() -> tuple[str, ...]:
    """Files that a codebook of one's own may bring."""
    return tuple(table.file for table in tables().values() if table.own)


def table_of(file: str) -> Table:
    """The table of a file, as "tables/leaders.csv". Raises KeyError for one that is none."""
    return {table.file: table for table in tables().values()}[file]


def _table(name: str, body: Mapping[str, Any]) -> Table:
    return Table(
        name=name,
        file=f"tables/{body.get('file', f'{name}.csv')}",
        columns=tuple(_column(column, said) for column, said in body["columns"].items()),
        entry=body["entry"],
        own=body.get("own", False),
        same=tuple(body.get("same", ())),
        once=tuple(tuple(columns) for columns in body.get("once", ())),
        claims=tuple(body.get("claims", ())),
        apart=body.get("apart", ""),
        unlike=tuple(body.get("unlike", ())),
        forward=tuple(body.get("forward", ())),
        turns=tuple(body.get("turns", ())),
        points=tuple(_point(said) for said in body.get("points", ())),
    )


def _point(said: Mapping[str, Any]) -> Point:
    lon, lat = said["at"]
    return Point(lon, lat, said.get("of", ""), said.get("rule", ""), said.get("reach", ""))


def _column(name: str, said: Mapping[str, Any]) -> Column:
    flags = {flag: said.get(flag, False) for flag in ("empty", "many", "late", "spare")}
    return Column(name, said["is"], default=said.get("default", ""), **flags)
