"""Everything that acts can be exported as: the layouts of other data sets, and our own forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whowhom.export.account import Account
from whowhom.export.acts import Act
from whowhom.export.cells import csv_line
from whowhom.export.flat import COLUMNS, flat_text
from whowhom.export.layout import layout, layout_names

OWN = {
    "csv": "CSV, one row an act, with our own columns",
    "geojson": "GeoJSON, one point a place",
    "parquet": "Parquet, one row an act, with our own columns and the whole record",
    "plover": "PLOVER JSON lines, one act a line",
}
FORMS = (*layout_names(), *OWN)


def form_of(name: str) -> str:
    """The form's label. Raises ValueError, naming all forms, for one that is not there."""
    if name not in FORMS:
        raise ValueError(f"There is no form {name!r} to export as; choose {', '.join(FORMS[:-1])} or {FORMS[-1]}.")
    return OWN.get(name) or layout(name).label


def lines_of(acts: Iterable[Act], form: str, account: Account) -> Iterator[str]:
    """The text of the export, piece by piece; ``account`` counts what becomes of each act. Parquet is no text."""
    from whowhom.export.documents import geojson_lines, plover_lines  # half of this room: a record as a row needs none
    from whowhom.export.engine import table_lines

    if form == "csv":
        return _csv_lines(acts, account)
    if form == "geojson":
        return geojson_lines(acts, account)
    if form == "plover":
        return plover_lines(acts, account)
    return table_lines(acts, layout(form), account)


def _csv_lines(acts: Iterable[Act], account: Account) -> Iterator[str]:
    yield csv_line([name for name, _, _ in COLUMNS[:-1]])
    for act in acts:
        account.count(1)
        yield csv_line(flat_text(act.record))
