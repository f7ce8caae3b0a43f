"""What each coder is worth: python -m bench.ablation [FOLDER …]

A line for each folder of coded reports and each of: the frames alone; the learned coder alone; both, but without what
it says of parties (whom a pronoun means, who is the unsaid recipient); both.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.gold import SHARED, records
from bench.score import load, score
from whowhom import Coder, pipeline
from whowhom.records import Proposal, Report
from whowhom.syntax import Reading, Signals

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Mute:
    """Signals that speak of acts, but not of who is meant again."""

    inner: Signals

    def proposals(self, sentence: int) -> Sequence[Proposal]:
        return self.inner.proposals(sentence)

    def types(self, sentence: int, tokens: Sequence[int]) -> Mapping[str, float]:
        return self.inner.types(sentence, tokens)

    def roles(self, sentence: int, tokens: Sequence[int]) -> Mapping[tuple[int, int], tuple[float, float]]:
        told = self.inner.roles(sentence, tokens)
        return {at: (doer, other - DEAF if at[0] != sentence else other) for at, (doer, other) in told.items()}

    def links(self, sentence: int, head: int) -> Mapping[tuple[int, int], float]:
        return {}


DEAF = 9.0  # log-odds that a mention of another sentence loses


class Muted(Coder):
    """Both coders, without the learned resolver."""

    def read(self, report: Report, last: str = "code") -> Reading:
        reading = Reading(report)
        for stage in pipeline.STAGES:
            reading = stage.run(reading, self.house)
            if stage.name == "propose" and reading.signals is not None:
                reading = replace(reading, signals=Mute(reading.signals))
        return reading


def coders() -> Iterator[tuple[str, Coder]]:
    """Each combination with its name."""
    yield "frames", Coder(learned=False)
    alone = Coder()
    book = alone.house.codebook
    silent = tuple(replace(frame, verbs=(), nouns=frozenset()) for frame in book.frames)
    alone.house = replace(alone.house, codebook=replace(book, frames=silent))
    yield "learned", alone
    yield "both, no resolver", Muted()
    yield "both", Coder()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ablation", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "reports", HERE / "examples", SHARED])
    options = parser.parse_args(arguments)
    print("| coders | reports | detect P / R / F1 | strict P / R / F1 |\n|---|---|---|---|")
    for name, coder in coders():
        for folder in (folder for folder in options.folders if folder.is_dir()):
            reports = load(folder)
            figures, _ = score(reports, records(reports, coder))
            told = [" / ".join(f"{figures[k][r]:.3f}" for r in ("precision", "recall", "f1")) for k in KINDS]
            print(f"| {name} | {folder.name} | {told[0]} | {told[1]} |", flush=True)
    return 0


KINDS = ("detect", "strict")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
