"""The words that the frames of each type are about: what only the learned coder takes for an act may use others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whowhom.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Lexis:
    """Verbs, nouns and objects of the frames in all their forms, by type of act."""

    words: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, codebook: Codebook) -> Lexis:
        found: dict[str, set[str]] = {name: set() for name in codebook.types}
        for form, frames in codebook.by_form.items():
            for frame in frames:
                found[frame.type].add(form)
        for form, pairs in codebook.by_noun.items():
            for frame, _ in pairs:
                found[frame.type].add(form)
        for frame in codebook.frames:
            for term in (frame.object, frame.object2):
                found[frame.type] |= term.words if term is not None else set()
        return cls({name: frozenset(words) for name, words in found.items()})

    def knows(self, kind: str, words: list[str]) -> bool:
        """Whether one of the words stands in a frame of the type."""
        return not self.words[kind].isdisjoint(words)
