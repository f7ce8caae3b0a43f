"""The words without which a frame fits no clause, so that most frames need not be tried on most sentences."""

from __future__ import annotations

from functools import cache

from whowhom.codebook.forms import verb_forms
from whowhom.codebook.model import Frame

Signs = tuple[frozenset[str], ...]  # a sentence must hold one word of each set


def signs_of(frame: Frame, form: str) -> Signs:
    """Of a frame that starts at a verb form: its particle, its required prepositions, the last parts of its nouns."""
    terms = [frame.subject, frame.object, frame.object2, *(prep.term for prep in frame.preps)]
    nouns = [term.words for term in terms if term is not None and term.slot is None and term.words]
    out = [last_parts(words) for words in nouns]
    out += [prep.preps for prep in frame.preps if prep.required]
    particles = [particle for base, particle in frame.verbs if form in verb_forms(base)]
    needed = frozenset(particle for particle in particles if particle is not None)
    return (*out, needed) if len(needed) and None not in particles else tuple(out)


@cache
def last_parts(words: frozenset[str]) -> frozenset[str]:
    """ "fire" of "cease-fire", "system" of "air defence system"; frames share most of their lists of words."""
    return frozenset(word.replace("-", " ").split()[-1] for word in words)
