"""Copies that are made of reports, and found again: python -m bench.copies [NEWS.jsonl[.gz]] [--limit N]

From each report copies are made: some of its words changed, its end cut off, sixty words in a row taken out of it,
another dateline and credit line put on it. They are thrown together with all reports and looked for. ``recall`` is the
share that is found as a copy of its report. ``strangers`` counts pairs of copies of two reports that are none of each
other. Every text is compared with every other, and only those that share a mark word by word.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from whowhom.clean import clean
from whowhom.link.copies.copies import compared
from whowhom.link.copies.search import candidates, marks
from whowhom.link.copies.texts import Text, body
from whowhom.records import Report
from whowhom.syntax import Reading

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "news.jsonl.gz"
CHANGED = (0, 2, 4, 8)  # words
EXCERPT = 60  # words
KEPT = 0.6  # of a text whose end was cut off
LINES = ("GENEVA, May 3 (Newswire) - ", "\n\n(Reporting by our correspondents; editing by the night desk)")


def made(text: str, chance: Random) -> Iterator[tuple[str, str]]:
    """(how, text) of every copy that is made of a text."""
    words = text.split(" ")
    for count in CHANGED:
        edited = list(words)
        for place in chance.sample(range(len(words)), min(count, len(words))):
            edited[place] = chance.choice(words)
        yield f"{count} words changed", " ".join(edited)
    yield "end cut off", " ".join(words[: int(KEPT * len(words))])
    start = chance.randrange(max(1, len(words) - EXCERPT))
    yield f"{EXCERPT} words taken out", " ".join(words[start : start + EXCERPT])
    yield "another credit line", LINES[0] + text + LINES[1]


def told(text: str) -> Text:
    return body(text, clean(Reading(Report("doc", text, "copies"))).blocks)


def found(texts: list[Text]) -> tuple[set[tuple[int, int]], dict[str, float]]:
    """All pairs of copies among the texts, and what finding them took."""
    start = perf_counter()
    marked = marks(0, [text.signature for text in texts], [text.passages for text in texts])
    signed = perf_counter()
    worth = candidates(marked, [])
    searched = perf_counter()
    pairs = {(one, other) for one, other in worth if compared(texts[one], texts[other])}
    done = perf_counter()
    every = len(texts) * (len(texts) - 1) // 2
    return pairs, {
        "texts": len(texts),
        "pairs": every,
        "compared": len(worth),
        "copies": len(pairs),
        "texts signed a second": round(len(texts) / (signed - start)),
        "pairs judged a second": round(every / (done - signed)),
        "pairs compared a second": round(len(worth) / max(done - searched, 1e-9)),
    }


def measure(texts: list[str]) -> dict[str, object]:
    before, alone = found([told(text) for text in texts])
    family, kind, pool = list(range(len(texts))), ["report"] * len(texts), list(texts)
    for number, text in enumerate(texts):
        for how, copy in made(text, Random(number)):
            family.append(number)
            kind.append(how)
            pool.append(copy)
    pairs, whole = found([told(text) for text in pool])
    right: dict[str, int] = defaultdict(int)
    for one, other in pairs:
        if one < len(texts) and family[other] == one:
            right[kind[other]] += 1
    known = before | {(one, one) for one in range(len(texts))}
    strangers = {tuple(sorted((family[one], family[other]))) for one, other in pairs} - known
    asked = Counter(kind[len(texts) :])
    return {
        "reports alone": alone,
        "with their copies": whole,
        "recall": {how: round(right[how] / count, 4) for how, count in asked.items()},
        "strangers": len(strangers),
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("input", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--limit", type=int, default=1000, metavar="N", help="so many reports, from all over the file")
    options = parser.parse_args(arguments)
    if not options.input.is_file():
        print(f"{options.input} is not here: nothing measured", file=sys.stderr)
        return 0
    opened = gzip.open if options.input.suffix == ".gz" else open
    with opened(options.input, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    print(json.dumps(measure(texts[:: max(1, len(texts) // options.limit)][: options.limit]), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
