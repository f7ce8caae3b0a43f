"""The words without which a frame fits no clause, so that most frames need not be tried on most sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from whowhom.codebook.forms import verb_forms
from whowhom.codebook.model import Frame

Signs = tuple[frozenset[str], ...]  # a sentence must hold one word of each
Verbs = tuple[tuple[str, str | None], ...]  # base form and particle


class Start(NamedTuple):
    """A frame that may start at a verb form, those of its verbs that have the form, and its signs as bits."""

    frame: Frame
    verbs: Verbs
    signs: int


class Starts:
    """Frames by the verb forms at which they may start; their signs are found when a form is asked for.

    Frames share most of their signs, so each is a bit: what a sentence holds is found once for all its verbs.
    """

    def __init__(self, by_form: Mapping[str, Sequence[Frame]]) -> None:
        self._by_form = by_form
        self._known: dict[str, list[Start]] = {}
        self._own: dict[str, int] = {}
        self._bit: dict[frozenset[str], int] = {}
        self._of: dict[str, int] = {}  # the signs that a word is of

    def tried(self, forms: Iterable[str], words: Iterable[str]) -> dict[str, list[Start]]:
        """By form the frames that may fit in a sentence of these words, in the order of the codebook."""
        asked = {form: self._starts(form) for form in forms if form in self._by_form}
        held = 0
        for word in words:
            held |= self._of.get(word, 0)
        return {form: [start for start in starts if start.signs | held == held] for form, starts in asked.items()}

    def _starts(self, form: str) -> list[Start]:
        if form not in self._known:
            frames = self._by_form[form]
            bases = {base for base in {base for frame in frames for base, _ in frame.verbs} if form in verb_forms(base)}
            self._known[form] = [self._start(frame, bases) for frame in frames]
        return self._known[form]

    def _start(self, frame: Frame, bases: Collection[str]) -> Start:
        if frame.id not in self._own:
            self._own[frame.id] = self._bits(signs_of(frame))
        verbs = tuple([verb for verb in frame.verbs if verb[0] in bases])
        return Start(frame, verbs, self._own[frame.id] | self._bits(particles(verbs)))

    def _bits(self, signs: Signs) -> int:
        out = 0
        for sign in signs:
            if sign not in self._bit:
                bit = 1 << len(self._bit)
                for word in sign:
                    self._of[word] = self._of.get(word, 0) | bit
                self._bit[sign] = bit
            out |= self._bit[sign]
        return out


def signs_of(frame: Frame) -> Signs:
    """Its required prepositions, and the last parts of its nouns."""
    terms = [frame.subject, frame.object, frame.object2, *(prep.term for prep in frame.preps)]
    nouns = [term.words for term in terms if term is not None and term.slot is None and term.words]
    return (*map(last_parts, nouns), *(prep.preps for prep in frame.preps if prep.required))


def particles(verbs: Verbs) -> Signs:
    """One sign, where a particle must follow, whichever of the verbs it is."""
    found = [particle for _, particle in verbs if particle is not None]
    return (frozenset(found),) if len(found) == len(verbs) else ()


@cache
def last_parts(words: frozenset[str]) -> frozenset[str]:
    """ "fire" of "cease-fire", "system" of "air defence system"; frames share most of their lists of words."""
    return frozenset(word.replace("-", " ").split()[-1] for word in words)
