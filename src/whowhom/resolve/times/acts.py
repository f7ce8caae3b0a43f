"""Words for one and the same act: a verb's forms, its nouns, and the general words for its kind."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.resolve.times.words import table


@cache
def nominals() -> dict[str, frozenset[str]]:
    """Each form of a verb or of its nouns -> all of them."""
    rows = tomllib.loads((files("whowhom") / "codebook" / "nominals.toml").read_text("utf-8"))["nominal"]
    out: dict[str, frozenset[str]] = {}
    for verb, nouns in rows.items():
        family = verb_forms(verb).union(*(noun_forms(noun) for noun in nouns))
        for word in family:
            out[word] = out.get(word, frozenset()) | family
    return out


@cache
def words_for(word: str) -> frozenset[str]:
    """The words that may have told the act: the noun's own forms, the verb that it comes from, words for its kind."""
    base = word.removesuffix("s")
    kinds = table()["general_acts"].get(base, [])
    return noun_forms(base) | verb_forms(base) | nominals().get(word, frozenset()) | {word, *kinds}
