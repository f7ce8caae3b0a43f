"""Adds formal names and Wikidata ids of states from the package rigour (MIT) to countries.csv; names those it lacks.

    pip install rigour && python tools/build_countries.py

Rows and aliases written by hand are kept; running it twice changes nothing.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parent.parent / "src" / "whowhom" / "codebook" / "tables" / "countries.csv"


def main() -> None:
    from rigour.territories import get_territories

    with TABLE.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        fields, rows = list(reader.fieldnames or ()), list(reader)
    first = {row["iso3"]: row for row in reversed(rows)}
    taken = {alias for row in rows for alias in [row["name"], *row["aliases"].split(";")]}
    for territory in sorted(get_territories(), key=lambda t: str(t.code)):
        _add(territory, first, taken)
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _add(territory: Any, first: dict[str, dict[str, str]], taken: set[str]) -> None:
    """The formal name ("Republic of Moldova") becomes an alias of the state's first row."""
    code, formal = (territory.alpha3 or "").upper(), territory.full_name
    if not territory.is_country or territory.is_historical or not code:
        return
    row = first.get(code)
    if row is not None:
        row["wikidata"] = row["wikidata"] or territory.qid or ""
    if row is None:
        print(f"no row for {code} {territory.name}")
    elif formal not in taken and "(" not in formal:
        row["aliases"] = ";".join(filter(None, [row["aliases"], formal]))
        row["source"] = "own knowledge; formal name: rigour (MIT)"
        taken.add(formal)


if __name__ == "__main__":
    main()
