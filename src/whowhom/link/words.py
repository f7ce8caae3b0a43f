"""Words as two reports share them: roots, so that "seized" meets "seizing", and how rare each is in news.

How often a word stands in reports is a table (codebook/tables/word_counts.csv), and not counted in the store: what a
pair of records has in common may not depend on what else was read.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import log, sqrt

Bag = Mapping[str, float]  # root -> weight

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDING = re.compile(r"(?:['’]s|ing|ied|ies|ed|es|e|s|y)$")
SHORTEST = 3  # letters that must be left of a word without its ending


def root(word: str) -> str:
    """A word in small letters without the endings of verbs and plurals; no dictionary, so "sent" stays "sent"."""
    word = word.lower()
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= SHORTEST else word


def roots(text: str) -> list[str]:
    """The roots of all words and numbers of a text, in order."""
    return [root(word.replace(",", "")) for word in WORD.findall(_joined(text))]


def _joined(text: str) -> str:
    """ "338,000" is one word."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


@cache
def _counts() -> tuple[dict[str, int], int]:
    """Root -> number of reports of the table that have it, and the number of all its reports (the row without root)."""
    text = files("whowhom.codebook").joinpath("tables", "word_counts.csv").read_text(encoding="utf-8")
    rows = {row["root"]: int(row["reports"]) for row in csv.DictReader(text.splitlines())}
    return rows, rows.pop("")


def rarity(word: str) -> float:
    """0 for a root that stands in every report, and the more the rarer: 1 in ten 2.3, 1 in a hundred 4.6."""
    counts, reports = _counts()
    return log(reports / max(counts.get(word, 0), 1))


def bag(words: Iterable[str]) -> dict[str, float]:
    """Each root once, by its rarity."""
    return {word: rarity(word) for word in sorted(set(words))}


def rarest_names(text: str, most: int) -> dict[str, float]:
    """The ``most`` names that mark a report: rare in news, told again and again here.

    A name is a word that is written with a capital within a sentence; titles in capitals have none.
    """
    told = Counter(root(found[0]) for found in WORD.finditer(text) if _is_name(text, found.start()))
    weights = {word: rarity(word) * (1 + log(times)) for word, times in told.items()}
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most])


def _is_name(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t'\"‘“(")
    return text[start].isupper() and bool(before) and before[-1] not in ".!?:\n"


def alike(a: Bag, b: Bag) -> float:
    """The cosine of two bags: 0 where they share no word, 1 where they have the same."""
    if len(b) < len(a):
        a, b = b, a
    shared = sum(weight * b[word] for word, weight in a.items() if word in b)
    if not shared:
        return 0.0
    return min(1.0, shared / (_length(a) * _length(b)))


def _length(bag: Bag) -> float:
    return sqrt(sum(weight * weight for weight in bag.values()))
