"""Is the confidence of records to be believed? python -m bench.reliability [FOLDER …] [--fit]

For records of each confidence: how many, and which share of them is right in all (type, parties, status). With --fit
the weights of codebook/grammar.toml [confidence] are computed from the coded reports, and printed for that table.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from bench.score import Json, load, match
from whowhom import Coder
from whowhom.code import sure
from whowhom.code.act import Act
from whowhom.read import report_from_text
from whowhom.serial import event_to_dict

HERE = Path(__file__).resolve().parent
STEPS, RATE, HOLD = 4000, 0.05, 0.02  # of the descent; HOLD keeps weights small
Judged = tuple[dict[str, float], float, bool]  # signs of a record, its confidence, whether it is right in all


def judged(coder: Coder, reports: list[Json]) -> list[Judged]:
    """Every record of coded reports that stands for an act, or for none; optional acts are left aside."""
    out: list[Judged] = []
    for coded in reports:
        report = report_from_text(
            coded["text"], source=coded["id"], id=coded["id"], published=coded["published"], published_from="field"
        )
        seen: list[dict[str, float]] = []
        kept = sure.signs

        def noted(act: Act, seen: list[dict[str, float]] = seen, kept: object = kept) -> dict[str, float]:
            seen.append(kept(act))  # type: ignore[operator]
            return seen[-1]

        sure.signs = noted
        try:
            events = coder.read(report).events
        finally:
            sure.signs = kept
        pairs = match(coded, [event_to_dict(e, report, "", "") for e in events])
        right = {p.places[1]: p.alike for p in pairs}
        aside = {p.places[1] for p in pairs if not p.asked}
        out += [
            (signs, e.confidence, right.get(i, False))
            for i, (signs, e) in enumerate(zip(seen, events, strict=True))
            if i not in aside
        ]
    return out


def table(records: list[Judged]) -> list[str]:
    """A line for each tenth of confidence."""
    lines = ["confidence   records   right"]
    for low in range(10):
        inside = [right for _, c, right in records if low / 10 <= c < (low + 1) / 10 + (low == LAST)]
        if inside:
            lines.append(f"{low / 10:.1f} - {(low + 1) / 10:.1f}   {len(inside):7d}   {sum(inside) / len(inside):.2f}")
    gap = sum(c - right for _, c, right in records) / max(1, len(records))
    return [*lines, f"mean confidence less share right: {gap:+.3f} over {len(records)} records"]


LAST = 9


def fit(records: list[Judged]) -> dict[str, float]:
    """Weights by which the log-odds of being right are best told (logistic regression)."""
    names = sorted({name for signs, _, _ in records for name in signs})
    rows = np.array([[signs[name] for name in names] for signs, _, _ in records])
    truth = np.array([float(right) for _, _, right in records])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        told = 1 / (1 + np.exp(-rows @ weights))
        weights -= RATE * (rows.T @ (told - truth) / len(truth) + HOLD * weights / 10)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reliability", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "reports", HERE / "examples"])
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args(arguments)
    coder = Coder()
    records = [r for folder in options.folders if folder.is_dir() for r in judged(coder, load(folder))]
    print("\n".join(table(records)))
    if options.fit:
        print("\n".join(f"{name} = {weight}" for name, weight in fit(records).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
