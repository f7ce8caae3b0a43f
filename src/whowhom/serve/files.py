"""Any list of the API as a file: ``?format=csv``, or by the header Accept. All of its rows, not one page of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from whowhom.export.cells import csv_line
from whowhom.serial import to_jsonl
from whowhom.serve.sheets import Sheet
from whowhom.store.duck import write_parquet

MOST_ROWS = 100_000  # to one file; ``offset`` leads to the rest
FORMS = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "jsonl": "application/jsonl",
}
JSON = ("json", "application/json", "*/*", "application/*")
PIECE = 64_000  # characters that are sent at a time
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a table program would reckon with what begins so


@dataclass(frozen=True, slots=True)
class Wanted:
    """The form that is asked for, and which rows."""

    form: str
    limit: int
    offset: int


def wanted(request: Request) -> tuple[Wanted | None, Request]:
    """What file a request asks for, and the request without what only the file needs; None: JSON, as it is.

    Raises ValueError for a form or a number that cannot be understood.
    """
    asked = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    said = [value for name, value in asked if name == "format"]
    form = said[-1] if said else _accepted(request.headers.get("accept", ""))
    rest = [(name, value) for name, value in asked if name != "format"]
    if form in JSON:
        return None, _asking(request, rest) if said else request
    if form not in FORMS:
        raise ValueError(f"format: {form!r} is none here; choose json, {', '.join(FORMS)}.")
    part = {name: value for name, value in rest if name in ("limit", "offset")}
    limit = _whole("limit", part.get("limit", str(MOST_ROWS)), 1, MOST_ROWS)
    offset = _whole("offset", part.get("offset", "0"), 0, 10**9)
    rest = [(name, value) for name, value in rest if name not in part]
    return Wanted(form, limit, offset), _asking(request, rest)


def written(sheet: Sheet, name: str, of: Wanted) -> Response:
    """The file. Whatever fails before its first row fails here. Raises HTTPException for a form that cannot be."""
    rows = islice(sheet.rows, of.offset, of.offset + of.limit)
    headers = {
        "content-disposition": f'attachment; filename="whowhom-{name}.{of.form}"',
        "x-rows-at-most": str(of.limit),
    }
    if of.form == "parquet":
        return Response(_parquet(sheet, rows), headers=headers, media_type=FORMS[of.form])
    if of.form == "geojson" and sheet.points is None:
        raise HTTPException(406, "This list has no places; ask for csv, parquet, jsonl or json.")
    pieces = _pieces(_TEXTS[of.form](sheet, rows))
    begun = list(islice(pieces, 1))
    return StreamingResponse(chain(begun, pieces), headers=headers, media_type=FORMS[of.form])


def safe(cell: Any) -> Any:
    """A cell that no table program takes for a formula; a list is joined."""
    if isinstance(cell, list):
        cell = "; ".join(str(one) for one in cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _csv(sheet: Sheet, rows: Iterator[Any]) -> Iterator[str]:
    columns = [column for column in sheet.columns if column[0] != "json"]
    yield csv_line([name for name, _, _ in columns])
    for row in rows:
        yield csv_line([safe(read(row)) for _, _, read in columns])


def _jsonl(sheet: Sheet, rows: Iterator[Any]) -> Iterator[str]:
    for row in rows:
        yield to_jsonl(sheet.line(row)) + "\n"


def _geojson(sheet: Sheet, rows: Iterator[Any]) -> Iterator[str]:
    return sheet.points(rows) if sheet.points else iter(())


_TEXTS: dict[str, Callable[[Sheet, Iterator[Any]], Iterator[str]]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "geojson": _geojson,
}


def _parquet(sheet: Sheet, rows: Iterator[Any]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        columns = [(name, kind) for name, kind, _ in sheet.columns]
        write_parquet(columns, ([read(row) for _, _, read in sheet.columns] for row in rows), path)
        return path.read_bytes()


def _pieces(lines: Iterator[str]) -> Iterator[bytes]:
    piece, size = list[str](), 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size >= PIECE:
            yield "".join(piece).encode("utf-8", "backslashreplace")
            piece, size = [], 0
    yield "".join(piece).encode("utf-8", "backslashreplace")


def _accepted(header: str) -> str:
    """The form that an Accept header likes best of those that there are; JSON where it names none of them."""
    liked = []
    for part in header.split(","):
        media, *settings = (piece.strip().lower() for piece in part.split(";"))
        share = next((setting[2:] for setting in settings if setting.startswith("q=")), "1")
        liked.append((_share(share), media))
    known = {media: form for form, media in FORMS.items()} | {media: media for media in JSON}
    best = sorted((one for one in liked if one[1] in known and one[0] > 0), key=lambda one: -one[0])
    return known[best[0][1]] if best else "json"


def _share(said: str) -> float:
    try:
        return float(said)
    except ValueError:
        return 0.0


def _whole(name: str, said: str, least: int, most: int) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 12 and least <= int(said) <= most):
        raise ValueError(f"{name}: {said[:40]!r} is no whole number from {least} to {most}.")
    return int(said)


def _asking(request: Request, asked: Sequence[tuple[str, str]]) -> Request:
    return Request({**request.scope, "query_string": urlencode(asked).encode()}, request.receive)
