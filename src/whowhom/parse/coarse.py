"""The parts of speech that a spaCy model's attribute ruler gives, each kind of case asked once.

The ruler holds some 180 patterns against every word, and takes as long as the parser. But what it says of a word's
part of speech hangs on little: the word's tag and label, and its form and the word before it where a pattern names
them. So words that are alike in this are one case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Word = tuple[str, str, str]  # lower case, tag, label
OTHER = "…"  # stands for every form that no pattern names
KNOWN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})


class Coarse:
    """``ask``: the ruler's answer for the last of one or two words. Raises ValueError for patterns of another kind."""

    def __init__(self, patterns: Sequence[Mapping[str, Any]], ask: Callable[[Sequence[Word]], str]) -> None:
        telling = [rule for rule in patterns if "POS" in rule["attrs"]]
        self._ask = ask
        self._forms: set[str] = set()
        self._before: set[str] = set()  # labels of the word before that a pattern names
        for rule in telling:
            for pattern in rule["patterns"]:
                self._learn(pattern, rule["index"])
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
            told = self._cases[case] = self._ask([alike] if case[1] is None else [(OTHER, "", case[1]), alike])
        return told


def _values(wanted: Any) -> set[str]:
    """The strings that a condition of a pattern names."""
    if wanted is None or isinstance(wanted, str):
        return {wanted} if wanted else set()
    if not set(wanted) <= {"IN", "NOT_IN"}:
        raise ValueError(f"The ruler has a condition of a kind that is not known here: {wanted}.")
    return {value for values in wanted.values() for value in values}
