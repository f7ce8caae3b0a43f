"""A paragraph on the way to its label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whowhom.clean.dateline import Dateline
from whowhom.clean.dates import Stated
from whowhom.records import Span

PROSE_WORDS = 25  # so many words are running text even without a full stop
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
        return self.words >= PROSE_WORDS or bool(_PROSE_END.search(self.text))
