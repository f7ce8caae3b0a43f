"""The account of a store as tables: runs, sources, problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.table import Table

from whowhom.cli.plain import plain

COLUMNS = {
    "read": "Read",
    "coded": "Coded",
    "without_events": "No event",
    "failed": "Failed",
    "known": "Known",
    "copies": "Copies",
    "events": "Events",
}


def runs_table(runs: Sequence[Mapping[str, Any]], total: Any) -> Table:
    table = _table("Run", "Begun (UTC)", "")
    for run in runs:
        ended = "" if run["finished"] else "cut short"
        _row(table, run["ledger"], str(run["id"]), f"{run['started']:%Y-%m-%d %H:%M}", ended)
    table.add_section()
    _row(table, total.as_dict(), "all", "", "", style="bold")
    return table


def units_table(units: Sequence[Mapping[str, Any]], total: Any) -> Table:
    table = _table("Source", "")
    for unit in units:
        _row(table, unit, plain(unit["name"]), "" if unit["state"] == "done" else unit["state"])
    table.add_section()
    _row(table, total.as_dict(), "all", "", style="bold")
    return table


def problems_table(kinds: Sequence[Mapping[str, Any]]) -> Table:
    table = _plain_table((0, 2, 0, 0))
    table.add_column("Times", justify="right")
    table.add_column("Problem")
    table.add_column("Examples", overflow="fold", ratio=1)
    for kind in kinds:
        style = "red" if kind["fatal"] else ""
        table.add_row(str(kind["count"]), f"{kind['stage']}/{kind['code']}", _examples(kind["examples"]), style=style)
    return table


def _examples(messages: Sequence[str]) -> str:
    return "\n".join(plain(" ".join(message.split())) for message in messages)


def _table(*names: str) -> Table:
    table = _plain_table((0, 1, 0, 0))
    table.add_column(names[0], overflow="fold")
    for name in names[1:]:
        table.add_column(name, no_wrap=True)
    for name in COLUMNS.values():
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _plain_table(padding: tuple[int, int, int, int]) -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold dim", padding=padding)


def _row(table: Table, counts: Mapping[str, Any], *names: str, style: str = "") -> None:
    table.add_row(*names, *(str(counts.get(name, 0)) for name in COLUMNS), style=style)
