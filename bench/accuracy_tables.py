"""The figures of bench.accuracy as tables, and their place in docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.faults import OF_ACTS, OF_RECORDS
from bench.page_part import put

PAGE = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"


def tables(found: Mapping[str, Any]) -> Iterator[str]:
    """Figures by type, what goes wrong, and what confidence is worth."""
    yield from ("| type | acts | found | all right |", "|---|---|---|---|")
    for name, row in {"all types": found["all"], **found["types"]}.items():
        yield f"| {name} | {row['acts']} | {_share(row['found'])} | {_share(row['right'])} |"
    yield from ("", "### Which acts are missed", "", "| acts | acts | found |", "|---|---|---|")
    yield from (f"| {name} | {row['acts']} | {_share(row['found'])} |" for name, row in found["kinds"].items())
    told = found["faults"]
    yield from ("", "### What goes wrong", "", "| what becomes of an act | acts | share |", "|---|---|---|")
    yield from (f"| {words} | {told[name]} | {told[name] / told['acts']:.0%} |" for name, words in OF_ACTS.items())
    yield from ("", "| a record that stands for no act | records | share |", "|---|---|---|")
    records = found["all"]["records"]
    yield from (f"| {words} | {told[name]} | {told[name] / records:.0%} |" for name, words in OF_RECORDS.items())
    yield from ("", "### What confidence is worth", "", "| confidence | records | mean | right |", "|---|---|---|---|")
    for row in found["curve"]:
        low = row["from"]
        yield f"| {low:.1f} - {low + 0.1:.1f} | {row['records']} | {row['mean']:.2f} | {_share(row['right'])} |"


def _share(share: tuple[float, float, float]) -> str:
    value, low, high = (f"{part:.2f}" for part in share)
    return f"{value} ({low} - {high})"


def write(found: Mapping[str, Any], page: Path = PAGE) -> None:
    """Puts the tables between their markers. Raises ValueError where the page has no place for them."""
    put(tables(found), "by type", page)
