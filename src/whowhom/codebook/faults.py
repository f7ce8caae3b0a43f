"""What the files of a codebook may not say: each fault is told with file, entry, and the nearest right word."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from typing import Any

from whowhom.codebook.model import CodebookError

FEW = 8  # as many right words are listed where none is near
LONG = 60  # characters of a faulty text that a message repeats


def known(table: dict[str, Any], allowed: Collection[str], file: str, entry: str) -> None:
    """Raises CodebookError for a key that nothing reads."""
    for key in table:
        if key not in allowed:
            near = difflib.get_close_matches(key, sorted(allowed), 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(sorted(allowed))}"
            raise CodebookError(file, entry, f"unknown key {key!r}{hint}")


def needed(table: dict[str, Any], keys: Iterable[str], file: str, entry: str, hint: str = "") -> None:
    """Raises CodebookError for a key that must be there."""
    for key in keys:
        if key not in table:
            raise CodebookError(file, entry, f"{key!r} is missing{hint}")


def one_of(word: str | None, right: Collection[str], what: str, file: str, entry: str) -> None:
    """Raises CodebookError for a word that is none of a closed set. None is no word and always right.

    ``what``: the name of the word, where ``entry`` does not say it yet.
    """
    if word is None or word in right:
        return
    raise CodebookError(file, entry, f"{what} {none_of(word, right)}".lstrip())


def none_of(word: str, right: Collection[str]) -> str:
    """What is said of a word that is none of a closed set: the set or its size, and the nearest word."""
    near = difflib.get_close_matches(str(word), sorted(right), 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    listed = right if isinstance(right, tuple) else sorted(right)
    told = ", ".join(listed) if len(right) <= FEW or not near else f"the {len(right)} known"
    return f"{word!r} is none of {told}{hint}"


def brief(text: str) -> str:
    """A text of any length, as a message can hold it: on one line, its end cut off."""
    line = " ".join(text.split())
    return line if len(line) <= LONG else f"{line[:LONG]}…"


def number(value: Any, what: str, file: str, entry: str) -> float:
    """A number of the file. Raises CodebookError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CodebookError(file, entry, f"{what} {value!r} is no number".lstrip())
    return float(value)


def words(value: Any, what: str, file: str, entry: str) -> list[str]:
    """A list of words of the file. Raises CodebookError for anything else, a single word above all."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise CodebookError(file, entry, f'{what} {value!r} is no list of words; write ["…", "…"]')
    return value
