"""The seam: anything that turns stretches of text into sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from whowhom.records import Block
from whowhom.syntax import Sentence


class Parser(Protocol):
    """``name`` and ``version`` are kept with every record, since another parser is another coder."""

    name: str
    version: str

    def words(self, text: str) -> list[str]:
        """The words of a stretch of text, the same as its sentences have; nothing is parsed."""
        ...

    def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        """Sentences of the blocks of a report's text, numbered from 0; a block's answer hangs on no other block."""
        ...
