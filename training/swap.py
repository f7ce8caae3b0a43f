"""The same report about other states: names, demonyms and capitals exchanged, so that no act hangs on one country."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import replace

from training.check import rows
from training.notation import Mention, MiniReport, Sentence, land

KINDS = ("name", "adjectives", "people", "capitals")


class Swaps:
    """States that have one short form of each kind."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[str, str]] = {}
        for row in rows("countries.csv"):
            forms = {kind: row[kind].split(";")[0] for kind in KINDS if row[kind]}
            if {"name", "adjectives", "capitals"} <= forms.keys():
                self._forms[row["iso3"]] = forms
        self._targets = sorted(self._forms)

    def swapped(self, report: MiniReport, chance: random.Random) -> MiniReport:
        """A copy in which some of the states are others. Codes stay as they are: nothing depends on them."""
        states = sorted({land(c) for s in report.sentences for m in s.mentions for c in m.codes} & self._forms.keys())
        targets = chance.sample([t for t in self._targets if t not in states], len(states))
        words: dict[str, str] = {}
        for state, target in zip(states, targets, strict=True):
            if chance.random() < SHARE:
                theirs = self._forms[target]
                words |= {form: theirs[kind] for kind, form in self._forms[state].items() if kind in theirs}
        if not words:
            return report
        pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b")
        return replace(report, sentences=[_rewritten(s, pattern, words) for s in report.sentences])


SHARE = 0.7


def _rewritten(sentence: Sentence, pattern: re.Pattern[str], words: dict[str, str]) -> Sentence:
    text, last, moves = "", 0, []
    for found in pattern.finditer(sentence.text):
        text += sentence.text[last : found.start()] + words[found[0]]
        last = found.end()
        moves.append((found.start(), found.end(), len(words[found[0]]) - len(found[0])))

    def moved(at: int) -> int:
        return at + sum(by for start, end, by in moves if end <= at)

    def all_moved(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(replace(m, start=moved(m.start), end=moved(m.end)) for m in mentions)

    return Sentence(
        text + sentence.text[last:],
        all_moved(sentence.mentions),
        tuple((moved(start), moved(end)) for start, end in sentence.stars),
        sentence.line,
        [replace(a, start=moved(a.start), end=moved(a.end)) for a in sentence.acts],
        None if sentence.found is None else all_moved(sentence.found),
    )
