"""How fast reports become records: python -m bench.speed [--quick] [--json | --markdown] [--texts FILE]

Over the same texts and in one run: the bare parser (``nlp.pipe`` of the same spaCy model, all its pipes), and ours from
text to records, with the frames alone, with the learned coder, and that with two jobs. They take turns at portions of
the texts, so that whatever else the machine does falls on all alike. Ratios hold on any machine, seconds do not.
``--quick`` takes about two minutes and leaves out the growth of memory; ``--markdown`` puts the tables into
docs/speed.md and the ratios into README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from bench import children, speed_tables, stages, webpages
from bench.texts import CORPUS, texts
from whowhom.cli.house import House
from whowhom.parse.spacy_parser import PINNED
from whowhom.read.report import Draft, finish
from whowhom.records import Report
from whowhom.run.ahead import ahead
from whowhom.run.team import team
from whowhom.serial import record_dicts

PORTION = 60  # reports
PUBLISHED = "2022-11-30"
Work = Callable[[list[str]], object]


class Size(NamedTuple):
    """How much is measured: reports in turns, reports of the stages and of the peak, pages (None: all), growth."""

    turns: int
    some: int
    pages: int | None
    grown: tuple[int, int] | None


QUICK = Size(120, 60, 60, None)
WHOLE = Size(600, 300, None, (1_000, 10_000))


class Spent(NamedTuple):
    """Seconds of processor time, all threads of this process together; seconds."""

    worked: float = 0.0
    took: float = 0.0


def take_turns(works: Mapping[str, Work], texts: list[str], portion: int = PORTION) -> dict[str, Spent]:
    """What each spends on all texts. They go portion by portion, each time another one first."""
    spent = dict.fromkeys(works, Spent())
    names = list(works)
    for turn, start in enumerate(range(0, len(texts), portion)):
        for name in [*names[turn % len(names) :], *names[: turn % len(names)]]:
            worked, took = process_time(), perf_counter()
            works[name](texts[start : start + portion])
            before = spent[name]
            spent[name] = Spent(before.worked + process_time() - worked, before.took + perf_counter() - took)
    return spent


def ratios(spent: Mapping[str, Spent]) -> dict[str, float]:
    """How many times the reports a second of the bare parser; two jobs: of one job, by the clock."""
    bare, one, two = spent["bare"], spent["both"], spent["two_jobs"]
    return {
        "ratio_frames": round(bare.worked / spent["frames"].worked, 2),
        "ratio_both": round(bare.worked / one.worked, 2),
        "ratio_two_jobs": round(one.took / two.took, 2),
    }


def works(coders: Mapping[str, Any]) -> dict[str, Work]:
    """The bare parser and each coder as something that works on texts."""
    import spacy

    nlp = spacy.load(PINNED)
    return {"bare": lambda some: list(nlp.pipe(some)), **{name: end_to_end(coder) for name, coder in coders.items()}}


def end_to_end(coder: Any) -> Work:
    """Text in, records out."""

    def work(texts: list[str]) -> list[str]:
        some = ahead(reports(texts), coder, lambda report: [report])
        return [json.dumps(record) for report in some for record in _records(coder, report)]

    return work


def reports(texts: Sequence[str]) -> list[Report]:
    drafts = [Draft(text, "speed", "speed") for text in texts]
    return [found for draft in drafts for found in finish(draft, PUBLISHED) if isinstance(found, Report)]


def _records(coder: Any, report: Report) -> list[dict[str, Any]]:
    reading = coder.read(report)
    return record_dicts(reading.report, reading.events, reading.relations, coder.version, coder.codebook_id)


def measure(size: Size, corpus: Path) -> dict[str, Any]:
    """All figures, by name."""
    drawn = texts(size.turns, corpus)
    some = texts(size.some, corpus)
    # First, while this process is small: a system may count a maker's memory as its child's.
    weighed: dict[str, Any] = {"peak_mb": children.peak(some), **children.start_up()}
    if size.grown:
        less, more = size.grown
        weighed |= children.growth(texts(more, corpus), less)
    make = House().coder
    coders = {"frames": make(None, None, False), "both": make(None, None, True)}
    with team(partial(make, None, None, True), 2) as two:
        doing = works({**coders, "two_jobs": two})
        for work in doing.values():
            work(some[:8])  # whatever is read or compiled on first use
        spent = take_turns(doing, drawn)
    shares = stages.measure(some, coders["both"])
    whole = sum(shares.values())
    found: dict[str, Any] = {**ratios(spent), **weighed}
    found |= {"reports": len(drawn), "corpus": corpus.name if corpus.is_file() else "invented"}
    found["reports_s"] = {name: round(len(drawn) / one.worked, 2) for name, one in spent.items() if name != "two_jobs"}
    found["reports_s_by_the_clock"] = {name: round(len(drawn) / one.took, 2) for name, one in spent.items()}
    found["shares"] = {name: round(one / whole, 3) for name, one in shares.items()}
    return found | webpages.measure(webpages.pages(size.pages), coders["both"])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer texts, no growth: about two minutes")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument("--markdown", action="store_true", help=f"write the tables into {speed_tables.PAGE}")
    parser.add_argument("--texts", type=Path, default=CORPUS, metavar="FILE", help="JSON lines with a text each")
    options = parser.parse_args(arguments)
    found = measure(QUICK if options.quick else WHOLE, options.texts)
    if options.markdown:
        speed_tables.write(found)
    print(json.dumps(found) if options.json else "\n".join(speed_tables.tables(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
