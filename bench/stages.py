"""What each stage costs beside the parse, in one run: python -m bench.stages [NEWS.jsonl.gz] [--limit N] [--floors]

Reads every so-many-th report of the corpus, lets each stage work and adds up processor time. Ratios hold on any
machine; seconds do not. With ``--floors`` it fails where the names, places, times and forces cost more than the parse.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from time import process_time

from bench.texts import CORPUS
from whowhom import Coder, gate
from whowhom.pipeline import STAGES
from whowhom.read import report_from_text
from whowhom.syntax import Reading

PARSE, RESOLVE = "parse", "resolve"


def measure(texts: list[str], coder: Coder) -> dict[str, float]:
    """Seconds of processor time a stage, over all texts."""
    spent: dict[str, float] = defaultdict(float)
    for n, text in enumerate(texts):
        reading = Reading(report_from_text(text, source="stages", id=str(n), published="2022-11-30"))
        for stage in STAGES:
            start = process_time()
            reading = stage.run(reading, coder.house)
            spent[stage.name] += process_time() - start
            if gate.aside(reading, coder.house.codebook):  # as in Coder.read
                break
    return {stage.name: spent[stage.name] for stage in STAGES}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__.splitlines()[0])
    parser.add_argument("input", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--limit", type=int, default=120, metavar="N", help="so many reports, from all over the corpus")
    parser.add_argument("--floors", action="store_true", help="fail if resolving costs more than parsing")
    options = parser.parse_args(arguments)
    if not options.input.is_file():
        print(f"{options.input} is not here: nothing measured", file=sys.stderr)
        return 0
    with gzip.open(options.input, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    texts = texts[:: max(1, len(texts) // options.limit)][: options.limit]
    coder = Coder()
    measure(texts[:3], coder)  # whatever is read or compiled on first use
    spent = measure(texts, coder)
    print(
        json.dumps({"reports": len(texts), **{name: round(s / spent[PARSE], 3) for name, s in spent.items()}}, indent=1)
    )
    return int(options.floors and spent[RESOLVE] > spent[PARSE])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
