"""Sentences that are told twice, word for word or nearly so, and which telling stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from whowhom.clean.furniture import Furniture

EXACT_WORDS = 5  # from this many words on an equal sentence is the same telling
NEAR_WORDS = 8  # the same for a nearly equal one
NEAR = 0.9  # share of a sentence's words, in order, that its twin must have
AT_MOST_LONGER = 2.0  # a twin may be so many times as long
MOST_SENTENCE_WORDS = 300  # longer stretches are no sentences and only compared for equality
SHINGLE = 3
MOST_POSTINGS = 60  # a word triple in more sentences than this finds no candidates
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*%?")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a report: the paragraph it stands in and its words."""

    paragraph: int
    words: tuple[str, ...]  # lower case
    names: frozenset[str]  # those that are capitalised inside the sentence or hold digits


def told(paragraph: int, text: str) -> Told:
    found = _WORD.findall(text.replace("’", "'"))
    words = tuple(map(str.lower, found))
    names = {
        words[n]
        for n, word in enumerate(found)
        if (n and word[0].isupper()) or (not word.isalpha() and _has_digit(word))
    }
    return Told(paragraph, words, frozenset(names))


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def repeats(sentences: list[Told], openings: list[int], table: Furniture) -> dict[int, int]:
    """Which sentence (by index) repeats which other one that stands.

    ``openings`` are the paragraphs of running text in order. Paragraphs at the head of the report all of whose
    sentences come again later are a teaser: there the later telling stands. Everywhere else the first one does.
    """
    twins = _twins(sentences, table)
    lead = _lead(sentences, openings, twins)
    out: dict[int, int] = {}
    for one in range(len(sentences)):
        others = twins.get(one, [])
        if sentences[one].paragraph in lead:
            standing = [other for other in others if other > one and sentences[other].paragraph not in lead]
        else:
            standing = [other for other in others if other < one and sentences[other].paragraph not in lead]
            standing = [other for other in standing if other not in out]
        if standing:
            out[one] = standing[0]
    return out


def _lead(sentences: list[Told], openings: list[int], twins: dict[int, list[int]]) -> set[int]:
    """Paragraphs at the head that say nothing which is not said again in later ones."""
    members: dict[int, list[int]] = defaultdict(list)
    for n, sentence in enumerate(sentences):
        members[sentence.paragraph].append(n)
    lead: set[int] = set()
    for paragraph in openings:
        inside = members[paragraph]
        again = [any(sentences[other].paragraph > paragraph for other in twins.get(n, [])) for n in inside]
        if not inside or not all(again):
            break
        lead.add(paragraph)
    return lead


def _twins(sentences: list[Told], table: Furniture) -> dict[int, list[int]]:
    """For each sentence the others that hold all it says."""
    shingles = _shared([_shingles(sentence) for sentence in sentences])
    by_shingle: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, own in enumerate(shingles):
        for shingle in own:
            by_shingle[shingle].append(n)
    out: dict[int, list[int]] = {}
    for n, sentence in enumerate(sentences):
        postings = (by_shingle[shingle] for shingle in shingles[n])
        shared = Counter(other for some in postings if len(some) <= MOST_POSTINGS for other in some if other != n)
        found = [other for other, count in shared.items() if _holds(sentences[other], sentence, count, table)]
        if found:
            out[n] = sorted(found)
    return out


def _shingles(sentence: Told) -> set[tuple[str, ...]]:
    words = sentence.words
    if len(words) < EXACT_WORDS:
        return set()
    return {words[n : n + SHINGLE] for n in range(len(words) - SHINGLE + 1)}


def _shared(shingles: list[set[tuple[str, ...]]]) -> list[set[tuple[str, ...]]]:
    """Of each sentence those that another one has too, which are few."""
    seen, again = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for own in shingles:
        again |= own & seen
        seen |= own
    return [own & again for own in shingles]


def _holds(whole: Told, part: Told, shared: int, table: Furniture) -> bool:
    """Whether ``whole`` says all that ``part`` says: equal, containing it, or differing in words that weigh nothing."""
    if whole.words == part.words:
        return True
    if max(len(part.words), len(whole.words)) > MOST_SENTENCE_WORDS:
        return False
    if len(part.words) < NEAR_WORDS or shared < 0.5 * (len(part.words) - SHINGLE):
        return False
    if _runs_through(whole.words, part.words):
        return not (set(whole.words) - set(part.words)) & table.differ
    if len(whole.words) > AT_MOST_LONGER * len(part.words):
        return False
    matcher = SequenceMatcher(None, part.words, whole.words, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    extra = set(part.words) - set(whole.words)
    apart = extra | (set(whole.words) - set(part.words))
    return common >= NEAR * len(part.words) and not extra & part.names and not apart & table.differ


def _runs_through(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[n : n + len(part)] == part for n in range(len(whole) - len(part) + 1))
