"""Score the coder against reports coded by hand: python -m bench.gold [FOLDER …] [-v] [--floors].

A folder holds ``*.json`` reports; several are scored as one, and the name of a table of bench/floors.toml stands for
its folders. docs/accuracy.md says what the figures mean. With ``--floors`` and no folder, every table whose reports are
all here and have been measured is held against its floors.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import browser
from bench.score import Json, listing, load, score
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.serial import event_to_dict, relation_to_dict

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
SHARED = (
    HERE.parent.parent / "shared" / "gold"
)  # reports of others, which are not ours to hand on: where somebody has them


def records(reports: list[Json], coder: Coder) -> list[Json]:
    """The coder's records of coded reports, as docs/record.md writes them."""
    out: list[Json] = []
    for coded in reports:
        report = report_from_text(
            coded["text"], source=coded["id"], id=coded["id"], published=coded["published"], published_from="field"
        )
        reading = coder.read(report)
        out += [event_to_dict(e, report, coder.version, coder.codebook_id) for e in reading.events if not e.tentative]
        out += [relation_to_dict(r, report, coder.version, coder.codebook_id) for r in reading.relations]
    return out


def floors() -> dict[str, dict[str, Any]]:
    """The tables of bench/floors.toml, by name of folder; those of the public sets are held by bench/lines.py."""
    tables = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {name: table for name, table in tables.items() if name != "sets"}


def folders_of(name: str) -> tuple[str, ...]:
    """The folders of a table of floors: those that it pools, or the one that it is named after."""
    return tuple(floors().get(name, {}).get("folders", (name,)))


def folder_of(name: str) -> Path | None:
    """Where a folder of reports is: here, or beside the checkout; None where it is not at hand."""
    beside = SHARED if name == SHARED.name else SHARED / name
    return next((folder for folder in (HERE / name, beside) if folder.is_dir()), None)


def below(figures: Json, floor: dict[str, Any]) -> list[str]:
    """What is worse than the floor allows, a line each. Broken records are never allowed."""
    low = [
        f"{key} {figures[key]['f1']:.4f} < {floor[key]}"
        for key in ("detect", "strict")
        if figures[key]["f1"] < floor.get(key, 0)
    ]
    return [*low, f"{figures['broken']} broken records"] if figures["broken"] else low


class Scored:
    """One coder over folders, which codes each folder once, however many tables of floors it stands in."""

    def __init__(self) -> None:
        self._coder = Coder()
        self._coded: dict[Path, tuple[list[Json], list[Json]]] = {}

    def figures(self, folders: Sequence[Path]) -> Json:
        """The figures of all reports of the folders together."""
        for folder in folders:
            if folder not in self._coded:
                reports = load(folder)
                self._coded[folder] = reports, records(reports, self._coder)
        pooled = [self._coded[folder] for folder in folders]
        return score([one for reports, _ in pooled for one in reports], [one for _, made in pooled for one in made])[0]


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if options.floors and not options.folders:
        return _all_floors()
    asked = options.folders or [SHARED]
    folders = [folder for one in asked for folder in _named(one)]
    absent = [str(folder) for folder in folders if not folder.is_dir()]
    if absent:
        print(f"{', '.join(absent)} is not here: nothing scored")
        return 0
    reports = [report for folder in folders for report in load(folder) if options.only in (None, report["id"])]
    if not reports:
        print(f"{asked[0]} has no report{' ' + options.only if options.only else 's'}", file=sys.stderr)
        return 2
    found = records(reports, Coder())
    if options.out:
        options.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found), encoding="utf-8")
    figures, compared = score(reports, found)
    if options.html:
        browser.write(compared, figures, options.html)
    if options.v:
        print("\n".join(line for one in compared for line in listing(one)))
    print(json.dumps(figures, indent=1))
    floor = floors().get(asked[0].resolve().name, {}) if len(asked) == 1 else {}
    return _say(below(figures, floor)) if options.floors else 0


def _named(asked: Path) -> list[Path]:
    """The folder itself, or those of the table of floors that has this name."""
    if asked.is_dir() or str(asked) not in floors():
        return [asked]
    return [folder_of(name) or Path(name) for name in folders_of(str(asked))]


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("-v", action="store_true", help="list what was missed, extra, wrong and broken")
    parser.add_argument("--only", metavar="ID", help="one report by id")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the records here as JSON lines")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page that shows each fault beside its text")
    parser.add_argument("--floors", action="store_true", help="fail below the figures of bench/floors.toml")
    return parser.parse_args(arguments)


def _all_floors() -> int:
    """Holds each table against its floors. One that was never measured stays unread; a part of a pool has no figure."""
    scored, failed = Scored(), 0
    for name, floor in floors().items():
        found = {part: folder_of(part) for part in folders_of(name)}
        absent = [part for part, folder in found.items() if folder is None]
        if absent or not floor.get("detect"):
            parts = "" if absent == [name] else f" ({', '.join(absent)})"
            print(f"{name}: {f'not here{parts}' if absent else 'not measured yet'}")
            continue
        figures = scored.figures([folder for folder in found.values() if folder is not None])
        print(f"{name}: detect {figures['detect']['f1']:.4f}, strict {figures['strict']['f1']:.4f}")
        failed |= _say(below(figures, floor))
    return failed


def _say(low: list[str]) -> int:
    for line in low:
        print("below the floor:", line)
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
