"""A list of the API as rows and columns, so that every view can leave as a file in one and the same way."""

from __future__ import annotations

import functools
import operator
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from pydantic_core import to_jsonable_python

from whowhom.export.flat import Column
from whowhom.serial import to_jsonl

KINDS = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
LISTS = {str: "VARCHAR[]", int: "BIGINT[]", float: "DOUBLE[]"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that come one at a time, and how each is written.

    ``columns``: name, SQL type, and how it is read off a row; one called ``json`` is left out of CSV. ``line``: the row
    as JSON. ``points``: the rows as the pieces of a GeoJSON text; None where they have no places.
    """

    rows: Iterable[Any]
    columns: tuple[Column, ...]
    line: Callable[[Any], Any]
    points: Callable[[Iterable[Any]], Iterator[str]] | None = None


Maker = Callable[..., Sheet]  # asked like the view whose list it gives, but for the part of it


def sheet_of(row: type, rows: Iterable[Any]) -> Sheet:
    """A sheet of frozen values of one class: a column a field, those of a value within a value beside them."""
    columns = tuple(_columns(row))
    places = {"lon", "lat"} <= {name for name, _, _ in columns}
    return Sheet(rows, columns, to_jsonable_python, functools.partial(_points, columns) if places else None)


def listed(name: str, view: Callable[..., Any]) -> Maker:
    """The sheet of a view that answers with all its rows at once, in a field of that name."""
    answer = typing.get_type_hints(view)["return"]
    (row, *_) = typing.get_args(typing.get_type_hints(answer)[name])

    @functools.wraps(view)
    def rows(*args: Any, **asked: Any) -> Sheet:
        return sheet_of(row, getattr(view(*args, **asked), name))

    return rows


def columned(view: Callable[..., Any]) -> Maker:
    """The sheet of a view that answers with columns of equal length: its fields that are tuples."""
    answer = typing.get_type_hints(view)["return"]
    hints = {name: hint for name, hint in typing.get_type_hints(answer).items() if typing.get_origin(hint) is tuple}
    columns = tuple(
        (name, _told(_bare(typing.get_args(hint)[0]))[0], operator.itemgetter(place))
        for place, (name, hint) in enumerate(hints.items())
    )

    @functools.wraps(view)
    def rows(*args: Any, **asked: Any) -> Sheet:
        told = view(*args, **asked)
        across = zip(*(getattr(told, name) for name in hints), strict=True)
        return Sheet(across, columns, lambda row: dict(zip(hints, row, strict=True)))

    return rows


def _columns(row: type, within: tuple[str, ...] = ()) -> Iterator[Column]:
    hints = typing.get_type_hints(row)
    for field in fields(row):
        path, kind = (*within, field.name), _bare(hints[field.name])
        if is_dataclass(kind) and isinstance(kind, type):
            yield from _columns(kind, path)
            continue
        sql, say = _told(kind)
        yield "_".join(path), sql, functools.partial(_read, path, say)


def _told(kind: Any) -> tuple[str, Callable[[Any], Any]]:
    """The SQL type of a field, and how its value is put into it; what is no plain value is told as JSON."""
    if kind in KINDS:
        return KINDS[kind], lambda value: value
    (inner, *_) = typing.get_args(kind) or (None,)
    if typing.get_origin(kind) in (tuple, list) and inner in LISTS:
        return LISTS[inner], list
    return "VARCHAR", lambda value: to_jsonl(to_jsonable_python(value))


def _read(path: tuple[str, ...], say: Callable[[Any], Any], row: Any) -> Any:
    for name in path:
        row = None if row is None else getattr(row, name)
    return None if row is None else say(row)


def _bare(hint: Any) -> Any:
    """``X`` of ``X | None``."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint
    some = [one for one in typing.get_args(hint) if one is not type(None)]
    return some[0] if len(some) == 1 else hint


def _points(columns: tuple[Column, ...], rows: Iterable[Any]) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    begun = False
    for row in rows:
        told = {name: read(row) for name, _, read in columns}
        lon, lat = told.pop("lon"), told.pop("lat")
        if lon is None or lat is None:
            continue
        feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": told}
        yield (",\n" if begun else "\n") + to_jsonl(feature)
        begun = True
    yield "\n]}\n"
