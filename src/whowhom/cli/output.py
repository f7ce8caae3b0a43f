"""Records on their way out: as a table, JSON lines, CSV or Parquet, to standard output or a file."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TextIO

from whowhom.cli.errors import one_line_errors, wrong_use
from whowhom.cli.plain import plain, plain_record
from whowhom.export.cells import csv_line
from whowhom.export.flat import COLUMNS, Column, flat, joined
from whowhom.plugins import Plugin
from whowhom.serial import to_jsonl

NONE: Mapping[str, Plugin] = {}
FORMATS = ("table", "jsonl", "csv", "parquet")
Json = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """How records of one kind look: columns of a row (the last is the whole record), table, what is said of none."""

    columns: tuple[Column, ...]
    table: Callable[..., Any]
    nothing: str


def _records_table(*told: Any, **how: Any) -> Any:
    from whowhom.cli.table import records_table  # with rich, which only a table needs

    return records_table(*told, **how)


EVENTS = Shape(COLUMNS, _records_table, "No events found.")


class Writer(Protocol):
    """Takes the records of one report after another (``group`` names it), then ``close``."""

    def write(self, records: Sequence[Json], group: str | None = None) -> None: ...

    def close(self) -> None: ...


class _Jsonl:
    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, records: Sequence[Json], group: str | None = None) -> None:
        for record in records:
            self._out.write(to_jsonl(record) + "\n")
        self._out.flush()

    def close(self) -> None:
        self._out.flush()


class _Csv:
    def __init__(self, out: TextIO, shape: Shape) -> None:
        self._out, self._columns = out, shape.columns[:-1]  # no cell for the record
        out.write(csv_line([name for name, _, _ in self._columns]))

    def write(self, records: Sequence[Json], group: str | None = None) -> None:
        for record in records:
            self._out.write(csv_line(joined(flat(record, self._columns))))

    def close(self) -> None:
        pass


class _Parquet:
    def __init__(self, out: Path | None, shape: Shape) -> None:
        self._out, self._rows, self._columns = out, list[list[Any]](), shape.columns

    def write(self, records: Sequence[Json], group: str | None = None) -> None:
        self._rows += [flat(record, self._columns) for record in records]

    def close(self) -> None:
        from whowhom.store.duck import write_parquet

        columns = [(name, kind) for name, kind, _ in self._columns]
        if self._out:
            write_parquet(columns, self._rows, self._out)
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "records.parquet"
            write_parquet(columns, self._rows, path)
            sys.stdout.buffer.write(path.read_bytes())


class _Exported:
    """Everything at once, since an exporter may ask for its records in any order."""

    def __init__(self, out: TextIO, exporter: Plugin) -> None:
        self._out, self._exporter, self._records = out, exporter, list[Json]()

    def write(self, records: Sequence[Json], group: str | None = None) -> None:
        self._records += records

    def close(self) -> None:
        with one_line_errors():
            self._out.writelines(self._exporter(self._records))


class _Table:
    def __init__(self, out: TextIO, ids: bool, shape: Shape) -> None:
        from rich.console import Console

        self._console, self._ids, self._shape = Console(file=out, highlight=False), ids, shape

    def write(self, records: Sequence[Json], group: str | None = None) -> None:
        if group:
            self._console.print(f"\n{plain(group)}", style="bold", markup=False)
        if records:
            self._console.print(self._shape.table(plain_record(list(records)), self._console.width, ids=self._ids))
        else:
            self._console.print(self._shape.nothing, style="dim")

    def close(self) -> None:
        pass


def choose(wanted: str | None, out: Path | None, exporters: Mapping[str, Plugin] = NONE) -> str:
    """The format that is asked for; else a table on a terminal and JSON lines in a pipe. Wrong ones end the program.

    ``exporters`` of other packages are formats too, where the command has any.
    """
    if wanted is not None and wanted not in FORMATS and wanted not in exporters:
        right = [*FORMATS, *exporters]
        wrong_use(f"--format {wanted}: no such form; choose {', '.join(right[:-1])} or {right[-1]}.")
    by_name = out.suffix.lstrip(".") if out else ""
    form = wanted or (by_name if by_name and (by_name in FORMATS or by_name in exporters) else "")
    form = form or ("table" if out is None and sys.stdout.isatty() else "jsonl")
    if form == "parquet" and out is None and sys.stdout.isatty():
        wrong_use("Parquet is no text for a terminal; add --out FILE.parquet or redirect the output.")
    return form


@contextmanager
def writer(
    form: str,
    out: Path | None,
    *,
    ids: bool = False,
    shape: Shape = EVENTS,
    exporters: Mapping[str, Plugin] = NONE,
) -> Iterator[Writer]:
    """A writer of that form. ``ids`` shows the records' ids in a table; ``exporters`` write their own forms."""
    if form == "parquet":
        made = _Parquet(out, shape)
        yield made
        made.close()
    elif out is None:
        with _finished(_text(form, sys.stdout, ids, shape, exporters)) as text:
            yield text
    else:
        with one_line_errors():
            file = out.open("w", encoding="utf-8", newline="")
        with file, _finished(_text(form, file, ids, shape, exporters)) as text:
            yield text


@contextmanager
def _finished(text: Writer) -> Iterator[Writer]:
    yield text
    text.close()


def _text(form: str, out: TextIO, ids: bool, shape: Shape, exporters: Mapping[str, Plugin]) -> Writer:
    if form not in FORMATS:
        return _Exported(out, exporters[form])
    if form == "table":
        return _Table(out, ids, shape)
    return _Csv(out, shape) if form == "csv" else _Jsonl(out)
