"""A layout of somebody else's data set, as its file in ``formats/`` tells it: columns, dialect, what is read of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``come`` names what fills it (``fill``), with its side or other word; empty: we do not know it."""

    name: str
    come: str = ""
    dtype: str = "string"  # of pandas
    blank: str | None = None  # what stands where nothing is known; None: as in the whole layout
    value: str | None = None  # the same in every row


@dataclass(frozen=True, slots=True)
class Layout:
    """A data set's layout. ``delimiter`` parts the cells; where ``quoted`` is false no cell can hold it or a line end.

    ``spread`` says what becomes a row (``spread.py``); ``status``, ``given``, ``needs`` and ``only`` say which acts
    have a place in the data set; ``read`` says where its own rows tell what we know too.
    """

    name: str
    label: str
    columns: tuple[Column, ...]
    delimiter: str
    quoted: bool
    header: bool
    blank: str
    spread: str
    status: tuple[str, ...]
    given: tuple[str, ...]
    needs: tuple[str, ...]
    only: Mapping[str, tuple[str, ...]]
    read: Mapping[str, Any]
    pandas: Mapping[str, Any]
    older: int | None = None  # columns of an earlier version that has no header
    older_lacks: tuple[str, ...] = ()
    limits: tuple[str, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def names_of(self, width: int) -> tuple[str, ...] | None:
        """The columns of a row of so many cells; None if no version of the layout has so many."""
        if width == len(self.columns):
            return self.names
        if width == self.older:
            return tuple(name for name in self.names if name not in self.older_lacks)
        return None


def layout_names() -> tuple[str, ...]:
    """The data sets that have a layout, in alphabetical order."""
    found = (entry.name for entry in files("whowhom.export").joinpath("formats").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def layout(name: str) -> Layout:
    """The layout of that name. Raises ValueError, naming those that there are, for another."""
    if name not in layout_names():
        raise ValueError(f"There is no layout {name!r}; choose {', '.join(layout_names())}.")
    text = files("whowhom.export").joinpath("formats", f"{name}.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    dialect, rows, older = told["dialect"], told["rows"], told.get("older", {})
    return Layout(
        name=name,
        label=told["label"],
        columns=tuple(_column(column) for column in told["columns"]),
        delimiter=dialect["delimiter"],
        quoted=dialect["quoted"],
        header=dialect["header"],
        blank=dialect["blank"],
        spread=rows["of"],
        status=tuple(rows["status"]),
        given=tuple(rows.get("given", ())),
        needs=tuple(rows.get("needs", ())),
        only={key: tuple(values) for key, values in rows.get("only", {}).items()},
        read=told["read"],
        pandas=told["pandas"],
        older=older.get("columns"),
        older_lacks=tuple(older.get("lacks", ())),
        limits=tuple(told.get("lost", ())),
    )


def pandas_options(name: str) -> dict[str, Any]:
    """What pandas needs to read a file of that layout: ``pandas.read_csv(file, **pandas_options("gdelt"))``."""
    form = layout(name)
    days = form.pandas.get("parse_dates", [])
    types = {column.name: column.dtype for column in form.columns if column.name not in days}
    options: dict[str, Any] = {"sep": form.delimiter, "dtype": types, "keep_default_na": False, **form.pandas}
    options.setdefault("na_values", [form.blank])
    if not form.quoted:
        options["quoting"] = 3  # csv.QUOTE_NONE
    if not form.header:
        options |= {"header": None, "names": list(form.names)}
    return options


def _column(told: Mapping[str, str]) -> Column:
    return Column(told["name"], told.get("from", ""), told.get("type", "string"), told.get("blank"), told.get("value"))
