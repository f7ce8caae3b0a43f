"""Fills leaders.csv with heads of state and government from REIGN (MIT) and Wikidata (CC0); rows written by hand stay.

    python tools/build_leaders.py --reign leaders_reign.csv --wikidata leaders_wikidata.csv

A row of theirs is left out where a hand-written row already has the person. REIGN ends in March 2021 and Wikidata's
list in October 2022: a term still open there is closed two years later, since we do not know its end.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "src" / "whowhom" / "codebook" / "tables"
FIELDS = ["name", "surname", "country", "office", "sector", "from", "to", "wikidata", "source"]
HAND = "own knowledge"
FIRST_YEAR = 1980
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return list(csv.DictReader(lines))


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def from_reign(path: Path, cow: dict[str, str]) -> list[Row]:
    """Spells that reach into our years; REIGN often gives the surname alone."""
    out = []
    for row in read(path):
        country, name = cow.get(row["stateabb"]), row["leader"].split(",")[0].split("(")[0].strip()
        if (
            country is None
            or not name
            or "\ufffd" in name
            or not row["syear"]
            or (row["eyear"] and int(row["eyear"]) < FIRST_YEAR)
        ):
            continue
        start = f"{int(row['syear']):04}-{int(row['smonth']):02}-{int(row['sdate'] or 1):02}"
        end = f"{int(row['eyear']):04}-{int(row['emonth']):02}-28" if row["eyear"] else "2023-03-31"
        out.append(leader(name, country, "leader", start, end, "REIGN (MIT)"))
    return out


def from_wikidata(path: Path, codes: dict[str, str]) -> list[Row]:
    """Presidents, prime ministers and ruling monarchs; shared crowns and governors general are left out."""
    out = []
    for row in read(path):
        country, office = codes.get(row["country"]), row["positionLabel"].split(" of ")[0].lower()
        shared = office in ("monarch", "governor-general") and row["officeholderLabel"].startswith(
            ("Elizabeth", "Charles")
        )
        if country is None or shared or office == "governor-general" or not row["start_year"]:
            continue
        end = f"{row['end_year']}-12-31" if row["end_year"] else "2024-10-31"
        name = row["officeholderLabel"].split(",")[0]
        out.append(leader(name, country, office, f"{row['start_year']}-01-01", end, "Wikidata (CC0)"))
    return out


def leader(name: str, country: str, office: str, start: str, end: str, source: str) -> Row:
    words = name.split()
    surname = (
        " ".join(words[-2:])
        if len(words) > 2 and words[-2].lower() in ("de", "da", "dos", "van", "al", "bin", "ben")
        else words[-1]
    )
    return dict(zip(FIELDS, [name, surname, country, office, "GOV", start, end, "", source], strict=True))


def identified(rows: list[Row], path: Path, codes: dict[str, str]) -> list[Row]:
    """The rows with the Wikidata id of whoever stands under that whole name and country in Wikidata's list."""
    ids = {
        (plain(r["officeholderLabel"].split(",")[0]), codes.get(r["country"])): r["officeholder"] for r in read(path)
    }
    return [
        row | {"wikidata": row.get("wikidata") or ids.get((plain(row["name"]), row["country"]), "")} for row in rows
    ]


def known(row: Row, hand: list[Row]) -> bool:
    """A hand-written row of the country has the same family name, in either order of the names; or any the whole name.

    Who has a second office elsewhere by the way (a president who is co-prince of Andorra) is not asked about it.
    """
    words = {w for w in plain(row["name"]).replace("-", " ").split() if len(w) > 2}
    return any(
        (row["country"] == other["country"] and words & set(plain(other["name"]).replace("-", " ").split()))
        or (" " in row["name"] and plain(row["name"]) == plain(other["name"]))
        for other in hand
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reign", type=Path, required=True)
    parser.add_argument("--wikidata", type=Path, required=True)
    options = parser.parse_args()
    states = read(TABLES / "countries.csv")
    cow = {code: row["iso3"] for row in states for code in row["cow"].split(";") if code}
    codes = {
        name: row["iso3"] for row in reversed(states) for name in [*row["aliases"].split(";"), row["name"]] if name
    }
    hand = [row for row in read(TABLES / "leaders.csv") if row["source"] == HAND]
    added = [
        row for row in from_reign(options.reign, cow) + from_wikidata(options.wikidata, codes) if not known(row, hand)
    ]
    with (TABLES / "leaders.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(identified(hand + added, options.wikidata, codes))
    print(f"{len(hand)} rows by hand, {len(added)} from REIGN and Wikidata")


if __name__ == "__main__":
    main()
