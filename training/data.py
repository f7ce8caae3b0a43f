"""What a model learns from: the marked reports of this folder and the codebook's own examples and near misses."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path

from tokenizers import Tokenizer

from training.labels import Names, Target, targets
from training.notation import Act, Mention, MiniReport, Sentence
from training.swap import Swaps
from training.train import Data
from whowhom.codebook import Codebook
from whowhom.codebook.model import Mark
from whowhom.propose.window import Piece

SWAPPED = 0.6  # share of the reports that an epoch tells about other states


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
        for report in self.reports:
            told = self._swaps.swapped(report, chance) if chance.random() < SWAPPED else report
            out += targets(told, self._cut, self._names, chance, partial=False)
        for example in self.examples:
            told = self._swaps.swapped(example, chance) if chance.random() < SWAPPED else example
            out += targets(told, self._cut, self._names, chance, partial=bool(example.acts))
        return out

    def windows(self, report: MiniReport) -> list[Target]:
        """As a report is read: nothing exchanged, nothing hidden."""
        return targets(report, self._cut, self._names, None, partial=False)


def digest(folder: Path) -> str:
    """Of all training files, in order of their names."""
    whole = sha256()
    for path in sorted(folder.rglob("*.txt"), key=lambda path: path.name):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def from_codebook(book: Codebook) -> list[MiniReport]:
    """Examples as reports of one sentence. Their other acts are not marked, so only the stars count.

    A near miss that is no act at all is a text without acts; one of another type is an act without its parties.
    """
    out = []
    for example in book.examples:
        if example.todo:
            continue
        parties = [m for m in example.marks if m.role != "act" and m.code]
        mentions = tuple(Mention((str(m.code),), m.start, m.end) for m in parties)
        for star in _stars(example.marks)[:1]:
            act = Act(*star, example.type, example.mode, example.actors, example.recipients, example.status, None)
            sentence = Sentence(example.text, mentions, (star,), 0, [act])
            out.append(MiniReport(f"{example.file}:{example.entry}", example.file, 0, {}, [sentence]))
    for miss in book.near_misses:
        if miss.instead is None:
            out.append(MiniReport(miss.entry, miss.file, 0, {}, [Sentence(miss.text, (), (), 0)]))
        else:
            for star in _stars(miss.marks)[:1]:
                act = Act(*star, miss.instead, None, (), (), "occurred", None)
                out.append(MiniReport(miss.entry, miss.file, 0, {}, [Sentence(miss.text, (), (star,), 0, [act])]))
    return out


def _stars(marks: tuple[Mark, ...]) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in marks if m.role == "act"]
