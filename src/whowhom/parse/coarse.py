"""The parts of speech that a spaCy model's attribute ruler gives, each kind of case decided once.

The ruler holds some 180 patterns against every word, and takes as long as the parser. But what it says of a word's
part of speech hangs on little: the word's tag and label, and its form and the word before it where a pattern names
them. So words that are alike in this are one case, and the patterns are held against that, the last one first: of those
that fit, the ruler goes by the last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Word = tuple[str, str, str]  # lower case, tag, label
KEYS = ("LOWER", "TAG", "DEP")  # of a word
OTHER = "…"  # stands for every form that no pattern names
KNOWN = frozenset({*KEYS, "IS_SPACE"})


class Coarse:
    """``patterns``: the ruler's own. Raises ValueError for patterns of another kind."""

    def __init__(self, patterns: Sequence[Mapping[str, Any]]) -> None:
        self._rules: list[tuple[Sequence[Mapping[str, Any]], str]] = []  # the last one first
        self._forms: set[str] = set()
        self._before: set[str] = set()  # labels of the word before that a pattern names
        for rule in reversed([rule for rule in patterns if "POS" in rule["attrs"]]):
            for pattern in rule["patterns"]:
                self._learn(pattern, rule["index"])
                self._rules.append((pattern, str(rule["attrs"]["POS"])))
        self._of_tag: dict[str, list[tuple[Sequence[Mapping[str, Any]], str]]] = {}  # the rules that a tag leaves
        self._cases: dict[tuple[Word, str | None], str] = {}

    def _learn(self, pattern: Sequence[Mapping[str, Any]], index: int) -> None:
        last = len(pattern) - 1
        if index != last or last > 1 or any(not set(word) <= KNOWN for word in pattern):
            raise ValueError(f"The ruler has a pattern of a kind that is not known here: {pattern}.")
        self._forms |= _values(pattern[last].get("LOWER"))
        if last:
            if set(pattern[0]) != {"DEP"}:
                raise ValueError(f"The ruler looks at more than the label of the word before: {pattern}.")
            self._before |= _values(pattern[0]["DEP"])

    def pos(self, word: Word, before: str | None) -> str:
        """The part of speech of a word; ``before``: the label of the word before it, None at the beginning."""
        form, tag, label = word
        alike = (form if form in self._forms else OTHER, tag, label)
        case = (alike, before if before in self._before else None)
        told = self._cases.get(case)
        if told is None:
            told = self._cases[case] = self._told(dict(zip(KEYS, alike, strict=True)), case[1])
        return told

    def _told(self, word: Mapping[str, str], before: str | None) -> str:
        tag = word["TAG"]
        if tag not in self._of_tag:
            fitting = [rule for rule in self._rules if "TAG" not in rule[0][-1] or _fits(rule[0][-1]["TAG"], tag)]
            self._of_tag[tag] = fitting
        for (*first, last), pos in self._of_tag[tag]:
            if all(before is not None and _fits(one["DEP"], before) for one in first) and all(
                _fits(wanted, word.get(key, False)) for key, wanted in last.items()
            ):
                return pos
        return ""


def _values(wanted: Any) -> set[str]:
    """The strings that a condition of a pattern names."""
    if wanted is None or isinstance(wanted, str):
        return {wanted} if wanted else set()
    if not set(wanted) <= {"IN", "NOT_IN"}:
        raise ValueError(f"The ruler has a condition of a kind that is not known here: {wanted}.")
    return {value for values in wanted.values() for value in values}


def _fits(wanted: Any, value: str | bool) -> bool:
    """Whether a value is what a condition of a pattern wants; no word that is asked for is white space."""
    if isinstance(wanted, Mapping):
        return all((value in values) == (how == "IN") for how, values in wanted.items())
    return bool(value == wanted)
