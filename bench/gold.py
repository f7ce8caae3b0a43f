"""Score the coder against hand-coded reports: python -m bench.gold [FOLDER] [-v] [--floors].

The folder holds ``*.json`` reports and ``score.py`` (in it or one folder up); see its README for what the figures mean.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.serial import event_to_dict, relation_to_dict

HERE = Path(__file__).parent
DEFAULT = HERE.parent.parent / "shared" / "gold"


def scorer(folder: Path) -> Any:
    """The gold set's own scoring module."""
    path = next(p / "score.py" for p in (folder, *folder.parents) if (p / "score.py").exists())
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(folder: Path, coder: Coder, only: str | None = None) -> list[dict[str, Any]]:
    """The coder's records of every report of the folder, as the record contract writes them."""
    out: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if only and gold["id"] != only:
            continue
        report = report_from_text(
            gold["text"], source=path.name, id=gold["id"], published=gold["published"], published_from="field"
        )
        reading = coder.read(report)
        out += [event_to_dict(e, report, coder.version, coder.codebook_id) for e in reading.events]
        out += [relation_to_dict(r, report, coder.version, coder.codebook_id) for r in reading.relations]
    return out


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("-v", action="store_true", help="list what was missed, extra and wrong")
    parser.add_argument("--only", help="one report by id")
    parser.add_argument("--out", type=Path, help="write the records here as JSON lines")
    parser.add_argument("--floors", action="store_true", help="fail below the figures of bench/floors.toml")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        print(f"{options.folder} is not here: nothing scored")
        return 0
    score = scorer(options.folder)
    golds = [g for g in score.load(options.folder) if not options.only or g["id"] == options.only]
    found = records(options.folder, Coder(), options.only)
    if options.out:
        options.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found), encoding="utf-8")
    figures = score.score(golds, found, options.v)
    print(json.dumps(figures, indent=1))
    return _below(figures, options.folder.name) if options.floors else 0


def _below(figures: dict[str, Any], name: str) -> int:
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).get(name, {})
    low = [
        f"{key} {figures[key]['f1']} < {floor}"
        for key, floor in floors.items()
        if key in ("detect", "strict") and figures[key]["f1"] < floor
    ]
    low += ["broken records"] if figures["broken"] else []
    for line in low:
        print("below the floor:", line)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
