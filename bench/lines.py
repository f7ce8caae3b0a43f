"""Public sets of one JSON object a line: read, predicted, and scored, held to the floors or written as JSON lines."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import runpy
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.score import Json

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
SETS = HERE.parent.parent / "shared" / "bench"  # sets of others, which are not ours to hand on
Predict = Callable[[Json], Json]
Together = Callable[[list[Json]], list[Json]]
Figures = Callable[[list[Json], list[Json]], Json]


def command(
    name: str, about: str, arguments: list[str], answer: Callable[[Path], Predict], figures: Figures | None = None
) -> int:
    """The command line of one set. ``figures`` None: the scorer that lies beside the set speaks.

    ``answer`` makes, from the folder of the set, the function that predicts a line; called only where there is a set.
    """

    def each(folder: Path) -> Together:
        predict = answer(folder)
        return lambda lines: [predict(line) for line in lines]

    return together(name, about, arguments, each, figures)


def together(
    name: str, about: str, arguments: list[str], answer: Callable[[Path], Together], figures: Figures | None = None
) -> int:
    """``command`` for a set whose lines are predicted together."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}", description=about)
    parser.add_argument("input", nargs="?", type=Path, default=SETS / name / "dev.jsonl")
    parser.add_argument("--score", action="store_true", help="compare with the set's own answers and print figures")
    parser.add_argument(
        "--floors", action="store_true", help="the same, and fail below the figures of bench/floors.toml"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="the first N lines only")
    options = parser.parse_args(arguments)
    if not options.input.is_file():
        print(f"{options.input} is not here: nothing measured", file=sys.stderr)
        return 0
    predict = answer(options.input.parent)
    lines = read(options.input)[: options.limit]
    told = predict(lines)
    if not (options.score or options.floors):
        sys.stdout.writelines(json.dumps(one) + "\n" for one in told)
        return 0
    found = (figures or beside(options.input))(lines, told)
    print(json.dumps(found, indent=1))
    low = below(found, floors().get(name, {})) if options.floors else []
    for line in low:
        print("below the floor:", line)
    return int(bool(low))


def read(path: Path) -> list[Json]:
    """One object a line; only a line feed ends a line, since texts may hold the other separators."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def beside(path: Path) -> Figures:
    """The scorer of the set's makers, ``score.py`` in its folder: ``main(gold file, predictions file)``."""
    main = runpy.run_path(str(path.parent / "score.py"))["main"]

    def figures(gold: list[Json], told: list[Json]) -> Json:
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("gold.jsonl", "told.jsonl")]
            for file, lines in zip(files, (gold, told), strict=True):
                file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            with contextlib.redirect_stdout(io.StringIO()):
                out: Json = main(*map(str, files))
        return out

    return figures


def floors() -> dict[str, Any]:
    """The tables of bench/floors.toml that stand for public sets, by name."""
    tables: dict[str, Any] = tomllib.loads(FLOORS.read_text("utf-8")).get("sets", {})
    return tables


def below(found: Json, floor: dict[str, Any]) -> list[str]:
    """What is worse than the floor's ``least`` allows; "relaxed.F1" is the figure F1 of the figure relaxed."""
    low = []
    for key, least in floor.get("least", {}).items():
        value: Any = found
        for part in key.split("."):
            value = value[part]
        if value < least:
            low.append(f"{key} {value:.4f} < {least}")
    return low
