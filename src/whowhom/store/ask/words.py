"""A search for words, as it is written: ``drill warships``, ``"joint drill"``, ``drill OR exercise``, ``NOT naval``.

Words count by their stem ("drills" finds "drill") and must all stand in the evidence; what stands in quotation marks
must stand there letter for letter, in capitals or not. OR parts alternatives; NOT bars the next word; a star after a
word takes whatever begins so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PART = re.compile(r'(?P<minus>NOT\s+)?(?:"(?P<exact>[^"]*)"?|(?P<word>\S+))')


@dataclass(slots=True)
class Group:
    """What must stand in one evidence, and what must not. ``exact``: letter for letter."""

    words: list[str] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    without_exact: list[str] = field(default_factory=list)

    @property
    def wanted(self) -> list[str]:
        """All that an index can look up; of exact words their stems, which leaves more than is meant."""
        return [part for part in (*self.words, *self.exact) if _indexed(part)]

    @property
    def told(self) -> str:
        """Any of the words that stand for themselves, in the language of FTS5; empty where there are none."""
        return " OR ".join(_quoted(word) for word in self.words)

    @property
    def match(self) -> str:
        """The group in the language of SQLite's FTS5; empty if an index cannot help."""
        barred = "".join(f" NOT {_quoted(word)}" for word in self.without if _indexed(word))
        return f"({' AND '.join(_quoted(part) for part in self.wanted)}){barred}" if self.wanted else ""


def read(text: str) -> list[Group]:
    """The alternatives of a search. Raises ValueError where nothing is asked for, or only what must not stand."""
    groups = [Group()]
    for part in _PART.finditer(text):
        barred, exact, word = part["minus"], part["exact"], part["word"]
        if word == "OR" and not barred:
            groups.append(Group())
        elif exact is not None:
            (groups[-1].without_exact if barred else groups[-1].exact).append(exact)
        elif word != "AND" or barred:
            _add(groups[-1], word, bool(barred))
    if not all(group.words or any(group.exact) for group in groups):
        raise ValueError(f"{text!r} asks for no word; write what must stand in the evidence, as in: drill NOT naval.")
    return groups


def _add(group: Group, word: str, barred: bool) -> None:
    """A word without letters or figures has no stem and is looked for as it is."""
    if _indexed(word):
        (group.without if barred else group.words).append(word)
    else:
        (group.without_exact if barred else group.exact).append(word)


def _indexed(part: str) -> bool:
    return any(char.isalnum() for char in part)


def _quoted(part: str) -> str:
    star = "*" if part.endswith("*") else ""
    return f'"{part.replace(chr(34), " ")}"{star}'
