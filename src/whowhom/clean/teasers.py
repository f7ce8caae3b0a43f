"""A lead that only abridges what the report then tells: a standfirst, a summary line of the page."""

from __future__ import annotations

from whowhom.clean.furniture import Furniture
from whowhom.clean.repeats import Told

LEADS = 2  # paragraphs at the head that may be a teaser
FEWEST = 6  # content words without which a comparison says nothing
MOST_WORDS = 60
WINDOW = 3  # sentences in a row that may together tell what the teaser says
COVERED = 0.9  # share of the teaser's content words that they hold
COVERED_BEFORE_DATELINE = 0.7  # the same for a paragraph that stands before the report's own dateline
STEM = 5  # letters by which two forms of a word are held to be one


def teasers(sentences: list[Told], openings: list[int], datelined: int | None, table: Furniture) -> set[int]:
    """Paragraphs (of ``openings``, running text in order) that tell nothing beyond some later sentences in a row.

    ``datelined`` is the first paragraph with a dateline: what stands before it is by position no part of the report.
    Every name, number and "not" of a teaser must come again.
    """
    out: set[int] = set()
    for paragraph in openings[:LEADS]:
        mine = [sentence for sentence in sentences if sentence.paragraph == paragraph]
        later = [sentence for sentence in sentences if sentence.paragraph > paragraph]
        before = datelined is not None and paragraph < datelined
        if not _abridges(mine, later, COVERED_BEFORE_DATELINE if before else COVERED, table):
            break
        out.add(paragraph)
    return out


def _abridges(mine: list[Told], later: list[Told], covered: float, table: Furniture) -> bool:
    content = frozenset[str]().union(*map(_content, mine))
    names = {name[:STEM] for sentence in mine for name in sentence.names}
    weighty = _words(mine) & table.differ
    if len(content) < FEWEST or sum(len(sentence.words) for sentence in mine) > MOST_WORDS:
        return False
    stems = [_content(sentence) for sentence in later]
    for n in range(len(stems)):
        held = frozenset[str]().union(*stems[n : n + WINDOW])
        if names <= held and len(content & held) >= covered * len(content) and weighty <= _words(later[n : n + WINDOW]):
            return True
    return False


def _words(sentences: list[Told]) -> set[str]:
    return set[str]().union(*(sentence.words for sentence in sentences))


def _content(sentence: Told) -> frozenset[str]:
    """Stems of the words that carry the meaning: long ones, names and numbers."""
    return frozenset(word[:STEM] for word in sentence.words if len(word) > 3 or word in sentence.names)
