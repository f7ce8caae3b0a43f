"""What the learned coder makes of one report, asked word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from whowhom.propose.model import Floats, Model
from whowhom.propose.page import Judged, Page
from whowhom.propose.pairs import SCALE, SHY, reach_of
from whowhom.records import Proposal

FLOOR = 0.2  # a word with less chance of an act proposes none


class LearnedSignals:
    """Sentences are judged in the window that they are no context of."""

    def __init__(self, model: Model, page: Page) -> None:
        self._model, self._page = model, page
        self._places: dict[int, list[range]] = {}
        self._proposals: dict[int, list[Proposal]] = {}

    def __eq__(self, other: object) -> bool:
        """Whether the same would be said of every word and mention."""
        return isinstance(other, LearnedSignals) and self._said() == other._said()

    def _said(self) -> list[tuple[list[Proposal], list[dict[tuple[int, int], float]]]]:
        return [
            (self.proposals(s.index), [self.links(s.index, word.i) for word in s.tokens]) for s in self._page.sentences
        ]

    def types(self, sentence: int, tokens: Sequence[int]) -> Mapping[str, float]:
        """How likely the words tell an act of each type: the word that is surest of it counts. "" is no act."""
        found = self._rows(sentence, tokens)
        if found is None:
            return {}
        chances = found[0].answers.types[found[1]]
        best = chances.max(axis=0)
        best[0] = chances[:, 0].min()
        return dict(zip(self._model.types, map(float, best), strict=True))

    def proposals(self, sentence: int) -> list[Proposal]:
        """Stretches of words that tell an act of one type, in order."""
        if sentence not in self._proposals:
            self._proposals[sentence] = self._proposed(sentence)
        return self._proposals[sentence]

    def _proposed(self, sentence: int) -> list[Proposal]:
        called = self._called(sentence)
        out: list[Proposal] = []
        first = 0
        while first < len(called):
            last = first
            while last + 1 < len(called) and called[last + 1] == called[first]:
                last += 1
            if called[first]:
                out.append(self._proposal(sentence, list(range(first, last + 1)), called[first]))
            first = last + 1
        return out

    def _called(self, sentence: int) -> list[str]:
        """For each word the type of the act that it may tell, or ""."""
        names = [""] * len(self._page.sentences[sentence].tokens)
        told = self._rows(sentence, range(len(names)))
        if told is None:
            return names
        places = self._places[sentence]
        words = [word for word in range(len(names)) if places[word]]
        starts = np.cumsum([0, *(len(places[word]) for word in words)])[:-1]
        chances = told[0].answers.types[told[1]]
        best = np.maximum.reduceat(chances, starts, axis=0)
        best[:, 0] = np.minimum.reduceat(chances[:, 0], starts)
        likeliest = best[:, 1:].argmax(axis=1) + 1
        chance = best[np.arange(len(words)), likeliest]
        for n in np.flatnonzero((chance > best[:, 0]) | (chance.astype(float) >= FLOOR)):
            names[words[n]] = self._model.types[likeliest[n]]
        return names

    def _proposal(self, sentence: int, tokens: list[int], type_: str) -> Proposal:
        found = self._rows(sentence, tokens)
        assert found is not None
        judged, rows = found
        chance = float(judged.answers.types[rows, self._model.types.index(type_)].max())
        modes, statuses = judged.answers.modes[rows].mean(axis=0), judged.answers.statuses[rows].mean(axis=0)
        kind, _, mode = self._model.modes[int(modes.argmax())].partition(".")
        status = self._model.statuses[int(statuses.argmax())]
        return Proposal(sentence, tuple(tokens), type_, chance, mode if kind == type_ else None, status)

    def roles(self, sentence: int, tokens: Sequence[int]) -> dict[tuple[int, int], tuple[float, float]]:
        """For each mention (sentence, head): log-odds that its party does what the words tell, or has it done."""
        found = self._rows(sentence, tokens)
        if found is None or not found[0].mentions:
            return {}
        judged, rows = found
        here = judged.window.sentences.index(sentence, judged.window.own)
        act = judged.answers.acts[rows].mean(axis=0)
        reaches = [reach_of(here, place) for _, place in judged.mentions]
        scores = pair_scores(act, judged.parties) + self._model.reach[:, reaches].T
        return {
            (mention.sentence, mention.head): (float(acts), float(undergoes))
            for (mention, _), (acts, undergoes) in zip(judged.mentions, scores, strict=True)
        }

    def links(self, sentence: int, head: int) -> dict[tuple[int, int], float]:
        """For each mention before this one: log-odds that both mean the same party."""
        found = self._page.judged(sentence)
        if found is None:
            return {}
        judged = found[0]
        told = [named.mention for named in judged.mentions]
        own = next((n for n, m in enumerate(told) if (m.sentence, m.head) == (sentence, head)), None)
        if own is None:
            return {}
        before = [n for n, m in enumerate(told) if (m.sentence, m.span) < (sentence, told[own].span)]
        width = judged.links.shape[1] // 2
        left, right = judged.links[own, :width], judged.links[before, width:]
        sums = (left[:-1] * right[:, :-1]).sum(axis=1) * SCALE + left[-1] + right[:, -1] + SHY
        return {(told[n].sentence, told[n].head): float(odds) for n, odds in zip(before, sums, strict=True)}

    def _rows(self, sentence: int, tokens: Sequence[int]) -> tuple[Judged, list[int]] | None:
        """The rows of the answers that are the pieces of these words, in the window that judges the sentence."""
        found = self._page.judged(sentence)
        if found is None:
            return None
        if sentence not in self._places:
            self._places[sentence] = self._page.places(sentence)
        judged, n = found
        rows = [judged.begins[n] + piece for token in tokens for piece in self._places[sentence][token]]
        return (judged, rows) if rows else None


def pair_scores(act: Floats, parties: Floats) -> Floats:
    """For each party, logits that it acts and that it is acted upon; training/model.py has the same sum."""
    doer, other = act.reshape(2, -1), parties.reshape(len(parties), 2, -1)
    sums = (doer[:, :-1] * other[:, :, :-1]).sum(axis=2) * SCALE + doer[:, -1] + other[:, :, -1]
    return np.asarray(sums, dtype=np.float32)
