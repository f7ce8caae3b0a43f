"""Words that tell who says what, from attribution.toml: which contents each of them takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from whowhom.codebook.faults import known, needed, words
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.codebook.model import CodebookError

FILE = "attribution.toml"
PARTS = ("verbs", "nouns", "adjectives")
KINDS = {"that", "wh", "infinitive", "ing", "object", "label", "as", "passive", "seem", "expected"}


@dataclass(frozen=True)
class Cues:
    """``takes``: (part, word form) -> kinds of content. ``sources``: preposition -> the word that goes on with it."""

    takes: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def of(self, part: str, form: str) -> frozenset[str]:
        return self.takes.get((part, form), frozenset())

    def speaks(self, form: str) -> bool:
        """Whether a verb may stand beside words between quotation marks."""
        return "that" in self.of("verbs", form)


def read_cues(table: dict[str, Any], prepositions: frozenset[str]) -> Cues:
    """Raises CodebookError for a part, kind or word that is none."""
    needed(table, (*PARTS, "sources"), FILE, "head of the file")
    known(table, {*PARTS, "sources"}, FILE, "head of the file")
    allowed = KINDS | prepositions | {f"object {word}" for word in prepositions}
    takes: dict[tuple[str, str], set[str]] = {}
    for part in PARTS:
        known(table[part], allowed, FILE, part)
        for kind, listed in table[part].items():
            for word in words(listed, kind, FILE, part):
                for form in _forms(part, word):
                    takes.setdefault((part, form), set()).add(kind)
    for word, then in table["sources"].items():
        if not isinstance(then, str):
            raise CodebookError(FILE, "sources", f"{word} = {then!r} is no word")
    return Cues({key: frozenset(kinds) for key, kinds in takes.items()}, dict(table["sources"]))


def _forms(part: str, word: str) -> frozenset[str]:
    if part == "verbs":
        return verb_forms(word)
    return noun_forms(word) if part == "nouns" else frozenset({word})
