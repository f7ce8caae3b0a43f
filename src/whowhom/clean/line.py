"""A paragraph on the way to its label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whowhom.clean.dateline import Dateline
from whowhom.clean.dates import Stated
from whowhom.records import Span

PROSE_WORDS = 25  # so many words are running text even without a full stop
STOPPED_WORDS = 6  # so many are if a sentence ends somewhere among them
_PROSE_STOP = re.compile(r"[^\W\d_A-Z]{3,}[.!?][\"”’)]*\s")
_PROSE_END = re.compile(r"[.!?…;]+[\"'”’)\]]*$|[,:][\"”]$|[,;](?: and| or)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on the way to its label. ``rest`` is what remains after a bullet, number or time at its head."""

    span: Span
    rest: Span
    text: str  # of ``rest``
    whole: str  # of ``span``
    kind: str = ""  # "headline", "furniture", "body", "dateline"; empty while open
    words: int = 0
    dateline: Dateline | None = None
    stated: Stated | None = None

    @property
    def marked(self) -> bool:
        return self.rest.start > self.span.start

    @property
    def prose(self) -> bool:
        if self.words >= PROSE_WORDS or _PROSE_END.search(self.text):
            return True
        return self.words >= STOPPED_WORDS and bool(_PROSE_STOP.search(self.text))
