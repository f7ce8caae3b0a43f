"""Which reports tell the same story: they share its rare words and its names.

A report is a bag of roots, each weighed by how rare it is in news, how often it is told here, and whether it is a name
(numbers are rare of themselves). No report's weights hang on what else was read, so a stream may be read in any order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from whowhom.link.stories.average import average_link
from whowhom.link.stories.same import same
from whowhom.link.words import WORD, Bag, rarity, root


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell one story, and the roots that most of what they have in common hangs on, heaviest first."""

    documents: tuple[str, ...]
    words: tuple[str, ...]


def marks(text: str) -> dict[str, float]:
    """What tells a report's story apart: root -> weight; the squares of the weights add up to 1."""
    name = same().limits["name"]
    told: Counter[str] = Counter()
    small: set[str] = set()
    large: set[str] = set()  # written with a capital where none is due
    for line in text.split("\n"):
        for n, word in enumerate(WORD.findall(line)):
            told[root(word)] += 1
            if word[0].islower():
                small.add(root(word))
            elif n and word[0].isupper():
                large.add(root(word))
    weights = {
        word: rarity(word) * (1 + log(times)) * (name if word in large - small else 1.0) for word, times in told.items()
    }
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in sorted(weights.items()) if weight > 0}


def likeness(bags: Mapping[str, Bag]) -> dict[tuple[str, str], float]:
    """The cosine of every two reports that share one of their heaviest roots; ids in order. Others have none."""
    keys = int(same().limits["keys"])
    index: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(bags):
        for word in _heaviest(bags[document], keys):
            index[word].append(document)
    pairs = {pair for documents in index.values() for pair in combinations(documents, 2)}
    return {(a, b): _cosine(bags[a], bags[b]) for a, b in sorted(pairs)}


def stories(
    bags: Mapping[str, Bag], alike: Mapping[tuple[str, str], float] | None = None, least: float | None = None
) -> tuple[Story, ...]:
    """Every report in exactly one story, by id. ``bags``: the ``marks`` of each report; ``alike``: their likeness.

    ``least``: the mean likeness from which two groups tell one story, in place of the table's.
    """
    ids = sorted(bags)
    number = {id: n for n, id in enumerate(ids)}
    pairs = {(number[a], number[b]): value for (a, b), value in (alike or likeness(bags)).items()}
    groups = average_link(len(ids), pairs, least or same().limits["story"])
    return tuple(_story([ids[n] for n in group], bags) for group in groups)


def _story(documents: list[str], bags: Mapping[str, Bag], most: int = 8) -> Story:
    shared: Counter[str] = Counter()
    told = Counter(word for document in documents for word in bags[document])
    for document in documents:
        shared.update({word: weight for word, weight in bags[document].items() if told[word] > 1})
    return Story(tuple(documents), tuple(_heaviest(shared, most)))


def _heaviest(bag: Bag, most: int) -> list[str]:
    return sorted(bag, key=lambda word: (-bag[word], word))[:most]


def _cosine(a: Bag, b: Bag) -> float:
    if len(b) < len(a):
        a, b = b, a
    return round(sum(weight * b[word] for word, weight in a.items() if word in b), 6)
