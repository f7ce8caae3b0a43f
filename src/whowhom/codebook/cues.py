"""Words that tell who says what, from attribution.toml: which contents each of them takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from whowhom.codebook.faults import known, needed, words
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.codebook.model import CodebookError
from whowhom.codebook.texts import File

HEAD = "head of the file"
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


def read_cues(layers: Sequence[tuple[File, dict[str, Any]]], prepositions: frozenset[str]) -> Cues:
    """Words of our file and of a user's. Raises CodebookError for a part, kind or word that is none."""
    takes: dict[tuple[str, str], set[str]] = {}
    sources: dict[str, str] = {}
    for file, table in layers:
        known(table, {*PARTS, "sources"}, file.path, HEAD)
        needed(table, () if file.own else (*PARTS, "sources"), file.path, HEAD)
        for part in PARTS:
            _take(takes, part, table.get(part, {}), file.path, prepositions)
        for word, then in table.get("sources", {}).items():
            if not isinstance(then, str):
                raise CodebookError(file.path, "sources", f"{word} = {then!r} is no word")
            sources[word] = then
    return Cues({key: frozenset(kinds) for key, kinds in takes.items()}, sources)


def _take(
    takes: dict[tuple[str, str], set[str]], part: str, table: dict[str, Any], path: str, prepositions: frozenset[str]
) -> None:
    known(table, KINDS | prepositions | {f"object {word}" for word in prepositions}, path, part)
    for kind, listed in table.items():
        for word in words(listed, kind, path, part):
            for form in _forms(part, word):
                takes.setdefault((part, form), set()).add(kind)


def _forms(part: str, word: str) -> frozenset[str]:
    if part == "verbs":
        return verb_forms(word)
    return noun_forms(word) if part == "nouns" else frozenset({word})
