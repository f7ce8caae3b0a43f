"""How good the coder is at each type of act, and what goes wrong: python -m bench.accuracy [FOLDER …] [--markdown]

Without a folder, all coded reports that are at hand and have been opened. Intervals are of 95 percent, by drawing the
reports anew; the same reports give the same figures. With ``--markdown`` the tables go into docs/accuracy.md and the
picture into docs/img.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench import accuracy_picture, accuracy_tables
from bench.faults import KINDS, faults
from bench.gold import folder_of, folders_of
from bench.score import Comparison, Json, compare, load
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.serial import event_to_dict

OPENED = folders_of("opened")
DRAWS, SEED = 2000, 1
STEPS = 10  # of confidence


class Share(NamedTuple):
    """An F1 or a share from 0 to 1, with the bounds of its interval."""

    value: float
    low: float
    high: float


class Coded(NamedTuple):
    """One coded report with what the coder made of it; ``sure``: confidence of each record, and whether it is right."""

    compared: Comparison
    sure: list[tuple[float, bool]]


def code(coder: Coder, report: Json) -> Coded:
    """One report coded by hand, coded by the coder and compared. Tentative records count in ``sure`` alone."""
    name, day = report["id"], report["published"]
    read = report_from_text(report["text"], source=name, id=name, published=day, published_from="field")
    made = [event_to_dict(event, read, coder.version, coder.codebook_id) for event in coder.read(read).events]
    judged = compare(report, made).pairs
    right, aside = {p.places[1]: p.alike for p in judged}, {p.places[1] for p in judged if not p.asked}
    sure = [(record["confidence"], right.get(n, False)) for n, record in enumerate(made) if n not in aside]
    return Coded(compare(report, [record for record in made if not record["tentative"]]), sure)


def by_type(compared: Comparison) -> dict[str, Counter[str]]:
    """Of every type: acts coded by hand, records, and those of them that are found and right in all."""
    told: dict[str, Counter[str]] = {}
    for pair in compared.pairs:
        if pair.asked:
            told.setdefault(pair.act["type"], Counter()).update(acts=1, records=1, found=1, right=int(pair.alike))
    for act in compared.missed:
        told.setdefault(act["type"], Counter()).update(acts=1)
    for record in compared.extra:
        told.setdefault(record["type"], Counter()).update(records=1)
    return told


def f1(rows: Sequence[Counter[str]], hits: str) -> Share:
    """F1 over reports, one row each, where ``hits`` are "found" or "right"."""
    counts = np.array([[row["acts"], row["records"], row[hits]] for row in rows], dtype=float)
    drawn = np.random.default_rng(SEED).multinomial(len(rows), [1 / len(rows)] * len(rows), size=DRAWS) @ counts
    told = [2 * hit / (acts + records) for acts, records, hit in (counts.sum(axis=0), *drawn) if acts + records]
    return Share(told[0], *np.percentile(told[1:], (2.5, 97.5)).tolist())


def wilson(hits: int, of: int) -> Share:
    """The share of hits with Wilson's interval."""
    z = 1.96
    share, spread = hits / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * (share * (1 - share) / of + spread / of / 4) ** 0.5 / (1 + spread)
    return Share(share, middle - half, middle + half)


def curve(sure: Sequence[tuple[float, bool]]) -> list[dict[str, Any]]:
    """For each tenth of confidence that has records: how many, their mean confidence, and how many are right."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        tenths.setdefault(min(STEPS - 1, int(confidence * STEPS)), []).append((confidence, right))
    return [
        {
            "from": tenth / STEPS,
            "records": len(some),
            "mean": sum(confidence for confidence, _ in some) / len(some),
            "right": wilson(sum(right for _, right in some), len(some)),
        }
        for tenth, some in sorted(tenths.items())
    ]


def kinds(compared: Sequence[Comparison]) -> dict[str, dict[str, Any]]:
    """Of each kind of act, how many there are and which share of them is found."""
    found = [pair.act for one in compared for pair in one.pairs if pair.asked]
    missed = [act for one in compared for act in one.missed]
    told = {}
    for name, holds in KINDS.items():
        hits, lost = sum(map(holds, found)), sum(map(holds, missed))
        if hits + lost:
            told[name] = {"acts": hits + lost, "found": wilson(hits, hits + lost)}
    return told


def measure(coded: Sequence[Coded]) -> dict[str, Any]:
    """All figures, by name."""
    told = [by_type(one.compared) for one in coded]
    whole = [sum(types.values(), Counter()) for types in told]
    names = sorted({name for types in told for name in types})
    rows = {name: [types.get(name, Counter()) for types in told] for name in names}
    figures = {name: _figures(some) for name, some in rows.items()}
    return {
        "reports": len(coded),
        "all": _figures(whole),
        "types": dict(sorted(figures.items(), key=lambda item: -item[1]["found"].value)),
        "kinds": kinds([one.compared for one in coded]),
        "faults": sum((faults(one.compared) for one in coded), Counter()),
        "curve": curve([pair for one in coded for pair in one.sure]),
    }


def _figures(rows: Sequence[Counter[str]]) -> dict[str, Any]:
    total = sum(rows, Counter())
    return {"acts": total["acts"], "records": total["records"], "found": f1(rows, "found"), "right": f1(rows, "right")}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument("--markdown", action="store_true", help="write the tables and the picture into docs/")
    options = parser.parse_args(arguments)
    folders = options.folders or [folder for folder in map(folder_of, OPENED) if folder is not None]
    reports = [report for folder in folders for report in load(folder)]
    if not reports:
        print("no coded report is here: nothing measured")
        return 0
    coder = Coder()
    found = measure([code(coder, report) for report in reports])
    if options.markdown:
        accuracy_tables.write(found)
        accuracy_picture.write(found)
    print(json.dumps(found) if options.json else "\n".join(accuracy_tables.tables(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
