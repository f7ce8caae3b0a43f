"""What spaCy remembers: every word that it has met, about a kilobyte each, and a day's news has thousands of new ones.

Those of its first reports it keeps, since most words come again. Of all others it keeps so many, and then forgets them.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

FOR_GOOD, FOR_NOW = 20_000, 20_000  # words


class Vocabulary:
    """``nlp``: the pipeline whose words these are."""

    def __init__(self, nlp: Any) -> None:
        self._nlp, self._zone = nlp, ExitStack()
        self._most = FOR_GOOD

    def is_full(self) -> bool:
        return len(self._nlp.vocab) >= self._most  # counts what was forgotten too

    def forget(self) -> None:
        """To be called while no document is at hand, since its words may be among them."""
        self._zone.close()
        self._zone.enter_context(self._nlp.memory_zone())
        self._most = len(self._nlp.vocab) + FOR_NOW
