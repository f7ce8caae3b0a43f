"""One report as the network reads it: each window when it is first asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from whowhom.propose.model import Answers, Floats, Model
from whowhom.propose.window import Window, encode, windows, within
from whowhom.records import Mention, Span
from whowhom.syntax import Reading


class Named(NamedTuple):
    """A mention in a window, and in its how-manyeth sentence it stands."""

    mention: Mention
    place: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A window with its answers and the mentions in it; of each a row, the means over its pieces: party, telling."""

    window: Window
    begins: tuple[int, ...]
    answers: Answers
    mentions: tuple[Named, ...]
    parties: Floats
    links: Floats


def mentions_of(reading: Reading) -> Iterator[Mention]:
    """Those that the network is told of: not where something happens, which is no party."""
    scenes = {(p.sentence, p.head) for p in reading.places}
    return (m for m in reading.mentions if m.kind != "name" or (m.sentence, m.head) not in scenes)


def _starts(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where each sentence begins for the network: with the dateline before it, which says whose police "police" are."""
    datelines = [b.span for b in reading.blocks if b.kind == "dateline"]
    for sentence in reading.sentences:
        start = sentence.span.start
        before = (d.start for d in datelines if d.end <= start and not reading.report.text[d.end : start].strip())
        yield sentence.index, next(before, start)


class Page:
    """Windows are cut over the whole report beforehand, so what is asked, and in which order, changes no answer."""

    def __init__(self, reading: Reading, model: Model) -> None:
        self.sentences, self._model = reading.sentences, model
        self._mentions: dict[int, list[Mention]] = {s.index: [] for s in reading.sentences}
        for mention in mentions_of(reading):
            self._mentions[mention.sentence].append(mention)
        self._starts = dict(_starts(reading))
        told = {s.index: Span(self._starts[s.index], s.span.end) for s in reading.sentences}
        self._pieces = {index: model.pieces(reading.slice(span)) for index, span in told.items()}
        self._windows: dict[int, Window] = {}
        for window in windows([len(self._pieces[s.index]) for s in reading.sentences]):
            self._windows |= dict.fromkeys(window.sentences[window.own :], window)
        self._judged: dict[Window, Judged] = {}

    def judged(self, sentence: int) -> tuple[Judged, int] | None:
        """The window that judges the sentence, and the sentence's place in it; None if there is no such sentence."""
        window = self._windows.get(sentence)
        if window is None:
            return None
        if window not in self._judged:
            self._judged[window] = self._judge(window)
        return self._judged[window], window.sentences.index(sentence, window.own)

    def places(self, sentence: int) -> list[range]:
        """For each word the numbers of its pieces."""
        start, pieces = self._starts[sentence], self._pieces[sentence]
        return [within(pieces, t.span.start - start, t.span.end - start) for t in self.sentences[sentence].tokens]

    def _judge(self, window: Window) -> Judged:
        marked = {index: self._marked(index) for index in window.sentences}
        given = encode(window, self._pieces, marked)
        answers = self._model.judge(given)
        found, rows = [], []
        for n, (index, begin) in enumerate(zip(window.sentences, given.begins, strict=True)):
            for mention, span in zip(self._mentions[index], marked[index], strict=True):
                places = within(self._pieces[index], *span)
                if places:
                    found.append(Named(mention, n))
                    rows.append(slice(begin + places.start, begin + places.stop))
        sides = (_means(answers.parties, rows), _means(answers.links, rows))
        return Judged(window, tuple(given.begins), answers, tuple(found), *sides)

    def _marked(self, sentence: int) -> list[tuple[int, int]]:
        start = self._starts[sentence]
        return [(m.span.start - start, m.span.end - start) for m in self._mentions[sentence]]


def _means(answers: Floats, rows: list[slice]) -> Floats:
    """The mean over each stretch of rows."""
    return np.stack([answers[stretch].mean(axis=0) for stretch in rows]) if rows else answers[:0]
