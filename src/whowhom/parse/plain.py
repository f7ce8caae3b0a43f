"""New words of letters alone, which most are: what spaCy works out of each new word is told of these at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Search = Callable[[str], Any]
ALIKE = 4  # letters of a kind in a row that a shape shows: "Xxxxx" for any longer name


def endings(search: Search) -> Search:
    """The tokenizer's search for what is cut off the end of a word: a sign, or a unit behind a figure."""

    def found(word: str) -> Any:
        return None if word.isalpha() else search(word)

    return found


def shapes(shape: Callable[[str], str]) -> Callable[[str], str]:
    """Spelling in capitals and small letters: only where neither is mixed with the other, nor with signs."""

    def told(word: str) -> str:
        if word.isalpha() and len(word) < 100:
            if word.islower():
                return "x" * min(len(word), ALIKE)
            if word[0].isupper() and word[1:].islower():
                return "X" + "x" * min(len(word) - 1, ALIKE)
        return shape(word)

    return told
