"""Score the coder against the marked training text that no training has seen: python -m bench.marked [FOLDER] [-v].

One report in twelve is kept from training by its name (training/README.md). Its marks are read as a coding: type,
parties and status of each act. A second telling of the same act is asked for once.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bench.gold import records
from bench.score import Json, listing, score
from training.notation import UNDATED, Act, MiniReport, held_out, read_all, written
from whowhom import Coder
from whowhom.code.referee import MUTUAL
from whowhom.codebook import Codebook

TRAINING = Path(__file__).resolve().parent.parent / "training"


def kept(folder: Path = TRAINING) -> list[Json]:
    """The reports that are kept from training, as coded reports. Raises FaultError for faulty marks."""
    return [coded(report) for report in read_all(folder) if held_out(report)]


def examples(book: Codebook) -> list[Json]:
    """The codebook's own examples, each as a coded report of one act."""
    out = []
    for example in (e for e in book.examples if e.todo is None):
        text = f"{example.before} {example.text}".strip()
        star = next(m for m in example.marks if m.role == "act")
        act = {"key": example.text[star.start :], "type": example.type, "status": example.status}
        sides = {side: [_party(code) for code in getattr(example, side)] for side in ("actors", "recipients")}
        name = f"{example.file} {example.entry}"
        out.append({"id": name, "published": example.published, "text": text, "events": [{**act, **sides}]})
    return out


def coded(report: MiniReport) -> Json:
    """A marked report as the coding of one."""
    text, starts = written(report)
    told = zip(starts, report.sentences, strict=True)
    acts = [(start, len(sentence.text), act) for start, sentence in told for act in sentence.acts]
    seen: set[tuple[object, ...]] = set()
    events = []
    for start, length, act in acts:
        same = (act.type, act.actors, act.recipients, act.status)
        key = _key(text, start + act.start, start + act.end, start, start + length)
        if key is not None:
            events.append({**_event(act), "key": key, "optional": same in seen})
        seen.add(same)
    return {"id": report.id, "published": report.head.get("date", UNDATED), "text": text, "events": events}


def _event(act: Act) -> Json:
    return {
        "type": act.type,
        "mode": act.mode,
        "actors": [_party(code) for code in act.actors],
        "recipients": [_party(code) for code in act.recipients],
        "status": act.status,
        "reciprocal": not act.recipients and len(act.actors) > 1 and act.type in MUTUAL,
    }


def _party(code: str) -> Json:
    body, _, sector = code.replace("_", " ").partition(".")
    return {"country": body, "sector": sector or None}


def _key(text: str, start: int, end: int, first: int, last: int) -> str | None:
    """The words of an act, with as many after and before them as make them unlike all words before; None if none do."""
    while text.find(text[start:end]) != start and end < last:
        end += 1
    while text.find(text[start:end]) != start and start > first:
        start -= 1
    return text[start:end] if text.find(text[start:end]) == start else None


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.marked", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=TRAINING)
    parser.add_argument("-v", action="store_true", help="list what was missed, extra and wrong")
    parser.add_argument("--frames-only", action="store_true", help="without the learned coder")
    options = parser.parse_args(arguments)
    reports = kept(options.folder)
    figures, compared = score(reports, records(reports, Coder(learned=not options.frames_only)))
    if options.v:
        print("\n".join(line for one in compared for line in listing(one)))
    told = ("detect", "strict", "sectors", "events", "records")
    print(json.dumps({"reports": len(reports), **{k: figures[k] for k in told}}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
