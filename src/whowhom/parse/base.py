"""The seam: anything that turns a stretch of text into sentences."""

from __future__ import annotations

from typing import Protocol

from whowhom.syntax import Sentence


class Parser(Protocol):
    """``name`` and ``version`` are kept with every record, since another parser is another coder."""

    name: str
    version: str

    def parse(self, text: str, offset: int, first: int, block: str) -> list[Sentence]:
        """Sentences of ``text``, whose first character stands at ``offset`` of the report; numbered from ``first``."""
        ...
