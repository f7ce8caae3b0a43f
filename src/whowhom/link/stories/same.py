"""The table by which words of reports are taken for tellings of one act: codebook/same.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whowhom.codebook.model import CodebookError
from whowhom.codebook.texts import parse_toml, shipped

FILE = "same.toml"


@dataclass(frozen=True)
class Same:
    """Limits by name; the weight of each sign where the heads of two phrases have one root, and where they have two."""

    limits: Mapping[str, float]
    one_root: Mapping[str, float]
    two_roots: Mapping[str, float]


@cache
def same() -> Same:
    """The shipped table. Raises CodebookError where it lacks something."""
    return read_same(shipped(FILE))


def read_same(text: str) -> Same:
    """Raises CodebookError, with the name of what is missing."""
    table = parse_toml(FILE, text)
    try:
        return Same(
            {name: float(value) for name, value in table["limits"].items()},
            {name: float(sign["one_root"]) for name, sign in table["sign"].items()},
            {name: float(sign["two_roots"]) for name, sign in table["sign"].items()},
        )
    except KeyError as error:
        raise CodebookError(FILE, "head of the file", f"{error.args[0]!r} is missing") from error
