"""Are records those of the slow way? python -m bench.plainly [--reports N] [--frames-only] [--texts FILE]

Over the coded reports that are at hand and N texts of the corpus (500; invented ones where there is none) each report
is read twice: as the program reads it, and plainly: nothing is left at the gate, every block is parsed by itself, by
spaCy's own pipes with nothing remembered. Exits with 1 and names the reports where the records are not the same,
letter for letter.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.accuracy import OPENED
from bench.gold import folder_of
from bench.score import load
from bench.speed import reports
from bench.texts import CORPUS, texts
from whowhom import Coder
from whowhom.parse.coarse import Coarse
from whowhom.parse.networks import Networks
from whowhom.parse.spacy_parser import SpacyParser
from whowhom.pipeline import STAGES, House
from whowhom.records import Block, Report
from whowhom.serial import record_dicts
from whowhom.syntax import Reading, Sentence


class Plain(SpacyParser):
    """The model as spaCy has it, one block at a time."""

    def _memory(self) -> Coarse | None:
        return None

    def _quick(self) -> Networks | None:
        return None

    def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        self._made.clear()
        alone = [sentence for block in blocks for sentence in super(Plain, self).parse(text, [block])]
        return [replace(sentence, index=index) for index, sentence in enumerate(alone)]


def coded() -> list[str]:
    """The texts of the opened reports that are at hand."""
    folders = [folder for name in OPENED if (folder := folder_of(name)) is not None]
    return [report["text"] for folder in folders for report in load(folder)]


def plainly(report: Report, house: House) -> Reading:
    """Every stage of every report."""
    reading = Reading(report)
    for stage in STAGES:
        reading = stage.run(reading, house)
    return reading


def as_lines(reading: Reading, coder: Coder) -> str:
    records = record_dicts(reading.report, reading.events, reading.relations, coder.version, coder.codebook_id)
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def compare(some: Sequence[Report], coder: Coder) -> dict[str, Any]:
    """How many ``reports``, ``records``, and of how many (``left``) the gate spared the parse; the ``unlike`` ones."""
    house = replace(coder.house, parser=Plain())
    found: dict[str, Any] = {"reports": len(some), "records": 0, "left": 0, "unlike": []}
    for report in some:
        reading = coder.read(report)
        quick, slow = as_lines(reading, coder), as_lines(plainly(report, house), coder)
        found["records"] += len(slow.splitlines())
        found["left"] += not reading.sentences
        found["unlike"] += [report.text[:60]] if quick != slow else []
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.plainly", description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=500, metavar="N", help="texts of the corpus")
    parser.add_argument("--frames-only", action="store_true", help="without the learned coder")
    parser.add_argument("--texts", type=Path, default=CORPUS, metavar="FILE", help="JSON lines with a text each")
    options = parser.parse_args()
    coder = Coder(learned=not options.frames_only)
    unlike = []
    for name, some in (("coded by hand", coded()), ("corpus", texts(options.reports, options.texts))):
        found = compare(reports(some), coder)
        unlike += found["unlike"]
        print(json.dumps({"texts": name, **found}, ensure_ascii=False), flush=True)
    sys.exit(bool(unlike))


if __name__ == "__main__":
    main()
