"""What a model learns from, an epoch after the other: marked reports, and the codebook's examples (`examples.py`)."""

from __future__ import annotations

import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tokenizers import Tokenizer

from training.labels import Names, Target, targets
from training.notation import MiniReport
from training.swap import Swaps
from training.train import Data
from whowhom.propose.window import Piece

SWAPPED = 0.6  # share of the reports that an epoch tells about other states
JOINED = 0.3  # share of the reports that are followed by another, as news are longer and tell of others besides


class Cutter:
    """Text into word pieces with their characters."""

    def __init__(self, tokenizer: bytes) -> None:
        self._tokenizer = Tokenizer.from_buffer(tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def __call__(self, text: str) -> list[Piece]:
        cut = self._tokenizer.encode(text, add_special_tokens=False)
        return [Piece(i, start, end) for i, (start, end) in zip(cut.ids, cut.offsets, strict=True)]


class Texts(Data):
    """Reports, told anew about other states in each epoch, and examples, put together by chance."""

    def __init__(self, reports: list[MiniReport], examples: list[MiniReport], cut: Cutter, names: Names) -> None:
        self.reports, self.examples, self._cut, self._names = reports, examples, cut, names
        self._swaps = Swaps()

    def epoch(self, chance: random.Random) -> list[Target]:
        out = []
        rest = [self._told(report, chance) for report in self.reports]
        chance.shuffle(rest)
        while rest:
            told = rest.pop()
            if rest and chance.random() < JOINED:
                told = replace(told, sentences=[*told.sentences, *rest.pop().sentences])
            out += targets(told, self._cut, self._names, chance, partial=False)
        for example in self.examples:
            out += targets(self._told(example, chance), self._cut, self._names, chance, partial=bool(example.acts))
        return out

    def _told(self, report: MiniReport, chance: random.Random) -> MiniReport:
        return self._swaps.swapped(report, chance) if chance.random() < SWAPPED else report

    def windows(self, report: MiniReport) -> list[Target]:
        """As a report is read: nothing exchanged, nothing hidden."""
        return targets(report, self._cut, self._names, None, partial=False)


def digest(folder: Path) -> str:
    """Of all training files, in order of their names."""
    whole = sha256()
    for path in sorted(folder.rglob("*.txt"), key=lambda path: path.name):
        whole.update(path.read_bytes())
    return whole.hexdigest()
