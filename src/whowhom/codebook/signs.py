"""The words without which a frame fits no clause, so that most frames need not be tried on most sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from whowhom.codebook.forms import verb_forms
from whowhom.codebook.model import Frame

Signs = tuple[frozenset[str], ...]  # a sentence must hold one word of each


class Starts:
    """Frames by the verb forms at which they may start; their signs are found when a form is asked for.

    Frames share most of their signs, so these have numbers: a sentence is compared with each once for all its verbs.
    """

    def __init__(self, by_form: Mapping[str, Sequence[Frame]]) -> None:
        self._by_form = by_form
        self._known: dict[str, list[tuple[Frame, frozenset[int]]]] = {}
        self._own: dict[str, Signs] = {}
        self._numbers: dict[frozenset[str], int] = {}
        self._of: dict[str, list[int]] = {}

    def tried(self, forms: Iterable[str], words: Collection[str]) -> dict[str, list[Frame]]:
        """By form the frames that may fit in a sentence of these words, in the order of the codebook."""
        asked = {form: self._signs(form) for form in forms if form in self._by_form}
        held = {number for word in words for number in self._of.get(word, ())}
        return {form: [frame for frame, signs in frames if signs <= held] for form, frames in asked.items()}

    def _signs(self, form: str) -> list[tuple[Frame, frozenset[int]]]:
        if form not in self._known:
            self._known[form] = [(frame, self._of_frame(frame, form)) for frame in self._by_form[form]]
        return self._known[form]

    def _of_frame(self, frame: Frame, form: str) -> frozenset[int]:
        if frame.id not in self._own:
            self._own[frame.id] = signs_of(frame)
        return frozenset(map(self._number, (*self._own[frame.id], *particles(frame, form))))

    def _number(self, sign: frozenset[str]) -> int:
        if sign not in self._numbers:
            number = len(self._numbers)
            for word in sign:
                self._of.setdefault(word, []).append(number)
            self._numbers[sign] = number
        return self._numbers[sign]


def signs_of(frame: Frame) -> Signs:
    """Its required prepositions, and the last parts of its nouns."""
    terms = [frame.subject, frame.object, frame.object2, *(prep.term for prep in frame.preps)]
    nouns = [term.words for term in terms if term is not None and term.slot is None and term.words]
    return (*map(last_parts, nouns), *(prep.preps for prep in frame.preps if prep.required))


def particles(frame: Frame, form: str) -> Signs:
    """One sign, where a particle must follow the verb form."""
    found = {particle for base, particle in frame.verbs if form in verb_forms(base)}
    return () if None in found else (frozenset(particle for particle in found if particle is not None),)


@cache
def last_parts(words: frozenset[str]) -> frozenset[str]:
    """ "fire" of "cease-fire", "system" of "air defence system"; frames share most of their lists of words."""
    return frozenset(word.replace("-", " ").split()[-1] for word in words)
