"""The coder behind /try: loaded with the first sentence, once, and asked one sentence at a time."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from whowhom.records import Report

if TYPE_CHECKING:
    from whowhom.pipeline import Coder
    from whowhom.syntax import Reading


class Coding:
    """``codebook``: a folder layered over the built-in one."""

    def __init__(self, codebook: str | None) -> None:
        self._codebook, self._lock = codebook, Lock()
        self._coder: Coder | None = None

    def read(self, text: str, published: str | None) -> tuple[Reading, Coder]:
        """The reading of a sentence or a short report, and who read it. Raises ValueError for a faulty codebook."""
        from whowhom.pipeline import Coder

        with self._lock:
            if self._coder is None:
                self._coder = Coder(self._codebook)
            report = Report("sentence", text, "sentence", published=published, published_from="option")
            return self._coder.read(report), self._coder
