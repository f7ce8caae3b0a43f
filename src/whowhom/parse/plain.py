"""New words of letters alone, which most are: what spaCy works out of each new word is told of these at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Search = Callable[[str], Any]
ALIKE = 4  # letters of a kind in a row that a shape shows: "Xxxxx" for any longer name
CUT = 40_000  # words with the signs beside them, whose cuts are remembered as long as spaCy keeps words for good


def not_of_letters(search: Search, nothing: Any = None) -> Search:
    """A search of the tokenizer's for where a word is cut, or whether it is an address: both need a sign or a figure.

    ``nothing``: what it says where it finds nothing.
    """

    def found(word: str) -> Any:
        return nothing if word.isalpha() else search(word)

    return found


def hurry(tokenizer: Any) -> None:
    """Has a tokenizer search only words in which there may be something to find, and remember more of what it found."""
    rules, tokenizer.rules = tokenizer.rules, {}  # else each change has it read them all again
    tokenizer.suffix_search = not_of_letters(tokenizer.suffix_search)
    tokenizer.infix_finditer = not_of_letters(tokenizer.infix_finditer, ())
    tokenizer.url_match = not_of_letters(tokenizer.url_match)
    tokenizer.rules = rules
    tokenizer.max_cache_size = CUT


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
