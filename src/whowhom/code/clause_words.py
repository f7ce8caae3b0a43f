"""The words of grammar.toml that clauses are read with."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.codebook import Codebook
from whowhom.codebook.forms import noun_forms, verb_forms


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """By what they tell; nouns and verbs in all their forms, but for ``control``."""

    control: frozenset[str]  # verbs whose infinitive keeps the subject ("promised to leave"), as they begin
    negators: frozenset[str]
    ceased: frozenset[str]  # adverbs that with a negator say that it was done before ("no longer")
    causatives: frozenset[str]
    texts: frozenset[str]
    asking: frozenset[str]
    relative: frozenset[str]
    two_words: frozenset[str]  # prepositions that take another one ("according to")
    asked: frozenset[str]
    deed: frozenset[str]
    punished: frozenset[str]

    @classmethod
    def of(cls, book: Codebook) -> ClauseWords:
        """Of a codebook."""
        return cls(
            control=book.words("subject_control"),
            negators=book.words("negators"),
            ceased=book.words("ceased"),
            causatives=book.words("causatives", verb_forms),
            texts=book.words("text_nouns", noun_forms),
            asking=book.words("asking", verb_forms),
            relative=book.words("relative"),
            two_words=book.words("two_words"),
            asked=book.words("behind.asked"),
            deed=book.words("behind.deed"),
            punished=book.words("behind.punished"),
        )
