"""Acts to the lines of a layout: each cell from what its column names, each act left out with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whowhom.export.account import Account
from whowhom.export.acts import Act
from whowhom.export.cells import header_line, write_line
from whowhom.export.fill import FILLS, Cell
from whowhom.export.layout import Column, Layout
from whowhom.export.spread import Row, rows_of


def table_lines(acts: Iterable[Act], layout: Layout, account: Account) -> Iterator[str]:
    """The lines of the file, its header first, while the acts come; ``account`` counts what becomes of them."""
    if layout.header:
        yield header_line(layout)
    for act in acts:
        rows, reason = rows_of(act, layout)
        account.count(len(rows), reason)
        for row in rows:
            yield write_line(cells_of(row, layout), layout)


def cells_of(row: Row, layout: Layout) -> list[str]:
    """One row's cells in the order of the columns."""
    return [_cell(row, column, layout) for column in layout.columns]


def _cell(row: Row, column: Column, layout: Layout) -> str:
    if column.value is not None:
        return column.value
    blank = layout.blank if column.blank is None else column.blank
    if not column.come:
        return blank
    fill, _, asked = column.come.partition(" ")
    return _text(FILLS[fill](row, asked), blank)


def _text(value: Cell, blank: str) -> str:
    if value is None or value == "":
        return blank
    return f"{value:.10g}" if isinstance(value, float) else str(value)
